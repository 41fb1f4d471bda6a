// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/clock.hpp"
#include "engine/base/key_access.hpp"
#include "engine/base/result.hpp"
#include "engine/control/import/directory_file.hpp"

namespace weir::control {

// Takes the cells of a line into what a team, user or key is. What stays as it is is not looked at;
// of what is wrong the problem is noted, and false given.
class DirectoryCellReader {
public:
    using CheckNames =
        std::function<Result<void>(std::string_view what, const std::vector<std::string>& names)>;

    // `problems` outlives it; `now` is what an end has to be after.
    DirectoryCellReader(DirectoryProblems& problems, Timestamp now)
        : m_problems(problems), m_now(now) {}

    bool isGood(const DirectoryLine& line, admin::DirectoryColumn column,
                const Result<void>& checked) const;
    bool takeText(const DirectoryLine& line, admin::DirectoryColumn column,
                  std::string& into) const;
    bool takeNames(const DirectoryLine& line, admin::DirectoryColumn column,
                   std::vector<std::string>& into, const CheckNames& check) const;
    // Of a key.
    bool takeTeam(const DirectoryLine& line, std::string& team) const;
    bool takeEnd(const DirectoryLine& line, bool isNew, KeyAccess& access) const;
    bool takeMaySee(const DirectoryLine& line, KeyAccess& access) const;

private:
    DirectoryProblems& m_problems;
    const Timestamp m_now;
};

}  // namespace weir::control
