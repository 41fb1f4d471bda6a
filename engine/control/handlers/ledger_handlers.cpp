// SPDX-License-Identifier: GPL-3.0-or-later
#include <utility>

#include "engine/control/handlers/handlers.hpp"

namespace weir::control {

using namespace admin;

namespace {

Result<VerifiedBooks> verify(const books::Book& book, const VerifyBooks& operation, Timestamp now) {
    const Timestamp until = operation.until == Timestamp() ? now : operation.until;
    auto months = book.verify(operation.from, until);
    if (!months) {
        return std::move(months.error());
    }
    VerifiedBooks verified;
    for (books::MonthVerified& month : *months) {
        verified.months.push_back({std::move(month.month), month.exchanges, month.entries,
                                   month.rollups, month.ledger, month.faultCount,
                                   std::move(month.faults)});
    }
    return verified;
}

}  // namespace

void addLedgerHandlers(HandlerTable& table, const LedgerServices& services) {
    table.later<VerifyBooks>([services](const VerifyBooks& operation, auto reply) {
        services.background([services, operation, reply = std::move(reply)] {
            reply(verify(services.book, operation, services.clock.now()));
        });
    });
}

}  // namespace weir::control
