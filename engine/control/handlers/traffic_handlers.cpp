// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <utility>
#include <variant>

#include "engine/base/local_zone.hpp"
#include "engine/control/admin/filter/filter.hpp"
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
    const auto page = book.history(query);
    if (!page) {
        return page.error();
    }
    older.next = page->next;
    older.atEnd = page->atEnd;
    older.searchedTo = page->atEnd ? operation.since : page->next.madeAt();
    return older;
}

// An index that cannot be read is said when the bodies are asked for.
bool isStored(const books::BodyShelf& shelf, const Id& id) {
    const auto until = shelf.keptUntil(id);
    return !until || until->has_value();
}

Result<ExchangeDetail> get(const TrafficServices& services, Id id) {
    if (const auto record = services.traffic.find(id)) {
        auto detail = toDetail(*record);
        detail.bodiesKept = services.traffic.hasBodies(id) || isStored(services.shelf, id);
        return detail;
    }
    const auto booked = services.book.find(id);
    if (!booked) {
        return booked.error();
    }
    if (!*booked) {
        return Error::notFound("There is no exchange " + id.text() + ".");
    }
    auto detail = toDetail(**booked);
    detail.bodiesKept = isStored(services.shelf, id);
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
    table.now<GetExchange>(
        [services](const GetExchange& operation) { return get(services, operation.id); });
}

}  // namespace weir::control
