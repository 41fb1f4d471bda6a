// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/control/config/check_routes.hpp"

#include <map>
#include <set>
#include <string_view>
#include <utility>

#include "engine/control/config/compile_routes.hpp"
#include "engine/control/config/compile_sets.hpp"
#include "engine/control/config/edit_routes.hpp"
#include "engine/control/config/edit_sets.hpp"
#include "engine/policy/routing/asked_names.hpp"
#include "engine/policy/routing/idle_routes.hpp"

namespace weir::control {

namespace {

admin::RouteNoteKind noteKindOf(const Problem& problem) {
    return problem.severity == Severity::Error ? admin::RouteNoteKind::Error
                                               : admin::RouteNoteKind::Warning;
}

class Checker {
public:
    explicit Checker(const policy::Snapshot& snapshot) : m_snapshot(snapshot) {}

    void check(const admin::RouteSettings& settings) {
        const auto route = static_cast<std::uint32_t>(m_checked.routes.size());
        if (const auto [first, fresh] = m_names.emplace(settings.name, route); !fresh) {
            note(route, admin::RouteNoteKind::Error,
                 "Route " + std::to_string(first->second + 1) + " has this name, too.");
        }
        ReadDocument read = readDocument("routes:\n" + routeText(settings));
        Problems problems = std::move(read.problems);
        policy::Route compiled;
        if (read.document && !read.document->routes.empty()) {
            compiled = compileRoute(read.document->routes.front(), m_snapshot, problems);
        }
        // The line that it stands in is no matter here.
        for (const Problem& problem : problems) {
            note(route, noteKindOf(problem), problem.sentence());
        }
        // What cannot be compiled takes no call and hides nobody.
        compiled.enabled = compiled.enabled && !hasErrors(problems);
        m_checked.routes.push_back(std::move(compiled));
    }

    CheckedRoutes finish() {
        noteManyNames(RouteField::Header, "headers");
        noteManyNames(RouteField::Metadata, "members of the metadata");
        for (const policy::IdleRoute& idle : policy::idleRoutes(m_checked.routes)) {
            const auto route = static_cast<std::uint32_t>(idle.route);
            if (idle.hiddenBy.empty()) {
                note(route, admin::RouteNoteKind::Never, "Its conditions cannot all hold.");
                continue;
            }
            note(route, admin::RouteNoteKind::Hidden,
                 "It never takes a call: " + hidersText(idle, m_checked.routes) + '.');
            for (const std::size_t by : idle.hiddenBy) {
                m_checked.notes.back().by.push_back(m_checked.routes[by].name);
            }
        }
        return std::move(m_checked);
    }

private:
    void noteManyNames(RouteField field, std::string_view what) {
        if (const auto beyond = policy::firstBeyondNames(m_checked.routes, field)) {
            note(static_cast<std::uint32_t>(*beyond), admin::RouteNoteKind::Error,
                 "With it rules ask for more than " + std::to_string(policy::kMostNames) + ' ' +
                     std::string(what) + ". Ask for fewer.");
        }
    }

    void note(std::uint32_t route, admin::RouteNoteKind kind, std::string text) {
        m_checked.sound = m_checked.sound && kind != admin::RouteNoteKind::Error;
        m_checked.notes.push_back({route, kind, std::move(text), {}});
    }

    const policy::Snapshot& m_snapshot;
    CheckedRoutes m_checked;
    std::map<std::string_view, std::uint32_t> m_names;
};

}  // namespace

CheckedSets checkSets(const std::vector<NamedSet>& sets) {
    CheckedSets checked;
    std::set<std::string_view> names;
    for (std::size_t i = 0; i < sets.size(); ++i) {
        const auto note = [&](admin::RouteNoteKind kind, std::string text) {
            checked.notes.push_back({static_cast<std::uint32_t>(i), kind, std::move(text)});
        };
        ReadDocument read = readDocument("sets:\n" + setText(sets[i]));
        Problems problems = std::move(read.problems);
        if (read.document && !read.document->sets.empty()) {
            checkSetFields(read.document->sets.front(), problems);
        }
        bool sound = !hasErrors(problems);
        if (!names.insert(sets[i].name).second) {
            note(admin::RouteNoteKind::Error, "Another set has this name, too.");
            sound = false;
        }
        for (const Problem& problem : problems) {
            note(noteKindOf(problem), problem.sentence());
        }
        if (sound) {
            checked.sets.push_back(sets[i]);
        }
        checked.sound = checked.sound && sound;
    }
    return checked;
}

CheckedRoutes checkRoutes(const std::vector<admin::RouteSettings>& routes,
                          const policy::Snapshot& snapshot) {
    Checker checker(snapshot);
    for (const admin::RouteSettings& route : routes) {
        checker.check(route);
    }
    return checker.finish();
}

}  // namespace weir::control
