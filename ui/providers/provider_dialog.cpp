// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/providers/provider_dialog.hpp"

#include <QEvent>
#include <QHBoxLayout>
#include <QPointer>
#include <QVBoxLayout>

#include "ui/providers/provider_form.hpp"
#include "ui/providers/test_panel.hpp"
#include "ui/theme/metrics.hpp"
#include "ui/widgets/dialog_footer.hpp"
#include "ui/widgets/panel.hpp"

namespace weir::ui {

ProviderDialog::ProviderDialog(admin::AdminClient& client, QWidget* parent)
    : GrowingDialog(parent),
      m_client(client),
      m_form(new ProviderForm(this)),
      m_test(new TestPanel(client, this)),
      m_footer(new DialogFooter(this)) {
    build();
}

ProviderDialog::ProviderDialog(admin::AdminClient& client, const admin::ProviderSettings& provider,
                               QWidget* parent)
    : ProviderDialog(client, parent) {
    m_original = provider;
    m_form->edit(provider);
    m_test->setServe(provider.serve);
    retranslate();
}

void ProviderDialog::build() {
    auto* columns = new QHBoxLayout;
    columns->setSpacing(0);
    columns->setContentsMargins(0, 0, 0, 0);
    for (QWidget* side : {static_cast<QWidget*>(m_form), static_cast<QWidget*>(m_test)}) {
        auto* column = new QVBoxLayout;
        column->setContentsMargins(metrics().edgeLeft, metrics().edgeRight, metrics().edgeLeft,
                                   metrics().edgeRight);
        column->addWidget(side);
        if (side == m_test) {
            columns->addWidget(makeDivider(Qt::Vertical, this));
        }
        columns->addLayout(column, 1);
    }
    m_footer->placeUnder(columns, 0);
    resize(metrics().px(860), metrics().px(540));

    connect(m_form, &ProviderForm::changed, this, &ProviderDialog::showState);
    connect(m_test, &TestPanel::asked, this, &ProviderDialog::test);
    connect(m_footer, &DialogFooter::primaryAsked, this, &ProviderDialog::save);
    connect(m_form, &ProviderForm::wayChanged, m_test, &TestPanel::forget);
    connect(m_test, &TestPanel::changed, this, &ProviderDialog::showState);
    askKinds();
    retranslate();
}

void ProviderDialog::askKinds() {
    m_client.call(admin::ListKinds{},
                  admin::AdminClient::Callback<admin::KindList>(
                      [self = QPointer(this)](Result<admin::KindList> reply) {
                          if (!self) {
                              return;
                          }
                          if (reply) {
                              self->m_form->setKinds(*reply);
                          } else {
                              self->fail(QString::fromStdString(reply.error().text()));
                          }
                      }));
}

void ProviderDialog::keepFromEnvironment() {
    m_form->keepFromEnvironment();
}

void ProviderDialog::test() {
    m_test->run(m_form->settings(), m_form->key());
}

void ProviderDialog::showState() {
    m_test->setListsModels(!m_form->namesModels());
    const QString ofForm = m_form->missing();
    const QString missing = ofForm.isEmpty() ? m_test->missing() : ofForm;
    m_footer->setPrimaryEnabled(missing.isEmpty() && !m_saving,
                                m_saving ? tr("The provider is being written.") : missing);
    if (!m_failure.isEmpty() && missing.isEmpty()) {
        m_footer->setProblem(m_failure);
    } else if (!m_saving) {
        m_footer->setNote(missing);
    }
}

void ProviderDialog::save() {
    if (m_saving) {
        return;
    }
    m_saving = true;
    m_failure.clear();
    showState();
    admin::ProviderSettings settings = m_form->settings();
    if (!m_form->namesModels()) {
        settings.serve = m_test->serve();
    }
    const admin::AdminClient::Callback<admin::ProviderRow> done =
        [self = QPointer(this)](Result<admin::ProviderRow> reply) {
            if (self) {
                self->takeSaved(std::move(reply));
            }
        };
    if (m_original) {
        admin::UpdateProvider operation;
        operation.name = m_original->name;
        operation.settings = std::move(settings);
        m_client.call(std::move(operation), done);
    } else {
        admin::AddProvider operation;
        operation.settings = std::move(settings);
        m_client.call(std::move(operation), done);
    }
}

void ProviderDialog::takeSaved(Result<admin::ProviderRow> reply) {
    if (!reply) {
        fail(QString::fromStdString(reply.error().text()));
        return;
    }
    if (!m_form->hasKey()) {
        emit saved(*reply);
        accept();
        return;
    }
    // From here on the provider is in the document: what is tried again changes it.
    m_original = reply->settings;
    admin::SetProviderKey operation;
    operation.name = reply->settings.name;
    operation.key = std::string(m_form->key().reveal());
    operation.sessionOnly = m_form->keepsForSession();
    m_client.call(std::move(operation),
                  admin::AdminClient::Callback<admin::ProviderRow>(
                      [self = QPointer(this)](Result<admin::ProviderRow> stored) {
                          if (self) {
                              self->takeKeyStored(std::move(stored));
                          }
                      }));
}

void ProviderDialog::takeKeyStored(Result<admin::ProviderRow> reply) {
    if (!reply) {
        fail(tr("%1 is in the document, but its key was not kept: %2")
                 .arg(QString::fromStdString(m_original->name),
                      QString::fromStdString(reply.error().text())));
        askKinds();  // the keychain may have shown only now that it is not there
        return;
    }
    m_form->wipeKey();
    emit saved(*reply);
    accept();
}

void ProviderDialog::fail(const QString& problem) {
    m_saving = false;
    m_failure = problem;
    showState();
}

void ProviderDialog::retranslate() {
    setWindowTitle(m_original ? tr("Provider %1").arg(QString::fromStdString(m_original->name))
                              : tr("Add provider"));
    m_footer->setPrimaryText(m_original ? tr("Save provider") : tr("Add provider"));
    showState();
}

void ProviderDialog::changeEvent(QEvent* event) {
    GrowingDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

}  // namespace weir::ui
