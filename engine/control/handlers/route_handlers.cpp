// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "engine/control/config/check_routes.hpp"
#include "engine/control/config/edit_routing.hpp"
#include "engine/control/config/merge_routes.hpp"
#include "engine/control/handlers/handlers.hpp"
#include "engine/control/handlers/route_replay.hpp"
#include "engine/control/handlers/route_trial.hpp"
#include "engine/control/handlers/target_states.hpp"

namespace weir::control {

namespace {

using namespace admin;

constexpr std::size_t kMostRoutes = 2'000;
constexpr std::size_t kMostSets = 2'000;
constexpr std::size_t kLongestComment = 500;  // bytes

// What an operation brings beside its routes; nothing: the sets in force.
using BroughtSets = std::optional<std::vector<NamedSet>>;

Result<Routing> routingIn(std::string_view text) {
    const ReadDocument read = readDocument(text);
    if (!read.document) {
        return Error::invalid(read.problems.front().text("the document"));
    }
    return routingOf(*read.document);
}

Result<void> checkCount(const std::vector<RouteSettings>& routes, const BroughtSets& sets) {
    if (routes.size() > kMostRoutes) {
        return Error::tooLarge("There are more than 2,000 routes.");
    }
    if (sets && sets->size() > kMostSets) {
        return Error::tooLarge("There are more than 2,000 sets.");
    }
    return {};
}

// A copy, because what is in force may change while somebody asks it. A set that cannot be applied
// is not there, so that a route that asks for it takes no call.
policy::Snapshot draftOf(const policy::Snapshot& active, const std::vector<RouteSettings>& routes,
                         const BroughtSets& sets) {
    policy::Snapshot draft = active;
    if (sets) {
        draft.sets = checkSets(*sets).sets;
    }
    draft.routes = checkRoutes(routes, draft).routes;
    draft.indexRoutes();
    return draft;
}

RouteNotes notesOf(const policy::Snapshot& active, const std::vector<RouteSettings>& routes,
                   const BroughtSets& sets) {
    if (!sets || *sets == active.sets) {
        return {checkRoutes(routes, active).notes, {}};
    }
    policy::Snapshot draft = active;
    draft.sets = *sets;
    return {checkRoutes(routes, draft).notes, checkSets(*sets).notes};
}

class RouteDesk {
public:
    explicit RouteDesk(const RouteServices& services) : m_services(services) {}

    Result<RouteList> list() const {
        const auto snapshot = m_services.policy.snapshot();
        auto routing = routingIn(m_services.policy.text());
        if (!routing) {
            return std::move(routing.error());
        }
        RouteList list;
        list.revision = snapshot->revision;
        list.notes = checkRoutes(routing->routes, *snapshot).notes;
        list.routes = rowsOf(std::move(routing->routes));
        addStates(*snapshot, list);
        auto draft = m_services.draft.load();
        if (!draft) {
            return std::move(draft.error());
        }
        if (*draft) {
            RouteNotes notes = notesOf(*snapshot, (*draft)->routes, (*draft)->sets);
            list.draft = {.kept = true,
                          .base = (*draft)->base,
                          .keptAt = (*draft)->keptAt,
                          .routes = std::move((*draft)->routes),
                          .notes = std::move(notes.notes),
                          .sets = std::move((*draft)->sets).value_or(snapshot->sets),
                          .setNotes = std::move(notes.setNotes)};
        }
        addChoices(*snapshot, list);
        return list;
    }

    Result<RouteNotes> keepDraft(const KeepRouteDraft& operation) const {
        if (auto few = checkCount(operation.routes, operation.sets); !few) {
            return std::move(few.error());
        }
        auto kept = m_services.draft.keep(
            {operation.base, m_services.clock.now(), operation.routes, operation.sets});
        if (!kept) {
            return std::move(kept.error());
        }
        return notesOf(*m_services.policy.snapshot(), operation.routes, operation.sets);
    }

