// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/teams/member_dialog.hpp"

#include <QLabel>
#include <QLineEdit>
#include <utility>

#include "engine/control/admin/teams.hpp"
#include "ui/theme/metrics.hpp"
#include "ui/widgets/dialog_footer.hpp"
#include "ui/widgets/form_grid.hpp"
#include "ui/widgets/names_field.hpp"
#include "ui/widgets/text.hpp"

namespace weir::ui {

namespace {

// Name, two texts, and names with commas between.
std::array<QString, 4> textsOf(const MemberDialog::Member& member) {
    if (const auto* team = std::get_if<Team>(&member)) {
        return {QString::fromStdString(team->name), QString::fromStdString(team->tier),
                QString::fromStdString(team->costCentre), namesText(team->tags)};
    }
    const auto& user = std::get<User>(member);
    return {QString::fromStdString(user.name), QString::fromStdString(user.displayName),
            QString::fromStdString(user.email), namesText(user.teams)};
}

std::string nameIn(const MemberDialog::Member& member) {
    return std::visit([](const auto& each) { return each.name; }, member);
}

}  // namespace

MemberDialog::MemberDialog(admin::AdminClient& client, Member member, QWidget* parent)
    : SavingDialog(client, parent),
      m_before(std::move(member)),
      m_isNew(nameIn(m_before).empty()),
      m_hint(makeParagraph(TextRole::Small, Tone::Muted, this)) {
    auto* grid = new FormGrid(this, 1);
    const auto texts = textsOf(m_before);
    for (std::size_t i = 0; i < m_fields.size(); ++i) {
        m_labels[i] = makeLabel(TextRole::Body, Tone::Text2, this);
        m_fields[i] = new QLineEdit(texts[i], this);
        m_labels[i]->setBuddy(m_fields[i]);
        grid->addWidget(m_labels[i], static_cast<int>(i), 0);
        grid->addWidget(m_fields[i], static_cast<int>(i), 1);
    }
    for (QLineEdit* field : m_fields) {
        connect(field, &QLineEdit::textChanged, this, &MemberDialog::showState);
    }
    grid->addWidget(m_hint, grid->rowCount(), 1);
    m_fields[0]->setEnabled(m_isNew);
    if (isTeam()) {
        offerNames(m_fields[1],
                   {QStringLiteral("gold"), QStringLiteral("silver"), QStringLiteral("bronze")});
    }
    layOut(grid, 480);
    retranslate();
}

void MemberDialog::makeNew() {
    m_isNew = true;
    retranslate();
}

MemberDialog::Member MemberDialog::entered() const {
    const auto text = [this](std::size_t i) { return m_fields[i]->text().trimmed().toStdString(); };
    if (isTeam()) {
        return Team{text(0), text(2), text(1), namesIn(m_fields[3]->text())};
    }
    return User{text(0), text(1), text(2), namesIn(m_fields[3]->text())};
}

QString MemberDialog::missing() const {
    return m_fields[0]->text().trimmed().isEmpty() ? tr("A name is missing.") : QString();
}

QString MemberDialog::beingWritten() const {
    return tr("It is being written.");
}

void MemberDialog::save() {
    const Member now = entered();
    const auto done = [this](const auto&) { emit saved(m_isNew ? entered() : m_before, m_isNew); };
    if (isTeam()) {
        order(admin::SetTeam{m_isNew, std::get<Team>(now)}, done);
    } else {
        order(admin::SetUser{m_isNew, std::get<User>(now)}, done);
    }
}

void MemberDialog::retranslate() {
    const QString name = QString::fromStdString(nameIn(m_before));
    const bool named = !m_isNew && !name.isEmpty();
    if (isTeam()) {
        setWindowTitle(named ? tr("Team %1").arg(name) : tr("Add team"));
        footer().setPrimaryText(named ? tr("Save team") : tr("Add team"));
        m_labels[1]->setText(tr("Tier"));
        m_labels[2]->setText(tr("Cost centre"));
        m_labels[3]->setText(tr("Tags"));
        m_hint->setText(
            tr("With commas between. The tier is gold, silver, bronze or any other "
               "word."));
    } else {
        setWindowTitle(named ? tr("User %1").arg(name) : tr("Add user"));
        footer().setPrimaryText(named ? tr("Save user") : tr("Add user"));
        m_labels[1]->setText(tr("Display name"));
        m_labels[2]->setText(tr("Email"));
        m_labels[3]->setText(tr("Teams"));
        m_hint->setText(tr("With commas between."));
    }
    m_labels[0]->setText(tr("Name"));
    showState();
}

}  // namespace weir::ui
