// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/canned_prices.hpp"

#include <string>

namespace weir::ui {

namespace {

Timestamp day(const char* text) {
    return fromIso(text).value();
}

Money dollars(const char* amount) {
    return Money::parse(amount).value();
}

admin::PriceLine line(const char* entry, const char* from, const char* in, const char* read,
                      const char* out) {
    admin::PriceLine made;
    made.by.entry = entry;
    made.by.from = day(from);
    made.prices.in = dollars(in);
    made.prices.read = dollars(read);
    made.prices.out = dollars(out);
    return made;
}

admin::ModelPrice model(const char* provider, const char* name, std::uint64_t requests) {
    admin::ModelPrice made;
    made.provider = provider;
    made.model = name;
    made.requests = requests;
    return made;
}

admin::ModelPrice listed(const char* provider, const char* name, std::uint64_t requests,
                         admin::PriceLine current) {
    admin::ModelPrice made = model(provider, name, requests);
    made.pricing = Pricing::Priced;
    made.asOf = day("2026-08-21");
    made.source = std::string(provider) == "anthropic" ? "https://www.anthropic.com/pricing#api"
                                                       : "https://platform.openai.com/docs/pricing";
    current.current = true;
    made.lines.push_back(std::move(current));
    return made;
}

}  // namespace

admin::PriceTable cannedPrices() {
    admin::PriceTable table;
    table.since = day("2026-10-24");

    admin::ModelPrice qwen = model("vllm", "qwen3-next-80b", 1'204);
    qwen.unpriced = 1'204;
    admin::ModelPrice command = model("cohere", "command-a-03-2025", 31);
    command.unpriced = 31;

    admin::PriceLine sonnetLine =
        line("anthropic/claude-sonnet-5", "2026-09-01", "3", "0.30", "15");
    sonnetLine.prices.write = dollars("3.75");
    sonnetLine.prices.write1h = dollars("6");
    sonnetLine.toolCall = dollars("0.01");
    sonnetLine.tiers = {{ServiceTier::Batch, 500, {}}};
    admin::ModelPrice sonnet = listed("anthropic", "claude-sonnet-5", 18'402, sonnetLine);
    sonnet.lines.push_back(line("anthropic/claude-sonnet-5", "2026-06-30", "2", "0.20", "10"));
    sonnet.lines.back().until = day("2026-09-01");

    admin::PriceLine fiveLine = line("openai/gpt-5.4", "2026-03-05", "2.125", "0.2125", "12.75");
    fiveLine.by.own = "openai-agreement";
    fiveLine.by.thousandths = 850;
    fiveLine.longer = {{272'000, fiveLine.prices}};
    fiveLine.longer.front().prices.in = dollars("4.25");
    fiveLine.longer.front().prices.out = dollars("19.125");
    fiveLine.tiers = {{ServiceTier::Batch, 500, {}}, {ServiceTier::Flex, 500, {}}};
    const admin::ModelPrice five = listed("openai", "gpt-5.4", 9'311, fiveLine);

    admin::OwnPriceSettings factor;
    factor.name = "openai-agreement";
    factor.provider = "openai";
    factor.factor = 850;
    admin::OwnPriceSettings llama;
    llama.name = "vllm-llama";
    llama.provider = "vllm";
    llama.model = "llama-3.3-70b";
    llama.from = day("2026-11-01");
    llama.prices.in = dollars("0.60");
    llama.prices.out = dollars("0.795");
    table.own = {factor, llama};

    admin::ModelPrice own = model("vllm", "llama-3.3-70b", 640);
    own.pricing = Pricing::Priced;
    admin::PriceLine ownLine;
    ownLine.by.own = llama.name;
    ownLine.by.from = llama.from;
    ownLine.current = true;
    ownLine.prices = llama.prices;
    own.lines = {ownLine};

    admin::ModelPrice free = model("ollama", "qwen3:8b", 77);
    free.pricing = Pricing::Free;

    table.models = {qwen,
                    command,
                    listed("anthropic", "claude-haiku-4-5", 412,
                           line("anthropic/claude-haiku-4-5", "2025-10-01", "1", "0.10", "5")),
                    sonnet,
                    free,
                    five,
                    listed("openai", "gpt-5.4-mini", 0,
                           line("openai/gpt-5.4-mini", "2026-03-17", "0.75", "0.075", "4.50")),
                    model("openai", "whisper-1", 0),
                    own};
    return table;
}

admin::RepricedCalls cannedRepricing() {
    const auto dollars = [](std::int64_t cents) { return Money::fromNano(cents * 10'000'000); };
    admin::RepricedCalls calls;
    calls.calls = 48'213;
    calls.changed = 9'417;
    calls.withoutUsage = 12;
    calls.withoutPrice = 204;
    calls.rows = {{"vllm", "qwen3-next-80b", 1'204, 1'204, Money(), dollars(8'412)},
                  {"anthropic", "claude-sonnet-5", 6'120, 0, dollars(41'205), dollars(45'325)},
                  {"openai", "gpt-5.4", 2'093, 0, dollars(12'050), dollars(10'242)}};
    for (const admin::RepricedRow& row : calls.rows) {
        calls.before += row.before;
        calls.after += row.after;
    }
    return calls;
}

}  // namespace weir::ui
