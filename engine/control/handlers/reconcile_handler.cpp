// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <chrono>
#include <utility>

#include "engine/books/reconcile/reconcile.hpp"
#include "engine/control/handlers/handlers.hpp"

namespace weir::control {

namespace {

using namespace admin;
using std::chrono::days;
using std::chrono::hours;

// The provider's calls by the hour, with those around that days of other zones may have.
Result<std::vector<books::BookedHour>> bookedHours(const books::Book& book,
                                                   const std::string& provider, Timestamp first,
                                                   Timestamp end) {
    std::vector<books::BookedHour> all;
    first -= hours(books::kMostHoursEast);
    end += hours(books::kMostHoursWest);
    while (first < end) {
        books::SpendQuery query{.by = books::SpendBy::Model,
                                .bounds = {first},
                                .only = {{books::SpendBy::Provider, provider}},
                                .simulated = false};
        while (first < end && query.bounds.size() <= books::kMostSpendSteps) {
            first += hours(1);
            query.bounds.push_back(first);
        }
        const auto found = book.spend(query);
        if (!found) {
            return found.error();
        }
        for (const books::SpendOf& model : *found) {
            for (std::size_t step = 0; step < model.steps.size(); ++step) {
                if (model.steps[step] != books::SpendSums()) {
                    all.push_back({query.bounds[step], model.name, model.steps[step]});
                }
            }
        }
    }
    return all;
}

ReconciledUsage usageOf(const books::ExportedUsage& usage) {
    return {usage.requests, usage.tokensIn, usage.tokensCached, usage.tokensOut, usage.cost};
}

ReconciledUsage usageOf(const books::SpendSums& sums) {
    return {sums.requests, sums.tokensIn, sums.tokensCached, sums.tokensOut, sums.spent};
}

void add(ReconciledUsage& sum, const ReconciledUsage& more) {
    sum.requests += more.requests;
    sum.tokensIn += more.tokensIn;
    sum.tokensCached += more.tokensCached;
    sum.tokensOut += more.tokensOut;
    sum.cost += more.cost;
}

Result<Reconciliation> reconciled(const books::Book& book, const ReconcileUsage& operation,
                                  bool isKnown) {
    const auto theirs = books::readUsageExport(operation.text);
    if (!theirs) {
        return theirs.error();
    }
    Reconciliation all;
    all.from = theirs->days.front().day;
    all.until = theirs->days.back().day + days(1);
    all.tellsRequests = theirs->tellsRequests;
    all.tellsTokens = theirs->tellsTokens;
    all.tellsCosts = theirs->tellsCosts;
    const auto ours = bookedHours(book, operation.provider, all.from, all.until);
    if (!ours) {
        return ours.error();
    }
    // One that has left the document may still have calls in the books.
    if (!isKnown && ours->empty()) {
        return Error::notFound("There is no provider named '" + operation.provider + "'.");
    }
    for (const books::ReconciledDay& day : books::reconcile(*theirs, *ours)) {
        all.rows.push_back({.day = day.theirs.day,
                            .model = day.theirs.model,
                            .theirs = usageOf(day.theirs),
                            .ours = usageOf(day.ours),
                            .estimated = day.ours.estimated,
                            .unpriced = day.ours.unpriced,
                            .cause = day.cause});
        add(all.theirs, all.rows.back().theirs);
        add(all.ours, all.rows.back().ours);
        all.differing += day.cause == GapCause::None ? 0 : 1;
    }
    return all;
}

}  // namespace

void addReconcileHandler(HandlerTable& table, const ReconcileServices& services) {
    table.later<ReconcileUsage>([services](const ReconcileUsage& operation, auto reply) {
        if (operation.text.size() > kMostExport) {
            reply(Error::invalid("The export is larger than 512 KiB.",
                                 "Export it by day and model, or a month at a time."));
            return;
        }
        const auto snapshot = services.policy.snapshot();
        const bool isKnown = std::ranges::any_of(snapshot->providers, [&](const auto& provider) {
            return provider.name == operation.provider;
        });
        services.background([&book = services.book, operation, isKnown, reply = std::move(reply)] {
            reply(reconciled(book, operation, isKnown));
        });
    });
}

}  // namespace weir::control
