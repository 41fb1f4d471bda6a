// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/dialects/translation/translation.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <set>
#include <utility>

#include <boost/json/parse.hpp>
#include <fmt/format.h>

#include "engine/dialects/anthropic/answer_writer.hpp"
#include "engine/dialects/anthropic/parts_reader.hpp"
#include "engine/dialects/anthropic/read_conversation.hpp"
#include "engine/dialects/anthropic/write_conversation.hpp"
#include "engine/dialects/common/edit.hpp"
#include "engine/dialects/openai_chat/answer_writer.hpp"
#include "engine/dialects/openai_chat/parts_reader.hpp"
#include "engine/dialects/openai_chat/read_conversation.hpp"
#include "engine/dialects/openai_chat/write_conversation.hpp"
#include "engine/dialects/openai_responses/answer_writer.hpp"
#include "engine/dialects/openai_responses/read_conversation.hpp"
#include "engine/dialects/translation/arguments.hpp"
#include "engine/dialects/translation/call_ids.hpp"

namespace weir::dialects {

namespace {

Conversation read(Endpoint asked, const json::object& request, TranslationNotes& notes) {
    switch (dialectOf(asked)) {
        case Dialect::OpenAiResponses:
            return openai_responses::readConversation(request, notes);
        case Dialect::Anthropic:
            return anthropic::readConversation(request, notes);
        case Dialect::OpenAiChat:
            break;
    }
    return openai_chat::readConversation(request, notes);
}

std::string write(Endpoint at, const Conversation& conversation, const TargetTerms& terms,
                  TranslationNotes& notes) {
    return at == Endpoint::Messages ? anthropic::writeConversation(conversation, terms, notes)
                                    : openai_chat::writeConversation(conversation, terms, notes);
}

std::unique_ptr<PartsReader> makeReader(Endpoint at) {
    if (at == Endpoint::Messages) {
        return std::make_unique<anthropic::Parts>();
    }
    return std::make_unique<openai_chat::Parts>();
}

std::set<std::string, std::less<>> customTools(const Conversation& conversation) {
    std::set<std::string, std::less<>> names;
    for (const Tool& tool : conversation.tools) {
        if (tool.custom) {
            names.insert(tool.name);
        }
    }
    return names;
}

std::unique_ptr<AnswerWriter> makeWriter(Endpoint asked, const Conversation& conversation,
                                         const RequestFacts& facts, AnswerName name) {
    switch (dialectOf(asked)) {
        case Dialect::OpenAiResponses:
            return std::make_unique<openai_responses::Writer>(std::move(name.id), name.createdAt,
                                                              customTools(conversation));
        case Dialect::Anthropic:
            return std::make_unique<anthropic::Writer>(std::move(name.id));
        case Dialect::OpenAiChat:
            break;
    }
    return std::make_unique<openai_chat::Writer>(std::move(name.id), name.createdAt,
                                                 facts.asksForUsage);
}

// A tool that runs at a provider is left out, which is no harm unless it has to be called.
void checkChoice(const ToolChoice& choice, const std::vector<Tool>& tools,
                 TranslationNotes& notes) {
    using Kind = ToolChoice::Kind;
    const bool named =
        std::ranges::any_of(tools, [&](const Tool& tool) { return tool.name == choice.name; });
    if ((choice.kind == Kind::Named && !named) ||
        (choice.kind == Kind::Required && tools.empty())) {
        notes.refuse("demands a tool that cannot be offered");
    }
}

// Tools ask for the most that models of their own family give; others refuse it.
void limitAnswer(Conversation& conversation, const RequestFacts& facts, const TargetTerms& terms,
                 TranslationNotes& notes) {
    if (!conversation.maxTokens) {
        return;
    }
    const std::uint64_t asked = *conversation.maxTokens;
    std::uint64_t most = terms.mostOutput == 0 ? asked : terms.mostOutput;
    if (terms.context > facts.estimatedTokensIn) {
        most = std::min(most, terms.context - facts.estimatedTokensIn);
    }
    if (asked > most) {
        notes.change(fmt::format("most tokens of the answer: {} -> {}", asked, most));
        conversation.maxTokens = most;
    }
}

// Another draw is still an answer to the same call; a refusal is none.
void dropSampling(Conversation& conversation, TranslationNotes& notes) {
    struct Member {
        json::value Conversation::* place;
        std::string_view name;
        std::optional<double> usual;  // holds anyway, so that it is no loss
    };
    constexpr Member kMembers[] = {
        {&Conversation::temperature, "temperature", 1.0},
        {&Conversation::topP, "top_p", 1.0},
        {&Conversation::topK, "top_k", std::nullopt},
    };
    for (const auto& [place, name, usual] : kMembers) {
        json::value& value = conversation.*place;
        if (!value.is_null() && value.to_number<double>() != usual) {
            notes.leaveOut(std::string(name));
        }
        value = nullptr;
    }
}

// A word that the model does not know would be refused.
void tellEffort(Conversation& conversation, Endpoint at, const TargetTerms& terms,
                TranslationNotes& notes) {
    if (!conversation.effort) {
        return;
    }
    const Effort asked = *conversation.effort;
    if (asked == Effort::None && (!terms.takesEffort || at == Endpoint::Messages)) {
        conversation.effort.reset();  // such a model does not think unless it is told to
        return;
    }
    if (!terms.takesEffort) {
        notes.leaveOut("how hard to think (" + std::string(effortWord(asked)) + ")");
        conversation.effort.reset();
        return;
    }
    const Effort told = commonEffort(asked);
    if (conversation.thinkingTokens) {
        notes.change(fmt::format("thinking: at most {} tokens -> {} effort",
                                 *conversation.thinkingTokens, effortWord(told)));
    } else if (told != asked) {
        notes.change(fmt::format("effort: {} -> {}", effortWord(asked), effortWord(told)));
    }
    conversation.effort = told;
}

}  // namespace

Result<Translated> translateRequest(Endpoint asked, Endpoint at, std::string_view body,
                                    const RequestFacts& facts, const TargetTerms& terms,
                                    AnswerName name) {
    const auto refused = [&](std::string_view why) {
        return Error::invalid(
            fmt::format("This {} call cannot be translated to {}: it {}.",
                        weir::name(dialectOf(asked)), weir::name(dialectOf(at)), why),
            "Ask a model whose target speaks the dialect of the call.");
    };
    boost::system::error_code error;
    const json::value request = json::parse(body, error, {}, nesting());
    if (error || !request.is_object()) {
        return refused("is no JSON that can be read whole");
    }
    TranslationNotes notes;
    Conversation conversation = read(asked, request.get_object(), notes);
    checkChoice(conversation.choice, conversation.tools, notes);
    limitAnswer(conversation, facts, terms, notes);
    if (!terms.takesSampling) {
        dropSampling(conversation, notes);
    }
    tellEffort(conversation, at, terms, notes);
    auto writer = makeWriter(asked, conversation, facts, name);
    ToolNames tools(conversation,
                    at == Endpoint::Messages ? kLongestMessagesToolName : kLongestChatToolName,
                    notes);
    Translated made;
    made.body = write(at, conversation, terms, notes);
    if (notes.refused()) {
        return refused(notes.refusal());
    }
    made.losses.push_back(fmt::format("translated: {} -> {}", weir::name(dialectOf(asked)),
                                      weir::name(dialectOf(at))));
    if (facts.model != terms.model) {
        made.losses.push_back(modelChange(facts.model, terms.model));
    }
    std::ranges::move(notes.losses(), std::back_inserter(made.losses));
    made.answer = std::make_unique<AnswerTranslator>(
        makeReader(at), std::move(writer), std::move(tools), std::move(name.id), terms.signatures);
    return made;
}

AnswerTranslator::AnswerTranslator(std::unique_ptr<PartsReader> reader,
                                   std::unique_ptr<AnswerWriter> writer, ToolNames tools,
                                   std::string answer, SignatureStore* signatures)
    : m_reader(std::move(reader)),
      m_writer(std::move(writer)),
      m_tools(std::move(tools)),
      m_answer(std::move(answer)),
      m_signatures(signatures) {}

// What was read last.
Result<void> AnswerTranslator::putInOrder(bool ended) {
    m_inOrder.clear();
    m_order.add(m_parts, m_inOrder);
    if (ended) {
        m_order.end(m_inOrder);
    }
    m_parts.clear();
    for (AnswerPart& part : m_inOrder) {
        if (const auto* const nonsense = std::get_if<part::Nonsense>(&part)) {
            return Error::invalid(std::string(nonsense->why));
        }
        if (const auto* const begin = std::get_if<part::Begin>(&part);
            begin && !begin->id.empty()) {
            m_answer = begin->id;
        }
        if (auto* const call = std::get_if<part::Call>(&part)) {
            nameCall(*call);
        }
        m_reasoned = m_reasoned || std::holds_alternative<part::Reasoning>(part);
    }
    return {};
}

// As the caller will name it in its history.
void AnswerTranslator::nameCall(part::Call& call) {
    if (call.id.empty()) {
        call.id = madeCallId(m_answer, m_calls);
    }
    ++m_calls;
    call.name = m_tools.callersName(call.name);
    if (m_signatures != nullptr && !call.signature.empty()) {
        m_signatures->keep(call.id, call.signature);
    }
}

void AnswerTranslator::write(std::string& events) {
    for (const AnswerPart& part : m_inOrder) {
        m_writer->write(part, events);
    }
}

Result<void> AnswerTranslator::translate(const EventView& event, std::string& events) {
    m_reader->readEvent(event, m_parts);
    auto ordered = putInOrder(false);
    if (ordered) {
        write(events);
    }
    return ordered;
}

void AnswerTranslator::end(const Usage& usage, std::string& events) {
    if (putInOrder(true)) {
        write(events);
    }
    m_writer->end(usage, events);
}

std::string AnswerTranslator::errorEvents(Fault fault, std::string_view message) const {
    return m_writer->errorEvents(fault, message);
}

Result<std::string> AnswerTranslator::translateBody(std::string_view body, const Usage& usage) {
    m_reader->readBody(body, m_parts);
    if (auto ordered = putInOrder(true); !ordered) {
        return std::move(ordered.error());
    }
    return m_writer->whole(m_inOrder, usage);
}

std::vector<std::string> AnswerTranslator::losses() const {
    if (m_reasoned && !m_writer->showsReasoning()) {
        return {"what the model thought: not passed on"};
    }
    return {};
}

}  // namespace weir::dialects
