// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/books/store/wording_judge.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace weir::books {

Result<WordingJudge> WordingJudge::open(Database& database, FactCondition condition,
                                        bool ifUnknown) {
    std::string select = "SELECT id,";
    select.append(kWordingColumns).append(" FROM wording WHERE id BETWEEN ? AND ?");
    auto prepared = database.prepare(select);
    if (!prepared) {
        return std::move(prepared.error());
    }
    WordingJudge judge;
    judge.m_read = std::move(*prepared);
    judge.m_condition = std::move(condition);
    judge.m_ifUnknown = ifUnknown;
    return judge;
}

bool WordingJudge::judge(std::int64_t number) {
    if (number <= 0 || number >= kMostKept) {
        return m_ifUnknown;
    }
    const std::int64_t first = number - number % kAtOnce;
    const auto end = static_cast<std::size_t>(first + kAtOnce);
    if (end > m_verdicts.size()) {
        m_verdicts.resize(std::max(end, 2 * m_verdicts.size()));
    }
    std::fill_n(m_verdicts.begin() + first, kAtOnce,
                m_ifUnknown ? Verdict::Meets : Verdict::Misses);
    m_read.reset();
    m_read.bind(1, first).bind(2, first + kAtOnce - 1);
    for (auto row = m_read.step(); row && *row; row = m_read.step()) {
        m_verdicts[static_cast<std::size_t>(m_read.integer(0))] =
            books::meets(m_condition, wordingIn(m_read, 1)) ? Verdict::Meets : Verdict::Misses;
    }
    m_read.reset();
    return m_verdicts[static_cast<std::size_t>(number)] == Verdict::Meets;
}

}  // namespace weir::books
