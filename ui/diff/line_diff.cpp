// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/diff/line_diff.hpp"

#include <QHash>
#include <algorithm>
#include <utility>

#include "engine/base/line_diff.hpp"

namespace weir::ui {

namespace {

using Kind = DiffLine::Kind;
using Numbers = std::vector<int>;

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

Kind kindOf(LineChange::Kind kind) {
    switch (kind) {
        case LineChange::Kind::Removed:
            return Kind::Removed;
        case LineChange::Kind::Added:
            return Kind::Added;
        case LineChange::Kind::Same:
            break;
    }
    return Kind::Same;
}

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
    std::vector<DiffLine> lines;
    for (const LineChange& change : weir::diffLines(leftNumbers, rightNumbers)) {
        const QString& text = change.left >= 0 ? left.at(change.left) : right.at(change.right);
        lines.push_back({kindOf(change.kind), text, change.left, change.right, 0});
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
