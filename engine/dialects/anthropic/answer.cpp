// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/dialects/anthropic/answer.hpp"

#include <algorithm>

#include "engine/dialects/common/error_fields.hpp"

namespace weir::dialects::anthropic {
namespace {

void restate(std::uint64_t& bucket, std::optional<std::uint64_t> count) {
    if (count) {
        bucket = *count;
    }
}

}  // namespace

Answer::Answer(const RequestFacts& facts) : AnswerBase(Dialect::Anthropic, facts) {}

EventVerdict Answer::readEvent(std::string_view name, dom::object event) {
    std::string_view type = textAt(event, "type");
    if (type.empty()) {
        type = name;
    }
    if (type == "error" || saysError(event)) {
        return failed(errorInsideAnswer(readErrorFields(event)));
    }
    if (type == "content_block_delta") {
        if (const auto delta = objectAt(event, "delta")) {
            addOutput(writtenBytes(*delta));
        }
        return good();
    }
    if (type == "message_start") {
        if (const auto message = objectAt(event, "message")) {
            readMessage(*message, false);
        }
        return ignorable();
    }
    if (type == "message_delta") {
        if (const auto usage = objectAt(event, "usage")) {
            readUsage(*usage, true);
        }
        return good();
    }
    if (type == "message_stop") {
        return terminal();
    }
    const bool block = type == "content_block_start" || type == "content_block_stop";
    return block ? good() : ignorable();
}

void Answer::readMessage(dom::object message, bool last) {
    setServedModel(textAt(message, "model"));
    if (const auto usage = objectAt(message, "usage")) {
        readUsage(*usage, last);
    }
}

void Answer::readUsage(dom::object object, bool last) {
    restate(m_usage.inUncached, countAt(object, "input_tokens"));
    restate(m_usage.inCacheRead, countAt(object, "cache_read_input_tokens"));
    // Without the split by lifetime a write is one of five minutes, the default.
    if (const auto written = countAt(object, "cache_creation_input_tokens")) {
        m_usage.inCacheWrite1h = std::min(m_usage.inCacheWrite1h, *written);
        m_usage.inCacheWrite5m = *written - m_usage.inCacheWrite1h;
    }
    if (const auto split = objectAt(object, "cache_creation")) {
        restate(m_usage.inCacheWrite5m, countAt(*split, "ephemeral_5m_input_tokens"));
        restate(m_usage.inCacheWrite1h, countAt(*split, "ephemeral_1h_input_tokens"));
    }
    restate(m_out, countAt(object, "output_tokens"));
    if (const auto details = objectAt(object, "output_tokens_details")) {
        restate(m_usage.outReasoning, countAt(*details, "thinking_tokens"));
    }
    m_usage.outReasoning = std::min(m_usage.outReasoning, m_out);
    m_usage.outText = m_out - m_usage.outReasoning;
    if (const auto tools = objectAt(object, "server_tool_use")) {
        // A fetch costs its tokens and nothing more.
        m_usage.serverToolCalls = countAt(*tools, "web_search_requests").value_or(0);
    }
    if (const std::string_view tier = textAt(object, "service_tier"); !tier.empty()) {
        m_usage.tier = tierOf(tier);
    }
    if (textAt(object, "speed") == "fast") {
        m_usage.tier = ServiceTier::Priority;
    }
    const auto iterations = arrayAt(object, "iterations");
    if (iterations && iterations->size() > 0 && !m_iterationsSeen) {
        m_iterationsSeen = true;
        m_losses.emplace_back("usage.iterations: billed beside the totals, not counted");
    }
    report(m_usage, last);
}

bool Answer::readBody(dom::object body) {
    const auto content = arrayAt(body, "content");
    if (!content) {
        return false;
    }
    addOutput(writtenBytes(*content));
    readMessage(body, true);
    return true;
}

CountAnswer::CountAnswer(const RequestFacts& facts) : AnswerBase(Dialect::Anthropic, facts) {}

Usage CountAnswer::usage() const {
    Usage none;
    none.source = Source::Reported;
    return none;
}

EventVerdict CountAnswer::readEvent(std::string_view, dom::object) {
    return failed(malformedAnswer("The provider streamed where there is nothing to stream."));
}

bool CountAnswer::readBody(dom::object body) {
    return countAt(body, "input_tokens").has_value();
}

}  // namespace weir::dialects::anthropic
