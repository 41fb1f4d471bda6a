// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/base/result.hpp"
#include "engine/books/book.hpp"
#include "engine/control/admin/routes.hpp"
#include "engine/control/handlers/ports.hpp"
#include "engine/control/handlers/replay_cache.hpp"

namespace weir::control {

// Decides recorded calls again by the routes of a snapshot: from what was recorded of each call and
// of what its decision read, not from how it ended. Adds what comes out to `replay`.
class RouteReplayer {
public:
    RouteReplayer(const policy::Snapshot& snapshot, const RoutingFigures& figures,
                  admin::RouteReplay& replay);

    // From the newest to the oldest.
    void take(const books::ExchangeRecord& record);
    // There is no older one.
    void finish();

private:
    admin::RouteMove& move(const std::string& from, const policy::Target* to,
                           const std::string& route);
    void price(const books::ExchangeRecord& record, const policy::Target* to,
               admin::RouteMove& move);
    void takeCache(const books::ExchangeRecord& record, const policy::Target* to,
                   std::optional<std::size_t> move);

    const policy::Snapshot& m_snapshot;
    const RoutingFigures& m_figures;
    admin::RouteReplay& m_replay;
    CacheLosses m_cache;
    std::unordered_map<std::string_view, std::size_t> m_routes;  // by name: its place in `hits`
    bool m_asksForJudgement = false;
    bool m_asksForBudget = false;
    const std::vector<std::string> m_headersAsked;
    const std::vector<std::string> m_metadataAsked;
};

// A page of the books. Errors: those of the books.
Result<admin::RouteReplay> replayRoutes(const books::Book& book, const policy::Snapshot& snapshot,
                                        const RoutingFigures& figures,
                                        const admin::ReplayRoutes& operation);

}  // namespace weir::control
