// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/control/handlers/handlers.hpp"

namespace weir::control {

namespace {

using namespace admin;

Result<ReplayQuote> quote(const books::Traffic& traffic, const CallQuotes& quotes,
                          const QuoteReplay& operation) {
    const auto record = traffic.find(operation.id);
    const auto bodies = traffic.bodies(operation.id);
    if (!record || !bodies) {
        return Error::notFound("The body of this call is not kept, so it cannot be made again.",
                               "Bodies of the newest calls are kept while Weir runs.");
    }
    if (bodies->requestCut) {
        return Error::notFound(
            "The body of this call was longer than what is kept, so it cannot be made again.");
    }
    const std::string& model = operation.model.empty() ? record->modelAsked : operation.model;
    return quotes.quote({record->endpoint, bodies->request, model, record->usage()});
}

}  // namespace

void addReplayHandlers(HandlerTable& table, const books::Traffic& traffic,
                       const CallQuotes& quotes) {
    table.now<QuoteReplay>([&traffic, &quotes](const QuoteReplay& operation) {
        return quote(traffic, quotes, operation);
    });
}

}  // namespace weir::control
