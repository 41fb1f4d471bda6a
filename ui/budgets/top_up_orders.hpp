// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <string>

#include "engine/control/admin/budgets.hpp"
#include "engine/control/admin/client.hpp"

class QWidget;

namespace weir::ui {

struct ToastMessage;

// Tops prepaid budgets up. It can be undone where it is told: what was paid in is taken out again,
// and both are recorded.
class TopUpOrders : public QObject {
    Q_OBJECT

public:
    // `page` is what the dialog belongs to.
    TopUpOrders(admin::AdminClient& client, QWidget* page);

    // Asks by how much, and why.
    void topUp(const std::string& budget);

signals:
    // It was carried out, or not: `problem` says why not.
    void ended(const QString& problem);
    void told(const weir::ui::ToastMessage& message);

private:
    void tell(const admin::BudgetRow& row, Money by);
    void takeOut(const std::string& budget, Money by);

    admin::AdminClient& m_client;
    QWidget* m_page;
};

}  // namespace weir::ui
