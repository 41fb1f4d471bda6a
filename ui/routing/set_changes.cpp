// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/routing/set_changes.hpp"

#include <QCoreApplication>
#include <algorithm>

#include "engine/base/set_uses.hpp"
#include "ui/routing/route_text.hpp"

namespace weir::ui {

namespace {

struct SetWords {
    Q_DECLARE_TR_FUNCTIONS(weir::ui::SetLines)
};

const NamedSet* setIn(const std::vector<NamedSet>& sets, const std::string& name) {
    const auto found = std::ranges::find(sets, name, &NamedSet::name);
    return found == sets.end() ? nullptr : &*found;
}

}  // namespace

std::vector<RouteMark> setMarksOf(const std::vector<NamedSet>& active,
                                  const std::vector<NamedSet>& draft) {
    std::vector<RouteMark> marks(draft.size());
    for (std::size_t i = 0; i < draft.size(); ++i) {
        const NamedSet* was = setIn(active, draft[i].name);
        marks[i].isNew = was == nullptr;
        marks[i].isChanged = was != nullptr && *was != draft[i];
    }
    return marks;
}

int setChangesBetween(const std::vector<NamedSet>& active, const std::vector<NamedSet>& draft) {
    const auto marks = setMarksOf(active, draft);
    const auto marked = std::ranges::count_if(marks, &RouteMark::isMarked);
    const auto gone = std::ranges::count_if(
        active, [&](const NamedSet& set) { return setIn(draft, set.name) == nullptr; });
    return static_cast<int>(marked + gone);
}

bool asksForChangedSet(const admin::RouteSettings& route, const std::vector<NamedSet>& active,
                       const std::vector<NamedSet>& draft) {
    return std::ranges::any_of(setsAskedFor(route.when), [&](const std::string& name) {
        const NamedSet* was = setIn(active, name);
        const NamedSet* is = setIn(draft, name);
        return was != is && (was == nullptr || is == nullptr || *was != *is);
    });
}

std::vector<std::string> routesAskingFor(const std::vector<admin::RouteSettings>& routes,
                                         const std::string& set) {
    std::vector<std::string> names;
    for (const admin::RouteSettings& route : routes) {
        if (asksForSet(route.when, set)) {
            names.push_back(route.name);
        }
    }
    return names;
}

QStringList linesOf(const std::vector<admin::RouteSettings>& routes,
                    const std::vector<NamedSet>& sets) {
    QStringList lines = linesOf(routes);
    for (const NamedSet& set : sets) {
        if (!lines.isEmpty()) {
            lines << QString();
        }
        //: The heading of what a set holds; %2 is what its names are of: team, user, …
        lines << SetWords::tr("Set %1, of %2")
                     .arg(QString::fromStdString(set.name), fieldText(set.of));
        for (const std::string& value : set.values) {
            lines << QStringLiteral("    ") + QString::fromStdString(value);
        }
    }
    return lines;
}

}  // namespace weir::ui
