// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "engine/control/handlers/ports.hpp"

namespace weir::test {

// As `weir test` has it: nothing is measured, warm or priced.
class NoFigures : public control::RoutingFigures {
public:
    policy::CandidateView view(const policy::Snapshot&, const policy::Target&) const override {
        return {};
    }
    std::vector<WarmTarget> warm(const policy::Identity&, std::string_view) const override {
        return {};
    }
    std::optional<Money> cost(const policy::Snapshot&, const policy::Target&,
                              const Call&) const override {
        return std::nullopt;
    }
    std::optional<Money> price(const policy::Snapshot&, const policy::Target&, const Usage&,
                               Timestamp) const override {
        return std::nullopt;
    }
};

}  // namespace weir::test
