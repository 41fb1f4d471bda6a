// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <boost/describe/enum.hpp>

#include "engine/base/result.hpp"
#include "engine/control/admin/directory.hpp"
#include "engine/control/admin/keys.hpp"
#include "engine/control/admin/teams.hpp"

// Teams, users and keys as a CSV file: a line each, under the names of the columns. The same form
// goes out and comes in, so that it can be edited in a spreadsheet.
namespace weir::admin {

// The words of these are the first line of the file.
enum class DirectoryColumn : std::uint8_t {
    Kind,  // "team", "user" or "key"
    Name,
    Teams,  // of a user; of a key the one that it belongs to
    User,   // of a key
    DisplayName,
    Email,
    Tier,
    CostCentre,
    Tags,
    Expires,  // "2027-02-15T12:00:00Z"; empty: never
    Models,
    Providers,
    Addresses,
    MaySeeBudget,  // "yes" or "no"
    Sha256,        // of the secret of a key; never exported
};
BOOST_DESCRIBE_ENUM(DirectoryColumn, Kind, Name, Teams, User, DisplayName, Email, Tier, CostCentre,
                    Tags, Expires, Models, Providers, Addresses, MaySeeBudget, Sha256)
inline constexpr std::size_t kDirectoryColumns = 15;

// Which columns say something of a kind, beside its name; in the order of the file.
std::span<const DirectoryColumn> columnsOf(MemberKind kind);

// What stands in each column of a line. Of a key without its hash.
using DirectoryCells = std::array<std::string, kDirectoryColumns>;
DirectoryCells cellsOf(const Team& team);
DirectoryCells cellsOf(const User& user);
DirectoryCells cellsOf(const std::string& key, const std::string& team, const std::string& user,
                       const KeyAccess& access);

// What the store has, without what the document declares and keys that were revoked. A key has no
// secret there, and so no line without its hash can make one.
std::string directoryCsv(const TeamList& teams, const UserList& users, const KeyList& keys);

// Names with commas between, in quotes where they have one; and back, also of names with line ends
// between. Refused where its quotes do not close or stand amid a name.
std::string csvNames(const std::vector<std::string>& names);
Result<std::vector<std::string>> namesInCsv(std::string_view cell);

// The text of a cell, without the apostrophe that keeps a spreadsheet from running it.
std::string_view withoutGuard(std::string_view cell);

inline constexpr std::size_t kMostDirectoryBytes = std::size_t{512} << 10;
// That a text can be sent: it is small enough, and UTF-8. Errors: TooLarge, Invalid.
Result<void> checkDirectoryText(std::string_view text);

}  // namespace weir::admin
