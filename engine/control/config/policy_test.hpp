// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/control/admin/routes.hpp"
#include "engine/control/config/problem.hpp"

// Tests of a policy: calls, and where the document has to send each of them. They stand in a file
// of their own, so that an edit of the document is held to what was agreed on.
namespace weir::control {

// What stands in it has to hold, each of it; at least one does.
struct PolicyExpectation {
    static constexpr std::string_view kNoRoute = "none";

    std::string route;                   // that takes the call; kNoRoute: none does; empty: any
    std::vector<std::string> targets;    // one of them is asked first, however the draw falls
    std::vector<std::string> never;      // none of them is a candidate, first or later
    std::optional<std::string> refused;  // the call is, in words that hold these

    friend bool operator==(const PolicyExpectation&, const PolicyExpectation&) = default;
};

struct PolicyTest {
    std::string name;
    Place place;
    admin::TriedCall call;
    PolicyExpectation expect;
};

struct PolicyTests {
    std::vector<PolicyTest> tests;
    Problems problems;
};

// "tests:" with a list of {name, call, expect}.
PolicyTests readPolicyTests(std::string_view text);

// One item of that list, which reads as it was: what the call went to becomes what is expected.
std::string renderPolicyTest(const admin::TriedCall& call, const admin::RouteTrial& trial);

}  // namespace weir::control
