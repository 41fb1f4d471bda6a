// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/dialects/translation/answer_draft.hpp"

namespace weir::dialects {

namespace {

struct Adding {
    AnswerDraft& draft;

    void operator()(const part::Begin& begin) const {
        draft.id = begin.id;
        draft.model = begin.model;
    }
    void operator()(const part::Text& text) const {
        if (draft.blocks.empty() || !std::holds_alternative<std::string>(draft.blocks.back())) {
            draft.blocks.emplace_back(std::string());
        }
        std::get<std::string>(draft.blocks.back()) += text.text;
    }
    void operator()(const part::Reasoning& reasoning) const { draft.reasoning += reasoning.text; }
    void operator()(const part::Call& call) const {
        draft.blocks.emplace_back(AnswerDraft::Call{call.id, call.name, {}});
    }
    void operator()(const part::Arguments& arguments) const {
        if (!draft.blocks.empty()) {
            if (auto* const call = std::get_if<AnswerDraft::Call>(&draft.blocks.back())) {
                call->arguments += arguments.text;
            }
        }
    }
    void operator()(const part::Finish& finish) const { draft.finish = finish; }
    void operator()(const part::Nonsense&) const {}
};

}  // namespace

void AnswerDraft::add(const AnswerPart& part) {
    std::visit(Adding{*this}, part);
}

std::string AnswerDraft::text() const {
    std::string text;
    for (const Block& block : blocks) {
        if (const auto* const words = std::get_if<std::string>(&block)) {
            text += *words;
        }
    }
    return text;
}

std::vector<AnswerDraft::Call> AnswerDraft::calls() const {
    std::vector<Call> calls;
    for (const Block& block : blocks) {
        if (const auto* const call = std::get_if<Call>(&block)) {
            calls.push_back(*call);
        }
    }
    return calls;
}

AnswerDraft draftOf(const std::vector<AnswerPart>& parts) {
    AnswerDraft draft;
    for (const AnswerPart& part : parts) {
        draft.add(part);
    }
    return draft;
}

}  // namespace weir::dialects
