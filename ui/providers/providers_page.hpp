// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>

#include "engine/base/result.hpp"
#include "engine/control/admin/client.hpp"
#include "engine/control/admin/providers.hpp"
#include "ui/window/page.hpp"

class QStackedWidget;

namespace weir::ui {

class Button;
class EmptyState;
class GatewayModel;
class PauseOrders;
class ProviderDialog;
class ProviderModel;
class ProviderTable;
class ProviderTools;
class ProvidersNoticeBar;
class RemovalHistory;
class VisibleTimer;

// Where calls can go: every provider with its key and how it fares, and what can be done about it.
class ProvidersPage : public Page {
    Q_OBJECT

public:
    ProvidersPage(admin::AdminClient& client, GatewayModel& gateway, QWidget* parent = nullptr);

    static PageEntry entry();
    static QString badgeOf(std::size_t providers);
    QString badge() const override;
    QString fact() const override;
    QWidget* headerControls() override;
    void addActions(ActionRegistry& registry) override;
    void reveal(const QString& provider) override;
    QWidget* focusTarget() override;

    void addProvider();

protected:
    void changeEvent(QEvent* event) override;

private:
    void build();
    void connectTools();
    void connectHistory();
    void connectNotice();
    void retranslate();
    void showState();
    void pull();
    void takeStatus();
    void take(Result<admin::ProviderList> reply);
    // Null when nothing is selected.
    const admin::ProviderRow* selected() const;
    void select(const std::string& name);
    void openDialog(ProviderDialog* dialog);
    void edit();
    void test();
    void replaceKey(const std::string& name, bool sessionOnly);
    // An order of which only the problem is told.
    template <class Op>
    void carryOut(Op operation);
    void retryKey(const std::string& name);
    void startSimulator();
    // Empty: it was carried out.
    void refuse(const QString& problem);
    void tell(const QString& text, const QString& icon);
    void press(Button& button);
    // Why the document cannot be changed here; empty when it can.
    QString readOnlyReason() const;

    admin::AdminClient& m_client;
    GatewayModel& m_gateway;
    ProviderModel* m_model;
    ProviderTable* m_table;
    ProvidersNoticeBar* m_notice;
    EmptyState* m_empty;
    QStackedWidget* m_stack;
    VisibleTimer* m_timer;
    ProviderTools* m_tools;
    RemovalHistory* m_history;
    PauseOrders* m_pauses;
    Button* m_add;
    QString m_problem;       // why the last pull failed
    QString m_refused;       // why the last order was not carried out; stays until it is closed
    std::string m_revealed;  // to be selected with the next list
    bool m_known = false;
    std::optional<std::uint64_t> m_revision;  // that the list was asked for at
    bool m_asking = false;
};

}  // namespace weir::ui
