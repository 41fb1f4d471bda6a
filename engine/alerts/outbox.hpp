// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <boost/describe/class.hpp>

#include "engine/alerts/message.hpp"
#include "engine/base/alert.hpp"

namespace weir::alerts {

// How one try went.
struct Outcome {
    bool delivered = false;
    bool again = false;  // another try may help
    std::string said;    // "200", "Nobody answers at hooks.slack.com.": for the log of deliveries
    std::optional<Milliseconds> retryAfter;
};

// A message to one webhook and what became of it.
struct Posting {
    Delivery delivery;
    Message message;  // empty once it has ended
};
BOOST_DESCRIBE_STRUCT(Posting, (), (delivery, message))

struct OutboxState {
    std::vector<Posting> postings;  // the oldest first
    std::uint64_t ids = 0;
};
BOOST_DESCRIBE_STRUCT(OutboxState, (), (postings, ids))

// Messages on their way: one at a time to each webhook, again after ever longer waits when that may
// help, given up in the end. Everything has a bound: of more waiting messages the oldest is given
// up. Pure: the caller sends, and brings the time, which may jump.
class Outbox {
public:
    static constexpr std::size_t kMostKept = 100;    // with those that have ended
    static constexpr std::size_t kMostWaiting = 20;  // to one webhook
    static constexpr std::size_t kMostTries = 6;     // in about an hour
    static constexpr std::chrono::minutes kLongestWait{60};

    explicit Outbox(OutboxState state = {});

    // Its number.
    std::uint64_t add(const std::string& webhook, Message message, Timestamp now);
    // What is to be sent now; each is under way until it ended().
    struct Due {
        std::uint64_t id = 0;
        std::string webhook;
        Message message;
    };
    std::vector<Due> take(Timestamp now);
    // A message that is under way at once, whatever else waits.
    Due begin(const std::string& webhook, Message message, Timestamp now);
    void ended(std::uint64_t id, const Outcome& outcome, Timestamp now);
    // Messages to all other webhooks are given up.
    void keepOnly(const std::vector<std::string>& webhooks, Timestamp now);

    std::optional<Delivery> delivery(std::uint64_t id) const;
    // The newest first.
    std::vector<Delivery> deliveries() const;
    OutboxState state() const;
    // Counts up with every change that a restart should know of.
    std::uint64_t changes() const { return m_changes; }

private:
    Posting* find(std::uint64_t id);
    void giveUp(Posting& posting, std::string why, Timestamp now);
    void trim(const std::string& webhook, Timestamp now);

    std::deque<Posting> m_postings;
    std::uint64_t m_ids = 0;
    std::uint64_t m_changes = 0;
};

}  // namespace weir::alerts
