// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "engine/dialects/common/errors.hpp"

namespace weir::dialects {

// Who has to change something before the same call can succeed. This decides whether another target
// is asked; there is no second list of statuses.
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

    // A success by its status, but no answer: then the message is Weir's own and says why.
    bool malformed = false;

    // What the key lacks is money, not rights.
    bool isAboutMoney() const;

    // One line for a record: "429 rate_limit_exceeded", or why a success was none. Never what the
    // provider wrote.
    std::string summary() const;
};

// An upstream answer whose status is not 2xx. The body may be an error in any family's shape, HTML
// of a CDN, or empty: providers behind gateways do not keep to one.
AnswerError readErrorAnswer(int status, std::string_view body);

}  // namespace weir::dialects
