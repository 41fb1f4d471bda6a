// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/providers/key_dialog.hpp"

#include <QLabel>
#include <QPointer>
#include <QVBoxLayout>

#include "ui/providers/key_field.hpp"
#include "ui/providers/key_place.hpp"
#include "ui/theme/metrics.hpp"
#include "ui/widgets/dialog_footer.hpp"
#include "ui/widgets/text.hpp"

namespace weir::ui {

KeyDialog::KeyDialog(admin::AdminClient& client, const admin::ProviderRow& provider,
                     bool sessionOnly, QWidget* parent)
    : QDialog(parent),
      m_client(client),
      m_name(provider.settings.name),
      m_key(new KeyField(this)),
      m_place(new KeyPlace(this)),
      m_footer(new DialogFooter(this)) {
    const QString name = QString::fromStdString(m_name);
    setWindowTitle(tr("Key of %1").arg(name));
    QLabel* label = makeLabel(TextRole::Body, Tone::Text2, this);
    label->setText(tr("New key"));
    label->setBuddy(m_key);
    QLabel* note = makeParagraph(TextRole::Small, Tone::Muted, this);
    note->setText(tr("Sent only to %1. Weir never shows it again.")
                      .arg(QString::fromStdString(provider.address)));
    m_key->setAccessibleName(tr("New key of %1").arg(name));
    m_place->setAccessibleName(tr("Keep the key in"));
    m_place->setEnvironmentOffered(false);
    m_place->setPlace(sessionOnly ? KeyPlace::Place::Session : KeyPlace::Place::Keychain);
    m_footer->setPrimaryText(tr("Keep key"));

    auto* content = new QVBoxLayout;
    content->setContentsMargins(metrics().edgeLeft, metrics().edgeRight, metrics().edgeLeft,
                                metrics().edgeRight);
    content->setSpacing(metrics().space(1));
    content->addWidget(label);
    content->addWidget(m_key);
    content->addWidget(note);
    content->addSpacing(metrics().gap);
    content->addWidget(m_place);
    content->addStretch();
    m_footer->placeUnder(content, 460);

    connect(m_key, &QLineEdit::textChanged, this, &KeyDialog::showState);
    connect(m_footer, &DialogFooter::primaryAsked, this, &KeyDialog::store);
    askForKeychain();
    showState();
}

void KeyDialog::askForKeychain() {
    m_client.call(admin::ListKinds{},
                  admin::AdminClient::Callback<admin::KindList>([self = QPointer(this)](
                                                                    Result<admin::KindList> reply) {
                      if (self && reply) {
                          self->m_place->setKeychain(
                              reply->keychainAvailable, QString::fromStdString(reply->keychainName),
                              QString::fromStdString(reply->keychainProblem));
                      }
                  }));
}

void KeyDialog::showState() {
    m_footer->setPrimaryEnabled(!m_key->isEmpty() && !m_storing,
                                m_storing ? tr("The key is being kept.") : tr("No key is typed."));
}

void KeyDialog::store() {
    if (m_storing) {
        return;
    }
    m_storing = true;
    showState();
    admin::SetProviderKey operation;
    operation.name = m_name;
    operation.key = std::string(m_key->secret().reveal());
    operation.sessionOnly = m_place->place() == KeyPlace::Place::Session;
    m_client.call(
        std::move(operation),
        admin::AdminClient::Callback<admin::ProviderRow>(
            [self = QPointer(this)](Result<admin::ProviderRow> reply) {
                if (!self) {
                    return;
                }
                self->m_storing = false;
                self->showState();
                if (!reply) {
                    self->m_footer->setProblem(QString::fromStdString(reply.error().text()));
                    self->askForKeychain();  // it may have shown only now that it is not there
                    return;
                }
                self->m_key->wipe();
                emit self->stored(*reply);
                self->accept();
            }));
}

}  // namespace weir::ui
