// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/routing/route_edits.hpp"

#include <algorithm>
#include <iterator>
#include <set>
#include <string>
#include <utility>

#include "engine/base/set_uses.hpp"
#include "ui/routing/route_changes.hpp"
#include "ui/routing/set_changes.hpp"

namespace weir::ui {

namespace {

std::set<std::string> namesOf(const RouteEdits::Routes& routes) {
    std::set<std::string> names;
    for (const admin::RouteSettings& route : routes) {
        names.insert(route.name);
    }
    return names;
}

std::string freeAmong(const std::set<std::string>& taken, const QString& wished) {
    std::string name = wished.toStdString();
    for (int number = 2; taken.contains(name); ++number) {
        name = QStringLiteral("%1 %2").arg(wished, QString::number(number)).toStdString();
    }
    return name;
}

}  // namespace

bool RouteEdits::same(const Rules& left, const Rules& right) {
    return sameRoutes(left.routes, right.routes) &&
           std::ranges::is_permutation(left.sets, right.sets);
}

bool RouteEdits::isDraft() const {
    return !same(m_active, m_now.rules);
}

int RouteEdits::changes() const {
    return changesBetween(active(), routes()) + setChangesBetween(activeSets(), sets());
}

void RouteEdits::takeActive(std::uint64_t revision, const Routes& active, const Sets& sets) {
    const bool draft = isDraft();
    const Rules theirs{active, sets};
    if (revision == m_revision && same(theirs, m_active)) {
        return;
    }
    m_revision = revision;
    m_active = theirs;
    if (!draft) {
        m_now = {revision, theirs};
    }
    emit changed();
}

void RouteEdits::takeDraft(const admin::RouteDraft& draft) {
    const State theirs =
        draft.kept ? State{draft.base, {draft.routes, draft.sets}} : State{m_revision, m_active};
    if (theirs.base == m_now.base && theirs.rules.routes == routes() &&
        theirs.rules.sets == sets()) {
        return;
    }
    if (!same(theirs.rules, m_now.rules)) {
        m_done.push_back(m_now);
        m_undone.clear();
    }
    m_now = theirs;
    m_typing.clear();
    emit changed();
}

// What was made from before is made from now. A step back from what was merged would take back what
// others did, too, so there is none.
void RouteEdits::takeApplied(const admin::AppliedRoutes& applied) {
    m_revision = applied.revision;
    m_active = m_now.rules;
    m_now.base = m_revision;
    if (applied.merged) {
        m_done.clear();
        m_undone.clear();
    }
    for (std::vector<State>* states : {&m_done, &m_undone}) {
        for (State& state : *states) {
            state.base = m_revision;
        }
    }
    m_typing.clear();
    ++m_version;
    emit changed();
}

void RouteEdits::change(std::size_t at, const admin::RouteSettings& route, const QString& typing) {
    if (at >= routes().size() || routes()[at] == route) {
        return;
    }
    Routes list = routes();
    list[at] = route;
    step(std::move(list), typing);
}

void RouteEdits::insertAll(std::size_t at, const Routes& added) {
    if (added.empty()) {
        return;
    }
    Routes list = routes();
    const auto place = static_cast<std::ptrdiff_t>(std::min(at, list.size()));
    list.insert(list.begin() + place, added.begin(), added.end());
    step(std::move(list));
}

void RouteEdits::removeAll(const std::vector<std::size_t>& places) {
    Routes left;
    for (std::size_t i = 0; i < routes().size(); ++i) {
        if (std::ranges::find(places, i) == places.end()) {
            left.push_back(routes()[i]);
        }
    }
    if (left.size() < routes().size()) {
        step(std::move(left));
    }
}

void RouteEdits::move(std::size_t from, std::size_t to) {
    if (from >= routes().size() || to >= routes().size() || from == to) {
        return;
    }
    Routes list = routes();
    const auto first = list.begin() + static_cast<std::ptrdiff_t>(std::min(from, to));
    const auto last = list.begin() + static_cast<std::ptrdiff_t>(std::max(from, to)) + 1;
    from < to ? std::rotate(first, std::next(first), last)
              : std::rotate(first, std::prev(last), last);
    step(std::move(list));
}

void RouteEdits::setSet(const std::string& replaces, const NamedSet& set) {
    Rules rules = m_now.rules;
    const auto place = std::ranges::find(rules.sets, replaces, &NamedSet::name);
    if (place == rules.sets.end()) {
        rules.sets.push_back(set);
    } else if (*place == set) {
        return;
    } else {
        *place = set;
        for (admin::RouteSettings& route : rules.routes) {
            route.when = withSetRenamed(std::move(route.when), replaces, set.name);
        }
    }
    step(std::move(rules), m_now.base);
}

void RouteEdits::removeSet(const std::string& name) {
    Rules rules = m_now.rules;
    if (std::erase_if(rules.sets, [&](const NamedSet& set) { return set.name == name; }) > 0) {
        step(std::move(rules), m_now.base);
    }
}

void RouteEdits::discard() {
    if (isDraft()) {
        step(m_active, m_revision);
    }
}

void RouteEdits::step(Routes routes, const QString& typing) {
    step({std::move(routes), sets()}, m_now.base, typing);
}

void RouteEdits::step(Rules rules, std::uint64_t base, const QString& typing) {
    if (typing.isEmpty() || typing != m_typing) {
        m_done.push_back(m_now);
    }
    m_undone.clear();
    // Who begins to edit begins from what is in force.
    m_now = {isDraft() ? base : m_revision, std::move(rules)};
    m_typing = typing;
    ++m_version;
    emit edited();
    emit changed();
}

void RouteEdits::undo() {
    if (canUndo()) {
        m_undone.push_back(std::exchange(m_now, m_done.back()));
        m_done.pop_back();
        m_typing.clear();
        ++m_version;
        emit edited();
        emit changed();
    }
}

void RouteEdits::redo() {
    if (canRedo()) {
        m_done.push_back(std::exchange(m_now, m_undone.back()));
        m_undone.pop_back();
        m_typing.clear();
        ++m_version;
        emit edited();
        emit changed();
    }
}

std::string freeName(const RouteEdits::Routes& routes, const QString& wished) {
    return freeAmong(namesOf(routes), wished);
}

RouteEdits::Routes withFreeNames(const RouteEdits::Routes& routes, RouteEdits::Routes added) {
    std::set<std::string> taken = namesOf(routes);
    for (admin::RouteSettings& route : added) {
        route.name = freeAmong(taken, QString::fromStdString(route.name));
        taken.insert(route.name);
    }
    return added;
}

}  // namespace weir::ui
