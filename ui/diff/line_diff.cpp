// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/diff/line_diff.hpp"

#include <QHash>
#include <algorithm>
#include <iterator>
#include <utility>

namespace weir::ui {

namespace {

using Kind = DiffLine::Kind;
using Numbers = std::vector<int>;

// A search takes the square of this in steps and in memory.
constexpr int kMostDifferences = 2'000;

// Equal lines have equal numbers, which compare faster than texts do.
class Numbering {
public:
    Numbers of(const QStringList& lines) {
        Numbers numbers;
        numbers.reserve(static_cast<std::size_t>(lines.size()));
        for (const QString& line : lines) {
            const auto known = m_numbers.constFind(line);
            numbers.push_back(known != m_numbers.constEnd() ? *known : add(line));
        }
        return numbers;
    }

private:
    int add(const QString& line) {
        const int number = static_cast<int>(m_numbers.size());
        m_numbers.insert(line, number);
        return number;
    }

    QHash<QString, int> m_numbers;
};

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

}  // namespace

QStringList linesOfText(const std::string& text) {
    QStringList lines = QString::fromStdString(text).split(u'\n');
    if (lines.constLast().isEmpty()) {
        lines.removeLast();
    }
    return lines;
}

std::vector<DiffLine> diffLines(const QStringList& left, const QStringList& right) {
    Numbering numbering;
    const Numbers leftNumbers = numbering.of(left);
    const Numbers rightNumbers = numbering.of(right);
    Kept kept{std::vector<bool>(leftNumbers.size()), std::vector<bool>(rightNumbers.size())};
    Search(leftNumbers, rightNumbers, kept).run();

    std::vector<DiffLine> lines;
    lines.reserve(std::max(leftNumbers.size(), rightNumbers.size()));
    int l = 0;
    int r = 0;
    while (l < left.size() || r < right.size()) {
        if (l < left.size() && !kept.left[static_cast<std::size_t>(l)]) {
            lines.push_back({Kind::Removed, left.at(l), l, -1, 0});
            ++l;
        } else if (r < right.size() && !kept.right[static_cast<std::size_t>(r)]) {
            lines.push_back({Kind::Added, right.at(r), -1, r, 0});
            ++r;
        } else {
            lines.push_back({Kind::Same, left.at(l), l, r, 0});
            ++l;
            ++r;
        }
    }
    return lines;
}

std::vector<DiffLine> foldSame(std::vector<DiffLine> lines, int context) {
    std::vector<DiffLine> shown;
    const int count = static_cast<int>(lines.size());
    for (int at = 0; at < count;) {
        int end = at;
        while (end < count && lines[static_cast<std::size_t>(end)].kind == Kind::Same) {
            ++end;
        }
        const int before = at == 0 ? 0 : context;
        const int after = end == count ? 0 : context;
        const int hidden = end - at - before - after;
        // A line that says that one line is hidden takes its room.
        if (hidden > 1) {
            const auto move = [&](int from, int to) {
                for (; from < to; ++from) {
                    shown.push_back(std::move(lines[static_cast<std::size_t>(from)]));
                }
            };
            move(at, at + before);
            DiffLine fold;
            fold.kind = Kind::Folded;
            fold.folded = hidden;
            shown.push_back(fold);
            move(end - after, end);
            at = end;
        }
        for (; at < end; ++at) {
            shown.push_back(std::move(lines[static_cast<std::size_t>(at)]));
        }
        if (at < count) {
            shown.push_back(std::move(lines[static_cast<std::size_t>(at)]));
            ++at;
        }
    }
    return shown;
}

int countOf(const std::vector<DiffLine>& lines, DiffLine::Kind kind) {
    return static_cast<int>(
        std::ranges::count_if(lines, [kind](const DiffLine& line) { return line.kind == kind; }));
}

}  // namespace weir::ui
