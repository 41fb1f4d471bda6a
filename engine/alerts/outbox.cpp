// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/alerts/outbox.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <set>
#include <utility>

namespace weir::alerts {

namespace {

using std::chrono::seconds;

// After the first try, the second, …
constexpr std::array kWaits{seconds(15), seconds(60), seconds(300), seconds(900), seconds(2400)};
static_assert(kWaits.size() + 1 == Outbox::kMostTries);

DeliveryState stateOf(const Posting& posting) {
    return posting.delivery.state;
}

bool isOpen(const Posting& posting) {
    return posting.delivery.state == DeliveryState::Waiting ||
           posting.delivery.state == DeliveryState::UnderWay;
}

}  // namespace

Outbox::Outbox(OutboxState state)
    : m_postings(std::make_move_iterator(state.postings.begin()),
                 std::make_move_iterator(state.postings.end())),
      m_ids(state.ids) {
    for (Posting& posting : m_postings) {
        // Whether it arrived is not known: twice is better than not at all.
        if (posting.delivery.state == DeliveryState::UnderWay) {
            posting.delivery.state = DeliveryState::Waiting;
        }
    }
}

std::uint64_t Outbox::add(const std::string& webhook, Message message, Timestamp now) {
    Posting posting;
    posting.delivery.id = ++m_ids;
    posting.delivery.webhook = webhook;
    posting.delivery.event = message.event;
    posting.delivery.title = titleOf(message);
    posting.delivery.at = now;
    posting.delivery.next = now;
    posting.message = std::move(message);
    m_postings.push_back(std::move(posting));
    trim(webhook, now);
    ++m_changes;
    return m_ids;
}

Outbox::Due Outbox::begin(const std::string& webhook, Message message, Timestamp now) {
    const std::uint64_t id = add(webhook, std::move(message), now);
    Posting& posting = *find(id);
    posting.delivery.state = DeliveryState::UnderWay;
    return {id, webhook, posting.message};
}

void Outbox::trim(const std::string& webhook, Timestamp now) {
    const auto waits = [&](const Posting& posting) {
        return posting.delivery.webhook == webhook &&
               posting.delivery.state == DeliveryState::Waiting;
    };
    if (static_cast<std::size_t>(std::ranges::count_if(m_postings, waits)) > kMostWaiting) {
        giveUp(*std::ranges::find_if(m_postings, waits), "Too many messages wait for it.", now);
    }
    while (m_postings.size() > kMostKept) {
        auto oldest = std::ranges::find_if_not(m_postings, isOpen);
        if (oldest == m_postings.end()) {
            oldest = std::ranges::find(m_postings, DeliveryState::Waiting, stateOf);
        }
        if (oldest == m_postings.end()) {
            return;  // one for each webhook is under way
        }
        m_postings.erase(oldest);
    }
}

std::vector<Outbox::Due> Outbox::take(Timestamp now) {
    std::set<std::string> busy;
    for (const Posting& posting : m_postings) {
        if (posting.delivery.state == DeliveryState::UnderWay) {
            busy.insert(posting.delivery.webhook);
        }
    }
    std::vector<Due> due;
    for (Posting& posting : m_postings) {
        Delivery& delivery = posting.delivery;
        // A clock that was put back makes nobody wait for longer than was meant.
        const bool isTime = now >= delivery.next || delivery.next - now > kLongestWait;
        if (delivery.state == DeliveryState::Waiting && isTime &&
            busy.insert(delivery.webhook).second) {
            delivery.state = DeliveryState::UnderWay;
            due.push_back({delivery.id, delivery.webhook, posting.message});
            ++m_changes;
        }
    }
    return due;
}

void Outbox::ended(std::uint64_t id, const Outcome& outcome, Timestamp now) {
    Posting* posting = find(id);
    if (posting == nullptr || posting->delivery.state != DeliveryState::UnderWay) {
        return;
    }
    Delivery& delivery = posting->delivery;
    delivery.tries.push_back({now, outcome.said});
    const std::size_t tries = delivery.tries.size();
    if (outcome.delivered || !outcome.again || tries >= kMostTries) {
        delivery.state = outcome.delivered ? DeliveryState::Delivered : DeliveryState::GivenUp;
        delivery.next = {};
        posting->message = {};
    } else {
        const auto asked = std::chrono::ceil<seconds>(outcome.retryAfter.value_or(Milliseconds(0)));
        delivery.state = DeliveryState::Waiting;
        delivery.next = now + std::clamp<seconds>(asked, kWaits[tries - 1], seconds(kLongestWait));
    }
    ++m_changes;
}

void Outbox::keepOnly(const std::vector<std::string>& webhooks, Timestamp now) {
    for (Posting& posting : m_postings) {
        if (isOpen(posting) &&
            std::ranges::find(webhooks, posting.delivery.webhook) == webhooks.end()) {
            giveUp(posting, "The webhook was removed.", now);
        }
    }
}

void Outbox::giveUp(Posting& posting, std::string why, Timestamp now) {
    posting.delivery.state = DeliveryState::GivenUp;
    posting.delivery.tries.push_back({now, std::move(why)});
    posting.delivery.next = {};
    posting.message = {};
    ++m_changes;
}

Posting* Outbox::find(std::uint64_t id) {
    const auto found = std::ranges::find_if(
        m_postings, [id](const Posting& posting) { return posting.delivery.id == id; });
    return found == m_postings.end() ? nullptr : &*found;
}

std::optional<Delivery> Outbox::delivery(std::uint64_t id) const {
    const auto found = std::ranges::find_if(
        m_postings, [id](const Posting& posting) { return posting.delivery.id == id; });
    return found == m_postings.end() ? std::nullopt : std::optional(found->delivery);
}

std::vector<Delivery> Outbox::deliveries() const {
    std::vector<Delivery> list;
    std::transform(m_postings.rbegin(), m_postings.rend(), std::back_inserter(list),
                   [](const Posting& posting) { return posting.delivery; });
    return list;
}

OutboxState Outbox::state() const {
    return {{m_postings.begin(), m_postings.end()}, m_ids};
}

}  // namespace weir::alerts
