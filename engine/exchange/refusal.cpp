// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/exchange/refusal.hpp"

#include <utility>

namespace weir::exchange {

namespace {

using dialects::Fault;

Fault faultOf(const policy::Refusal& decided) {
    using Kind = policy::Refusal::Kind;
    switch (decided.kind) {
        case Kind::UnknownModel:
            return Fault::UnknownModel;
        case Kind::ByRoute:
            return Fault::Forbidden;
        case Kind::OtherDialect:
        case Kind::NoneFits:
            return Fault::InvalidRequest;
        case Kind::TooLong:
            return Fault::ContextTooLong;
        case Kind::NoKey:
            return Fault::KeyUnusable;
        case Kind::AllPaused:
        case Kind::AllOpen:
        case Kind::AllCooling:
            break;
    }
    return decided.status == 429 ? Fault::RateLimited : Fault::Unavailable;
}

}  // namespace

Refusal makeRefusal(Fault fault, std::string message, ExchangeState state) {
    Refusal made;
    made.fault = fault;
    made.message = std::move(message);
    made.state = state;
    return made;
}

Refusal stopping() {
    return makeRefusal(Fault::Unavailable, "The gateway is being stopped.", ExchangeState::Failed);
}

Refusal refusalOfBody(const Error& why) {
    switch (why.code) {
        case ErrorCode::Cancelled:
            return stopping();
        case ErrorCode::TooLarge:
            return makeRefusal(Fault::TooLarge, why.text());
        case ErrorCode::Timeout:
            return makeRefusal(Fault::RequestTimeout, why.text());
        default:
            return makeRefusal(Fault::InvalidRequest, why.text());
    }
}

Refusal refusalOf(const policy::Refusal& decided) {
    using Kind = policy::Refusal::Kind;
    const bool turnedAway = decided.kind == Kind::ByRoute;
    Refusal made = makeRefusal(faultOf(decided), decided.message,
                               turnedAway ? ExchangeState::Refused : ExchangeState::Failed);
    made.retryAfter = decided.retryAfter;
    // Somebody has to see to the keys or to the pause first; a client that asks again does not
    // help.
    made.triedEnough = decided.kind == Kind::NoKey || decided.kind == Kind::AllPaused;
    // Only these two are about the name that the caller wrote.
    if (decided.kind == Kind::UnknownModel || decided.kind == Kind::OtherDialect) {
        made.param = "model";
    }
    return made;
}

}  // namespace weir::exchange
