// SPDX-License-Identifier: GPL-3.0-or-later
#include <utility>

#include "engine/control/handlers/handlers.hpp"

namespace weir::control {

namespace {

using namespace admin;

Error notKept() {
    return Error::notFound("The body of this call is not kept, so it cannot be made again.",
                           "Settings say where bodies are kept, and for how long.");
}

Result<ReplayQuote> quoteOf(const CallQuotes& quotes, const QuoteReplay& operation,
                            const books::ExchangeRecord& record,
                            const books::TrafficBodies& bodies) {
    if (bodies.requestCut) {
        return Error::notFound(
            "The body of this call was longer than what is kept, so it cannot be made again.");
    }
    const std::string& model = operation.model.empty() ? record.modelAsked : operation.model;
    return quotes.quote({record.endpoint, bodies.request, model, record.usage()});
}

// What is stored is only added up here and shown to nobody, so this is no view of it.
Result<ReplayQuote> quote(const ReplayServices& services, const QuoteReplay& operation) {
    const auto live = services.traffic.find(operation.id);
    const auto inMemory = services.traffic.bodies(operation.id);
    if (live && inMemory) {
        return quoteOf(services.quotes, operation, *live, *inMemory);
    }
    const auto until = services.shelf.keptUntil(operation.id);
    if (!until || !*until) {
        return until ? notKept() : until.error();
    }
    const auto stored = services.shelf.read(operation.id);
    if (!stored) {
        return stored.error();
    }
    if (live) {
        return quoteOf(services.quotes, operation, *live, *stored);
    }
    const auto booked = services.book.find(operation.id);
    if (!booked || !*booked) {
        return booked ? notKept() : booked.error();
    }
    return quoteOf(services.quotes, operation, **booked, *stored);
}

}  // namespace

void addReplayHandlers(HandlerTable& table, const ReplayServices& services) {
    table.later<QuoteReplay>([services](const QuoteReplay& operation, auto reply) {
        services.background(
            [services, operation, reply = std::move(reply)] { reply(quote(services, operation)); });
    });
}

}  // namespace weir::control
