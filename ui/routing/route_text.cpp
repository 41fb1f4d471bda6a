// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/routing/route_text.hpp"

#include <QCoreApplication>
#include <QStringList>
#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>

#include "ui/routing/condition_value.hpp"

namespace weir::ui {

namespace {

struct RouteWords {
    Q_DECLARE_TR_FUNCTIONS(weir::ui::RouteText)
};

void append(TextRuns& runs, const QString& text, bool strong = false) {
    if (!runs.empty() && runs.back().strong == strong) {
        runs.back().text += text;
    } else {
        runs.push_back({text, strong});
    }
}

void append(TextRuns& runs, const TextRuns& more) {
    for (const TextRun& run : more) {
        append(runs, run.text, run.strong);
    }
}

QString flagText(RouteField field, bool yes) {
    switch (field) {
        case RouteField::Stream:
            return yes ? RouteWords::tr("streamed") : RouteWords::tr("not streamed");
        case RouteField::Tools:
            return yes ? RouteWords::tr("with tools") : RouteWords::tr("without tools");
        case RouteField::Images:
            return yes ? RouteWords::tr("with images") : RouteWords::tr("without images");
        case RouteField::Audio:
            return yes ? RouteWords::tr("with audio") : RouteWords::tr("without audio");
        case RouteField::Files:
            return yes ? RouteWords::tr("with documents") : RouteWords::tr("without documents");
        case RouteField::LowBudget:
            return yes ? RouteWords::tr("with a low budget")
                       : RouteWords::tr("without a low budget");
        default:
            return yes ? RouteWords::tr("with a schema") : RouteWords::tr("without a schema");
    }
}

TextRuns testRuns(const RouteCondition& test, bool holds) {
    const RouteValueKind kind = valueKindOf(test.field);
    if (kind == RouteValueKind::Flag) {
        return {{flagText(test.field, (test.number != 0) == holds), false}};
    }
    TextRuns runs;
    QString name = fieldText(test.field);
    if (isNamed(test.field)) {
        name += u' ' + QString::fromStdString(test.name);
    }
    append(runs, name + u' ');
    if (!holds) {
        //: Between the name of a field and what it must not be: "team not gold"
        append(runs, RouteWords::tr("not") + u' ');
    }
    if (kind == RouteValueKind::Number) {
        append(runs, comparisonSign(test.comparison) + u' ', true);
    }
    const QString value = valueText(test);
    append(runs, value.isEmpty() ? QStringLiteral("…") : value, true);
    return runs;
}

TextRuns runsOf(const RouteCondition& condition, bool inGroup);

TextRuns groupRuns(const RouteCondition& group, bool any, bool inGroup) {
    if (group.of.empty()) {
        return {{any ? RouteWords::tr("never") : RouteWords::tr("always"), false}};
    }
    const bool several = group.of.size() > 1;
    TextRuns runs;
    if (several && inGroup) {
        append(runs, QStringLiteral("("));
    }
    for (std::size_t i = 0; i < group.of.size(); ++i) {
        if (i > 0) {
            //: Between two conditions
            append(runs, u' ' + (any ? RouteWords::tr("or") : RouteWords::tr("and")) + u' ');
        }
        append(runs, runsOf(group.of[i], several || inGroup));
    }
    if (several && inGroup) {
        append(runs, QStringLiteral(")"));
    }
    return runs;
}

TextRuns runsOf(const RouteCondition& condition, bool inGroup) {
    switch (condition.kind) {
        case ConditionKind::Test:
            return testRuns(condition, true);
        case ConditionKind::All:
            return groupRuns(condition, false, inGroup);
        case ConditionKind::Any:
            return groupRuns(condition, true, inGroup);
        case ConditionKind::Not:
            break;
    }
    if (condition.of.size() == 1 && condition.of.front().kind == ConditionKind::Test) {
        return testRuns(condition.of.front(), false);
    }
    TextRuns runs;
    append(runs, RouteWords::tr("not") + u' ');
    append(runs, condition.of.size() == 1 ? runsOf(condition.of.front(), true)
                                          : groupRuns(condition, false, true));
    return runs;
}

}  // namespace

QString plainText(const TextRuns& runs) {
    QString text;
    for (const TextRun& run : runs) {
        text += run.text;
    }
    return text;
}

QString fieldText(RouteField field) {
    switch (field) {
        case RouteField::Model:
            return RouteWords::tr("model");
        case RouteField::Key:
            return RouteWords::tr("key");
        case RouteField::Team:
            return RouteWords::tr("team");
        case RouteField::User:
            return RouteWords::tr("user");
        case RouteField::Tier:
            return RouteWords::tr("tier");
        case RouteField::Tag:
            return RouteWords::tr("tag");
        case RouteField::Endpoint:
            return RouteWords::tr("endpoint");
        case RouteField::Dialect:
            return RouteWords::tr("dialect");
        case RouteField::Header:
            return RouteWords::tr("header");
        case RouteField::Metadata:
            return RouteWords::tr("metadata");
        case RouteField::Tokens:
            return RouteWords::tr("tokens in");
        case RouteField::MaxTokens:
            return RouteWords::tr("max tokens");
        case RouteField::Messages:
            return RouteWords::tr("messages");
        case RouteField::Stream:
            return RouteWords::tr("stream");
        case RouteField::Tools:
            return RouteWords::tr("tools");
        case RouteField::Images:
            return RouteWords::tr("images");
        case RouteField::Audio:
            return RouteWords::tr("audio");
        case RouteField::Files:
            return RouteWords::tr("documents");
        case RouteField::Structured:
            return RouteWords::tr("schema");
        case RouteField::LowBudget:
            return RouteWords::tr("low budget");
        case RouteField::BudgetLeft:
            return RouteWords::tr("budget left");
        case RouteField::Weekday:
            return RouteWords::tr("weekday");
        case RouteField::Time:
            return RouteWords::tr("time");
        case RouteField::Task:
            return RouteWords::tr("task");
        case RouteField::Complexity:
            return RouteWords::tr("complexity");
    }
    return {};
}

QString comparisonSign(Comparison comparison) {
    switch (comparison) {
        case Comparison::Over:
            return QStringLiteral(">");
        case Comparison::AtLeast:
            return QStringLiteral("≥");
        case Comparison::Below:
            return QStringLiteral("<");
        case Comparison::AtMost:
            return QStringLiteral("≤");
        case Comparison::Exactly:
            return QStringLiteral("=");
    }
    return {};
}

QString strategyText(RouteStrategy strategy) {
    switch (strategy) {
        case RouteStrategy::Ordered:
            return RouteWords::tr("Ordered");
        case RouteStrategy::Weighted:
            return RouteWords::tr("Weighted");
        case RouteStrategy::Cheapest:
            return RouteWords::tr("Cheapest");
        case RouteStrategy::Fastest:
            return RouteWords::tr("Fastest");
        case RouteStrategy::LeastBusy:
            return RouteWords::tr("Least busy");
        case RouteStrategy::Sticky:
            return RouteWords::tr("Sticky");
    }
    return {};
}

QString strategyHint(RouteStrategy strategy) {
    switch (strategy) {
        case RouteStrategy::Ordered:
            return RouteWords::tr("In the order of the list.");
        case RouteStrategy::Weighted:
            return RouteWords::tr(
                "Calls are spread by the weights. Weight 0: only when others fail.");
        case RouteStrategy::Cheapest:
            return RouteWords::tr(
                "By what the call is expected to cost, less what a warm prompt cache saves; what "
                "has no price comes last.");
        case RouteStrategy::Fastest:
            return RouteWords::tr(
                "By the time until the answer is there: the median time to a first token and "
                "tokens a second, as measured.");
        case RouteStrategy::LeastBusy:
            return RouteWords::tr("By the calls in flight.");
        case RouteStrategy::Sticky:
            return RouteWords::tr(
                "The same target for the same session, user or key; spread by the "
                "weights. A session stays where its prompt cache is warm.");
    }
    return {};
}

QString stickyText(StickyBy by) {
    switch (by) {
        case StickyBy::Session:
            return RouteWords::tr("session");
        case StickyBy::User:
            return RouteWords::tr("user");
        case StickyBy::Key:
            return RouteWords::tr("key");
    }
    return {};
}

QString strategyLine(const admin::RouteSettings& route) {
    if (!route.refuse.empty()) {
        return RouteWords::tr("Refuses");
    }
    const QString strategy = strategyText(route.strategy);
    return route.strategy == RouteStrategy::Sticky
               ? QStringLiteral("%1, %2").arg(strategy, stickyText(route.stickyBy))
               : strategy;
}

TextRuns whenRuns(const RouteCondition& condition) {
    return runsOf(condition, false);
}

QString targetsLine(const admin::RouteSettings& route) {
    if (!route.refuse.empty()) {
        return RouteWords::tr("refused: %1").arg(QString::fromStdString(route.refuse));
    }
    if (route.targets.empty()) {
        return RouteWords::tr("the targets of the model asked for");
    }
    const bool weighted = route.targets.size() > 1 && (route.strategy == RouteStrategy::Weighted ||
                                                       route.strategy == RouteStrategy::Sticky);
    const std::vector<int> shares = weightShares(route.targets);
    QStringList parts;
    for (std::size_t i = 0; i < route.targets.size(); ++i) {
        const QString name = QString::fromStdString(route.targets[i].target);
        parts << (weighted ? QStringLiteral("%1 % %2").arg(QString::number(shares[i]), name)
                           : name);
    }
    return parts.join(QStringLiteral(", "));
}

// The largest remainders get what rounding down leaves over.
std::vector<int> weightShares(const std::vector<admin::RouteTarget>& targets) {
    std::uint64_t sum = 0;
    for (const admin::RouteTarget& target : targets) {
        sum += target.weight;
    }
    std::vector<int> shares(targets.size());
    if (sum == 0) {
        return shares;
    }
    std::vector<std::size_t> order(targets.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    int left = 100;
    for (std::size_t i = 0; i < targets.size(); ++i) {
        shares[i] = static_cast<int>(std::uint64_t{targets[i].weight} * 100 / sum);
        left -= shares[i];
    }
    std::ranges::stable_sort(order, std::greater<>(), [&](std::size_t i) {
        return std::uint64_t{targets[i].weight} * 100 % sum;
    });
    for (std::size_t i = 0; left > 0 && i < order.size(); ++i, --left) {
        ++shares[order[i]];
    }
    return shares;
}

}  // namespace weir::ui
