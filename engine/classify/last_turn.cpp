// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/classify/last_turn.hpp"

#include <algorithm>
#include <ranges>

#include "engine/classify/frames.hpp"

namespace weir::classify {

namespace {

using Text = dialects::PersonsTexts::Text;

// In the order in which they stand in the message, as far as the bytes reach: of several texts the
// last is a person's, and agents put theirs before it.
std::string joined(std::string_view body, std::span<const Text> message, LastTurn& turn) {
    std::string whole;
    for (const Text& text : message | std::views::reverse) {
        const std::size_t left = kMostBytes - std::min(turn.looked, kMostBytes);
        if (left < kHeadBytes + kTailBytes && text.length > left) {
            break;
        }
        const std::string ends = dialects::ends(body, text, kHeadBytes, kTailBytes);
        turn.looked += std::min(text.length, kHeadBytes + kTailBytes);
        // Each by itself: an element that was cut off takes nothing of the next text along.
        std::string part = withoutFrames(ends);
        if (!part.empty() && !whole.empty()) {
            part += '\n';
        }
        whole.insert(0, part);
    }
    return whole;
}

}  // namespace

LastTurn lastTurn(std::string_view body, const dialects::PersonsTexts& persons) {
    LastTurn turn;
    std::span<const Text> rest = persons.texts();
    while (!rest.empty() && turn.text.empty() && turn.looked < kMostBytes) {
        std::size_t first = rest.size() - 1;
        while (first > 0 && rest[first - 1].item == rest.back().item) {
            --first;
        }
        turn.text = joined(body, rest.subspan(first), turn);
        rest = rest.first(first);
    }
    return turn;
}

}  // namespace weir::classify
