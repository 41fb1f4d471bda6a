// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <string>

#include "engine/control/admin/budgets.hpp"
#include "engine/control/admin/client.hpp"

class QWidget;

namespace weir::ui {

struct ToastMessage;

// Raises budgets for a time and ends raises. Each can be undone where it is told.
class RaiseOrders : public QObject {
    Q_OBJECT

public:
    // `page` is what the dialog belongs to.
    RaiseOrders(admin::AdminClient& client, QWidget* page);

    // Asks by how much, how long and why.
    void raise(const std::string& budget);
    void lower(const std::string& budget);

signals:
    // It was carried out, or not: `problem` says why not.
    void ended(const QString& problem);
    void told(const weir::ui::ToastMessage& message);

private:
    void raiseAgain(const BudgetRaise& raise);
    void tellRaised(const admin::BudgetRow& row, const BudgetRaise& before);
    void tellLowered(const BudgetRaise& raise);

    admin::AdminClient& m_client;
    QWidget* m_page;
};

}  // namespace weir::ui
