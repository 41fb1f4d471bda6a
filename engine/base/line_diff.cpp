// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/line_diff.hpp"

#include <algorithm>
#include <iterator>
#include <unordered_map>

#include <fmt/format.h>

namespace weir {

namespace {

using Kind = LineChange::Kind;
using Numbers = std::vector<int>;

// A search takes the square of this in steps and in memory.
constexpr int kMostDifferences = 2'000;

// Whether the line is kept, of each text.
struct Kept {
    std::vector<bool> left;
    std::vector<bool> right;
};

// The part of both texts between what they begin and end with.
class Search {
public:
    Search(const Numbers& left, const Numbers& right, Kept& kept)
        : m_left(left), m_right(right), m_kept(kept) {
        const auto begin = std::mismatch(left.begin(), left.end(), right.begin(), right.end());
        m_begin = static_cast<int>(begin.first - left.begin());
        const auto end = std::mismatch(left.rbegin(), std::make_reverse_iterator(begin.first),
                                       right.rbegin(), std::make_reverse_iterator(begin.second));
        const auto same = static_cast<int>(end.first - left.rbegin());
        m_leftSize = static_cast<int>(left.size()) - same - m_begin;
        m_rightSize = static_cast<int>(right.size()) - same - m_begin;
        for (int line = 0; line < m_begin; ++line) {
            keep(line, line);
        }
        for (int line = 1; line <= same; ++line) {
            keep(static_cast<int>(left.size()) - line, static_cast<int>(right.size()) - line);
        }
    }

    void run() {
        if (m_leftSize == 0 || m_rightSize == 0) {
            return;
        }
        const int most = std::min(m_leftSize + m_rightSize, kMostDifferences);
        // The furthest line of the left text on each diagonal, and how it was with less
        // differences.
        Numbers furthest(static_cast<std::size_t>(2 * most + 3), 0);
        std::vector<Numbers> before;
        for (int count = 0; count <= most; ++count) {
            const auto from = furthest.begin() + (most + 1 - count);
            before.emplace_back(from, from + 2 * count + 1);
            for (int diagonal = -count; diagonal <= count; diagonal += 2) {
                int& here = furthest[static_cast<std::size_t>(most + 1 + diagonal)];
                const int below = furthest[static_cast<std::size_t>(most + 2 + diagonal)];
                const int beside = furthest[static_cast<std::size_t>(most + diagonal)];
                const bool down = diagonal == -count || (diagonal != count && beside < below);
                int x = down ? below : beside + 1;
                while (x < m_leftSize && x - diagonal < m_rightSize && same(x, x - diagonal)) {
                    ++x;
                }
                here = x;
                if (x >= m_leftSize && x - diagonal >= m_rightSize) {
                    goBack(before, count);
                    return;
                }
            }
        }
    }

private:
    bool same(int left, int right) const {
        return left >= 0 && right >= 0 &&
               m_left[static_cast<std::size_t>(m_begin + left)] ==
                   m_right[static_cast<std::size_t>(m_begin + right)];
    }
    void keep(int left, int right) {
        m_kept.left[static_cast<std::size_t>(left)] = true;
        m_kept.right[static_cast<std::size_t>(right)] = true;
    }

    // From the ends to the beginnings, keeping what was passed on the diagonals.
    void goBack(const std::vector<Numbers>& before, int count) {
        int x = m_leftSize;
        int y = m_rightSize;
        for (int differences = count; differences > 0; --differences) {
            const Numbers& furthest = before[static_cast<std::size_t>(differences)];
            const auto at = [&](int diagonal) {
                return furthest[static_cast<std::size_t>(differences + diagonal)];
            };
            const int diagonal = x - y;
            const bool down = diagonal == -differences ||
                              (diagonal != differences && at(diagonal - 1) < at(diagonal + 1));
            const int fromX = down ? at(diagonal + 1) : at(diagonal - 1);
            const int fromY = fromX - (down ? diagonal + 1 : diagonal - 1);
            const int afterX = down ? fromX : fromX + 1;
            for (; x > afterX; --x, --y) {
                keep(m_begin + x - 1, m_begin + y - 1);
            }
            x = fromX;
            y = fromY;
        }
        for (; x > 0 && y > 0; --x, --y) {
            keep(m_begin + x - 1, m_begin + y - 1);
        }
    }

