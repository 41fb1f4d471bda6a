// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/control/import/directory_file.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "engine/base/ascii.hpp"
#include "engine/base/csv.hpp"
#include "engine/base/near_names.hpp"
#include "engine/base/words.hpp"

namespace weir::control {

namespace {

using admin::DirectoryColumn;
using admin::MemberKind;

constexpr std::size_t kMostDirectoryLines = 10'000;
constexpr std::size_t kLongestCell = 16 * 1024;  // bytes

// Other words for columns.
constexpr std::array<std::pair<std::string_view, DirectoryColumn>, 2> kOtherNames{{
    {"team", DirectoryColumn::Teams},
    {"cost_center", DirectoryColumn::CostCentre},
}};

// "Cost centre" as the columns are written.
std::string columnWord(std::string_view written) {
    std::string word(trimmed(written));
    std::ranges::transform(word, word.begin(), lower);
    std::ranges::replace_if(word, [](char c) { return c == ' ' || c == '-'; }, '_');
    return word;
}

std::optional<DirectoryColumn> columnNamed(const std::string& word) {
    const auto* const other =
        std::ranges::find(kOtherNames, word, &decltype(kOtherNames)::value_type::first);
    return other != kOtherNames.end() ? other->second : fromWord<DirectoryColumn>(word);
}

template <class Enum>
std::string nearWords(std::string_view written) {
    std::vector<std::string_view> words;
    for (const auto& [value, word] : wordsOf<Enum>()) {
        words.push_back(word);
    }
    return didYouMean(nearNames(written, words, 2));
}

// Not longer than a person reads, and cut between characters.
std::string shortened(std::string_view text) {
    std::size_t end = 40;
    if (text.size() <= end) {
        return std::string(text);
    }
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) {
        --end;
    }
    return std::string(text.substr(0, end)) + "…";
}

class DirectoryReader {
public:
    DirectoryReader(std::string_view text, DirectoryProblems& problems)
        : m_lines(text, csvSeparator(text)), m_problems(problems) {}

    std::vector<DirectoryLine> read() {
        std::vector<DirectoryLine> lines;
        if (!readHead()) {
            return lines;
        }
        for (std::vector<std::string> cells; m_lines.next(cells) && !m_problems.full();) {
            if (std::ranges::all_of(cells,
                                    [](const auto& each) { return trimmed(each).empty(); })) {
                continue;
            }
            if (lines.size() == kMostDirectoryLines) {
                m_problems.stop(here(), {}, "There are more than 10,000 lines.",
                                "Import them in parts.");
                break;
            }
            if (auto line = readLine(cells)) {
                lines.push_back(std::move(*line));
            }
            if (m_lines.quotes() == CsvLines::Quotes::Open) {
                break;
            }
        }
        return lines;
    }

private:
    std::uint32_t here() const { return static_cast<std::uint32_t>(m_lines.line()); }

    bool readHead() {
        std::vector<std::string> head;
        if (!m_lines.next(head)) {
            m_problems.stop(0, {}, "There is nothing in this file.");
            return false;
        }
        bool good = quotesAreGood();
        for (const std::string& written : head) {
            const std::string word = columnWord(written);
            const auto column = word.empty() ? std::nullopt : columnNamed(word);
            m_columns.push_back(column);
            if (!column && !word.empty()) {
                m_problems.stop(here(), word, "There is no column \"" + shortened(word) + "\".",
                                nearWords<DirectoryColumn>(word));
                good = false;
            } else if (column && std::ranges::count(m_columns, column) > 1) {
                m_problems.stop(here(), word, "The column \"" + word + "\" is there twice.",
                                "Keep one of them.");
                good = false;
            }
        }
        for (const DirectoryColumn column : {DirectoryColumn::Kind, DirectoryColumn::Name}) {
            if (std::ranges::find(m_columns, std::optional(column)) == m_columns.end()) {
                const std::string word(wordOf(column));
                m_problems.stop(here(), word, "The first line names no column \"" + word + "\".",
                                "It names the columns: kind,name,teams,tier and others.");
                good = false;
            }
        }
        return good;
    }

    bool quotesAreGood() {
        switch (m_lines.quotes()) {
            case CsvLines::Quotes::Good:
                return true;
            case CsvLines::Quotes::Astray:
                m_problems.stop(here(), {}, "A quote stands amid the text of a cell.",
                                "Put the whole cell in quotes and write the quote twice.");
                return false;
            case CsvLines::Quotes::Open:
                break;
        }
        m_problems.stop(here(), {}, "A quote begins and is never closed.",
                        "What stands behind it was not read.");
        return false;
    }

