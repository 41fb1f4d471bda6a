// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "engine/base/result.hpp"
#include "engine/control/admin/client.hpp"
#include "engine/control/admin/models.hpp"
#include "engine/control/admin/replay.hpp"
#include "engine/control/admin/traffic.hpp"
#include "ui/calls/gateway_call.hpp"
#include "ui/widgets/growing_dialog.hpp"

class QComboBox;
class QLabel;

namespace weir::ui {

class DialogFooter;
class OperatorKey;

// Asks before a recorded call is made again: on which model, for what price and on whose account.
class ReplayDialog : public GrowingDialog {
    Q_OBJECT

public:
    struct Ports {
        admin::AdminClient& client;
        OperatorKey& key;
        GatewayCaller& caller;
        QString baseUrl;
    };

    ReplayDialog(const Ports& ports, admin::ExchangeRow row, QWidget* parent);

    // While the answer is waited for this stops the call.
    void reject() override;

signals:
    // The gateway took the call, and its answer comes in. Whoever listens owns it from here on; it
    // may have ended already.
    void begun(weir::ui::GatewayCall* call);

private:
    QWidget* makeForm();
    void showAccount();
    QString modelAsked() const;
    void askModels();
    void askQuote();
    void takeQuote(Result<admin::ReplayQuote> quote);
    void showState();
    QString whyNot() const;
    void start();
    void send(const admin::ExchangeBodies& bodies);
    void takeBegin();
    void takeEnd();
    void fail(const QString& problem);

    Ports m_ports;
    admin::ExchangeRow m_row;
    QComboBox* m_model;
    QLabel* m_price;
    QLabel* m_reckoned;
    QLabel* m_account;
    DialogFooter* m_footer;
    std::optional<admin::ReplayQuote> m_quote;
    QString m_problem;  // why there is no quote
    bool m_starting = false;
    GatewayCall* m_call = nullptr;
    QByteArray m_answer;  // of one that was refused
};

}  // namespace weir::ui
