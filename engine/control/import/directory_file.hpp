// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/control/admin/directory.hpp"
#include "engine/control/admin/directory_csv.hpp"

namespace weir::control {

// What is wrong with a file. So many that a person still reads them; then no more is looked for.
class DirectoryProblems {
public:
    static constexpr std::size_t kMost = 200;

    void stop(std::uint32_t line, std::string_view column, std::string message,
              std::string hint = {});
    // Worth a look, and no more.
    void note(std::uint32_t line, std::string_view column, std::string message,
              std::string hint = {});
    bool takesNotes() const { return m_problems.size() < kMost / 2; }
    bool full() const { return m_problems.size() >= kMost; }
    bool stops() const { return m_stops; }
    // By line.
    std::vector<admin::DirectoryProblem> take();

private:
    void add(bool stops, std::uint32_t line, std::string_view column, std::string message,
             std::string hint);

    std::vector<admin::DirectoryProblem> m_problems;
    bool m_stops = false;
};

// A line of the file: its kind and name are good, and every cell that is not empty means something
// for this kind.
struct DirectoryLine {
    std::uint32_t line = 0;
    admin::MemberKind kind = admin::MemberKind::Team;
    std::string name;
    // Nothing: the file has no such column.
    std::array<std::optional<std::string>, admin::kDirectoryColumns> cells;

    const std::optional<std::string>& cell(admin::DirectoryColumn column) const {
        return cells[static_cast<std::size_t>(column)];
    }
};

// The lines that can be read of a CSV text. No kind and name is there twice. Pure.
std::vector<DirectoryLine> readDirectoryFile(std::string_view text, DirectoryProblems& problems);

}  // namespace weir::control
