// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "tests/engine/control/no_figures.hpp"

namespace weir::bench {

// Every route but the last asks for another team, and for much that would have to be looked at. By
// a pattern: then no route can be found by its word, and each is held against the call.
inline std::string documentOf(int routes, std::string_view team) {
    std::string text =
        "providers:\n  - {name: sim, kind: simulator, serve: [a, b]}\n"
        "routes:\n";
    for (int i = 1; i < routes; ++i) {
        const std::string number = std::to_string(i);
        text += "  - name: route " + number + "\n    when: {model: auto, team: \"" +
                fmt::format(fmt::runtime(team), number) + "\", tokens: \"> " + number +
                "\", any: [{messages: \"> 20\"}, {tools: true}]}\n"
                "    use: {targets: [sim/a, sim/b]}\n";
    }
    return text +
           "  - name: last\n    use: {strategy: weighted, targets: [{target: sim/a, weight: 70}, "
           "{target: sim/b, weight: 30}]}\n";
}

// What is used costs nothing, so that a replay has a price to add.
class FreeFigures final : public test::NoFigures {
public:
    std::optional<Money> price(const policy::Snapshot&, const policy::Target&, const Usage&,
                               Timestamp) const override {
        return Money();
    }
};

}  // namespace weir::bench
