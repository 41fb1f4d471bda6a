// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/control/admin/directory_csv.hpp"

#include <algorithm>

#include "engine/base/ascii.hpp"
#include "engine/base/csv.hpp"
#include "engine/base/utf8.hpp"
#include "engine/base/words.hpp"

namespace weir::admin {

namespace {

constexpr std::array kTeamColumns{DirectoryColumn::Tier, DirectoryColumn::CostCentre,
                                  DirectoryColumn::Tags};
constexpr std::array kUserColumns{DirectoryColumn::Teams, DirectoryColumn::DisplayName,
                                  DirectoryColumn::Email};
constexpr std::array kKeyColumns{DirectoryColumn::Teams,        DirectoryColumn::User,
                                 DirectoryColumn::Expires,      DirectoryColumn::Models,
                                 DirectoryColumn::Providers,    DirectoryColumn::Addresses,
                                 DirectoryColumn::MaySeeBudget, DirectoryColumn::Sha256};

// A text that begins with an apostrophe gets one more, so that taking one away gives it back.
std::string guardedCell(const std::string& text) {
    return text.starts_with('\'') ? csvQuoted("'" + text) : csvText(text);
}

std::string& cellAt(DirectoryCells& row, DirectoryColumn column) {
    return row[static_cast<std::size_t>(column)];
}

void appendCells(std::string& text, const DirectoryCells& row) {
    for (std::size_t i = 0; i < row.size(); ++i) {
        text.append(i == 0 ? "" : ",").append(guardedCell(row[i]));
    }
    text += "\r\n";
}

DirectoryCells firstCells(MemberKind kind, const std::string& name) {
    using enum DirectoryColumn;
    DirectoryCells row;
    cellAt(row, Kind) = wordOf(kind);
    cellAt(row, Name) = name;
    return row;
}

}  // namespace

DirectoryCells cellsOf(const Team& team) {
    using enum DirectoryColumn;
    DirectoryCells row = firstCells(MemberKind::Team, team.name);
    cellAt(row, Tier) = team.tier;
    cellAt(row, CostCentre) = team.costCentre;
    cellAt(row, Tags) = csvNames(team.tags);
    return row;
}

DirectoryCells cellsOf(const User& user) {
    using enum DirectoryColumn;
    DirectoryCells row = firstCells(MemberKind::User, user.name);
    cellAt(row, Teams) = csvNames(user.teams);
    cellAt(row, DisplayName) = user.displayName;
    cellAt(row, Email) = user.email;
    return row;
}

DirectoryCells cellsOf(const std::string& key, const std::string& team, const std::string& user,
                       const KeyAccess& access) {
    using enum DirectoryColumn;
    DirectoryCells row = firstCells(MemberKind::Key, key);
    cellAt(row, Teams) = csvQuoted(team);
    cellAt(row, User) = user;
    const Timestamp end = access.expiresAt;
    cellAt(row, Expires) = end == Timestamp() ? std::string() : toIso(end);
    cellAt(row, Models) = csvNames(access.models);
    cellAt(row, Providers) = csvNames(access.providers);
    cellAt(row, Addresses) = csvNames(access.addresses);
    cellAt(row, MaySeeBudget) = access.maySeeBudget ? "yes" : "no";
    return row;
}

std::span<const DirectoryColumn> columnsOf(MemberKind kind) {
    switch (kind) {
        case MemberKind::Team:
            return kTeamColumns;
        case MemberKind::User:
            return kUserColumns;
        case MemberKind::Key:
            break;
    }
    return kKeyColumns;
}

std::string directoryCsv(const TeamList& teams, const UserList& users, const KeyList& keys) {
    std::string text;
    DirectoryCells head;
    for (const auto& [column, word] : wordsOf<DirectoryColumn>()) {
        cellAt(head, column) = word;
    }
    appendCells(text, head);
    for (const TeamRow& each : teams.teams) {
        if (!each.fromDocument) {
            appendCells(text, cellsOf(each.team));
        }
    }
    for (const UserRow& each : users.users) {
        appendCells(text, cellsOf(each.user));
    }
    for (const KeyRow& each : keys.keys) {
        if (!each.fromDocument && !each.revoked) {
            appendCells(text, cellsOf(each.name, each.team, each.user, each.access));
        }
    }
    return text;
}

std::string csvNames(const std::vector<std::string>& names) {
    std::string text;
    for (const std::string& name : names) {
        text.append(text.empty() ? "" : ", ").append(csvQuoted(name));
    }
    return text;
}

Result<std::vector<std::string>> namesInCsv(std::string_view cell) {
    CsvLines lines(cell, ',');
    std::vector<std::string> names;
    for (std::vector<std::string> cells; lines.next(cells);) {
        if (lines.quotes() != CsvLines::Quotes::Good) {
            return Error::invalid(
                "The quotes around a name do not match.",
                "Write \"a, b\" for a name with a comma, and a quote in it twice.");
        }
        for (const std::string& each : cells) {
            if (const std::string_view name = trimmed(each); !name.empty()) {
                names.emplace_back(name);
            }
        }
    }
    return names;
}

std::string_view withoutGuard(std::string_view cell) {
    const std::string_view rest = cell.substr(std::min<std::size_t>(1, cell.size()));
    return cell.starts_with('\'') && (looksLikeFormula(rest) || rest.starts_with('\'')) ? rest
                                                                                        : cell;
}

Result<void> checkDirectoryText(std::string_view text) {
    if (text.size() > kMostDirectoryBytes) {
        return Error::tooLarge("The file is larger than 512 KiB.", "Import it in parts.");
    }
    if (const auto wrong = firstNotUtf8(text)) {
        const auto line = 1 + std::ranges::count(text.substr(0, *wrong), '\n');
        return Error::invalid("Line " + std::to_string(line) + " is not UTF-8.",
                              "Save the file as CSV in UTF-8.");
    }
    return {};
}

}  // namespace weir::admin
