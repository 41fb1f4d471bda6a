// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "engine/base/near_names.hpp"
#include "engine/exchange/exchange.hpp"
#include "engine/exchange/over_limit.hpp"

// What a caller is told when nobody is left to ask.
namespace weir::exchange {

using dialects::Fault;

// Whoever looks at the record sees a target that was ready, and why nobody asked it.
void Exchange::noteNotAsked(const policy::Step& step) {
    for (std::size_t i = 0; step.toCaller && i < m_decision.candidates.size(); ++i) {
        const bool tried =
            std::ranges::find(m_progress.tries, i, &policy::Progress::Try::candidate) !=
            m_progress.tries.end();
        if (m_decision.candidates[i].state == policy::Candidate::State::Ready && !tried) {
            m_context.record.candidates[i].reason += "; not asked: " + step.reason;
        }
    }
}

Refusal Exchange::outOfTargets(const policy::Step& step) const {
    // A limit has room again by itself.
    if (!m_lastEnd && m_overLimit) {
        return overLimit(*m_overLimit, LimitOf::Targets);
    }
    if (!m_lastEnd && m_overBudget) {
        return overBudget();
    }
    if (!m_lastEnd && m_untranslatable) {
        return makeRefusal(Fault::InvalidRequest, m_untranslatable->text());
    }
    Refusal made;
    if (!m_lastEnd) {
        made.fault = Fault::Unavailable;
        made.message = "No target can be asked now: " + step.reason + '.';
    } else if (m_lastEnd->answer && m_lastEnd->answer->blame == dialects::Blame::Request) {
        made = inProvidersWords();
    } else {
        made.fault = m_fault;
        made.message = "No target served this call." + whatWasTried();
        if (m_fault == Fault::UnknownModel) {
            made.message += m_lastEnd->answer ? " " + m_lastEnd->answer->message : "";
            const auto near = m_context.policy->nearNames(m_context.facts.model);
            made.message += near.empty() ? "" : " " + didYouMean(near);
        }
    }
    made.retryAfter = step.retryAfter;
    // Who was told to wait for a limit asks again in time; attempts that failed until none was left
    // would only be multiplied.
    made.triedEnough = !made.retryAfter || (step.spent && m_fault != Fault::RateLimited);
    if (!made.retryAfter && m_overLimit && !(m_lastEnd && m_lastEnd->outcome.requestIsWrong)) {
        made.retryAfter = m_overLimit->wait;
        made.triedEnough = !made.retryAfter;
    }
    return made;
}

// " openai/gpt-4o: 429 rate_limit_exceeded. local/qwen3, 3 tries: 500 server_error."
std::string Exchange::whatWasTried() const {
    std::string text;
    for (const Failure& each : m_failures) {
        text += " " + each.target;
        text += each.times > 1 ? ", " + std::to_string(each.times) + " tries" : "";
        text += ": " + each.problem;
        text += each.problem.ends_with('.') ? "" : ".";
    }
    return text;
}

// The call itself was wrong, and nobody says it better than who refused it.
Refusal Exchange::inProvidersWords() const {
    const dialects::AnswerError& answer = *m_lastEnd->answer;
    Refusal made;
    made.fault = answer.fault;
    made.message = answer.message;
    made.upstreamHeaders = m_lastEnd->answerHeaders;
    if (!m_lastEnd->answerBody.empty()) {
        made.upstreamStatus = m_lastEnd->outcome.status;
        made.upstreamBody = m_lastEnd->answerBody;
        return made;
    }
    // Agents look for these words to make room and ask again.
    made.message = answer.fault == Fault::ContextTooLong ? "The prompt is too long. " : "";
    made.message +=
        m_context.record.attempts.back().target() + " refused the call with " +
        std::to_string(answer.status) +
        (answer.message.empty() ? ", in no words that can be passed on." : ": " + answer.message);
    return made;
}

}  // namespace weir::exchange
