// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/exchange/limit_headers.hpp"

#include <array>
#include <chrono>
#include <cstddef>

#include <fmt/format.h>

namespace weir::exchange {

namespace {

using policy::LimitFigure;

struct Names {
    std::string_view limit;
    std::string_view remaining;
    std::string_view reset;
};

constexpr Names kOpenAiRequests{"x-ratelimit-limit-requests", "x-ratelimit-remaining-requests",
                                "x-ratelimit-reset-requests"};
constexpr Names kOpenAiTokens{"x-ratelimit-limit-tokens", "x-ratelimit-remaining-tokens",
                              "x-ratelimit-reset-tokens"};
// In the order of LimitKind.
constexpr std::array<Names, policy::kWindowedKinds> kAnthropic{
    {{"anthropic-ratelimit-requests-limit", "anthropic-ratelimit-requests-remaining",
      "anthropic-ratelimit-requests-reset"},
     {"anthropic-ratelimit-tokens-limit", "anthropic-ratelimit-tokens-remaining",
      "anthropic-ratelimit-tokens-reset"},
     {"anthropic-ratelimit-input-tokens-limit", "anthropic-ratelimit-input-tokens-remaining",
      "anthropic-ratelimit-input-tokens-reset"},
     {"anthropic-ratelimit-output-tokens-limit", "anthropic-ratelimit-output-tokens-remaining",
      "anthropic-ratelimit-output-tokens-reset"}}};

// "20ms", "6m0s", "24h0m0s": as Go writes durations, and OpenAI after it.
std::string durationText(Milliseconds time) {
    if (time < std::chrono::seconds(1)) {
        return fmt::format("{}ms", time.count());
    }
    const auto seconds = std::chrono::ceil<std::chrono::seconds>(time).count();
    if (seconds < 60) {
        return fmt::format("{}s", seconds);
    }
    if (seconds < 3600) {
        return fmt::format("{}m{}s", seconds / 60, seconds % 60);
    }
    return fmt::format("{}h{}m{}s", seconds / 3600, seconds / 60 % 60, seconds % 60);
}

std::string momentText(Timestamp now, Milliseconds later) {
    return toIso(std::chrono::ceil<std::chrono::seconds>(now + later));
}

void tell(const Names& names, const LimitFigure& figure, std::string reset, LimitHeaders& headers) {
    headers.push_back({names.limit, std::to_string(figure.most)});
    headers.push_back({names.remaining, std::to_string(figure.left)});
    headers.push_back({names.reset, std::move(reset)});
}

// OpenAI has one name for tokens of any kind.
const LimitFigure& tightestOfTokens(const policy::LimitFigures& figures) {
    const LimitFigure* tightest = &figures[static_cast<std::size_t>(LimitKind::Tokens)];
    for (const LimitKind kind : {LimitKind::InputTokens, LimitKind::OutputTokens}) {
        const LimitFigure& figure = figures[static_cast<std::size_t>(kind)];
        if (figure.most != 0 && (tightest->most == 0 || figure.left < tightest->left)) {
            tightest = &figure;
        }
    }
    return *tightest;
}

}  // namespace

LimitHeaders limitHeaders(Dialect dialect, const policy::LimitFigures& figures, Timestamp now) {
    LimitHeaders headers;
    if (dialect == Dialect::Anthropic) {
        for (std::size_t kind = 0; kind < figures.size(); ++kind) {
            if (figures[kind].most != 0) {
                tell(kAnthropic[kind], figures[kind], momentText(now, figures[kind].untilFull),
                     headers);
            }
        }
        return headers;
    }
    headers.reserve(6);
    const LimitFigure& requests = figures[static_cast<std::size_t>(LimitKind::Requests)];
    if (requests.most != 0) {
        tell(kOpenAiRequests, requests, durationText(requests.untilFull), headers);
    }
    const LimitFigure& tokens = tightestOfTokens(figures);
    if (tokens.most != 0) {
        tell(kOpenAiTokens, tokens, durationText(tokens.untilFull), headers);
    }
    return headers;
}

void addLimits(const LimitHeaders& limits, net::http::Fields& fields) {
    for (const LimitHeader& header : limits) {
        fields.push_back({header.name, header.value});
    }
}

}  // namespace weir::exchange
