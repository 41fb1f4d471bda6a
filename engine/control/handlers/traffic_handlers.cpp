// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <iterator>
#include <limits>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <variant>

#include "engine/base/ascii.hpp"
#include "engine/base/local_zone.hpp"
#include "engine/control/admin/filter/filter.hpp"
#include "engine/control/admin/sessions.hpp"
#include "engine/control/handlers/filter_facts.hpp"
#include "engine/control/handlers/handlers.hpp"
#include "engine/control/handlers/traffic_rows.hpp"

namespace weir::control {

namespace {

using namespace admin;

// Rows of one answer, whatever was asked for: bounds the size of a message.
constexpr std::uint32_t kMostRows = 5000;

Result<TrafficBatch> list(const books::Traffic& traffic, const ListTraffic& operation) {
    auto changes = traffic.changedSince(operation.after, std::min(operation.limit, kMostRows));
    TrafficBatch batch;
    batch.rows.reserve(changes.rows.size());
    for (books::TrafficRow& row : changes.rows) {
        batch.rows.push_back(toRow(std::move(row)));
    }
    batch.next = changes.next;
    batch.resync = changes.resync;
    batch.dropped = changes.dropped;
    batch.droppedThrough = changes.droppedThrough;
    return batch;
}

Result<OlderTraffic> listOlder(const books::Book& book, const ListOlderTraffic& operation,
                               const Filter& filter) {
    OlderTraffic older;
    books::HistoryQuery query;
    query.before = operation.before;
    query.since = operation.since;
    if (operation.until != Timestamp()) {
        query.until = operation.until;
    }
    query.limit = std::min(operation.limit, kMostRows);
    const FilterTree tree = filter.tree();
    const StartRange starts = startsOf(tree);
    query.since = std::max(query.since, starts.since);
    query.until = std::min(query.until, starts.until);
    query.facts = factsOf(tree);
    query.take = [&](const books::ExchangeRecord& record) {
        ExchangeRow row = toRow(record);
        const bool matches = filter.matches(row);
        if (matches) {
            older.rows.push_back(std::move(row));
        }
        return matches;
    };
    if (operation.passOver) {
        query.passOver = [&older](const Error& error) { older.unread.push_back(error.text()); };
    }
    const auto page = book.history(query);
    if (!page) {
        return page.error();
    }
    older.next = page->next;
    older.atEnd = page->atEnd;
    older.searchedTo = page->atEnd ? operation.since : page->next.madeAt();
    return older;
}

// The sessions of the books are told apart by case, their facts are not.
Result<SessionSums> addUp(const books::Book& book, const AddUpSessions& operation) {
    SessionSums reply;
    std::unordered_map<std::string_view, SessionSum> sums;
    books::HistoryQuery query;
    query.before = operation.before;
    query.passOver = [&reply](const Error& error) { reply.unread.push_back(error.text()); };
    query.limit = std::numeric_limits<std::size_t>::max();
    query.facts.kind = books::FactCondition::Kind::Whole;
    query.facts.fact = books::Fact::Session;
    for (const std::string& session : operation.sessions) {
        sums.try_emplace(session);
        std::ranges::transform(session, std::back_inserter(query.facts.texts.emplace_back()),
                               lower);
    }
    query.take = [&sums](const books::ExchangeRecord& record) {
        if (const auto sum = sums.find(record.session); sum != sums.end()) {
            addCall(sum->second, toRow(record));
        }
        return true;
    };
    const auto page = book.history(query);
    if (!page) {
        return page.error();
    }
    for (auto& [session, sum] : sums) {
        if (sum.calls > 0) {
            reply.sums.push_back(std::move(sum));
        }
    }
    std::ranges::sort(reply.sums, {}, &SessionSum::session);
    reply.next = page->next;
    reply.atEnd = page->atEnd;
    return reply;
}

// An index that cannot be read is said when the bodies are asked for.
bool isStored(const books::BodyShelf& shelf, const Id& id) {
    const auto until = shelf.keptUntil(id);
    return !until || until->has_value();
}

Result<ExchangeDetail> get(const TrafficServices& services, Id id) {
    auto detail = findDetail(services.traffic, services.book, id);
    if (detail) {
        detail->bodiesKept = services.traffic.hasBodies(id) || isStored(services.shelf, id);
    }
    return detail;
}

}  // namespace

void addTrafficHandlers(HandlerTable& table, const TrafficServices& services) {
    const books::Traffic& traffic = services.traffic;
    const books::Book& book = services.book;
    table.now<ListTraffic>(
        [&traffic](const ListTraffic& operation) { return list(traffic, operation); });
    table.later<ListOlderTraffic>(
        [&book, &clock = services.clock, background = services.background](
            const ListOlderTraffic& operation, auto reply) {
            auto parsed = Filter::parse(operation.filter, {clock.now(), localOffset});
            if (const auto* error = std::get_if<FilterError>(&parsed)) {
                reply(Error::invalid(error->text(operation.filter)));
                return;
            }
            background([&book, operation, filter = std::get<Filter>(std::move(parsed)),
                        reply = std::move(reply)] { reply(listOlder(book, operation, filter)); });
        });
    table.later<AddUpSessions>([&book, background = services.background](
                                   const AddUpSessions& operation, auto reply) {
        if (operation.sessions.size() > AddUpSessions::kMost) {
            reply(Error::invalid("At most " + std::to_string(AddUpSessions::kMost) +
                                 " sessions can be added up at once."));
            return;
        }
        background([&book, operation, reply = std::move(reply)] { reply(addUp(book, operation)); });
    });
    table.now<GetExchange>(
        [services](const GetExchange& operation) { return get(services, operation.id); });
}

}  // namespace weir::control
