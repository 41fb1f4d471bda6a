// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/budgets/top_up_dialog.hpp"

#include <QLabel>
#include <QLineEdit>
#include <algorithm>
#include <utility>

#include "engine/control/admin/reason.hpp"
#include "ui/budgets/budget_text.hpp"
#include "ui/widgets/dialog_footer.hpp"
#include "ui/widgets/form_grid.hpp"
#include "ui/widgets/local_time.hpp"
#include "ui/widgets/numbers.hpp"
#include "ui/widgets/operator_text.hpp"
#include "ui/widgets/text.hpp"

namespace weir::ui {

namespace {

// What fits without a scroll bar; the command line lists all of them.
constexpr std::size_t kShown = 5;

}  // namespace

TopUpDialog::TopUpDialog(admin::AdminClient& client, std::string budget, QWidget* parent)
    : SavingDialog(client, parent),
      m_budget(std::move(budget)),
      m_used(makeParagraph(TextRole::Body, Tone::Text2, this)),
      m_byLabel(makeLabel(TextRole::Body, Tone::Text2, this)),
      m_reasonLabel(makeLabel(TextRole::Body, Tone::Text2, this)),
      m_history(makeParagraph(TextRole::Small, Tone::Muted, this)) {
    auto* grid = new FormGrid(this, 1);
    grid->addWidget(m_used, 0, 0, 1, 2);
    m_by = grid->addField(m_byLabel);
    m_reason = grid->addField(m_reasonLabel);
    // In UTF-8 a letter has up to four bytes; the gateway says what is still too long.
    m_reason->setMaxLength(admin::kMostReasonCharacters);
    grid->addWidget(m_history, grid->rowCount(), 0, 1, 2);
    layOut(grid, 480);
    for (QLineEdit* field : {m_by, m_reason}) {
        connect(field, &QLineEdit::textChanged, this, &TopUpDialog::showState);
    }
    ask(client);
    retranslate();
    m_by->setFocus();
}

// How it stands, and what was paid in so far. What is wrong is said when it is topped up.
void TopUpDialog::ask(admin::AdminClient& client) {
    client.call(admin::ListBudgets{},
                admin::AdminClient::Callback<admin::BudgetList>(
                    [self = QPointer(this)](const Result<admin::BudgetList>& reply) {
                        if (!self || !reply) {
                            return;
                        }
                        for (const admin::BudgetRow& row : reply->budgets) {
                            if (row.settings.name == self->m_budget) {
                                self->m_row = row;
                                self->showBudget();
                            }
                        }
                    }));
    admin::ListTopUps topUps;
    topUps.name = m_budget;
    client.call(std::move(topUps),
                admin::AdminClient::Callback<admin::BudgetTopUps>(
                    [self = QPointer(this)](const Result<admin::BudgetTopUps>& reply) {
                        if (self && reply) {
                            self->m_topUps = reply->topUps;
                            self->showBudget();
                        }
                    }));
}

void TopUpDialog::showBudget() {
    if (m_row) {
        m_used->setText(
            QStringLiteral("%1 · %2").arg(budgetWhose(m_row->settings), budgetUsed(*m_row)));
    }
    m_used->setVisible(m_row.has_value());
    m_history->setText(historyText());
    m_history->setVisible(!m_topUps.empty());
    showState();
}

QString TopUpDialog::historyText() const {
    QStringList lines{tr("So far:")};
    const std::size_t shown = std::min(m_topUps.size(), kShown);
    for (std::size_t i = 0; i < shown; ++i) {
        const BudgetTopUp& each = m_topUps[i];
        //: "26 Nov 2026 12:00, $500.00, by anna: invoice 4711"
        lines += tr("%1, %2, by %3: %4")
                     .arg(momentText(each.at), dollarsText(each.by),
                          operatorText(each.via, each.name), QString::fromStdString(each.reason));
    }
    if (m_topUps.size() > shown) {
        lines += tr("and %Ln more", nullptr, static_cast<int>(m_topUps.size() - shown));
    }
    return lines.join(QLatin1Char('\n'));
}

std::optional<Money> TopUpDialog::by() const {
    const auto amount = readDollars(m_by->text());
    return amount && *amount > Money() ? amount : std::nullopt;
}

QString TopUpDialog::missing() const {
    if (!by()) {
        return tr("It is topped up by an amount of dollars, like %1.")
            .arg(typedDollars(Money::fromNano(500'000'000'000)));
    }
    return m_reason->text().trimmed().isEmpty() ? tr("A top-up has a reason.") : QString();
}

QString TopUpDialog::beingWritten() const {
    return tr("The budget is being topped up.");
}

QString TopUpDialog::note() const {
    return m_row ? tr("%1 may be spent then.")
                       .arg(dollarsText(m_row->limit() + *by() - budgetSpent(*m_row)))
                 : QString();
}

void TopUpDialog::save() {
    admin::TopUpBudget operation;
    operation.name = m_budget;
    operation.by = by().value_or(Money());
    operation.reason = m_reason->text().trimmed().toStdString();
    const Money amount = operation.by;
    order(std::move(operation),
          [this, amount](const admin::BudgetRow& row) { emit toppedUp(row, amount); });
}

void TopUpDialog::retranslate() {
    setWindowTitle(tr("Top up %1").arg(QString::fromStdString(m_budget)));
    m_byLabel->setText(tr("By, $"));
    m_reasonLabel->setText(tr("Reason"));
    m_reason->setPlaceholderText(tr("the number of an invoice, say"));
    footer().setPrimaryText(tr("Top up"));
    showBudget();
}

}  // namespace weir::ui
