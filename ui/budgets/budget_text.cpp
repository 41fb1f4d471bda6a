// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/budgets/budget_text.hpp"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

#include "ui/widgets/local_time.hpp"
#include "ui/widgets/numbers.hpp"
#include "ui/widgets/operator_text.hpp"

namespace weir::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(weir::ui::Budgets)
};

constexpr int kHoursADay = 24;

QString text(const std::string& utf8) {
    return QString::fromStdString(utf8);
}

}  // namespace

QString budgetWhose(const admin::BudgetSettings& settings) {
    QStringList parts;
    const auto add = [&parts](const QString& pattern, const std::string& name) {
        if (!name.empty()) {
            parts += pattern.arg(text(name));
        }
    };
    add(Words::tr("team %1"), settings.team);
    add(Words::tr("user %1"), settings.user);
    add(Words::tr("key %1"), settings.key);
    add(Words::tr("provider %1"), settings.provider);
    add(Words::tr("model %1"), settings.model);
    add(Words::tr("tag %1"), settings.tag);
    return parts.isEmpty() ? Words::tr("everybody") : parts.join(QStringLiteral(", "));
}

QString budgetPeriod(const admin::BudgetSettings& settings) {
    if (settings.every != BudgetPeriod::Rolling) {
        return budgetPeriodChoice(settings.every);
    }
    const auto hours = static_cast<int>(settings.rollingHours);
    return hours % kHoursADay == 0 ? Words::tr("in the last %Ln days", nullptr, hours / kHoursADay)
                                   : Words::tr("in the last %Ln hours", nullptr, hours);
}

QString budgetPeriodChoice(BudgetPeriod period) {
    switch (period) {
        case BudgetPeriod::Day:
            return Words::tr("a day");
        case BudgetPeriod::Week:
            return Words::tr("a week");
        case BudgetPeriod::Month:
            return Words::tr("a month");
        case BudgetPeriod::Quarter:
            return Words::tr("a quarter");
        case BudgetPeriod::Year:
            return Words::tr("a year");
        case BudgetPeriod::Rolling:
            //: How long is said beside it
            return Words::tr("in the last…");
        case BudgetPeriod::Prepaid:
            return Words::tr("prepaid");
        case BudgetPeriod::Total:
            break;
    }
    return Words::tr("in all");
}

QString budgetRule(const admin::BudgetSettings& settings) {
    const QString period = budgetPeriod(settings);
    switch (settings.whenUsed) {
        case WhenUsed::Warn:
            return Words::tr("%1, only warns").arg(period);
        case WhenUsed::Degrade:
            //: %2 is per cent of the limit: "a month, cheaper from 80 %"
            return Words::tr("%1, cheaper from %2 %").arg(period).arg(settings.degradeFrom);
        case WhenUsed::Refuse:
            break;
    }
    //: "a month, refuses": what a budget does when it is used up
    return Words::tr("%1, refuses").arg(period);
}

QString budgetUsed(const admin::BudgetRow& row) {
    return Words::tr("%1 of %2").arg(dollarsText(budgetSpent(row)), dollarsText(row.limit()));
}

QString budgetRaised(const admin::BudgetRow& row) {
    return Words::tr("raised by %1 until %2")
        .arg(dollarsText(row.raise.by), momentText(row.raise.until));
}

QString budgetRaisedWhy(const admin::BudgetRow& row) {
    //: %1 is the reason of a raise, %2 who made it: "launch, by the window"
    return Words::tr("%1, by %2")
        .arg(text(row.raise.reason), operatorText(row.raise.via, row.raise.name));
}

QString budgetNotes(const admin::BudgetRow& row) {
    QStringList parts;
    if (row.held > Money()) {
        parts += Words::tr("%1 held").arg(dollarsText(row.held));
    }
    if (row.toppedUp > Money()) {
        parts += Words::tr("%1 topped up").arg(dollarsText(row.toppedUp));
    }
    if (row.assumed > Money()) {
        //: Of what is used: counted at a price that the budget assumes
        parts += Words::tr("%1 assumed").arg(dollarsText(row.assumed));
    }
    if (row.refused > 0) {
        parts += Words::tr("%Ln refused", nullptr, static_cast<int>(row.refused));
    }
    if (row.unpriced > 0) {
        parts += Words::tr("%Ln without a price", nullptr, static_cast<int>(row.unpriced));
    }
    return parts.join(QStringLiteral(" · "));
}

QString budgetForecast(const admin::BudgetRow& row) {
    if (row.goneAt == Timestamp()) {
        //: What a budget's period is expected to cost: "~$1,640.00 expected"
        return row.expected > Money() ? Words::tr("~%1 expected").arg(dollarsText(row.expected))
                                      : QString();
    }
    const QDate day = localTime(row.goneAt).date();
    const qint64 days = QDate::currentDate().daysTo(day);
    constexpr int kDaysWithNames = 7;
    const QString when = days > 0 && days < kDaysWithNames
                             ? QLocale().toString(day, QStringLiteral("dddd"))
                         : days == 0 ? momentText(row.goneAt)
                                     : nearDayText(day);
    //: %1 is a day: "Thursday", "24 Nov"
    return Words::tr("may be gone by %1").arg(when);
}

QString budgetReset(const admin::BudgetRow& row) {
    if (row.end == Timestamp()) {
        return {};
    }
    return Words::tr("anew on %1").arg(nearDayText(localTime(row.end).date()));
}

QString budgetSentence(const admin::BudgetRow& row) {
    QStringList parts{text(row.settings.name), budgetWhose(row.settings), budgetRule(row.settings),
                      budgetUsed(row),         budgetForecast(row),       budgetNotes(row),
                      budgetReset(row),        text(row.problem)};
    if (row.isRaised()) {
        parts << budgetRaised(row) << budgetRaisedWhy(row);
    }
    parts.removeAll(QString());
    return parts.join(QStringLiteral(", "));
}

Money budgetSpent(const admin::BudgetRow& row) {
    return row.settled + row.unsettled;
}

double budgetShare(const admin::BudgetRow& row, Money part) {
    return static_cast<double>(part.nano()) / static_cast<double>(row.limit().nano());
}

}  // namespace weir::ui
