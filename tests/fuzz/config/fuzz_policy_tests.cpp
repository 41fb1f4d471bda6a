// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever stands in the file: reading it ends in an answer, and a test that was read is written so
// that it reads the same again.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "engine/control/config/policy_test.hpp"

using namespace weir;

namespace {

admin::RouteTrial asExpected(const control::PolicyExpectation& expect) {
    admin::RouteTrial trial;
    trial.route = expect.route == control::PolicyExpectation::kNoRoute ? "" : expect.route;
    trial.first = expect.targets;
    trial.refusal = expect.refused.value_or("");
    return trial;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto read =
        control::readPolicyTests(std::string_view(reinterpret_cast<const char*>(data), size));
    if (control::hasErrors(read.problems)) {
        return 0;
    }
    constexpr std::size_t kMost = 4;
    for (std::size_t i = 0; i < std::min(read.tests.size(), kMost); ++i) {
        const control::PolicyTest& test = read.tests[i];
        const std::string written = control::renderPolicyTest(test.call, asExpected(test.expect));
        const auto again = control::readPolicyTests("tests:\n" + written);
        if (again.tests.size() != 1 || control::hasErrors(again.problems) ||
            control::renderPolicyTest(again.tests[0].call, asExpected(again.tests[0].expect)) !=
                written) {
            std::abort();
        }
    }
    return 0;
}