    const Numbers& m_left;
    const Numbers& m_right;
    Kept& m_kept;
    int m_begin = 0;
    int m_leftSize = 0;
    int m_rightSize = 0;
};

// With their line breaks, so that a last line without one differs from the same with one.
std::vector<std::string_view> linesOf(std::string_view text) {
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        const std::size_t size = end == std::string_view::npos ? text.size() : end + 1;
        lines.push_back(text.substr(0, size));
        text.remove_prefix(size);
    }
    return lines;
}

Numbers numbersOf(const std::vector<std::string_view>& lines,
                  std::unordered_map<std::string_view, int>& known) {
    Numbers numbers;
    numbers.reserve(lines.size());
    for (const std::string_view line : lines) {
        numbers.push_back(known.try_emplace(line, static_cast<int>(known.size())).first->second);
    }
    return numbers;
}

// "12,7", as the head of a hunk names lines; the first of none is the one before.
std::string rangeOf(int first, int count) {
    return count == 1 ? std::to_string(first + 1)
                      : fmt::format("{},{}", count == 0 ? first : first + 1, count);
}

// Changes with what stands around them, from `begin` to before `end`.
struct Hunk {
    std::size_t begin;
    std::size_t end;
};

std::vector<Hunk> hunksOf(const std::vector<LineChange>& changes, std::size_t context) {
    std::vector<Hunk> hunks;
    for (std::size_t at = 0; at < changes.size(); ++at) {
        if (changes[at].kind == Kind::Same) {
            continue;
        }
        const std::size_t begin = at < context ? 0 : at - context;
        const std::size_t end = std::min(changes.size(), at + 1 + context);
        if (!hunks.empty() && begin <= hunks.back().end) {
            hunks.back().end = end;
        } else {
            hunks.push_back({begin, end});
        }
    }
    return hunks;
}

}  // namespace

std::vector<LineChange> diffLines(const Numbers& left, const Numbers& right) {
    Kept kept{std::vector<bool>(left.size()), std::vector<bool>(right.size())};
    Search(left, right, kept).run();

    std::vector<LineChange> changes;
    changes.reserve(std::max(left.size(), right.size()));
    std::size_t l = 0;
    std::size_t r = 0;
    while (l < left.size() || r < right.size()) {
        if (l < left.size() && !kept.left[l]) {
            changes.push_back({Kind::Removed, static_cast<int>(l++), -1});
        } else if (r < right.size() && !kept.right[r]) {
            changes.push_back({Kind::Added, -1, static_cast<int>(r++)});
        } else {
            changes.push_back({Kind::Same, static_cast<int>(l++), static_cast<int>(r++)});
        }
    }
    return changes;
}

std::string unifiedDiff(std::string_view leftName, std::string_view left,
                        std::string_view rightName, std::string_view right, int context) {
    const std::vector<std::string_view> leftLines = linesOf(left);
    const std::vector<std::string_view> rightLines = linesOf(right);
    std::unordered_map<std::string_view, int> known;
    const Numbers leftNumbers = numbersOf(leftLines, known);
    const Numbers rightNumbers = numbersOf(rightLines, known);
    const std::vector<LineChange> changes = diffLines(leftNumbers, rightNumbers);
    const std::vector<Hunk> hunks = hunksOf(changes, static_cast<std::size_t>(context));
    if (hunks.empty()) {
        return {};
    }

    std::string text = fmt::format("--- {}\n+++ {}\n", leftName, rightName);
    std::size_t at = 0;
    int leftAt = 0;
    int rightAt = 0;
    // Passes one change, and says how many lines of each text that was.
    const auto pass = [&] {
        leftAt += changes[at].kind == Kind::Added ? 0 : 1;
        rightAt += changes[at].kind == Kind::Removed ? 0 : 1;
        ++at;
    };
    for (const Hunk& hunk : hunks) {
        while (at < hunk.begin) {
            pass();
        }
        const int leftFirst = leftAt;
        const int rightFirst = rightAt;
        std::string body;
        while (at < hunk.end) {
            const LineChange& change = changes[at];
            const bool added = change.kind == Kind::Added;
            const std::string_view line = added ? rightLines[static_cast<std::size_t>(change.right)]
                                                : leftLines[static_cast<std::size_t>(change.left)];
            body += added ? '+' : change.kind == Kind::Removed ? '-' : ' ';
            body += line;
            if (line.back() != '\n') {
                body += "\n\\ No newline at end of file\n";
            }
            pass();
        }
        text += fmt::format("@@ -{} +{} @@\n", rangeOf(leftFirst, leftAt - leftFirst),
                            rangeOf(rightFirst, rightAt - rightFirst));
        text += body;
    }
    return text;
}

}  // namespace weir
