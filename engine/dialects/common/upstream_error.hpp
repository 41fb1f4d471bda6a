// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "engine/base/clock.hpp"
#include "engine/base/dialect.hpp"
#include "engine/dialects/common/errors.hpp"

namespace weir::dialects {

// Who has to change something before the same call can succeed.
enum class Blame : std::uint8_t {
    Request,      // it would fail anywhere: give the answer back
    Target,       // this target, now: the next one may serve it
    ProviderKey,  // the key, quota or rights that Weir has at the provider: the next one may serve
                  // it
};

// An upstream answer or event that is not the answer.
struct AnswerError {
    Fault fault = Fault::UpstreamFailed;
    Blame blame = Blame::Target;
    int status = 0;       // the upstream's; for an error inside a 200, the one it stands for
    std::string type;     // as the provider names it
    std::string code;     // likewise
    std::string message;  // likewise; may echo a key, so scrub it before it goes anywhere

    bool retryable() const { return blame != Blame::Request; }
    // The target asked to be left alone for a while.
    bool cools() const { return fault == Fault::RateLimited || fault == Fault::Overloaded; }
    // One line for a record: "429 rate_limit_exceeded". Never the message.
    std::string summary() const;
};

// An upstream answer whose status is not 2xx. The body may be an error of the dialect, HTML of a
// CDN, or empty.
AnswerError readErrorAnswer(Dialect dialect, int status, std::string_view body);

// How long the upstream asks to wait: `retry-after-ms`, else `retry-after` in seconds (a fraction
// is allowed) or as an HTTP date. Empty arguments are absent headers. A wait that cannot be read is
// none; one in the past is zero. Source: RFC 9110 10.2.3, 5.6.7.
std::optional<Milliseconds> readRetryAfter(std::string_view retryAfterMs,
                                           std::string_view retryAfter, Timestamp now);

}  // namespace weir::dialects
