// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/control/admin/client.hpp"
#include "engine/control/admin/keys.hpp"
#include "ui/widgets/growing_dialog.hpp"

class QLabel;
class QLineEdit;

namespace weir::ui {

class Button;
class FirstModels;
class GatewayModel;
class SnippetCard;

// A key that was just made: shown this once, with what to paste where. Its text is overwritten when
// the dialog goes.
class SecretDialog : public GrowingDialog {
    Q_OBJECT

public:
    SecretDialog(admin::AdminClient& client, GatewayModel& gateway, const admin::CreatedKey& key,
                 QWidget* parent);
    ~SecretDialog() override;

protected:
    void changeEvent(QEvent* event) override;

private:
    void showSnippets();
    void retranslate();

    GatewayModel& m_gateway;
    admin::CreatedKey m_key;
    FirstModels* m_models;
    QLabel* m_lead;
    QLineEdit* m_secret;
    Button* m_copy;
    SnippetCard* m_snippets;
    Button* m_close;
};

}  // namespace weir::ui
