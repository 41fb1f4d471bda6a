// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/dialects/translation/parts_in_order.hpp"

#include <utility>

namespace weir::dialects {

void PartsInOrder::add(const std::vector<AnswerPart>& parts, std::vector<AnswerPart>& inOrder) {
    for (const AnswerPart& part : parts) {
        if (std::holds_alternative<part::Begin>(part)) {
            if (!std::exchange(m_begun, true)) {
                inOrder.push_back(part);
            }
            continue;
        }
        begin(inOrder);
        if (std::holds_alternative<part::Arguments>(part)) {
            if (!m_call) {
                inOrder.emplace_back(
                    part::Nonsense{"The provider went back to a tool call that it had left."});
                return;
            }
            m_arguments = true;
        } else if (!std::holds_alternative<part::Reasoning>(part)) {
            closeCall(inOrder);
            m_call = std::holds_alternative<part::Call>(part);
        }
        inOrder.push_back(part);
    }
}

void PartsInOrder::end(std::vector<AnswerPart>& inOrder) {
    begin(inOrder);
    closeCall(inOrder);
}

void PartsInOrder::begin(std::vector<AnswerPart>& inOrder) {
    if (!std::exchange(m_begun, true)) {
        inOrder.emplace_back(part::Begin{});
    }
}

// Clients parse arguments, and nothing is no JSON.
void PartsInOrder::closeCall(std::vector<AnswerPart>& inOrder) {
    if (m_call && !m_arguments) {
        inOrder.emplace_back(part::Arguments{"{}"});
    }
    m_call = false;
    m_arguments = false;
}

}  // namespace weir::dialects
