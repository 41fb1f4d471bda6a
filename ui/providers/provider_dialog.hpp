// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "engine/base/result.hpp"
#include "engine/control/admin/client.hpp"
#include "engine/control/admin/providers.hpp"
#include "ui/widgets/growing_dialog.hpp"

namespace weir::ui {

class DialogFooter;
class ProviderForm;
class TestPanel;

// Adds a provider, or changes one. Its key goes to the gateway and is wiped here.
class ProviderDialog : public GrowingDialog {
    Q_OBJECT

public:
    ProviderDialog(admin::AdminClient& client, QWidget* parent);
    // Changes `provider`.
    ProviderDialog(admin::AdminClient& client, const admin::ProviderSettings& provider,
                   QWidget* parent);

    void test();
    // For a gateway on another machine: no variable of that one is offered for a new key.
    void keepFromEnvironment();

signals:
    // The provider as it is now in the document; the dialog closes.
    void saved(const weir::admin::ProviderRow& row);

protected:
    void changeEvent(QEvent* event) override;

private:
    void build();
    void askKinds();
    void retranslate();
    void showState();
    void save();
    void takeSaved(Result<admin::ProviderRow> reply);
    void takeKeyStored(Result<admin::ProviderRow> reply);
    void fail(const QString& problem);

    admin::AdminClient& m_client;
    std::optional<admin::ProviderSettings> m_original;
    ProviderForm* m_form;
    TestPanel* m_test;
    DialogFooter* m_footer;
    bool m_saving = false;
    QString m_failure;  // of the last try to save
};

}  // namespace weir::ui
