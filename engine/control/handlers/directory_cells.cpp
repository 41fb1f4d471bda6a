// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/control/handlers/directory_cells.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "engine/base/ascii.hpp"
#include "engine/base/words.hpp"
#include "engine/control/handlers/names.hpp"

namespace weir::control {

namespace {

using admin::DirectoryColumn;

// "cost centre"
std::string plainWord(DirectoryColumn column) {
    std::string word(wordOf(column));
    std::ranges::replace(word, '_', ' ');
    return word;
}

}  // namespace

bool DirectoryCellReader::isGood(const DirectoryLine& line, DirectoryColumn column,
                                 const Result<void>& checked) const {
    if (!checked) {
        m_problems.stop(line.line, wordOf(column), checked.error().message, checked.error().hint);
    }
    return checked.ok();
}

bool DirectoryCellReader::takeText(const DirectoryLine& line, DirectoryColumn column,
                                   std::string& into) const {
    const auto& cell = line.cell(column);
    if (!cell || *cell == into) {
        return true;
    }
    into = *cell;
    return isGood(line, column, checkName("The " + plainWord(column), into, true));
}

bool DirectoryCellReader::takeNames(const DirectoryLine& line, DirectoryColumn column,
                                    std::vector<std::string>& into, const CheckNames& check) const {
    const auto& cell = line.cell(column);
    if (!cell) {
        return true;
    }
    auto names = admin::namesInCsv(*cell);
    if (!names) {
        return isGood(line, column, names.error());
    }
    if (*names == into) {
        return true;
    }
    into = std::move(*names);
    return isGood(line, column, check(plainWord(column), into));
}

bool DirectoryCellReader::takeTeam(const DirectoryLine& line, std::string& team) const {
    std::vector<std::string> names;
    if (!team.empty()) {
        names.push_back(team);
    }
    const bool good =
        takeNames(line, DirectoryColumn::Teams, names,
                  [](std::string_view, const std::vector<std::string>& teams) -> Result<void> {
                      if (teams.size() > 1) {
                          return Error::invalid("A key belongs to one team.");
                      }
                      return checkName("The team", teams.empty() ? "" : teams.front(), true);
                  });
    team = names.empty() ? std::string() : names.front();
    return good;
}

bool DirectoryCellReader::takeEnd(const DirectoryLine& line, bool isNew, KeyAccess& access) const {
    const auto& cell = line.cell(DirectoryColumn::Expires);
    if (!cell) {
        return true;
    }
    const bool never = cell->empty() || equalsIgnoringCase(*cell, "never");
    const auto end = never ? std::optional(Timestamp()) : fromIso(*cell);
    if (!end) {
        m_problems.stop(line.line, "expires", "\"" + *cell + "\" is no time.",
                        "Write 2027-02-15 or 2027-02-15T12:00:00Z, or nothing for never.");
        return false;
    }
    // A file has no smaller parts of a second.
    if (toIso(*end) != toIso(access.expiresAt)) {
        access.expiresAt = *end;
    }
    if (isNew && !never && *end <= m_now) {
        m_problems.stop(line.line, "expires", "The key would have expired before it is made.",
                        "Give it a time to come.");
        return false;
    }
    return true;
}

bool DirectoryCellReader::takeMaySee(const DirectoryLine& line, KeyAccess& access) const {
    const auto& cell = line.cell(DirectoryColumn::MaySeeBudget);
    if (!cell) {
        return true;
    }
    const bool yes = equalsIgnoringCase(*cell, "yes");
    if (!yes && !cell->empty() && !equalsIgnoringCase(*cell, "no")) {
        m_problems.stop(line.line, "may_see_budget", "This is yes or no.");
        return false;
    }
    access.maySeeBudget = yes;
    return true;
}

}  // namespace weir::control
