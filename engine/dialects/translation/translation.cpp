// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/dialects/translation/translation.hpp"

#include <set>
#include <utility>

#include <boost/json/parse.hpp>
#include <fmt/format.h>

#include "engine/dialects/anthropic/answer_writer.hpp"
#include "engine/dialects/anthropic/parts_reader.hpp"
#include "engine/dialects/anthropic/read_conversation.hpp"
#include "engine/dialects/anthropic/write_conversation.hpp"
#include "engine/dialects/openai_chat/answer_writer.hpp"
#include "engine/dialects/openai_chat/parts_reader.hpp"
#include "engine/dialects/openai_chat/read_conversation.hpp"
#include "engine/dialects/openai_chat/write_conversation.hpp"
#include "engine/dialects/openai_responses/answer_writer.hpp"
#include "engine/dialects/openai_responses/read_conversation.hpp"
#include "engine/dialects/translation/arguments.hpp"

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
    const Conversation conversation = read(asked, request.get_object(), notes);
    Translated made;
    made.body = write(at, conversation, terms, notes);
    if (notes.refused()) {
        return refused(notes.refusal());
    }
    made.losses = notes.losses();
    made.losses.insert(made.losses.begin(),
                       fmt::format("translated: {} -> {}", weir::name(dialectOf(asked)),
                                   weir::name(dialectOf(at))));
    made.answer = std::make_unique<AnswerTranslator>(
        makeReader(at), makeWriter(asked, conversation, facts, std::move(name)));
    return made;
}

AnswerTranslator::AnswerTranslator(std::unique_ptr<PartsReader> reader,
                                   std::unique_ptr<AnswerWriter> writer)
    : m_reader(std::move(reader)), m_writer(std::move(writer)) {}

Result<void> AnswerTranslator::check(const std::vector<AnswerPart>& parts) {
    for (const AnswerPart& part : parts) {
        if (const auto* const nonsense = std::get_if<part::Nonsense>(&part)) {
            return Error::invalid(std::string(nonsense->why));
        }
        m_reasoned = m_reasoned || std::holds_alternative<part::Reasoning>(part);
    }
    return {};
}

Result<void> AnswerTranslator::translate(const EventView& event, std::string& events) {
    m_parts.clear();
    m_reader->readEvent(event, m_parts);
    if (auto checked = check(m_parts); !checked) {
        return checked;
    }
    for (const AnswerPart& part : m_parts) {
        const bool begins = std::holds_alternative<part::Begin>(part);
        if (begins && m_begun) {
            continue;
        }
        if (!begins) {
            begin(events);
        }
        m_begun = true;
        m_writer->write(part, events);
    }
    return {};
}

void AnswerTranslator::begin(std::string& events) {
    if (!m_begun) {
        m_begun = true;
        m_writer->write(part::Begin{}, events);
    }
}

void AnswerTranslator::end(const Usage& usage, std::string& events) {
    begin(events);
    m_writer->end(usage, events);
}

std::string AnswerTranslator::errorEvents(Fault fault, std::string_view message) const {
    return m_writer->errorEvents(fault, message);
}

Result<std::string> AnswerTranslator::translateBody(std::string_view body, const Usage& usage) {
    std::vector<AnswerPart> parts;
    m_reader->readBody(body, parts);
    if (auto checked = check(parts); !checked) {
        return std::move(checked.error());
    }
    return m_writer->whole(parts, usage);
}

std::vector<std::string> AnswerTranslator::losses() const {
    if (m_reasoned && !m_writer->showsReasoning()) {
        return {"what the model thought: not passed on"};
    }
    return {};
}

}  // namespace weir::dialects