    Result<AppliedRoutes> apply(const Caller& caller, std::uint64_t base,
                                const std::vector<RouteSettings>& routes, const BroughtSets& sets,
                                const std::string& comment) const {
        if (auto few = checkCount(routes, sets); !few) {
            return std::move(few.error());
        }
        if (comment.size() > kLongestComment) {
            return Error::invalid("The comment is longer than 500 bytes.");
        }
        bool merged = false;
        const auto done = m_services.policy.edit(
            [&](std::string_view text) -> Result<std::string> {
                auto theirs = routingIn(text);
                if (!theirs) {
                    return std::move(theirs.error());
                }
                auto before = routingOfRevision(base, *theirs);
                if (!before) {
                    return std::move(before.error());
                }
                const Routing wanted{routes, sets.value_or(theirs->sets)};
                auto both = mergeRouting(*before, *theirs, wanted);
                if (!both) {
                    return std::move(both.error());
                }
                merged = *both != wanted;
                return setRouting(text, *both);
            },
            caller.actor(), comment);
        if (!done) {
            return done.error();
        }
        if (auto gone = m_services.draft.discard(); !gone) {
            return std::move(gone.error());
        }
        return AppliedRoutes{m_services.policy.snapshot()->revision, merged};
    }

    Result<RouteTrial> tryRoutes(const TryRoutes& operation) const {
        const auto active = m_services.policy.snapshot();
        if (operation.active) {
            return tryCall(*active, operation.call, m_services.figures, m_services.clock);
        }
        if (auto few = checkCount(operation.routes, operation.sets); !few) {
            return std::move(few.error());
        }
        const policy::Snapshot draft = draftOf(*active, operation.routes, operation.sets);
        return tryCall(draft, operation.call, m_services.figures, m_services.clock);
    }

    Result<PolicyHistory> history(const GetPolicyHistory& operation) const {
        constexpr std::uint32_t kMost = 1'000;
        constexpr std::uint64_t kNewest = std::uint64_t(1) << 62U;
        const std::uint32_t limit = std::clamp(operation.limit, 1U, kMost);
        const auto rows = m_services.directory.revisions(
            operation.before == 0 ? kNewest : operation.before, limit + 1);
        if (!rows) {
            return rows.error();
        }
        PolicyHistory history;
        history.active = m_services.policy.snapshot()->revision;
        history.more = rows->size() > limit;
        for (std::size_t i = 0; i < std::min<std::size_t>(rows->size(), limit); ++i) {
            history.revisions.push_back(rowOf((*rows)[i]));
        }
        return history;
    }

    Result<PolicyText> text(std::uint64_t number) const {
        const std::uint64_t wanted = number == 0 ? m_services.policy.snapshot()->revision : number;
        auto stored = m_services.directory.revision(wanted);
        if (!stored) {
            return std::move(stored.error());
        }
        auto routing = routingIn(stored->text);
        Routing known = routing ? std::move(*routing) : Routing();
        return PolicyText{rowOf(*stored), stored->text, std::move(known.routes),
                          std::move(known.sets)};
    }

    Result<AppliedPolicy> applyText(const ApplyPolicy& operation, const Caller& caller) const {
        if (operation.comment.size() > kLongestComment) {
            return Error::invalid("The comment is longer than 500 bytes.");
        }
        const std::uint64_t before = m_services.policy.snapshot()->revision;
        const auto done = m_services.policy.edit(
            [&](std::string_view text) -> Result<std::string> {
                const std::uint64_t active = m_services.policy.snapshot()->revision;
                if (operation.base != 0 && text != m_services.policy.text()) {
                    return Error::conflict(
                        "Somebody edited the document's file, and what stands there cannot be in "
                        "force.",
                        "Mend it, or take the edit back.");
                }
                if (operation.base != 0 && operation.base != active) {
                    return Error::conflict("Revision " + std::to_string(active) +
                                               " is in force, and this document was made from " +
                                               std::to_string(operation.base) + ".",
                                           "Look at what changed, then make it from that one.");
                }
                return operation.text;
            },
            caller.actor(), operation.comment);
        if (!done) {
            return done.error();
        }
        const std::uint64_t now = m_services.policy.snapshot()->revision;
        return AppliedPolicy{now, now != before};
    }

