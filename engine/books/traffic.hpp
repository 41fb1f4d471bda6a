// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "engine/base/id.hpp"
#include "engine/books/flow.hpp"
#include "engine/books/record.hpp"
#include "engine/books/traffic_bodies.hpp"

namespace weir::books {

class BodyShelf;

// One exchange as a row of the live table.
struct TrafficRow {
    Id id;
    std::uint64_t sequence = 0;  // of its last change; ascending over all rows
    ExchangeState state = ExchangeState::Pending;
    Mark marks = Mark::None;
    Timestamp startedAt{};
    std::string key;
    std::string team;
    std::string user;
    std::string session;
    std::string endpoint;
    Dialect dialect = Dialect::OpenAiChat;
    std::string modelAsked;
    std::string route;   // that took it; empty: none did
    std::string target;  // "anthropic/claude-sonnet-4-5"; empty before the first attempt
    std::vector<std::string> passed;  // other targets that were asked before it, each once
    std::vector<AttemptSign> path;
    std::uint16_t status = 0;
    bool stream = false;
    Usage usage;
    Pricing pricing = Pricing::Unpriced;
    Money cost;
    std::int64_t durationUs = -1;
    std::int64_t firstTokenUs = -1;
    std::int64_t addedUs = -1;
    std::string error;
    std::string task;  // as it was judged; empty: nobody asked
    std::string complexity;
    std::string tags;  // of the team, as tagSet() makes them
    std::string costCentre;

    bool ended() const {
        return state != ExchangeState::Pending && state != ExchangeState::Streaming;
    }
    // Of one that did.
    Timestamp endedAt() const {
        return startedAt + Microseconds(std::max<std::int64_t>(0, durationUs));
    }
};

struct TrafficChanges {
    std::vector<TrafficRow> rows;  // ascending by sequence, an exchange at most once
    std::uint64_t next = 0;        // pass as `after` the next time
    bool resync = false;           // rows after `after` are gone: drop what you have first
    std::uint64_t dropped = 0;     // rows that fell out of memory since the start
    Id droppedThrough;             // the greatest id among those
};

struct TrafficLimits {
    std::size_t rows = 10'000;              // ended exchanges; those in flight are on top
    std::size_t details = 500;              // ended exchanges with attempts, headers and bodies
    std::size_t bodyBytes = 64ULL << 20;    // all bodies together
    std::size_t oneBodyBytes = 2ULL << 20;  // one body
};

// The live table: what runs now and what ended lately, in memory only. Written by the io threads,
// pulled by sequence number by whoever looks, so that a slow reader costs the writers nothing.
class Traffic {
public:
    // Whether bodies go to the shelf as well.
    enum class Store : std::uint8_t { Not, Too };

    // Sequence numbers go on from `sequence`: with one that no earlier run reached, a number of an
    // earlier run is known to be one. `shelf`: where bodies are stored; null: nowhere.
    explicit Traffic(TrafficLimits limits = {}, std::uint64_t sequence = 0,
                     BodyShelf* shelf = nullptr);

    // The exchange as it is now: at its start, at its commit, in between at most a few times a
    // second, and at its end.
    void update(const ExchangeRecord& record);
    // The same for the end, when the caller needs the record no longer; with what the client sent
    // and got, if that may be kept. Longer bodies are cut; one that is cut already says so.
    void finish(ExchangeRecord record, std::optional<TrafficBodies> bodies = std::nullopt,
                Store store = Store::Not);

    // An ended exchange costs something else than it was settled at; no news when it is not in
    // memory. Headers and bodies stay.
    void correct(const ExchangeRecord& record);

    // Rows that changed after a sequence number, the oldest change first.
    TrafficChanges changedSince(std::uint64_t after, std::size_t limit) const;
    // Every exchange in memory, each once, in no order. `look` is called under the lock that the io
    // threads wait for: it takes what it needs and is done.
    void visit(const std::function<void(const TrafficRow&)>& look) const;
    // All that ended after this are in memory, and stay there while they are visited; the epoch:
    // all that ever did.
    Timestamp keptSince() const;

    // Everything known of one exchange, as of its commit, its last failover or its end; of one that
    // did none of this yet, what its row says. Null when it is not in memory: ask the book.
    std::shared_ptr<const ExchangeRecord> find(Id id) const;
    std::optional<TrafficBodies> bodies(Id id) const;
    bool hasBodies(Id id) const;

    // How many exchanges there were since the start.
    std::uint64_t begun() const;
    std::size_t inFlight() const;
    std::size_t streaming() const;

    // How those that ended add up over time.
    const Flow& flow() const { return m_flow; }
    // To be called once a second: streams that stay open are seen by it.
    void tick(Timestamp now) { m_flow.noteStreams(streaming(), now); }

private:
    struct Entry {
        TrafficRow row;
        std::shared_ptr<const ExchangeRecord> detail;
        std::shared_ptr<const TrafficBodies> bodies;
        bool ended = false;
    };
    using BySequence = std::map<std::uint64_t, Entry*>;
    using Entries = std::unordered_map<Id, Entry>;
    // What fell out: freed after the lock, because freeing takes longer than all else.
    struct Dropped {
        std::shared_ptr<const ExchangeRecord> detail;
        std::vector<std::shared_ptr<const TrafficBodies>> bodies;
    };

    // The entry of an exchange, made if it is new.
    std::pair<Entry&, bool> place(const Id& id);
    void refresh(Entry& entry, bool isNew, const ExchangeRecord& record);
    void end(Entry& entry, std::shared_ptr<const ExchangeRecord> detail,
             std::shared_ptr<const TrafficBodies> bodies, Dropped& dropped);
    void dropOldestBodies(Dropped& dropped);
    TrafficChanges collect(std::uint64_t after, std::size_t limit) const;
    std::unordered_set<Id> visitRunning(const std::function<void(const TrafficRow&)>& look) const;

    TrafficLimits m_limits;
    BodyShelf* const m_shelf;
    Flow m_flow;

    mutable std::mutex m_mutex;  // guards what follows
    Entries m_entries;
    BySequence m_bySequence;
    std::deque<Entry*> m_ended;       // in the order they ended
    std::deque<Entry*> m_detailed;    // those of them that have details
    std::deque<Entry*> m_withBodies;  // and those of these that have bodies
    // The row that fell out last: its memory serves the next one.
    Entries::node_type m_spare;
    BySequence::node_type m_spareSequence;
    std::uint64_t m_sequence;
    std::uint64_t m_lastDropped;  // the highest sequence among the rows that fell out
    std::uint64_t m_dropped = 0;
    Id m_droppedThrough;
    std::size_t m_inFlight = 0;
    std::size_t m_streaming = 0;
    std::size_t m_bodyBytes = 0;
};

}  // namespace weir::books
