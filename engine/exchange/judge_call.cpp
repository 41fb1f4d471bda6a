// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/exchange/judge_call.hpp"

#include "engine/base/scrub.hpp"
#include "engine/classify/judged_call.hpp"
#include "engine/classify/last_turn.hpp"

namespace weir::exchange {

namespace {

JudgedCall judged(const classify::Judge& judge, const Context& context,
                  const dialects::PersonsTexts& persons) {
    const net::http::RequestHead& head = context.call.head();
    const classify::Said said{.task = head.find(classify::kTaskHeader),
                              .complexity = head.find(classify::kComplexityHeader)};
    const classify::LastTurn last =
        said.all() ? classify::LastTurn() : classify::lastTurn(context.body, persons);
    const dialects::RequestFacts& facts = context.facts;
    return classify::judgedCall(judge,
                                {.text = last.text,
                                 .messages = facts.messages,
                                 .tools = facts.tools,
                                 .toolBytes = facts.toolBytes,
                                 .images = facts.images > 0,
                                 .files = facts.files > 0,
                                 .structured = facts.structured,
                                 .maxTokens = facts.maxOutputTokens},
                                said);
}

// In the order of the names, and without what no rule should go by: a value that is too long to be
// kept is not there, as it is with metadata.
std::vector<Header> headersAskedFor(const policy::Snapshot& policy,
                                    const net::http::RequestHead& head) {
    std::vector<Header> found;
    for (const std::string& name : policy.headerNames()) {
        const auto value = head.find(name);
        if (value && value->size() <= dialects::kLongestMetadata) {
            found.push_back({name, scrub(*value)});
        }
    }
    return found;
}

dialects::WantedMetadata metadataAskedFor(const policy::Snapshot& policy) {
    dialects::WantedMetadata wanted;
    for (const std::string& name : policy.metadataNames()) {
        wanted.push_back({.name = name, .value = {}, .present = false});
    }
    return wanted;
}

}  // namespace

Result<void> readAndJudge(Context& context) {
    const classify::Judge* judge = context.policy->judge();
    dialects::PersonsTexts persons;
    dialects::WantedMetadata metadata = metadataAskedFor(*context.policy);
    auto facts =
        dialects::readRequest(context.endpoint, context.body, judge == nullptr ? nullptr : &persons,
                              metadata.empty() ? nullptr : &metadata);
    if (!facts) {
        return std::move(facts.error());
    }
    context.facts = *std::move(facts);
    // It goes into the record, and routes decide by what the record says.
    for (MetadataMember& member : metadata) {
        member.value = scrub(member.value);
    }
    CallFacts& call = context.record.call;
    call.metadata = std::move(metadata);
    call.headersAsked = context.policy->headerNames();
    call.headers = headersAskedFor(*context.policy, context.call.head());
    if (judge != nullptr) {
        call.judged = judged(*judge, context, persons);
    }
    return {};
}

}  // namespace weir::exchange