    Result<AppliedRoutes> rollBack(const RollBackPolicy& operation, const Caller& caller) const {
        const auto stored = m_services.directory.revision(operation.number);
        if (!stored) {
            return stored.error();
        }
        const auto routing = routingIn(stored->text);
        if (!routing) {
            return routing.error();
        }
        const std::string comment = operation.comment.empty() ? "routes and sets of revision " +
                                                                    std::to_string(operation.number)
                                                              : operation.comment;
        return apply(caller, m_services.policy.snapshot()->revision, routing->routes, routing->sets,
                     comment);
    }

private:
    static RevisionRow rowOf(const books::StoredRevision& stored) {
        return {stored.number, stored.at, stored.actor, stored.comment};
    }

    // What the wanted ones were made from; of no revision, those that are `now` in the file: then
    // nothing is merged. The file may hold what is not in force, for it cannot be: that is somebody
    // else's, too.
    Result<Routing> routingOfRevision(std::uint64_t base, const Routing& now) const {
        if (base == 0) {
            return now;
        }
        if (base == m_services.policy.snapshot()->revision) {
            return routingIn(m_services.policy.text());
        }
        const auto stored = m_services.directory.revision(base);
        if (!stored) {
            return stored.error();
        }
        return routingIn(stored->text);
    }

    std::vector<RouteRow> rowsOf(std::vector<RouteSettings> routes) const {
        std::vector<std::string> names;
        for (const RouteSettings& each : routes) {
            names.push_back(each.name);
        }
        std::vector<policy::RouteHits::Hits> hits = m_services.hits.hitsOf(names);
        std::vector<RouteRow> rows;
        for (std::size_t i = 0; i < routes.size(); ++i) {
            RouteRow row{.settings = std::move(routes[i]),
                         .hits = hits[i].calls,
                         .timeline = std::move(hits[i].timeline),
                         .lastHit = hits[i].last,
                         .shares = {},
                         .notReady = {}};
            for (auto& [target, calls] : hits[i].targets) {
                row.shares.push_back({std::move(target), calls});
            }
            rows.push_back(std::move(row));
        }
        return rows;
    }

    // A target that several routes name is looked at once.
    void addStates(const policy::Snapshot& snapshot, RouteList& list) const {
        std::map<std::string, RoutedTarget> seen;
        for (const policy::Route& route : snapshot.routes) {
            const auto row = std::ranges::find(
                list.routes, route.name, [](const RouteRow& each) { return each.settings.name; });
            if (row == list.routes.end()) {
                continue;
            }
            for (const std::string& name : targetsOf(route, snapshot)) {
                auto target = seen.find(name);
                if (target == seen.end()) {
                    target = seen.emplace(name, targetNow(name, snapshot, m_services.figures,
                                                          m_services.clock))
                                 .first;
                }
                if (target->second.state != TargetState::Ready) {
                    row->notReady.push_back(target->second);
                }
            }
        }
    }

