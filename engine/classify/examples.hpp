// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/classify/task_examples.hpp"

namespace weir::classify {

// How near a text came to the examples of one task.
struct Likeness {
    double value = 0;          // 0 to 1
    std::uint32_t phrase = 0;  // that it came nearest to; of no meaning at 0
};

// Example phrases, indexed: how like them a sentence is, by BM25 over its words, pairs of words and
// parts of words of four letters. Of writing without spaces, single signs and pairs count.
// A phrase of one word counts in full only among the first words of a sentence, where an order
// stands. A score is a share of what the phrase itself would score, so that it means the same
// whatever else is in the index. Immutable; shared by all threads.
class Examples {
public:
    // Of each task all its phrases; a task may come twice.
    explicit Examples(std::span<const TaskExamples> examples);

    // In the order in which they first came.
    const std::vector<std::string>& tasks() const { return m_tasks; }
    const std::string& phrase(std::uint32_t number) const { return m_phrases[number].text; }

    // Of a sentence in small letters, by task; no more than the first 240 bytes count.
    void match(std::string_view sentence, std::vector<Likeness>& best) const;

    static constexpr std::size_t kLongestSentence = 240;

private:
    struct Phrase {
        std::string text;
        std::uint32_t task = 0;
        float whole = 0;         // its own score
        std::uint32_t only = 0;  // the hash of its word if it has but one; else 0
    };
    struct Posting {
        std::uint32_t phrase = 0;
        float weight = 0;
    };
    // A place in the table, which is a power of two and at most half full.
    struct Slot {
        std::uint32_t term = 0;
        std::uint32_t first = 0;
        std::uint32_t count = 0;  // 0: free
    };

    std::uint32_t slotOf(std::uint32_t term) const;

    std::vector<std::string> m_tasks;
    std::vector<Phrase> m_phrases;
    std::vector<Posting> m_postings;
    std::vector<Slot> m_slots;
};

}  // namespace weir::classify
