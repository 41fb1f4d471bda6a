// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <optional>

#include "engine/base/result.hpp"
#include "engine/control/admin/budgets.hpp"
#include "engine/control/admin/client.hpp"
#include "ui/spend/spend_choice.hpp"

namespace weir::ui {

// What was asked, and what the books say to it.
struct SpendAnswer {
    SpendChoice choice;
    DayRange days;
    SpendSteps steps;
    Timestamp now{};
    RangeBefore rangeBefore;
    admin::SpendReport report;
    admin::SpendReport before;
    std::optional<admin::BudgetRow> budget;  // that these days are held against: budgetFor()
};

// Asks the gateway for a choice and for the time before it, and answers once it has both. Of a
// choice that was replaced meanwhile nothing is heard any more.
class SpendSource : public QObject {
    Q_OBJECT

public:
    SpendSource(admin::AdminClient& client, const Clock& clock, QTimeZone zone,
                QObject* parent = nullptr);

    void ask(const SpendChoice& choice);
    bool isAsking(const SpendChoice& choice) const { return m_asked && m_asked->choice == choice; }

    const QTimeZone& zone() const { return m_zone; }
    QDate today() const { return timeIn(m_zone, m_clock.now()).date(); }

signals:
    void answered(const weir::ui::SpendAnswer& answer);
    void failed(const QString& problem);

private:
    void call(admin::GetSpend operation, admin::SpendReport SpendAnswer::* into);
    void take(Result<admin::SpendReport> reply, admin::SpendReport SpendAnswer::* into);

    admin::AdminClient& m_client;
    const Clock& m_clock;
    QTimeZone m_zone;
    std::optional<SpendAnswer> m_asked;  // what is known of it so far
    int m_question = 0;
    int m_missing = 0;
};

}  // namespace weir::ui
