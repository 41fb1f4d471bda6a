// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/budgets/raise_orders.hpp"

#include <QPointer>
#include <QWidget>

#include "ui/budgets/budget_text.hpp"
#include "ui/budgets/raise_dialog.hpp"
#include "ui/widgets/numbers.hpp"
#include "ui/widgets/toast.hpp"

namespace weir::ui {

namespace {

// The answer, while there is somebody to tell.
template <class Reply, class Tell>
auto answeredTo(RaiseOrders* orders, Tell tell) {
    return admin::AdminClient::Callback<Reply>(
        [self = QPointer(orders), tell](const Result<Reply>& reply) {
            if (!self) {
                return;
            }
            if (reply) {
                tell(*reply);
            } else {
                emit self->ended(QString::fromStdString(reply.error().text()));
            }
        });
}

}  // namespace

RaiseOrders::RaiseOrders(admin::AdminClient& client, QWidget* page)
    : QObject(page), m_client(client), m_page(page) {}

void RaiseOrders::raise(const std::string& budget) {
    auto* dialog = new RaiseDialog(m_client, budget, m_page->window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &RaiseDialog::raised, this, &RaiseOrders::tellRaised);
    dialog->open();
}

void RaiseOrders::lower(const std::string& budget) {
    admin::LowerBudget operation;
    operation.name = budget;
    m_client.call(std::move(operation),
                  answeredTo<BudgetRaise>(this, [this](const auto& ended) { tellLowered(ended); }));
}

// As it was: an end that has passed meanwhile is refused by the gateway, which says so.
void RaiseOrders::raiseAgain(const BudgetRaise& raise) {
    m_client.call(admin::RaiseBudget{raise.budget, raise.by, raise.until, raise.reason},
                  answeredTo<admin::BudgetRow>(
                      this, [this](const admin::BudgetRow& row) { tellRaised(row, {}); }));
}

void RaiseOrders::tellRaised(const admin::BudgetRow& row, const BudgetRaise& before) {
    emit told({tr("The budget %1 is %2.")
                   .arg(QString::fromStdString(row.settings.name), budgetRaised(row)),
               tr("Undo"), [self = QPointer(this), budget = row.settings.name, before] {
                   if (!self) {
                       return;
                   }
                   if (before.by > Money()) {
                       self->raiseAgain(before);
                   } else {
                       self->lower(budget);
                   }
               }});
    emit ended({});
}

void RaiseOrders::tellLowered(const BudgetRaise& raise) {
    emit told(
        {tr("The budget %1 is not raised any more.").arg(QString::fromStdString(raise.budget)),
         tr("Undo"), [self = QPointer(this), raise] {
             if (self) {
                 self->raiseAgain(raise);
             }
         }});
    emit ended({});
}

}  // namespace weir::ui
