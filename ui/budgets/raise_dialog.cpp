// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/budgets/raise_dialog.hpp"

#include <QLabel>
#include <QLineEdit>
#include <utility>

#include "engine/control/admin/reason.hpp"
#include "ui/budgets/budget_text.hpp"
#include "ui/widgets/dialog_footer.hpp"
#include "ui/widgets/form_grid.hpp"
#include "ui/widgets/local_time.hpp"
#include "ui/widgets/numbers.hpp"
#include "ui/widgets/text.hpp"
#include "ui/widgets/time_span_box.hpp"

namespace weir::ui {

namespace {

constexpr std::chrono::hours kUsualSpan{2};

}  // namespace

RaiseDialog::RaiseDialog(admin::AdminClient& client, std::string budget, QWidget* parent)
    : SavingDialog(client, parent),
      m_budget(std::move(budget)),
      m_used(makeParagraph(TextRole::Body, Tone::Text2, this)),
      m_byLabel(makeLabel(TextRole::Body, Tone::Text2, this)),
      m_spanLabel(makeLabel(TextRole::Body, Tone::Text2, this)),
      m_reasonLabel(makeLabel(TextRole::Body, Tone::Text2, this)) {
    auto* grid = new FormGrid(this, 1);
    grid->addWidget(m_used, 0, 0, 1, 2);
    m_by = grid->addField(m_byLabel);
    m_span = new TimeSpanBox(this);
    m_span->choose(kUsualSpan);
    m_spanLabel->setBuddy(m_span);
    const int row = grid->rowCount();
    grid->addWidget(m_spanLabel, row, 0);
    grid->addWidget(m_span, row, 1, Qt::AlignLeft);
    m_reason = grid->addField(m_reasonLabel);
    // In UTF-8 a letter has up to four bytes; the gateway says what is still too long.
    m_reason->setMaxLength(admin::kMostReasonCharacters);
    layOut(grid, 480);
    for (QLineEdit* field : {m_by, m_reason}) {
        connect(field, &QLineEdit::textChanged, this, &RaiseDialog::showState);
    }
    connect(m_span, &QComboBox::currentIndexChanged, this, &RaiseDialog::showState);
    retranslate();
    m_by->setFocus();
    askBudget(client);
}

// How it stands, and what it is raised by already.
void RaiseDialog::askBudget(admin::AdminClient& client) {
    client.call(admin::ListBudgets{},
                admin::AdminClient::Callback<admin::BudgetList>(
                    [self = QPointer(this)](const Result<admin::BudgetList>& reply) {
                        if (!self || !reply) {
                            return;  // what is wrong is said when it is raised
                        }
                        for (const admin::BudgetRow& row : reply->budgets) {
                            if (row.settings.name == self->m_budget) {
                                self->m_row = row;
                                self->showBudget();
                            }
                        }
                    }));
}

void RaiseDialog::showBudget() {
    if (m_row) {
        QString words =
            QStringLiteral("%1 · %2").arg(budgetWhose(m_row->settings), budgetUsed(*m_row));
        if (m_row->isRaised()) {
            words += QLatin1Char('\n') +
                     tr("It is %1. This takes the place of that.").arg(budgetRaised(*m_row));
        }
        m_used->setText(words);
    }
    m_used->setVisible(m_row.has_value());
    showState();
}

std::optional<Money> RaiseDialog::by() const {
    const auto amount = readDollars(m_by->text());
    return amount && *amount > Money() ? amount : std::nullopt;
}

QString RaiseDialog::missing() const {
    if (!by()) {
        return tr("It is raised by an amount of dollars, like %1.")
            .arg(typedDollars(Money::fromNano(50'000'000'000)));
    }
    return m_reason->text().trimmed().isEmpty() ? tr("A raise has a reason.") : QString();
}

QString RaiseDialog::beingWritten() const {
    return tr("The budget is being raised.");
}

QString RaiseDialog::note() const {
    return m_row ? tr("%1 may be spent until %2.")
                       .arg(dollarsText(m_row->settings.limit + m_row->toppedUp + *by()),
                            momentText(m_span->end()))
                 : QString();
}

void RaiseDialog::save() {
    admin::RaiseBudget operation;
    operation.name = m_budget;
    operation.by = by().value_or(Money());
    operation.until = m_span->end();
    operation.reason = m_reason->text().trimmed().toStdString();
    order(std::move(operation), [this](const admin::BudgetRow& row) {
        emit raised(row, m_row ? m_row->raise : BudgetRaise());
    });
}

void RaiseDialog::retranslate() {
    setWindowTitle(tr("Raise %1 for a time").arg(QString::fromStdString(m_budget)));
    m_byLabel->setText(tr("By, $"));
    m_spanLabel->setText(tr("How long"));
    m_reasonLabel->setText(tr("Reason"));
    m_reason->setPlaceholderText(tr("for whoever looks at it"));
    footer().setPrimaryText(tr("Raise"));
    showBudget();
}

}  // namespace weir::ui