    void addChoices(const policy::Snapshot& snapshot, RouteList& list) const {
        std::set<std::string> targets;
        for (const policy::Model& model : snapshot.models) {
            targets.insert(model.name);
        }
        for (const policy::OfferedModel& model : snapshot.offered()) {
            list.models.push_back(model.name);
            // Without the number of a second key: a target stands for all keys of its provider.
            for (const std::string& target : model.targets) {
                const std::size_t slash = target.find('/');
                if (target.substr(0, slash).find('#') == std::string::npos) {
                    targets.insert(target);
                }
            }
        }
        list.targets.assign(targets.begin(), targets.end());
        std::set<std::string> keys;
        std::set<std::string> teams;
        std::set<std::string> users;
        const auto add = [&](const std::string& key, const std::string& team,
                             const std::string& user) {
            keys.insert(key);
            teams.insert(team);
            users.insert(user);
        };
        if (const auto stored = m_services.directory.keys()) {
            for (const books::StoredKey& each : *stored) {
                if (!each.revokedAt) {
                    add(each.name, each.team, each.user);
                }
            }
        }
        for (const policy::DeclaredKey& each : snapshot.declaredKeys) {
            add(each.identity.name, each.identity.team, each.identity.user);
        }
        for (auto* names : {&keys, &teams, &users}) {
            names->erase("");
        }
        list.keys.assign(keys.begin(), keys.end());
        list.teams.assign(teams.begin(), teams.end());
        list.users.assign(users.begin(), users.end());
        std::set<std::string> regions;
        for (const providers::Provider& provider : snapshot.providers) {
            regions.insert(provider.data.region);
        }
        regions.erase("");
        list.regions.assign(regions.begin(), regions.end());
        list.tasks = snapshot.taskNames();
        list.sets = snapshot.sets;
        list.failover = snapshot.retries.failover;
        addTeamWords(snapshot, list);
    }

    // Tiers and tags, of stored teams and of those that the document declares.
    void addTeamWords(const policy::Snapshot& snapshot, RouteList& list) const {
        std::set<std::string> tiers(snapshot.tiers.begin(), snapshot.tiers.end());
        std::set<std::string> tags;
        const auto add = [&](const Team& team) {
            tiers.insert(team.tier);
            tags.insert(team.tags.begin(), team.tags.end());
        };
        std::ranges::for_each(snapshot.declaredTeams, add);
        if (const auto stored = m_services.directory.teams()) {
            for (const auto& each : *stored) {
                add(each.what);
            }
        }
        tiers.erase("");
        list.tiers.assign(tiers.begin(), tiers.end());
        list.tags.assign(tags.begin(), tags.end());
    }

    const RouteServices m_services;
};

}  // namespace

void addRouteHandlers(HandlerTable& table, const RouteServices& services) {
    addRouteTextHandlers(table);
    const auto desk = std::make_shared<const RouteDesk>(services);
    table.now<ListRoutes>([desk](const ListRoutes&) { return desk->list(); });
    table.now<KeepRouteDraft>(
        [desk](const KeepRouteDraft& operation) { return desk->keepDraft(operation); });
    table.now<DiscardRouteDraft>([services](const DiscardRouteDraft&) -> Result<Discarded> {
        if (auto done = services.draft.discard(); !done) {
            return std::move(done.error());
        }
        return Discarded{};
    });
    table.nowFor<ApplyRoutes>([desk](const ApplyRoutes& operation, const Caller& caller) {
        return desk->apply(caller, operation.base, operation.routes, operation.sets,
                           operation.comment);
    });
    table.now<TryRoutes>([desk](const TryRoutes& operation) { return desk->tryRoutes(operation); });
    table.later<ReplayRoutes>([services](const ReplayRoutes& operation, auto reply) {
        if (auto few = checkCount(operation.routes, operation.sets); !few) {
            reply(std::move(few.error()));
            return;
        }
        const auto draft = std::make_shared<const policy::Snapshot>(
            draftOf(*services.policy.snapshot(), operation.routes, operation.sets));
        services.background([services, draft, operation, reply = std::move(reply)] {
            reply(replayRoutes(services.book, *draft, services.figures, operation));
        });
    });
    table.now<GetPolicyHistory>(
        [desk](const GetPolicyHistory& operation) { return desk->history(operation); });
    table.now<GetPolicy>(
        [desk](const GetPolicy& operation) { return desk->text(operation.number); });
    table.nowFor<ApplyPolicy>([desk](const ApplyPolicy& operation, const Caller& caller) {
        return desk->applyText(operation, caller);
    });
    table.nowFor<RollBackPolicy>([desk](const RollBackPolicy& operation, const Caller& caller) {
        return desk->rollBack(operation, caller);
    });
}

}  // namespace weir::control
