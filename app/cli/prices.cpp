// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/control/admin/prices.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "app/cli/call_and.hpp"
#include "app/cli/command.hpp"
#include "app/cli/output.hpp"
#include "engine/base/decimal.hpp"

namespace weir::app {

namespace {

using admin::OwnPriceSettings;
using admin::TokenPrices;

constexpr Option kAll{"--all", "", "Every model that the providers have, called or not."};
constexpr Option kProvider{"--provider", "NAME",
                           "The provider it holds at. Without it: every one."};
constexpr Option kModel{"--model", "NAME", "The model, or the beginning of names and a *."};
constexpr Option kFrom{"--from", "DAY", "The first day it holds, in UTC."};
constexpr Option kUntil{"--until", "DAY", "The first day it no longer holds, in UTC."};
constexpr Option kFree{"--free", "", "It costs nothing."};
constexpr Option kFactor{"--factor", "NUMBER", "A factor on the catalogue's prices, as 0.85."};
constexpr Option kToolCall{"--tool-call", "DOLLARS",
                           "One call of a tool that the provider runs, as a web search."};

struct BucketOption {
    Option option;
    Money TokenPrices::* price;
};
constexpr std::array kBuckets{
    BucketOption{{"--in", "DOLLARS", "A million input tokens."}, &TokenPrices::in},
    BucketOption{{"--out", "DOLLARS", "A million output tokens."}, &TokenPrices::out},
    BucketOption{{"--read", "DOLLARS", "A million tokens read from the cache."},
                 &TokenPrices::read},
    BucketOption{{"--write", "DOLLARS", "A million tokens written to it for five minutes."},
                 &TokenPrices::write},
    BucketOption{{"--write-1h", "DOLLARS", "A million tokens written to it for an hour."},
                 &TokenPrices::write1h},
    BucketOption{{"--audio-in", "DOLLARS", "A million audio tokens of the input."},
                 &TokenPrices::audioIn},
    BucketOption{{"--audio-out", "DOLLARS", "A million audio tokens of the output."},
                 &TokenPrices::audioOut},
    BucketOption{{"--image-in", "DOLLARS", "A million image tokens."}, &TokenPrices::imageIn},
};

std::vector<Option> optionsOfSet() {
    std::vector<Option> options{kProvider, kModel};
    for (const BucketOption& bucket : kBuckets) {
        options.push_back(bucket.option);
    }
    for (const Option& option :
         {kToolCall, kFactor, kFree, kFrom, kUntil, kJsonOption, kDataOption, kConfigOption}) {
        options.push_back(option);
    }
    return options;
}

std::string orDash(Money price) {
    return price == Money() ? "-" : price.text();
}

std::string sourceText(const admin::ModelPrice& row, const admin::PriceLine& line) {
    if (line.by.entry.empty()) {
        return line.by.own.empty() ? "price: free of the provider"
                                   : fmt::format("your price {}", line.by.own);
    }
    const std::string listed = fmt::format("catalogue of {}", toIso(row.asOf).substr(0, 10));
    return line.by.own.empty() ? listed : fmt::format("{}, times your {}", listed, line.by.own);
}

std::vector<std::string> rowOf(const admin::ModelPrice& row) {
    const bool lacks = row.pricing == Pricing::Unpriced;
    const auto line = std::ranges::find_if(row.lines, &admin::PriceLine::current);
    const bool has = !lacks && line != row.lines.end();
    const TokenPrices prices = has ? line->prices : TokenPrices();
    const std::string in = lacks                          ? "unpriced"
                           : row.pricing == Pricing::Free ? "free"
                                                          : orDash(prices.in);
    return {row.provider,
            row.model,
            in,
            orDash(prices.read),
            orDash(prices.out),
            has ? sourceText(row, *line) : std::string(lacks ? "-" : "price: free of the provider"),
            std::to_string(row.requests)};
}

bool isOfInterest(const admin::ModelPrice& row) {
    return row.requests > 0 ||
           std::ranges::any_of(row.lines, [](const auto& line) { return !line.by.own.empty(); });
}

ExitCode list(const Arguments& arguments) {
    const bool all = arguments.has(kAll.name);
    const auto model = arguments.value(kModel.name);
    return callAnd(arguments, admin::ListPrices{}, [&](const admin::PriceTable& prices) {
        std::vector<std::vector<std::string>> rows{
            {"PROVIDER", "MODEL", "IN", "CACHED", "OUT", "BY", "CALLS"}};
        for (const admin::ModelPrice& row : prices.models) {
            const bool asked =
                model ? row.model.find(*model) != std::string::npos : all || isOfInterest(row);
            if (asked) {
                rows.push_back(rowOf(row));
            }
        }
        if (rows.size() == 1) {
            print(
                "No model was called and none has a price of your own. Add --all for every "
                "model.\n");
        } else {
            print(table(rows));
        }
        if (!prices.problem.empty()) {
            fmt::print(stderr, "weir: what was called is not known: {}\n", prices.problem);
        }
    });
}

Error notReadable(std::string_view option, std::string_view text, std::string_view what) {
    return Error::invalid(fmt::format("'{}' of {} is not {}.", text, option, what));
}

Result<void> readDay(const Arguments& arguments, const Option& option, Timestamp& into) {
    if (const auto written = arguments.value(option.name)) {
        const auto day = written->empty() ? std::optional(Timestamp()) : fromIso(*written);
        if (!day) {
            return notReadable(option.name, *written, "a day like 2027-02-15");
        }
        into = *day;
    }
    return {};
}

Result<void> readMoney(const Arguments& arguments, const Option& option, Money& into) {
    if (const auto written = arguments.value(option.name)) {
        const auto amount = written->empty() ? std::optional(Money()) : Money::parse(*written);
        if (!amount) {
            return notReadable(option.name, *written, "an amount of dollars like 2.50");
        }
        into = *amount;
    }
    return {};
}

// What is not said stays; but prices, free and a factor take each other's place.
Result<void> readInto(const Arguments& arguments, OwnPriceSettings& settings) {
    settings.provider = arguments.value(kProvider.name).value_or(settings.provider);
    settings.model = arguments.value(kModel.name).value_or(settings.model);
    const bool prices = std::ranges::any_of(
        kBuckets, [&](const BucketOption& bucket) { return arguments.has(bucket.option.name); });
    const bool free = arguments.has(kFree.name);
    const auto factor = arguments.value(kFactor.name);
    if (prices || free || factor) {
        settings.free = free;
        settings.factor = 0;
        if (free || factor) {
            settings.prices = {};
            settings.longer = {};
            settings.batch = settings.flex = settings.priority = 0;
            settings.toolCall = {};
        }
    }
    if (factor) {
        const auto thousandths = parseDecimal(*factor, 3);
        if (!thousandths || *thousandths < 1 || *thousandths > 10'000) {
            return notReadable(kFactor.name, *factor, "a factor from 0.001 to 10");
        }
        settings.factor = static_cast<std::uint32_t>(*thousandths);
    }
    for (const BucketOption& bucket : kBuckets) {
        if (auto read = readMoney(arguments, bucket.option, settings.prices.*bucket.price); !read) {
            return read;
        }
    }
    if (auto read = readMoney(arguments, kToolCall, settings.toolCall); !read) {
        return read;
    }
    if (auto read = readDay(arguments, kFrom, settings.from); !read) {
        return read;
    }
    return readDay(arguments, kUntil, settings.until);
}

ExitCode set(const Arguments& arguments) {
    const auto access = GatewayAccess::open(arguments, GatewayAccess::Folder::MustBeThere);
    if (!access) {
        return fail(access.error(), arguments);
    }
    const auto prices = admin::callAndWait((*access)->client(), admin::ListPrices{});
    if (!prices) {
        return fail(prices.error(), arguments);
    }
    const std::string& name = arguments.operand(0);
    const auto found = std::ranges::find(prices->own, name, &OwnPriceSettings::name);
    const bool isNew = found == prices->own.end();
    admin::SetPrice operation;
    if (isNew) {
        operation.settings.name = name;
    } else {
        operation.replaces = name;
        operation.settings = *found;
    }
    if (const auto read = readInto(arguments, operation.settings); !read) {
        return failUsage(read.error(), arguments);
    }
    const auto written = admin::callAndWait((*access)->client(), std::move(operation));
    if (!written) {
        return fail(written.error(), arguments);
    }
    if (arguments.has(kJsonOption.name)) {
        printJson(admin::toJson(*written));
    } else {
        print(fmt::format("{} the price '{}'.\n", isNew ? "Added" : "Changed", written->name));
    }
    return ExitCode::Ok;
}

ExitCode remove(const Arguments& arguments) {
    return callAnd(arguments, admin::RemovePrice{arguments.operand(0)},
                   [](const admin::RemovedPrice& removed) {
                       print(fmt::format("Removed the price '{}'.\n", removed.name));
                   });
}

}  // namespace

const Command kPricesList{
    {"prices list",
     "Show what models cost, and by which price.",
     {},
     {kModel, kAll, kJsonOption, kDataOption, kConfigOption},
     "Dollars a million tokens. Shown are the models that were called in the last 30 days and "
     "those\n"
     "with a price of your own; what was called and has no price comes first."},
    list};

const Command kPricesSet{
    {"prices set",
     "Give a model a price of your own, or change one.",
     {{"NAME", "What the price is called in the document."}},
     optionsOfSet(),
     "Prices are dollars a million tokens. They go before the catalogue's:\n\n"
     "  weir prices set llama --provider vllm --model llama-3.3-70b --in 0.60 --out 0.80\n"
     "  weir prices set ours --provider openai --factor 0.85\n\n"
     "What is not said stays as it is. An empty text takes it away: --until ''. Of several prices\n"
     "that fit, the nearest counts: one that names the provider, then the very name of the model."},
    set};

const Command kPricesRemove{{"prices remove",
                             "Take a price of your own away.",
                             {{"NAME", "What the price is called in the document."}},
                             {kJsonOption, kDataOption, kConfigOption},
                             "From then on the catalogue's price holds, if it has one."},
                            remove};

}  // namespace weir::app
