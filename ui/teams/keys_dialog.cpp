// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/teams/keys_dialog.hpp"

#include <QCheckBox>
#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

#include "ui/teams/expiry_field.hpp"
#include "ui/theme/metrics.hpp"
#include "ui/widgets/dialog_footer.hpp"
#include "ui/widgets/names_field.hpp"
#include "ui/widgets/text.hpp"

namespace weir::ui {

admin::SetKey KeysChange::of(const admin::KeyRow& key) const {
    admin::SetKey order{key.name, team.value_or(key.team), key.user, key.access};
    order.access.expiresAt = expiresAt.value_or(key.access.expiresAt);
    order.access.models = models.value_or(key.access.models);
    order.access.providers = providers.value_or(key.access.providers);
    return order;
}

KeysDialog::KeysDialog(const std::vector<std::string>& keys, const Clock& clock,
                       const QTimeZone& zone, const Directory& directory, QWidget* parent)
    : GrowingDialog(parent),
      m_keys(nameList(keys)),
      m_names(makeParagraph(TextRole::Body, Tone::Text2, this)),
      m_setTeam(new QCheckBox(this)),
      m_setExpires(new QCheckBox(this)),
      m_setModels(new QCheckBox(this)),
      m_setProviders(new QCheckBox(this)),
      m_team(new QLineEdit),
      m_expires(new ExpiryField(clock, zone)),
      m_models(new QLineEdit),
      m_providers(new QLineEdit),
      m_footer(new DialogFooter(this)) {
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(metrics().gap);
    grid->setVerticalSpacing(metrics().space(2));
    grid->setColumnStretch(1, 1);
    int row = 0;
    const auto add = [&](QCheckBox* check, QWidget* field) {
        field->setEnabled(false);
        connect(check, &QCheckBox::toggled, field, &QWidget::setEnabled);
        connect(check, &QCheckBox::toggled, this, &KeysDialog::showState);
        grid->addWidget(check, row, 0);
        grid->addWidget(field, row++, 1);
    };
    add(m_setTeam, m_team);
    add(m_setExpires, m_expires);
    add(m_setModels, m_models);
    add(m_setProviders, m_providers);
    QStringList teams;
    for (const admin::TeamRow& team : directory.teams) {
        teams << QString::fromStdString(team.team.name);
    }
    offerNames(m_team, teams);
    auto* content = new QVBoxLayout;
    content->setContentsMargins(metrics().edgeLeft, metrics().edgeRight, metrics().edgeLeft,
                                metrics().edgeRight);
    content->setSpacing(metrics().gap);
    content->addWidget(m_names);
    content->addLayout(grid);
    m_footer->placeUnder(content, 560);
    connect(m_footer, &DialogFooter::primaryAsked, this, [this] {
        emit agreed(change());
        accept();
    });
    retranslate();
}

KeysChange KeysDialog::change() const {
    KeysChange change;
    if (m_setTeam->isChecked()) {
        change.team = m_team->text().trimmed().toStdString();
    }
    if (m_setExpires->isChecked()) {
        change.expiresAt = m_expires->end();
    }
    if (m_setModels->isChecked()) {
        change.models = namesIn(m_models->text());
    }
    if (m_setProviders->isChecked()) {
        change.providers = namesIn(m_providers->text());
    }
    return change;
}

void KeysDialog::showState() {
    const bool any = m_setTeam->isChecked() || m_setExpires->isChecked() ||
                     m_setModels->isChecked() || m_setProviders->isChecked();
    m_footer->setPrimaryEnabled(any, tr("Tick what all of them are to have."));
    m_footer->setNote(tr("What is not ticked stays as each key has it."));
}

void KeysDialog::retranslate() {
    const int count = static_cast<int>(m_keys.size());
    setWindowTitle(tr("Change %Ln keys", nullptr, count));
    m_footer->setPrimaryText(tr("Change %Ln keys", nullptr, count));
    m_names->setText(m_keys.join(QStringLiteral(", ")));
    m_setTeam->setText(tr("Team"));
    m_team->setPlaceholderText(tr("the organisation"));
    m_team->setAccessibleName(tr("Team"));
    m_setExpires->setText(tr("Expires"));
    m_expires->retranslate();
    m_setModels->setText(tr("May ask for"));
    m_models->setPlaceholderText(tr("every model"));
    m_models->setAccessibleName(tr("May ask for"));
    m_setProviders->setText(tr("Providers"));
    m_providers->setPlaceholderText(tr("every provider"));
    m_providers->setAccessibleName(tr("Providers"));
    showState();
}

void KeysDialog::changeEvent(QEvent* event) {
    GrowingDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

}  // namespace weir::ui
