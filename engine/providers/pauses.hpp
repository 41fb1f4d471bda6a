// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/clock.hpp"

namespace weir::providers {

// Somebody takes a provider, or one of its models, out of use. Calls that are under way end.
struct Pause {
    std::string provider;
    std::string model;  // empty: all of the provider
    std::string reason;
    Timestamp since{};
    Timestamp until{};  // the epoch: until somebody resumes it

    bool holds(Timestamp now) const { return until == Timestamp{} || now < until; }
    friend bool operator==(const Pause&, const Pause&) = default;
};

// What is paused. Any thread; a gateway in which nothing is costs a call one relaxed load.
class PauseBoard {
public:
    explicit PauseBoard(const Clock& clock) : m_clock(clock) {}

    void set(std::vector<Pause> pauses);
    // Also those that are over.
    std::vector<Pause> all() const { return *m_pauses.load(); }
    // Nothing: it is in use. Of several, the one that ends last.
    std::optional<Timestamp> pausedUntil(std::string_view provider, std::string_view model) const {
        return m_any.load(std::memory_order_relaxed) ? find(provider, model) : std::nullopt;
    }

private:
    std::optional<Timestamp> find(std::string_view provider, std::string_view model) const;

    const Clock& m_clock;
    std::atomic<bool> m_any{false};
    std::atomic<std::shared_ptr<const std::vector<Pause>>> m_pauses{
        std::make_shared<const std::vector<Pause>>()};
};

}  // namespace weir::providers
