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
    context.record.call.metadata = std::move(metadata);
    if (judge != nullptr) {
        context.record.call.judged = judged(*judge, context, persons);
    }
    return {};
}

}  // namespace weir::exchange
