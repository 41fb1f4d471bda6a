// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/control/admin/policy.hpp"
#include "engine/control/admin/routes.hpp"

namespace weir::ui {

class FakeAdminClient;

// A test of one word or of several.
RouteCondition wordTest(RouteField field, std::vector<std::string> values);
RouteCondition numberTest(RouteField field, Comparison comparison, std::int64_t number);
RouteCondition groupOf(ConditionKind kind, std::vector<RouteCondition> of);

// Eight rules of every kind, with the calls of a day.
admin::RouteList cannedRoutes();
// The same with a draft: one is new, one changed, one moved, one hidden, one with an error.
admin::RouteList cannedDraft();
admin::RouteTrial cannedTrial();
// The draft over the calls of a week, in two pages.
std::vector<admin::RouteReplay> cannedReplay();
// The page that follows those before `asked.before`.
admin::RouteReplay pageOf(const std::vector<admin::RouteReplay>& pages,
                          const admin::ReplayRoutes& asked);

// Answers of a gateway that has these routes. What is kept or applied stands in `list`, which
// outlives the client.
void answerRoutes(FakeAdminClient& client, admin::RouteList& list);
// The same with routes of its own, for who only looks.
void answerRoutes(FakeAdminClient& client);

}  // namespace weir::ui
