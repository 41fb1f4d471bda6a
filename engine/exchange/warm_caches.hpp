// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <list>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/base/clock.hpp"
#include "engine/base/usage.hpp"
#include "engine/books/prices/price_list.hpp"

namespace weir::exchange {

// Whose session it is: two keys never share one, whatever their clients call it.
struct SessionOf {
    std::string_view owner;  // ownerOf() its key
    std::string_view session;
};

// What the prompt caches of targets hold of sessions, as far as the answers said: how many tokens
// the last one had read there or left there. In memory only, and of so many sessions: those that
// were not asked about longest go first, and of those of one key no more stay than a share, so that
// a busy key does not put out the others. Safe from any thread.
class WarmCaches {
public:
    struct Warm {
        std::string target;  // with its key: each account has caches of its own
        std::uint64_t tokens = 0;
        Instant until{};

        friend bool operator==(const Warm&, const Warm&) = default;
    };

    explicit WarmCaches(std::size_t mostSessions = kMostSessions) : m_most(mostSessions) {}

    // An answer of the target used the cache, at `at` at the latest. One that used none says that
    // nothing is there, unless its prompt was shorter than what is: then it is of another
    // conversation under the same name.
    void note(const SessionOf& session, std::string_view target, const Usage& usage,
              const books::CacheLives& lives, Instant at);
    // The targets where something is warm, in the order in which they were used first. Nothing is
    // where the lifetime is over.
    std::vector<Warm> find(const SessionOf& session, Instant now);

    std::size_t sessions() const;

    static constexpr std::size_t kMostSessions = 16'384;
    static constexpr std::size_t kShareOfKey = 4;  // of the sessions: a fourth
    static constexpr std::size_t kMostTargets = 4;

private:
    struct Place {
        std::string target;
        std::uint64_t tokens = 0;
        Instant until{};
        // The first of them live longer.
        std::uint64_t longerTokens = 0;
        Instant longerUntil{};

        Warm at(Instant now) const;
    };
    struct Entry;
    using Entries = std::list<Entry>;  // asked about last first
    using OfOwner = std::list<Entries::iterator>;
    struct Entry {
        std::string name;
        std::size_t ownerSize = 0;  // of the name, its first letters
        std::vector<Place> places;
        OfOwner::iterator ofOwner{};

        std::string_view owner() const { return std::string_view(name).substr(0, ownerSize); }
    };
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const {
            return std::hash<std::string_view>()(text);
        }
    };

    Entry& touched(Entries::iterator entry);
    Entry& made(std::string name, std::size_t ownerSize);
    void drop(Entries::iterator entry);

    const std::size_t m_most;
    mutable std::mutex m_mutex;
    Entries m_entries;
    std::unordered_map<std::string_view, Entries::iterator> m_byName;  // of their entries
    std::unordered_map<std::string, OfOwner, Hash, std::equal_to<>> m_byOwner;
};

}  // namespace weir::exchange
