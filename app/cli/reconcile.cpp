// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/control/admin/reconcile.hpp"

#include <fmt/format.h>

#include "app/cli/call_and.hpp"
#include "app/cli/command.hpp"
#include "app/cli/output.hpp"
#include "app/cli/text_file.hpp"

namespace weir::app {

namespace {

constexpr Operand kFile{"FILE", "The export, JSON or CSV."};
constexpr Option kProvider{"--provider", "NAME", "The provider of the document that it is of."};
constexpr Option kAll{"--all", "", "Show what is the same, too."};

std::string_view causeText(GapCause cause) {
    switch (cause) {
        case GapCause::None:
            return "-";
        case GapCause::OutsideWeir:
            return "calls outside Weir";
        case GapCause::OtherZone:
            return "days of another time zone";
        case GapCause::Estimated:
            return "usage that was estimated";
        case GapCause::Unpriced:
            return "calls without a known price";
        case GapCause::OtherPrice:
            return "other prices";
        case GapCause::LateSettled:
            return "not all counted there yet";
        case GapCause::NotReported:
            return "not in the export";
    }
    return {};
}

// "1200 / 1100"
std::string pair(std::uint64_t theirs, std::uint64_t ours) {
    return fmt::format("{} / {}", theirs, ours);
}

std::string day(Timestamp time) {
    return toIso(time).substr(0, 10);
}

std::vector<std::string> rowOf(const admin::Reconciliation& all, const std::string& when,
                               const std::string& model, const admin::ReconciledUsage& theirs,
                               const admin::ReconciledUsage& ours, std::string_view cause) {
    std::vector<std::string> cells{when, model};
    if (all.tellsTokens) {
        cells.push_back(pair(theirs.tokensIn, ours.tokensIn));
        cells.push_back(pair(theirs.tokensOut, ours.tokensOut));
    }
    if (all.tellsCosts) {
        cells.push_back(fmt::format("${} / ${}", theirs.cost.text(), ours.cost.text()));
    }
    cells.emplace_back(cause);
    return cells;
}

void show(const admin::Reconciliation& all, bool everything) {
    std::vector<std::string> head{"DAY", "MODEL"};
    if (all.tellsTokens) {
        head.insert(head.end(), {"IN, THEIRS / OURS", "OUT"});
    }
    if (all.tellsCosts) {
        head.emplace_back("COST");
    }
    head.emplace_back("LIKELY CAUSE");
    std::vector<std::vector<std::string>> rows{head};
    for (const admin::ReconciledRow& row : all.rows) {
        if (everything || row.cause != GapCause::None) {
            rows.push_back(rowOf(all, day(row.day), row.model.empty() ? "all" : row.model,
                                 row.theirs, row.ours, causeText(row.cause)));
        }
    }
    rows.push_back(rowOf(all, "sum", "", all.theirs, all.ours, ""));
    print(table(rows));
    print(all.differing == 0
              ? fmt::format("All {} figures agree.\n", all.rows.size())
              : fmt::format("{} of {} figures differ.\n", all.differing, all.rows.size()));
}

ExitCode reconcile(const Arguments& arguments) {
    admin::ReconcileUsage operation;
    const auto provider = arguments.value(kProvider.name);
    if (!provider) {
        return failUsage(
            Error::invalid("--provider is missing.", "Name a provider of the document."),
            arguments);
    }
    auto text = readTextFile(std::string(arguments.operand(0)), admin::kMostExport / 1024);
    if (!text) {
        return fail(text.error(), arguments);
    }
    operation.provider = *provider;
    operation.text = std::move(*text);
    const bool everything = arguments.has(kAll.name);
    return callAnd(arguments, std::move(operation),
                   [everything](const admin::Reconciliation& all) { show(all, everything); });
}

}  // namespace

const Command kReconcile{
    {"reconcile",
     "Hold a provider's export of usage or costs against the books.",
     {kFile},
     {kProvider, kAll, kJsonOption, kDataOption, kConfigOption},
     "  weir reconcile usage.json --provider openai\n\n"
     "FILE is what OpenAI's organization/usage or organization/costs answers, by day and best by\n"
     "model, the CSV that its dashboard exports, or any CSV with a first line like\n"
     "day,model,requests,input_tokens,cached_tokens,output_tokens,cost. Days are those of UTC.\n"
     "Of each day and model that differs, both figures and the likely cause are shown."},
    reconcile};

}  // namespace weir::app