    std::optional<DirectoryLine> readLine(const std::vector<std::string>& cells) {
        if (!quotesAreGood()) {
            return std::nullopt;
        }
        if (cells.size() != m_columns.size()) {
            m_problems.stop(here(), {},
                            "The line has " + std::to_string(cells.size()) + " cells, and " +
                                std::to_string(m_columns.size()) + " are named.",
                            "A cell with a comma stands in quotes.");
            return std::nullopt;
        }
        DirectoryLine line;
        line.line = here();
        for (std::size_t i = 0; i < cells.size(); ++i) {
            const std::string_view cell = admin::withoutGuard(trimmed(cells[i]));
            const auto column = m_columns[i];
            if (!column && !cell.empty()) {
                m_problems.stop(here(), {}, "A cell stands in a column without a name.");
                return std::nullopt;
            }
            if (cell.size() > kLongestCell) {
                m_problems.stop(here(), wordOf(*column), "The cell is longer than 16 KiB.");
                return std::nullopt;
            }
            if (column) {
                line.cells[static_cast<std::size_t>(*column)] = cell;
            }
        }
        return identified(std::move(line));
    }

    // With its kind and name, if it is the only line of these.
    std::optional<DirectoryLine> identified(DirectoryLine line) {
        std::string word = *line.cell(DirectoryColumn::Kind);
        std::ranges::transform(word, word.begin(), lower);
        const auto kind = fromWord<MemberKind>(word);
        line.name = *line.cell(DirectoryColumn::Name);
        if (!kind) {
            m_problems.stop(here(), "kind",
                            word.empty() ? "A line says team, user or key."
                                         : "\"" + shortened(word) + "\" is no team, user or key.",
                            nearWords<MemberKind>(word));
            return std::nullopt;
        }
        line.kind = *kind;
        if (line.name.empty()) {
            m_problems.stop(here(), "name", "The name is missing.");
            return std::nullopt;
        }
        const auto [first, isNew] = m_seen.emplace(std::pair(*kind, line.name), here());
        if (!isNew) {
            m_problems.stop(here(), "name",
                            "The " + word + " \"" + shortened(line.name) + "\" stands in line " +
                                std::to_string(first->second) + " already.",
                            "Keep one of them.");
            return std::nullopt;
        }
        if (!meansSomething(line)) {
            return std::nullopt;
        }
        return line;
    }

    bool meansSomething(const DirectoryLine& line) {
        const auto columns = admin::columnsOf(line.kind);
        for (const auto& [column, word] : wordsOf<DirectoryColumn>()) {
            const auto& cell = line.cell(column);
            const bool always = column == DirectoryColumn::Kind || column == DirectoryColumn::Name;
            if (cell && !cell->empty() && !always &&
                std::ranges::find(columns, column) == columns.end()) {
                std::string kind(wordOf(line.kind));
                m_problems.stop(here(), word, "A " + kind + " has nothing in this column.",
                                "Leave it empty.");
                return false;
            }
        }
        return true;
    }

    CsvLines m_lines;
    DirectoryProblems& m_problems;
    std::vector<std::optional<DirectoryColumn>> m_columns;
    std::map<std::pair<MemberKind, std::string>, std::uint32_t> m_seen;
};

}  // namespace

void DirectoryProblems::stop(std::uint32_t line, std::string_view column, std::string message,
                             std::string hint) {
    m_stops = true;
    add(true, line, column, std::move(message), std::move(hint));
}

void DirectoryProblems::note(std::uint32_t line, std::string_view column, std::string message,
                             std::string hint) {
    // What stops is not to be left out for it.
    if (takesNotes()) {
        add(false, line, column, std::move(message), std::move(hint));
    }
}

void DirectoryProblems::add(bool stops, std::uint32_t line, std::string_view column,
                            std::string message, std::string hint) {
    if (!full()) {
        m_problems.push_back(
            {stops, line, std::string(column), std::move(message), std::move(hint)});
    }
}

std::vector<admin::DirectoryProblem> DirectoryProblems::take() {
    std::ranges::stable_sort(m_problems, {}, &admin::DirectoryProblem::line);
    return std::move(m_problems);
}

std::vector<DirectoryLine> readDirectoryFile(std::string_view text, DirectoryProblems& problems) {
    constexpr std::string_view kMark = "\xEF\xBB\xBF";
    if (auto good = admin::checkDirectoryText(text); !good) {
        problems.stop(0, {}, good.error().message, good.error().hint);
        return {};
    }
    if (text.starts_with(kMark)) {
        text.remove_prefix(kMark.size());
    }
    return DirectoryReader(text, problems).read();
}

}  // namespace weir::control
