// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <utility>

#include "engine/control/handlers/handlers.hpp"

namespace weir::control {

namespace {

using namespace admin;

books::SpendBy byOf(SpendBy by) {
    switch (by) {
        case SpendBy::User:
            return books::SpendBy::User;
        case SpendBy::Key:
            return books::SpendBy::Key;
        case SpendBy::Model:
            return books::SpendBy::Model;
        case SpendBy::Provider:
            return books::SpendBy::Provider;
        case SpendBy::Tags:
            return books::SpendBy::Tags;
        case SpendBy::CostCentre:
            return books::SpendBy::CostCentre;
        case SpendBy::Team:
            break;
    }
    return books::SpendBy::Team;
}

SpendFigures figuresOf(const books::SpendSums& sums) {
    return {.requests = sums.requests,
            .failed = sums.failed,
            .unpriced = sums.unpriced,
            .estimated = sums.estimated,
            .tokensIn = sums.tokensIn,
            .tokensCached = sums.tokensCached,
            .tokensOut = sums.tokensOut,
            .spent = sums.spent,
            .saved = sums.saved};
}

std::vector<SpendFigures> figuresOf(const std::vector<books::SpendSums>& steps) {
    std::vector<SpendFigures> figures;
    figures.reserve(steps.size());
    std::ranges::transform(steps, std::back_inserter(figures),
                           [](const books::SpendSums& sums) { return figuresOf(sums); });
    return figures;
}

Result<SpendReport> report(const books::Book& book, const GetSpend& operation) {
    books::SpendQuery query{.by = byOf(operation.by),
                            .bounds = operation.bounds,
                            .only = {},
                            .simulated = operation.simulated,
                            .tag = operation.tag};
    for (const SpendOnly& only : operation.only) {
        query.only.push_back({byOf(only.by), only.name});
    }
    const auto found = book.spend(query);
    if (!found) {
        return found.error();
    }
    books::SpendOf all{{}, {}, std::vector<books::SpendSums>(operation.bounds.size() - 1)};
    SpendReport report;
    report.bounds = operation.bounds;
    report.rows.reserve(found->size());
    for (const books::SpendOf& of : *found) {
        all.sum += of.sum;
        for (std::size_t step = 0; step < of.steps.size(); ++step) {
            all.steps[step] += of.steps[step];
        }
        const bool charted = report.rows.size() < operation.charted;
        report.rows.push_back({of.name, figuresOf(of.sum),
                               charted ? figuresOf(of.steps) : std::vector<SpendFigures>()});
    }
    report.sum = figuresOf(all.sum);
    report.steps = figuresOf(all.steps);
    return report;
}

}  // namespace

void addSpendHandler(HandlerTable& table, const SpendServices& services) {
    table.later<GetSpend>([services](const GetSpend& operation, auto reply) {
        services.background([&book = services.book, operation, reply = std::move(reply)] {
            reply(report(book, operation));
        });
    });
}

}  // namespace weir::control
