// SPDX-License-Identifier: GPL-3.0-or-later
#include <utility>

#include "engine/dialects/common/retry_after.hpp"
#include "engine/exchange/attempt.hpp"
#include "engine/exchange/caller.hpp"
#include "engine/exchange/pricing.hpp"
#include "engine/exchange/spender.hpp"

// How an attempt ends: what is made of that for the decision, the caller, the record and the health
// of the target.
namespace weir::exchange {

namespace {

using Kind = policy::AttemptOutcome::Kind;
using Cause = policy::AttemptOutcome::Cause;

dialects::Fault faultOf(Kind kind, const Error& error) {
    switch (kind) {
        case Kind::TimedOut:
            return dialects::Fault::Timeout;
        case Kind::NoKey:
            return providers::isWorthWaiting(error) ? dialects::Fault::KeyLocked
                                                    : dialects::Fault::KeyUnusable;
        case Kind::NotReached:
            return dialects::Fault::Unavailable;
        default:
            return dialects::Fault::UpstreamFailed;
    }
}

// Nothing that a moment changes: a name that nobody has, an address that is not called, a
// certificate that is not the right one, a ca file that is not there.
bool isSetUpWrong(const Error& error) {
    return error.code == ErrorCode::Denied || error.code == ErrorCode::NotFound ||
           error.code == ErrorCode::Invalid;
}

Cause causeOf(const dialects::AnswerError& error) {
    using dialects::Fault;
    switch (error.fault) {
        case Fault::RateLimited:
            return Cause::RateLimited;
        case Fault::ProviderKeyRefused:
            return error.isAboutMoney()  ? Cause::OutOfQuota
                   : error.status == 403 ? Cause::NoRights
                                         : Cause::KeyRefused;
        case Fault::ContextTooLong:
            return Cause::ContextWindow;
        case Fault::ContentPolicy:
            return Cause::ContentPolicy;
        case Fault::Overloaded:
            return Cause::Overload;
        case Fault::Timeout:
            return Cause::Timeout;
        default:
            return Cause::Other;
    }
}

// Whatever shares a rate limit with the target.
providers::QuotaGate& quotaOf(const providers::Provider& provider,
                              providers::AttemptHealth& health) {
    const bool ofAccount =
        provider.quota == providers::QuotaOf::Account || health.modelGate == nullptr;
    return ofAccount ? health.accountGate : *health.modelGate;
}

}  // namespace

Attempt::End Attempt::failed(Kind kind, const Error& error) {
    if (cancellation().cancelled()) {
        return abandoned();
    }
    auto end = std::make_unique<AttemptEnd>();
    end->outcome.kind = m_tooLate ? Kind::TimedOut : kind;
    end->outcome.cause = m_tooLate ? Cause::Timeout : Cause::Other;
    end->fault = m_tooSlow ? dialects::Fault::TooSlow : faultOf(end->outcome.kind, error);
    // A key that the provider's address does not match will not fit a moment later either.
    end->outcome.targetIsUseless = kind == Kind::NoKey || error.code == ErrorCode::Denied;
    end->outcome.providerIsUseless = end->outcome.kind == Kind::NotReached && isSetUpWrong(error);
    end->problem = m_credential.scrubbed(error.text());
    return end;
}

Attempt::End Attempt::failed(dialects::AnswerError error, bool inside) {
    auto end = std::make_unique<AttemptEnd>();
    end->outcome.kind = inside ? Kind::ErrorInside : Kind::Status;
    end->outcome.status = static_cast<std::uint16_t>(error.status);
    end->outcome.cause = causeOf(error);
    // What we have written may be wrong where what the caller wrote is not.
    const bool wrong = error.blame == dialects::Blame::Request;
    end->outcome.requestIsWrong = wrong && !m_call.translator;
    end->outcome.targetIsUseless = (wrong && m_call.translator) ||
                                   error.blame == dialects::Blame::ProviderKey ||
                                   error.fault == dialects::Fault::UnknownModel;
    end->outcome.retryAfter = dialects::readRetryAfter(m_head.find("retry-after-ms").value_or(""),
                                                       m_head.find("retry-after").value_or(""),
                                                       m_context.services.clock.now());
    end->fault = error.fault;
    end->problem = m_credential.scrubbed(error.summary());
    error.message = m_credential.scrubbed(error.message);
    end->answer = std::move(error);
    return end;
}

// The provider is done. Who has the answer may call again at once, so the limits and the board of
// caches must know first.
Attempt::End Attempt::served() {
    m_limits.end();
    m_context.limits.end();
    noteCache();
    auto end = std::make_unique<AttemptEnd>();
    end->committed = true;
    return end;
}

void Attempt::noteCache() {
    const std::string& session = m_context.record.session;
    const Usage& usage = m_reader->usage();
    if (session.empty() || usage.source != Source::Reported ||
        !m_context.policy->asksForWarmCaches()) {
        return;
    }
    if (const auto lives = cacheLivesAt(m_context.prices(), m_provider, m_target.model,
                                        m_context.services.clock.now())) {
        const std::string owner = ownerOf(m_context.record.keyId, m_context.record.key);
        m_context.services.warmCaches.note({owner, session}, m_target.name, usage, *lives, m_began);
    }
}

Attempt::End Attempt::abandoned() {
    m_upstream.close();
    auto end = std::make_unique<AttemptEnd>();
    end->outcome.kind = Kind::Abandoned;
    end->fault = dialects::Fault::Unavailable;
    end->committed = m_context.clientGone();
    end->problem = end->committed ? "The client went away." : "The gateway is being stopped.";
    return end;
}

Attempt::End Attempt::undelivered(const Error& error) {
    m_context.call.abort();
    End end = abandoned();
    end->committed = true;
    if (!cancellation().cancelled()) {
        end->problem = "The answer could not be sent: " + error.text();
    }
    return end;
}

void Attempt::settle(const AttemptEnd& end) {
    books::AttemptRecord& attempt = record();
    attempt.endUs = m_context.sinceBeginUs();
    if (end.problem.empty()) {
        attempt.sign = AttemptSign::Served;
    } else if (m_context.clientGone()) {
        attempt.sign = m_good ? AttemptSign::Served : AttemptSign::Skipped;
    } else {
        attempt.sign = AttemptSign::Failed;
    }
    attempt.outcome = end.problem.empty() ? "served" : end.problem;
    if (!std::exchange(m_priced, true)) {
        price(end);
    }
}

void Attempt::price(const AttemptEnd& end) {
    books::AttemptRecord& attempt = record();
    attempt.servedModel = m_reader->servedModel();
    attempt.usage = m_reader->usage();
    if (attempt.usage.source == Source::Unknown && end.outcome.kind == Kind::Abandoned &&
        m_sentUs >= 0) {
        // The provider has the prompt, and will charge for it.
        attempt.usage.inUncached = m_context.facts.estimatedTokensIn;
        attempt.usage.source = Source::Estimated;
    }
    books::AttemptPrice price =
        priceOfAttempt(m_context.prices(), m_provider, attempt, m_context.services.clock.now());
    attempt.pricing = price.cost.pricing;
    attempt.cost = price.cost.amount;
    attempt.saved = price.cost.saved;
    attempt.pricedBy = std::move(price.by);
}

void Attempt::close(const AttemptEnd& end) {
    m_closed = true;
    settle(end);
    const policy::Spender spender = spenderOf(m_context.record, m_provider.name);
    if (record().settles()) {
        m_hold.settle(spender, record().cost);
    } else if (record().usedTokens()) {
        m_hold.settleUnpriced(spender, {record().usage.tokensIn(), record().usage.tokensOut()});
    } else {
        m_hold.settle(spender, Money());
    }
    if (const auto taken = tokensTaken(record())) {
        m_limits.settle(*taken);
    }
    m_limits.end();
    for (const std::string& loss : m_reader->losses()) {
        m_context.lose("usage", loss);
    }
    if (m_call.translator) {
        if (m_good && record().usage.source == Source::Estimated) {
            m_context.lose("response body", "usage: estimated, the provider reported none");
        }
        for (std::string& loss : m_call.translator->losses()) {
            m_context.lose("response body", std::move(loss));
        }
    }
    tellHealth(end);
}

void Attempt::tellHealth(const AttemptEnd& end) {
    const Instant now = m_context.services.clock.instant();
    providers::AttemptResult result;
    result.verdict = policy::verdictOf(end.outcome);
    result.entry = m_passage.end();
    result.fault = policy::isUpstreamFault(end.outcome);
    result.limited = end.outcome.status == 429;
    if (record().firstTokenUs >= 0) {
        result.firstToken = Microseconds(record().firstTokenUs);
        result.perToken = m_pace.perToken();
        result.whole = !m_pace.began();
    }
    m_health.end(result, now, m_context.policy->breaker);
    if (const Milliseconds wait = policy::coolingAfter(end.outcome); wait > Milliseconds(0)) {
        m_health.cool(now + wait, end.outcome.status, now);
        if (end.outcome.cause == Cause::RateLimited) {
            quotaOf(m_provider, m_health).limit(now + wait, end.outcome.status, now);
        }
    } else if (end.outcome.kind == Kind::Served) {
        m_health.warm(m_began);
        m_health.provider.noteKey(0);
        m_health.key.takeBack();
        m_health.target.allowance().takeBack();
    }
    if (end.fault == dialects::Fault::ProviderKeyRefused && end.outcome.status != 0) {
        m_health.provider.noteKey(end.outcome.status);
        // A key that lacks the right to one model may serve the others.
        providers::Allowance& refused =
            end.outcome.cause == Cause::NoRights ? m_health.target.allowance() : m_health.key;
        refused.putAside(end.outcome.status, now);
    }
}

}  // namespace weir::exchange
