// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/teams/weir_key_dialog.hpp"

#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <utility>

#include "ui/teams/expiry_field.hpp"
#include "ui/theme/metrics.hpp"
#include "ui/widgets/dialog_footer.hpp"
#include "ui/widgets/form_grid.hpp"
#include "ui/widgets/names_field.hpp"
#include "ui/widgets/text.hpp"

namespace weir::ui {

WeirKeyDialog::WeirKeyDialog(admin::AdminClient& client, const Clock& clock, const QTimeZone& zone,
                             const Directory& directory, const admin::KeyRow& key, QWidget* parent)
    : SavingDialog(client, parent),
      m_before(key),
      m_nameLabel(makeLabel(TextRole::Body, Tone::Text2, this)),
      m_teamLabel(makeLabel(TextRole::Body, Tone::Text2, this)),
      m_userLabel(makeLabel(TextRole::Body, Tone::Text2, this)),
      m_expiresLabel(makeLabel(TextRole::Body, Tone::Text2, this)),
      m_modelsLabel(makeLabel(TextRole::Body, Tone::Text2, this)),
      m_modelsHint(makeParagraph(TextRole::Small, Tone::Muted, this)),
      m_providersLabel(makeLabel(TextRole::Body, Tone::Text2, this)),
      m_addressesLabel(makeLabel(TextRole::Body, Tone::Text2, this)),
      m_addressesHint(makeParagraph(TextRole::Small, Tone::Muted, this)),
      m_maySeeBudget(new QCheckBox(this)),
      m_maySeeBudgetHint(makeParagraph(TextRole::Small, Tone::Muted, this)) {
    build(clock, zone);
    fill();
    offer(directory);
    retranslate();
}

// In the order in which Tab goes through it.
void WeirKeyDialog::build(const Clock& clock, const QTimeZone& zone) {
    auto* grid = new FormGrid(this, 1);
    m_name = grid->addField(m_nameLabel);
    m_team = grid->addField(m_teamLabel);
    m_user = grid->addField(m_userLabel);
    m_expires = new ExpiryField(clock, zone, this);
    m_expiresLabel->setBuddy(m_expires);
    const int row = grid->rowCount();
    grid->addWidget(m_expiresLabel, row, 0);
    grid->addWidget(m_expires, row, 1);
    m_models = grid->addField(m_modelsLabel);
    grid->addWidget(m_modelsHint, grid->rowCount(), 1);
    m_providers = grid->addField(m_providersLabel);
    m_addresses = grid->addField(m_addressesLabel);
    grid->addWidget(m_addressesHint, grid->rowCount(), 1);
    grid->addWidget(m_maySeeBudget, grid->rowCount(), 1);
    grid->addWidget(m_maySeeBudgetHint, grid->rowCount(), 1);
    layOut(grid, 560);
    setTabOrder(m_addresses, m_maySeeBudget);  // it was made before the fields
    connect(m_name, &QLineEdit::textChanged, this, &WeirKeyDialog::showState);
}

void WeirKeyDialog::fill() {
    m_name->setText(QString::fromStdString(m_before.name));
    m_name->setEnabled(isNew());
    m_team->setText(QString::fromStdString(m_before.team));
    m_user->setText(QString::fromStdString(m_before.user));
    m_expires->setEnd(m_before.access.expiresAt);
    m_models->setText(namesText(m_before.access.models));
    m_providers->setText(namesText(m_before.access.providers));
    m_addresses->setText(namesText(m_before.access.addresses));
    m_maySeeBudget->setChecked(m_before.access.maySeeBudget);
}

void WeirKeyDialog::offer(const Directory& directory) {
    QStringList teams;
    QStringList users;
    for (const admin::TeamRow& team : directory.teams) {
        teams << QString::fromStdString(team.team.name);
    }
    for (const admin::UserRow& user : directory.users) {
        users << QString::fromStdString(user.user.name);
    }
    for (const admin::KeyRow& key : directory.keys) {
        teams << QString::fromStdString(key.team);
        users << QString::fromStdString(key.user);
    }
    offerNames(m_team, teams);
    offerNames(m_user, users);
}

KeyAccess WeirKeyDialog::access() const {
    return {.expiresAt = m_expires->end(),
            .models = namesIn(m_models->text()),
            .providers = namesIn(m_providers->text()),
            .addresses = namesIn(m_addresses->text()),
            .maySeeBudget = m_maySeeBudget->isChecked()};
}

QString WeirKeyDialog::missing() const {
    return m_name->text().trimmed().isEmpty() ? tr("The key needs a name.") : QString();
}

QString WeirKeyDialog::beingWritten() const {
    return tr("The key is being written.");
}

QString WeirKeyDialog::note() const {
    return isNew() ? tr("The key is shown once.") : tr("Calls that began go on.");
}

void WeirKeyDialog::save() {
    const std::string name = m_name->text().trimmed().toStdString();
    const std::string team = m_team->text().trimmed().toStdString();
    const std::string user = m_user->text().trimmed().toStdString();
    if (isNew()) {
        order(admin::CreateKey{name, team, user, access()},
              [this](const admin::CreatedKey& key) { emit created(key); });
    } else {
        order(admin::SetKey{name, team, user, access()},
              [this](const admin::KeyRow& key) { emit changed(m_before, key); });
    }
}

void WeirKeyDialog::retranslate() {
    setWindowTitle(isNew() ? tr("Create key")
                           : tr("Key %1").arg(QString::fromStdString(m_before.name)));
    footer().setPrimaryText(isNew() ? tr("Create key") : tr("Save key"));
    m_nameLabel->setText(tr("Name"));
    m_teamLabel->setText(tr("Team"));
    m_team->setPlaceholderText(tr("the organisation"));
    m_userLabel->setText(tr("User"));
    m_user->setPlaceholderText(tr("nobody: a service"));
    m_expiresLabel->setText(tr("Expires"));
    m_expires->retranslate();
    m_modelsLabel->setText(tr("May ask for"));
    m_models->setPlaceholderText(tr("every model"));
    m_modelsHint->setText(
        tr("Names as they are asked for, with commas between; claude-* stands "
           "for all that begin so."));
    m_providersLabel->setText(tr("Providers"));
    m_providers->setPlaceholderText(tr("every provider"));
    m_addressesLabel->setText(tr("From addresses"));
    m_addresses->setPlaceholderText(tr("every address"));
    m_addressesHint->setText(tr("Like 10.4.0.0/16, 127.0.0.1."));
    m_maySeeBudget->setText(tr("May see amounts of budgets"));
    m_maySeeBudgetHint->setText(
        tr("Its calls are told limit, used and held of a budget that refuses them."));
    showState();
}

}  // namespace weir::ui
