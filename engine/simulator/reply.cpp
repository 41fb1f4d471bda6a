// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/simulator/reply.hpp"

#include <algorithm>

#include <boost/json/serialize.hpp>

#include "engine/dialects/common/estimate.hpp"
#include "engine/simulator/schema.hpp"
#include "engine/simulator/words.hpp"

namespace weir::simulator {
namespace {

// A client that offers more tools than this is a coding agent, which is to ask for sim-agent: a
// call of whatever tool comes first would not be harmless there.
constexpr std::size_t kFewTools = 8;

// Provider caches hold long prefixes in steps of this size.
constexpr std::uint64_t kCacheStep = 128;
constexpr std::uint64_t kCacheLeast = 1024;

// A tool once after each time the person spoke, then the answer.
std::optional<ToolCall> toolCall(const Prompt& prompt) {
    const bool wanted = prompt.choice == ToolChoice::Required ||
                        (prompt.choice == ToolChoice::Auto && prompt.tools.size() <= kFewTools);
    if (!wanted || prompt.tools.empty() || prompt.toolResults > 0) {
        return std::nullopt;
    }
    const auto named =
        std::find_if(prompt.tools.begin(), prompt.tools.end(),
                     [&prompt](const Tool& tool) { return tool.name == prompt.namedTool; });
    const Tool& tool = named == prompt.tools.end() ? prompt.tools.front() : *named;
    ToolCall call{tool.name, {}};
    if (const auto made = instanceOf(tool.schema); made.is_object()) {
        call.arguments = made.get_object();
    }
    return call;
}

// Of a conversation that goes on, the first half was sent before.
std::uint64_t cached(const Prompt& prompt) {
    const bool goesOn = prompt.turns > 2 && prompt.tokensIn >= kCacheLeast;
    return goesOn ? prompt.tokensIn / 2 / kCacheStep * kCacheStep : 0;
}

}  // namespace

std::string Reply::text() const {
    std::string text;
    for (const std::string& word : words) {
        text += word;
    }
    return text;
}

Reply compose(const Prompt& prompt) {
    Reply reply;
    const bool agent = prompt.model->agent && prompt.choice != ToolChoice::None;
    if (agent && !prompt.tools.empty()) {
        AgentStep step = nextStep(prompt);
        reply.words = wordsOf(step.words);
        reply.call = std::move(step.call);
    } else if (prompt.schema) {
        reply.words =
            piecesOf(boost::json::serialize(instanceOf(*prompt.schema)), dialects::kBytesPerToken);
    } else if (auto call = toolCall(prompt)) {
        reply.call = std::move(call);
    } else {
        reply.words = sentences(fingerprint(prompt.lastWords), prompt.model->tokens);
    }
    if (prompt.maxTokens && reply.words.size() > *prompt.maxTokens) {
        reply.words.resize(*prompt.maxTokens);
        reply.cut = true;
    }
    reply.tokensIn = std::max<std::uint64_t>(prompt.tokensIn, 1);
    reply.tokensCached = cached(prompt);
    reply.tokensOut = reply.words.size();
    if (reply.call) {
        const auto bytes = boost::json::serialize(reply.call->arguments).size();
        reply.tokensOut += dialects::tokensOfBytes(bytes + reply.call->name.size());
    }
    return reply;
}

}  // namespace weir::simulator
