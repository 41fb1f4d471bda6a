// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "engine/control/admin/client.hpp"
#include "engine/control/admin/keys.hpp"
#include "engine/control/admin/models.hpp"
#include "ui/widgets/growing_dialog.hpp"

class QLabel;
class QLineEdit;

namespace weir::ui {

class Button;
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
    // A name that the key may ask for in this dialect; empty: none is known.
    QString modelFor(QLatin1String dialect) const;
    void showSnippets();
    void retranslate();

    GatewayModel& m_gateway;
    admin::CreatedKey m_key;
    std::optional<admin::ModelList> m_models;
    QLabel* m_lead;
    QLineEdit* m_secret;
    Button* m_copy;
    SnippetCard* m_snippets;
    Button* m_close;
};

}  // namespace weir::ui
