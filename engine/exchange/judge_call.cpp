// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/exchange/judge_call.hpp"

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

}  // namespace

Result<void> readAndJudge(Context& context) {
    const classify::Judge* judge = context.policy->judge();
    dialects::PersonsTexts persons;
    auto facts = dialects::readRequest(context.endpoint, context.body,
                                       judge == nullptr ? nullptr : &persons);
    if (!facts) {
        return std::move(facts.error());
    }
    context.facts = *std::move(facts);
    if (judge != nullptr) {
        context.record.call.judged = judged(*judge, context, persons);
    }
    return {};
}

}  // namespace weir::exchange
