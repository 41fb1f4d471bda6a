// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/routing/route_changes.hpp"

#include <QCoreApplication>
#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

#include "ui/routing/demand_editor.hpp"
#include "ui/routing/failover_editor.hpp"
#include "ui/routing/route_text.hpp"

namespace weir::ui {

namespace {

struct ChangeWords {
    Q_DECLARE_TR_FUNCTIONS(weir::ui::RouteLines)
};

bool same(const admin::RouteSettings& left, const admin::RouteSettings& right) {
    admin::RouteSettings one = left;
    admin::RouteSettings other = right;
    one.when = plain(std::move(one.when));
    other.when = plain(std::move(other.when));
    return one == other;
}

std::optional<std::size_t> placeOf(const std::vector<admin::RouteSettings>& routes,
                                   const std::string& name) {
    const auto found = std::ranges::find(routes, name, &admin::RouteSettings::name);
    return found == routes.end() ? std::nullopt
                                 : std::optional(static_cast<std::size_t>(found - routes.begin()));
}

// Which of the places stand in the longest run that still ascends. Lists of routes are short.
std::vector<bool> inOrder(const std::vector<std::size_t>& places) {
    std::vector<std::size_t> length(places.size(), 1);
    std::vector<std::size_t> before(places.size(), places.size());
    std::size_t best = 0;
    for (std::size_t i = 0; i < places.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            if (places[j] < places[i] && length[j] + 1 > length[i]) {
                length[i] = length[j] + 1;
                before[i] = j;
            }
        }
        if (length[i] > length[best]) {
            best = i;
        }
    }
    std::vector<bool> kept(places.size(), false);
    for (std::size_t i = best; i < places.size(); i = before[i]) {
        kept[i] = true;
    }
    return kept;
}

void addCondition(QStringList& lines, const RouteCondition& condition) {
    const RouteCondition whole = plain(condition);
    if (whole.kind != ConditionKind::All || whole.of.size() < 2) {
        lines << QStringLiteral("    ") +
                     ChangeWords::tr("when %1").arg(plainText(whenRuns(whole)));
        return;
    }
    for (std::size_t i = 0; i < whole.of.size(); ++i) {
        RouteCondition one;
        one.of = {whole.of[i]};
        const QString text = plainText(whenRuns(one));
        lines << QStringLiteral("    ") + (i == 0 ? ChangeWords::tr("when %1").arg(text)
                                                  : ChangeWords::tr("and %1").arg(text));
    }
}

void addRoute(QStringList& lines, const admin::RouteSettings& route) {
    const QString indent = QStringLiteral("    ");
    lines << QString::fromStdString(route.name);
    if (!route.enabled) {
        lines << indent + ChangeWords::tr("switched off");
    }
    addCondition(lines, route.when);
    if (!route.refuse.empty()) {
        lines << indent + ChangeWords::tr("refuse: %1").arg(QString::fromStdString(route.refuse));
        return;
    }
    lines << indent + ChangeWords::tr("use %1").arg(strategyLine(route));
    if (const QString demand = demandText(route.require); !demand.isEmpty()) {
        lines << indent + ChangeWords::tr("only providers: %1").arg(demand);
    }
    const QStringList failover = failoverLines(route.failover);
    for (const QString& each : failover) {
        lines << indent + each;
    }
    if (route.targets.empty()) {
        lines << indent + ChangeWords::tr("to %1").arg(targetsLine(route));
    }
    const bool weighted =
        route.strategy == RouteStrategy::Weighted || route.strategy == RouteStrategy::Sticky;
    for (const admin::RouteTarget& target : route.targets) {
        const QString name = QString::fromStdString(target.target);
        lines << indent + (weighted ? ChangeWords::tr("to %1, weight %2")
                                          .arg(name, QString::number(target.weight))
                                    : ChangeWords::tr("to %1").arg(name));
    }
}

}  // namespace

RouteCondition plain(RouteCondition condition) {
    std::vector<RouteCondition> flat;
    for (RouteCondition& each : condition.of) {
        RouteCondition part = plain(std::move(each));
        if (part.kind == condition.kind && part.kind == ConditionKind::All) {
            std::ranges::move(part.of, std::back_inserter(flat));
        } else {
            flat.push_back(std::move(part));
        }
    }
    condition.of = std::move(flat);
    const bool group = condition.kind == ConditionKind::All || condition.kind == ConditionKind::Any;
    if (group && condition.of.size() == 1) {
        RouteCondition only = std::move(condition.of.front());
        return only;
    }
    return condition;
}

bool sameRoutes(const std::vector<admin::RouteSettings>& left,
                const std::vector<admin::RouteSettings>& right) {
    return std::ranges::equal(left, right, same);
}

std::vector<RouteMark> marksOf(const std::vector<admin::RouteSettings>& active,
                               const std::vector<admin::RouteSettings>& draft) {
    std::vector<RouteMark> marks(draft.size());
    std::vector<std::size_t> places;
    std::vector<std::size_t> known;
    for (std::size_t i = 0; i < draft.size(); ++i) {
        const auto place = placeOf(active, draft[i].name);
        marks[i].isNew = !place;
        if (place) {
            marks[i].isChanged = !same(active[*place], draft[i]);
            places.push_back(*place);
            known.push_back(i);
        }
    }
    const std::vector<bool> kept = inOrder(places);
    for (std::size_t i = 0; i < known.size(); ++i) {
        marks[known[i]].isMoved = !kept[i];
    }
    return marks;
}

int changesBetween(const std::vector<admin::RouteSettings>& active,
                   const std::vector<admin::RouteSettings>& draft) {
    const auto marks = marksOf(active, draft);
    const auto marked = std::ranges::count_if(marks, &RouteMark::isMarked);
    const auto gone = std::ranges::count_if(
        active, [&](const admin::RouteSettings& route) { return !placeOf(draft, route.name); });
    return static_cast<int>(marked + gone);
}

QStringList linesOf(const std::vector<admin::RouteSettings>& routes) {
    QStringList lines;
    for (const admin::RouteSettings& route : routes) {
        if (!lines.isEmpty()) {
            lines << QString();
        }
        addRoute(lines, route);
    }
    return lines;
}

}  // namespace weir::ui
