// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/base/id.hpp"
#include "engine/base/result.hpp"
#include "engine/books/history.hpp"
#include "engine/books/store/database.hpp"
#include "engine/books/store/wording_judge.hpp"

namespace weir::books {

// Goes through one month's exchanges, the newest first, and stops at those that meet the facts; and
// now and then at another, so that who asks can end a long search and knows how far it came.
class HistoryScan {
public:
    struct Stop {
        Id id;
        Timestamp startedAt{};
        bool meets = false;
    };

    // `from` is included, `before` is not.
    static Result<HistoryScan> open(const std::filesystem::path& file, const FactCondition& facts,
                                    Id from, Id before);

    // Nothing: there are no more.
    Result<std::optional<Stop>> next();
    // As it was journaled; until the next call.
    Result<std::string_view> record(Id id);

private:
    Database m_database;
    // What the statement calls and is bound to; where it stands stays the same.
    std::vector<std::unique_ptr<WordingJudge>> m_judges;
    std::shared_ptr<std::pair<Id, Id>> m_range;
    Statement m_walk;
    Statement m_read;
};

}  // namespace weir::books
