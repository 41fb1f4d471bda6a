// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "engine/base/result.hpp"
#include "engine/books/store/database.hpp"
#include "engine/books/store/wording.hpp"

namespace weir::books {

// Says of the wordings of a month, by their numbers, whether they meet a condition. They are read
// with their neighbours when one is first asked about: what a page does not come to costs nothing.
class WordingJudge {
public:
    // `ifUnknown` is said of what the month keeps no wording of.
    static Result<WordingJudge> open(Database& database, FactCondition condition, bool ifUnknown);

    bool meets(std::int64_t number) {
        const auto place = static_cast<std::size_t>(number);
        return place < m_verdicts.size() && m_verdicts[place] != Verdict::Unasked
                   ? m_verdicts[place] == Verdict::Meets
                   : judge(number);
    }

private:
    enum class Verdict : std::uint8_t { Unasked, Misses, Meets };
    static constexpr std::int64_t kAtOnce = 64;
    // Wordings are numbered from 1 on; of those from here on a search reads the records.
    static constexpr std::int64_t kMostKept = 16'000'000;

    bool judge(std::int64_t number);

    Statement m_read;
    FactCondition m_condition;
    bool m_ifUnknown = true;
    std::vector<Verdict> m_verdicts;
};

}  // namespace weir::books
