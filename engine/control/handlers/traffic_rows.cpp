// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/control/handlers/traffic_rows.hpp"

#include <string>
#include <utility>

#include "engine/base/tag_set.hpp"

namespace weir::control {

namespace {

admin::AttemptDetail attemptOf(const books::AttemptRecord& record) {
    admin::AttemptDetail detail;
    detail.id = record.id;
    detail.target = record.target();
    detail.sign = record.sign;
    detail.chosenBecause = record.chosenBecause;
    detail.outcome = record.outcome;
    detail.status = record.status;
    detail.startUs = record.startUs;
    detail.endUs = record.endUs;
    detail.phases = record.phases;
    detail.usage = record.usage;
    detail.pricing = record.pricing;
    detail.pricedBy = record.pricedBy;
    detail.cost = record.cost;
    detail.saved = record.saved;
    detail.providerRequestId = record.providerRequestId;
    detail.reusedConnection = record.reusedConnection;
    detail.requestHeaders = record.requestHeaders.list();
    detail.responseHeaders = record.responseHeaders.list();
    return detail;
}

}  // namespace

admin::ExchangeRow toRow(books::TrafficRow from) {
    admin::ExchangeRow row;
    row.id = from.id;
    row.sequence = from.sequence;
    row.state = from.state;
    row.marks = from.marks;
    row.startedAt = from.startedAt;
    row.key = std::move(from.key);
    row.team = std::move(from.team);
    row.user = std::move(from.user);
    row.session = std::move(from.session);
    row.task = std::move(from.task);
    row.complexity = std::move(from.complexity);
    row.tags = std::move(from.tags);
    row.costCentre = std::move(from.costCentre);
    row.endpoint = std::move(from.endpoint);
    row.dialect = name(from.dialect);
    row.modelAsked = std::move(from.modelAsked);
    row.target = std::move(from.target);
    row.path = std::move(from.path);
    row.status = from.status;
    row.stream = from.stream;
    row.usage = from.usage;
    row.pricing = from.pricing;
    row.cost = from.cost;
    row.durationUs = from.durationUs;
    row.firstTokenUs = from.firstTokenUs;
    row.addedUs = from.addedUs;
    row.error = std::move(from.error);
    return row;
}

admin::ExchangeRow toRow(const books::ExchangeRecord& record) {
    admin::ExchangeRow row;
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
    row.dialect = name(record.dialect);
    row.modelAsked = record.modelAsked;
    if (const books::AttemptRecord* attempt = record.deciding()) {
        row.target = attempt->target();
    }
    for (const auto& attempt : record.attempts) {
        row.path.push_back(attempt.sign);
    }
    row.status = record.status;
    row.stream = record.stream;
    row.usage = record.usage();
    row.pricing = record.pricing();
    row.cost = record.cost();
    row.durationUs = record.durationUs;
    row.firstTokenUs = record.firstTokenUs;
    row.addedUs = record.addedUs;
    row.error = record.error;
    return row;
}

admin::ExchangeDetail toDetail(const books::ExchangeRecord& record) {
    admin::ExchangeDetail detail;
    detail.row = toRow(record);
    detail.call = record.call;
    detail.route = record.route;
    detail.candidates = record.candidates;
    detail.revision = record.revision;
    for (const auto& attempt : record.attempts) {
        detail.attempts.push_back(attemptOf(attempt));
    }
    detail.phases = record.phases;
    detail.losses = record.losses;
    detail.requestHeaders = record.requestHeaders.list();
    detail.client = record.client;
    detail.requestBytes = record.requestBytes;
    detail.responseBytes = record.responseBytes;
    return detail;
}

Result<admin::ExchangeDetail> findDetail(const books::Traffic& traffic, const books::Book& book,
                                         const Id& id) {
    if (const auto record = traffic.find(id)) {
        return toDetail(*record);
    }
    const auto booked = book.find(id);
    if (!booked) {
        return booked.error();
    }
    if (!*booked) {
        return Error::notFound("There is no exchange " + id.text() + ".");
    }
    return toDetail(**booked);
}

}  // namespace weir::control
