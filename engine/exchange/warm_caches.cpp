// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/exchange/warm_caches.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace weir::exchange {

namespace {

// No key has the byte in between.
std::string entryOf(const SessionOf& session) {
    std::string name;
    name.reserve(session.owner.size() + 1 + session.session.size());
    name += session.owner;
    name += '\0';
    name += session.session;
    return name;
}

}  // namespace

WarmCaches::Warm WarmCaches::Place::at(Instant now) const {
    if (now < until) {
        return {target, tokens, until};
    }
    return now < longerUntil ? Warm{target, longerTokens, longerUntil} : Warm{target, 0, {}};
}

WarmCaches::Entry& WarmCaches::touched(Entries::iterator entry) {
    m_entries.splice(m_entries.begin(), m_entries, entry);
    OfOwner& same = m_byOwner.find(entry->owner())->second;
    same.splice(same.begin(), same, entry->ofOwner);
    return *entry;
}

WarmCaches::Entry& WarmCaches::made(std::string name, std::size_t ownerSize) {
    m_entries.push_front({std::move(name), ownerSize, {}, {}});
    const Entries::iterator entry = m_entries.begin();
    OfOwner& same = m_byOwner.try_emplace(std::string(entry->owner())).first->second;
    same.push_front(entry);
    entry->ofOwner = same.begin();
    m_byName.emplace(entry->name, entry);
    if (same.size() > std::max<std::size_t>(m_most / kShareOfKey, 1)) {
        drop(same.back());
    } else if (m_entries.size() > m_most) {
        drop(std::prev(m_entries.end()));
    }
    return *entry;
}

void WarmCaches::drop(Entries::iterator entry) {
    const auto same = m_byOwner.find(entry->owner());
    same->second.erase(entry->ofOwner);
    if (same->second.empty()) {
        m_byOwner.erase(same);
    }
    m_byName.erase(entry->name);
    m_entries.erase(entry);
}

void WarmCaches::note(const SessionOf& session, std::string_view target, const Usage& usage,
                      const books::CacheLives& lives, Instant at) {
    const std::uint64_t used = usage.inCacheRead + usage.inCacheWrite5m + usage.inCacheWrite1h;
    std::string name = entryOf(session);
    const std::scoped_lock lock(m_mutex);
    const auto known = m_byName.find(name);
    if (known == m_byName.end() && used == 0) {
        return;
    }
    Entry& entry = known != m_byName.end() ? touched(known->second)
                                           : made(std::move(name), session.owner.size());
    std::erase_if(entry.places, [&](const Place& each) { return each.at(at).tokens == 0; });
    auto place = std::ranges::find(entry.places, target, &Place::target);
    if (place == entry.places.end()) {
        if (used == 0) {
            return;
        }
        if (entry.places.size() == kMostTargets) {
            entry.places.erase(std::ranges::min_element(entry.places, {}, &Place::until));
        }
        place = entry.places.insert(entry.places.end(), {.target = std::string(target)});
    } else if (usage.tokensIn() < place->at(at).tokens) {
        return;
    } else if (used == 0) {
        entry.places.erase(place);
        return;
    }
    // What lives longer comes first in a prompt. So all that was read before something was written
    // to live longer does; and where nothing was, what did so before and was read again.
    const std::uint64_t longer =
        usage.inCacheWrite1h > 0
            ? usage.inCacheRead + usage.inCacheWrite1h
            : (at < place->longerUntil ? std::min(place->longerTokens, usage.inCacheRead) : 0);
    place->tokens = used;
    place->until = at + lives.usual;
    place->longerTokens = longer;
    place->longerUntil = longer > 0 ? at + lives.longer : Instant();
    // Nothing of it ends sooner than that.
    place->until = longer == used ? place->longerUntil : place->until;
}

std::vector<WarmCaches::Warm> WarmCaches::find(const SessionOf& session, Instant now) {
    const std::string name = entryOf(session);
    std::vector<Warm> warm;
    const std::scoped_lock lock(m_mutex);
    const auto known = m_byName.find(name);
    if (known == m_byName.end()) {
        return warm;
    }
    for (const Place& each : touched(known->second).places) {
        if (Warm left = each.at(now); left.tokens > 0) {
            warm.push_back(std::move(left));
        }
    }
    if (warm.empty()) {
        drop(known->second);
    }
    return warm;
}

std::size_t WarmCaches::sessions() const {
    const std::scoped_lock lock(m_mutex);
    return m_entries.size();
}

}  // namespace weir::exchange
