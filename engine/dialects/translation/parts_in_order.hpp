// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "engine/dialects/translation/answer_parts.hpp"

namespace weir::dialects {

// Parts as a writer may rely on them, whatever a provider makes of it: one beginning and before all
// else, and arguments only of a call that is open, which has some.
class PartsInOrder {
public:
    void add(const std::vector<AnswerPart>& parts, std::vector<AnswerPart>& inOrder);
    // Nothing follows.
    void end(std::vector<AnswerPart>& inOrder);

private:
    void begin(std::vector<AnswerPart>& inOrder);
    void closeCall(std::vector<AnswerPart>& inOrder);

    bool m_begun = false;
    bool m_call = false;       // is open
    bool m_arguments = false;  // and has some
};

}  // namespace weir::dialects
