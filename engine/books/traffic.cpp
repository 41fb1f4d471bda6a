// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/books/traffic.hpp"

#include <algorithm>
#include <utility>

#include "engine/base/tag_set.hpp"
#include "engine/books/bodies/body_shelf.hpp"

namespace weir::books {

namespace {

// Rows copied under one lock: the io threads wait for it.
constexpr std::size_t kRowsALock = 32;

// The place of a table that is read while rows fall out of its end: a tenth of it may go meanwhile.
constexpr std::size_t kRoomOf = 10;

void writeTarget(const AttemptRecord& attempt, std::string& into) {
    into.assign(attempt.provider);
    if (!attempt.provider.empty()) {
        into.push_back('/');
    }
    into.append(attempt.model);
}

// Most calls make one attempt and leave this at once.
void fillPassed(TrafficRow& row, const ExchangeRecord& record) {
    row.passed.clear();
    for (std::size_t i = 0; i + 1 < record.attempts.size(); ++i) {
        std::string target = record.attempts[i].target();
        if (target != row.target && std::ranges::find(row.passed, target) == row.passed.end()) {
            row.passed.push_back(std::move(target));
        }
    }
}

// Assigned field by field, so that the texts of a row keep their memory from change to change.
void fillRow(TrafficRow& row, const ExchangeRecord& record) {
    row.id = record.id;
    row.state = record.state;
    row.marks = record.marks;
    row.startedAt = record.startedAt;
    row.key = record.key;
    row.team = record.team;
    row.user = record.user;
    row.session = record.session;
    row.task = record.call.judged.task;
    row.complexity = record.call.judged.complexity;
    row.tags = tagSet(record.call);
    row.costCentre = record.call.costCentre;
    row.endpoint = record.endpoint;
    row.dialect = record.dialect;
    row.modelAsked = record.modelAsked;
    row.status = record.status;
    row.stream = record.stream;
    row.usage = record.usage();
    row.pricing = record.pricing();
    row.cost = record.cost();
    row.durationUs = record.durationUs;
    row.firstTokenUs = record.firstTokenUs;
    row.addedUs = record.addedUs;
    row.error = record.error;
    row.path.clear();
    for (const AttemptRecord& attempt : record.attempts) {
        row.path.push_back(attempt.sign);
    }
    row.route = record.route;
    row.target.clear();
    if (const AttemptRecord* attempt = record.deciding()) {
        writeTarget(*attempt, row.target);
    }
    fillPassed(row, record);
}

std::shared_ptr<const ExchangeRecord> fromRow(const TrafficRow& row) {
    auto record = std::make_shared<ExchangeRecord>();
    record->id = row.id;
    record->state = row.state;
    record->marks = row.marks;
    record->startedAt = row.startedAt;
    record->key = row.key;
    record->team = row.team;
    record->user = row.user;
    record->session = row.session;
    record->endpoint = row.endpoint;
    record->dialect = row.dialect;
    record->modelAsked = row.modelAsked;
    record->route = row.route;
    record->status = row.status;
    record->stream = row.stream;
    if (!row.target.empty()) {
        AttemptRecord& attempt = record->attempts.emplace_back();
        const auto slash = row.target.find('/');
        attempt.provider = row.target.substr(0, slash == std::string::npos ? 0 : slash);
        attempt.model = row.target.substr(slash == std::string::npos ? 0 : slash + 1);
    }
    return record;
}

bool cut(std::string& body, std::size_t most) {
    if (body.size() <= most) {
        return false;
    }
    body.resize(most);
    body.shrink_to_fit();
    return true;
}

}  // namespace

Traffic::Traffic(TrafficLimits limits, std::uint64_t sequence, BodyShelf* shelf)
    : m_limits(limits), m_shelf(shelf), m_sequence(sequence), m_lastDropped(sequence) {
    // A row that falls out has lost its details before.
    m_limits.details = std::min(m_limits.details, m_limits.rows);
}

void Traffic::update(const ExchangeRecord& record) {
    if (record.ended()) {
        finish(record);
        return;
    }
    bool wantsDetail = false;
    {
        const std::scoped_lock lock(m_mutex);
        const auto [entry, isNew] = place(record.id);
        // A whole record costs more to copy than a row; most exchanges end before anybody looks.
        const bool isNews =
            record.state != entry.row.state || record.attempts.size() != entry.row.path.size();
        wantsDetail = !isNew && isNews &&
                      (record.state == ExchangeState::Streaming || record.attempts.size() > 1);
        refresh(entry, isNew, record);
    }
    if (wantsDetail) {
        auto detail = std::make_shared<const ExchangeRecord>(record);
        const std::scoped_lock lock(m_mutex);
        if (const auto entry = m_entries.find(record.id); entry != m_entries.end()) {
            entry->second.detail.swap(detail);
        }
    }
}

void Traffic::finish(ExchangeRecord record, std::optional<TrafficBodies> given, Store store) {
    std::shared_ptr<const TrafficBodies> bodies;
    if (given) {
        given->requestCut |= cut(given->request, m_limits.oneBodyBytes);
        given->responseCut |= cut(given->response, m_limits.oneBodyBytes);
        bodies = std::make_shared<const TrafficBodies>(*std::move(given));
        if (store == Store::Too && m_shelf != nullptr) {
            m_shelf->offer(record.id, bodies);
        }
    }
    auto detail = std::make_shared<const ExchangeRecord>(std::move(record));
    Dropped dropped;
    const std::scoped_lock lock(m_mutex);
    const std::size_t openStreams = m_streaming;
    const auto [entry, isNew] = place(detail->id);
    refresh(entry, isNew, *detail);
    if (entry.ended) {
        entry.detail.swap(detail);
        return;
    }
    m_flow.add(*detail, openStreams);
    end(entry, std::move(detail), std::move(bodies), dropped);
}

void Traffic::correct(const ExchangeRecord& record) {
    const std::scoped_lock lock(m_mutex);
    const auto found = m_entries.find(record.id);
    if (found == m_entries.end() || !found->second.ended) {
        return;
    }
    Entry& entry = found->second;
    if (entry.detail && entry.detail->attempts.size() == record.attempts.size()) {
        auto detail = std::make_shared<ExchangeRecord>(*entry.detail);
        for (std::size_t i = 0; i < record.attempts.size(); ++i) {
            detail->attempts[i].pricing = record.attempts[i].pricing;
            detail->attempts[i].pricedBy = record.attempts[i].pricedBy;
            detail->attempts[i].cost = record.attempts[i].cost;
            detail->attempts[i].saved = record.attempts[i].saved;
        }
        entry.detail = std::move(detail);
    }
    refresh(entry, false, record);
}

void Traffic::refresh(Entry& entry, bool isNew, const ExchangeRecord& record) {
    if (isNew) {
        ++m_inFlight;
    }
    const bool streamed = !isNew && entry.row.state == ExchangeState::Streaming;
    const bool streams = record.state == ExchangeState::Streaming;
    if (streams && !streamed) {
        ++m_streaming;
    } else if (streamed && !streams) {
        --m_streaming;
    }
    fillRow(entry.row, record);
    const std::uint64_t before = std::exchange(entry.row.sequence, ++m_sequence);
    // The node moves to the end; nothing is allocated.
    auto node = isNew ? std::move(m_spareSequence) : m_bySequence.extract(before);
    if (node) {
        node.key() = m_sequence;
        node.mapped() = &entry;
        m_bySequence.insert(m_bySequence.end(), std::move(node));
    } else {
        m_bySequence.emplace_hint(m_bySequence.end(), m_sequence, &entry);
    }
}

std::pair<Traffic::Entry&, bool> Traffic::place(const Id& id) {
    if (!m_spare) {
        const auto [position, isNew] = m_entries.try_emplace(id);
        return {position->second, isNew};
    }
    m_spare.key() = id;
    auto placed = m_entries.insert(std::move(m_spare));
    Entry& entry = placed.position->second;
    if (placed.inserted) {
        entry.ended = false;
        entry.row.state = ExchangeState::Pending;
    }
    m_spare = std::move(placed.node);
    return {entry, placed.inserted};
}

void Traffic::end(Entry& entry, std::shared_ptr<const ExchangeRecord> detail,
                  std::shared_ptr<const TrafficBodies> bodies, Dropped& dropped) {
    entry.ended = true;
    entry.detail = std::move(detail);
    --m_inFlight;
    m_ended.push_back(&entry);
    m_detailed.push_back(&entry);
    if (bodies) {
        m_bodyBytes += bodies->bytes();
        entry.bodies = std::move(bodies);
        m_withBodies.push_back(&entry);
    }
    while (m_bodyBytes > m_limits.bodyBytes) {
        dropOldestBodies(dropped);
    }
    if (m_detailed.size() > m_limits.details) {
        Entry& oldest = *m_detailed.front();
        m_detailed.pop_front();
        if (oldest.bodies) {
            dropOldestBodies(dropped);
        }
        dropped.detail = std::move(oldest.detail);
    }
    if (m_ended.size() > m_limits.rows) {
        m_spare = m_entries.extract(m_ended.front()->row.id);
        m_ended.pop_front();
        const std::uint64_t sequence = m_spare.mapped().row.sequence;
        m_spareSequence = m_bySequence.extract(sequence);
        m_lastDropped = std::max(m_lastDropped, sequence);
        m_droppedThrough = std::max(m_droppedThrough, m_spare.key());
        ++m_dropped;
    }
}

void Traffic::dropOldestBodies(Dropped& dropped) {
    Entry& oldest = *m_withBodies.front();
    m_withBodies.pop_front();
    m_bodyBytes -= oldest.bodies->bytes();
    dropped.bodies.push_back(std::move(oldest.bodies));
}

TrafficChanges Traffic::changedSince(std::uint64_t after, std::size_t limit) const {
    const auto hasGap = [&] {
        const std::scoped_lock lock(m_mutex);
        // A number from the future is of another run of the gateway.
        return after != 0 && (after < m_lastDropped || after > m_sequence);
    };
    TrafficChanges changes;
    if (!hasGap()) {
        changes = collect(after, limit);
        // Rows may have fallen out while these were copied.
        if (!hasGap()) {
            return changes;
        }
    }
    changes = collect(0, limit);
    changes.resync = true;
    return changes;
}

TrafficChanges Traffic::collect(std::uint64_t after, std::size_t limit) const {
    TrafficChanges changes;
    std::uint64_t newest = 0;
    std::uint64_t cursor = after;
    for (bool more = true; more;) {
        changes.rows.reserve(changes.rows.size() + kRowsALock);
        const std::scoped_lock lock(m_mutex);
        if (newest == 0) {
            // What changes from here on belongs to the next call, so that no row comes twice.
            newest = m_sequence;
        }
        changes.dropped = m_dropped;
        changes.droppedThrough = m_droppedThrough;
        more = false;
        std::size_t room = std::min(kRowsALock, limit - changes.rows.size());
        for (auto row = m_bySequence.upper_bound(cursor);
             row != m_bySequence.end() && row->first <= newest; ++row) {
            if (room-- == 0) {
                more = changes.rows.size() < limit;
                changes.next = cursor;
                if (!more) {
                    return changes;
                }
                break;
            }
            changes.rows.push_back(row->second->row);
            cursor = row->first;
        }
    }
    changes.next = newest;
    return changes;
}

// What runs first: one that ends meanwhile is met again among the ended, and known.
std::unordered_set<Id> Traffic::visitRunning(
    const std::function<void(const TrafficRow&)>& look) const {
    std::unordered_set<Id> running;
    std::uint64_t newest = 0;
    std::uint64_t cursor = 0;
    for (bool more = true; more;) {
        const std::scoped_lock lock(m_mutex);
        newest = newest == 0 ? m_sequence : newest;
        std::size_t room = kRowsALock;
        auto row = m_bySequence.upper_bound(cursor);
        // Those that changed since the beginning are few, and more may come: all at once.
        for (; row != m_bySequence.end() && (room > 0 || row->first > newest); ++row) {
            const Entry& entry = *row->second;
            if (!entry.ended && running.insert(entry.row.id).second) {
                look(entry.row);
            }
            cursor = row->first;
            room -= room > 0 ? 1 : 0;
        }
        more = row != m_bySequence.end();
    }
    return running;
}

void Traffic::visit(const std::function<void(const TrafficRow&)>& look) const {
    const std::unordered_set<Id> running = visitRunning(look);
    std::uint64_t next = 0;  // counted over all that ever ended
    std::optional<std::uint64_t> end;
    while (!end || next < *end) {
        const std::scoped_lock lock(m_mutex);
        end = end ? *end : m_dropped + m_ended.size();
        next = std::max(next, m_dropped);
        for (std::size_t room = kRowsALock; room > 0 && next < *end; --room, ++next) {
            const TrafficRow& row = m_ended[static_cast<std::size_t>(next - m_dropped)]->row;
            if (!running.contains(row.id)) {
                look(row);
            }
        }
    }
}

Timestamp Traffic::keptSince() const {
    const std::scoped_lock lock(m_mutex);
    return m_dropped == 0 || m_ended.empty() ? Timestamp{}
                                             : m_ended[m_ended.size() / kRoomOf]->row.endedAt();
}

std::shared_ptr<const ExchangeRecord> Traffic::find(Id id) const {
    const std::scoped_lock lock(m_mutex);
    const auto place = m_entries.find(id);
    if (place == m_entries.end()) {
        return nullptr;
    }
    const Entry& entry = place->second;
    return entry.detail || entry.ended ? entry.detail : fromRow(entry.row);
}

std::optional<TrafficBodies> Traffic::bodies(Id id) const {
    std::shared_ptr<const TrafficBodies> bodies;
    {
        const std::scoped_lock lock(m_mutex);
        const auto place = m_entries.find(id);
        if (place != m_entries.end()) {
            bodies = place->second.bodies;
        }
    }
    return bodies ? std::optional(*bodies) : std::nullopt;
}

bool Traffic::hasBodies(Id id) const {
    const std::scoped_lock lock(m_mutex);
    const auto place = m_entries.find(id);
    return place != m_entries.end() && place->second.bodies;
}

std::uint64_t Traffic::begun() const {
    const std::scoped_lock lock(m_mutex);
    return m_dropped + m_entries.size();
}

std::size_t Traffic::inFlight() const {
    const std::scoped_lock lock(m_mutex);
    return m_inFlight;
}

std::size_t Traffic::streaming() const {
    const std::scoped_lock lock(m_mutex);
    return m_streaming;
}

}  // namespace weir::books
