// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/routing/route_edits.hpp"

#include <algorithm>
#include <iterator>
#include <set>
#include <string>
#include <utility>

#include "ui/routing/route_changes.hpp"

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

bool RouteEdits::isDraft() const {
    return !sameRoutes(m_active, m_now.routes);
}

int RouteEdits::changes() const {
    return changesBetween(m_active, m_now.routes);
}

void RouteEdits::takeActive(std::uint64_t revision, const Routes& active) {
    const bool draft = isDraft();
    if (revision == m_revision && sameRoutes(active, m_active)) {
        return;
    }
    m_revision = revision;
    m_active = active;
    if (!draft) {
        m_now = {revision, active};
    }
    emit changed();
}

void RouteEdits::takeDraft(const admin::RouteDraft& draft) {
    const State theirs = draft.kept ? State{draft.base, draft.routes} : State{m_revision, m_active};
    if (theirs.base == m_now.base && theirs.routes == m_now.routes) {
        return;
    }
    if (!sameRoutes(theirs.routes, m_now.routes)) {
        m_done.push_back(m_now);
        m_undone.clear();
    }
    m_now = theirs;
    m_typing.clear();
    emit changed();
}

// What was made from before is made from now: taking a step back means that list, and not what it
// was merged with.
void RouteEdits::takeApplied(std::uint64_t revision, const Routes& active) {
    m_revision = revision;
    m_active = active;
    m_now = {revision, active};
    for (std::vector<State>* states : {&m_done, &m_undone}) {
        for (State& state : *states) {
            state.base = revision;
        }
    }
    m_typing.clear();
    ++m_version;
    emit changed();
}

void RouteEdits::change(std::size_t at, const admin::RouteSettings& route, const QString& typing) {
    if (at >= m_now.routes.size() || m_now.routes[at] == route) {
        return;
    }
    Routes routes = m_now.routes;
    routes[at] = route;
    step(std::move(routes), m_now.base, typing);
}

void RouteEdits::insertAll(std::size_t at, const Routes& added) {
    if (added.empty()) {
        return;
    }
    Routes routes = m_now.routes;
    const auto place = static_cast<std::ptrdiff_t>(std::min(at, routes.size()));
    routes.insert(routes.begin() + place, added.begin(), added.end());
    step(std::move(routes), m_now.base);
}

void RouteEdits::removeAll(const std::vector<std::size_t>& places) {
    Routes left;
    for (std::size_t i = 0; i < m_now.routes.size(); ++i) {
        if (std::ranges::find(places, i) == places.end()) {
            left.push_back(m_now.routes[i]);
        }
    }
    if (left.size() < m_now.routes.size()) {
        step(std::move(left), m_now.base);
    }
}

void RouteEdits::move(std::size_t from, std::size_t to) {
    if (from >= m_now.routes.size() || to >= m_now.routes.size() || from == to) {
        return;
    }
    Routes routes = m_now.routes;
    const auto first = routes.begin() + static_cast<std::ptrdiff_t>(std::min(from, to));
    const auto last = routes.begin() + static_cast<std::ptrdiff_t>(std::max(from, to)) + 1;
    from < to ? std::rotate(first, std::next(first), last)
              : std::rotate(first, std::prev(last), last);
    step(std::move(routes), m_now.base);
}

void RouteEdits::discard() {
    if (isDraft()) {
        step(m_active, m_revision);
    }
}

void RouteEdits::replaceAll(const Routes& routes) {
    step(routes, m_revision);
}

void RouteEdits::step(Routes routes, std::uint64_t base, const QString& typing) {
    if (typing.isEmpty() || typing != m_typing) {
        m_done.push_back(m_now);
    }
    m_undone.clear();
    // Who begins to edit begins from what is in force.
    m_now = {isDraft() ? base : m_revision, std::move(routes)};
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
