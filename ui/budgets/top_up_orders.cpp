// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/budgets/top_up_orders.hpp"

#include <QPointer>
#include <QWidget>

#include "ui/budgets/top_up_dialog.hpp"
#include "ui/widgets/numbers.hpp"
#include "ui/widgets/toast.hpp"

namespace weir::ui {

TopUpOrders::TopUpOrders(admin::AdminClient& client, QWidget* page)
    : QObject(page), m_client(client), m_page(page) {}

void TopUpOrders::topUp(const std::string& budget) {
    auto* dialog = new TopUpDialog(m_client, budget, m_page->window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &TopUpDialog::toppedUp, this, &TopUpOrders::tell);
    dialog->open();
}

void TopUpOrders::tell(const admin::BudgetRow& row, Money by) {
    emit told({tr("%1 were paid into the budget %2.")
                   .arg(dollarsText(by), QString::fromStdString(row.settings.name)),
               tr("Undo"), [self = QPointer(this), budget = row.settings.name, by] {
                   if (self) {
                       self->takeOut(budget, by);
                   }
               }});
    emit ended({});
}

void TopUpOrders::takeOut(const std::string& budget, Money by) {
    admin::TopUpBudget operation;
    operation.name = budget;
    operation.by = -by;
    operation.reason = tr("taken back").toStdString();
    m_client.call(std::move(operation),
                  admin::AdminClient::Callback<admin::BudgetRow>(
                      [self = QPointer(this)](const Result<admin::BudgetRow>& reply) {
                          if (self) {
                              emit self->ended(
                                  reply ? QString() : QString::fromStdString(reply.error().text()));
                          }
                      }));
}

}  // namespace weir::ui
