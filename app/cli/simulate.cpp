// SPDX-License-Identifier: GPL-3.0-or-later
#include <charconv>

#include <boost/json.hpp>
#include <fmt/format.h>

#include "app/cli/command.hpp"
#include "app/cli/output.hpp"
#include "app/cli/signals.hpp"
#include "app/platform/process.hpp"
#include "engine/base/log.hpp"
#include "engine/base/random.hpp"
#include "engine/simulator/models.hpp"
#include "engine/simulator/simulator.hpp"

namespace weir::app {

namespace {

constexpr Option kPort{"--port", "PORT", "The port on 127.0.0.1. Without it: any free one."};
constexpr Option kSpeed{"--speed", "TOKENS",
                        "Tokens a second; 0: as fast as it can. Without it: 80."};
constexpr Option kFirstToken{"--first-token", "MS",
                             "Milliseconds to the first token. Without it: 150."};
constexpr Option kRequireKey{"--require-key", "", "Answer 401 to calls without a key."};

// A share of calls that end in a fault.
struct FaultOption {
    Option option;
    double simulator::FaultShares::* share;
};
constexpr FaultOption kFaults[] = {
    {{"--429", "SHARE", "Share of calls that are rate limited, 0 to 1."},
     &simulator::FaultShares::rateLimited},
    {{"--500", "SHARE", "Share that fails."}, &simulator::FaultShares::failed},
    {{"--overloaded", "SHARE", "Share that is told the provider is overloaded."},
     &simulator::FaultShares::overloaded},
    {{"--slow", "SHARE", "Share whose first token is late."}, &simulator::FaultShares::slow},
    {{"--stall", "SHARE", "Share that stops in the middle."}, &simulator::FaultShares::stalled},
    {{"--reset", "SHARE", "Share that is cut off before the first token."},
     &simulator::FaultShares::reset},
    {{"--cut", "SHARE", "Share that is cut off in the middle."}, &simulator::FaultShares::cut},
    {{"--garbage", "SHARE", "Share whose answer is none."}, &simulator::FaultShares::garbage},
};

Result<double> readDecimal(std::string_view option, const std::string& text, double most) {
    double number = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (problem != std::errc() || end != text.data() + text.size() || !(number >= 0) ||
        number > most) {
        return Error::invalid(fmt::format("{} must be a number from 0 to {}.", option, most));
    }
    return number;
}

Result<simulator::Options> optionsOf(const Arguments& arguments) {
    simulator::Options options;
    if (const auto speed = arguments.value(kSpeed.name)) {
        const auto tokens = readDecimal(kSpeed.name, *speed, 1e6);
        if (!tokens) {
            return tokens.error();
        }
        options.tokensPerSecond = *tokens;
    }
    if (const auto time = arguments.value(kFirstToken.name)) {
        const auto milliseconds = readNumber(kFirstToken.name, *time, 0, 3'600'000);
        if (!milliseconds) {
            return milliseconds.error();
        }
        options.firstToken = Milliseconds(*milliseconds);
    }
    options.requireKey = arguments.has(kRequireKey.name);
    double sum = 0;
    for (const auto& [option, share] : kFaults) {
        if (const auto text = arguments.value(option.name)) {
            const auto value = readDecimal(option.name, *text, 1);
            if (!value) {
                return value.error();
            }
            options.faults.*share = *value;
            sum += *value;
        }
    }
    if (sum > 1) {
        return Error::invalid("The shares of faulty calls are more than 1 together.");
    }
    return options;
}

std::string modelTable() {
    std::vector<std::vector<std::string>> rows{{"MODEL", ""}};
    for (const simulator::Model& model : simulator::models()) {
        rows.push_back({std::string(model.name), std::string(model.about)});
    }
    return table(rows);
}

boost::json::array modelsJson() {
    boost::json::array models;
    for (const simulator::Model& model : simulator::models()) {
        models.push_back({{"name", model.name}, {"about", model.about}});
    }
    return models;
}

ExitCode run(const Arguments& arguments) {
    const auto options = optionsOf(arguments);
    if (!options) {
        return failUsage(options.error(), arguments);
    }
    const auto port = readNumber(kPort.name, arguments.value(kPort.name).value_or("0"), 0, 65535);
    if (!port) {
        return failUsage(port.error(), arguments);
    }
    hardenProcess();
    const EndSignals signals;
    const SystemClock clock;
    const Log log(clock);
    SystemRandom random;
    simulator::Simulator simulator(*options, clock, random, log);
    if (const auto started = simulator.start(static_cast<std::uint16_t>(*port)); !started) {
        return fail(started.error(), arguments);
    }
    if (arguments.has(kJsonOption.name)) {
        printJson(
            boost::json::object{{"simulating", simulator.baseUrl()}, {"models", modelsJson()}});
    } else {
        print(fmt::format("simulating on {}\n", simulator.baseUrl()));
        fmt::print(stderr, "\n{}", modelTable());
    }
    signals.wait();
    simulator.stop();
    return ExitCode::Ok;
}

std::vector<Option> allOptions() {
    std::vector<Option> all{kPort, kSpeed, kFirstToken, kRequireKey};
    for (const FaultOption& fault : kFaults) {
        all.push_back(fault.option);
    }
    all.push_back(kJsonOption);
    return all;
}

}  // namespace

const Command kSimulate{
    {"simulate",
     "Run a provider that costs nothing, to try tools and failover with.",
     {},
     allOptions(),
     "It speaks the formats of OpenAI (chat completions, responses, embeddings) and of Anthropic\n"
     "(messages), plain and streamed. The address is printed first. Some models fail on purpose,\n"
     "whatever the shares: sim-429, sim-500, sim-overloaded, sim-slow, sim-stall, sim-trickle,\n"
     "sim-reset, sim-cut, sim-garbage, sim-silent, sim-flapping. In a document it is\n"
     "{kind: simulator, base_url: \"http://…/v1\"}:\n"
     "then its calls are marked as simulated and cost nothing. As {kind: compatible} it is a "
     "server\n"
     "like any other, and unpriced unless price: free is written there.\n\n"
     "  weir simulate --port 9400 --429 0.2"},
    run};

}  // namespace weir::app
