// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/traffic/path.hpp"

#include <QCoreApplication>
#include <QStringList>
#include <algorithm>

namespace weir::ui {

namespace {

struct PathWords {
    Q_DECLARE_TR_FUNCTIONS(weir::ui::Traffic)
};

}  // namespace

PathSign signOf(AttemptSign sign) {
    switch (sign) {
        case AttemptSign::Running:
            return PathSign::Running;
        case AttemptSign::Served:
            return PathSign::Served;
        case AttemptSign::Failed:
            return PathSign::Failed;
        case AttemptSign::Skipped:
            break;
    }
    return PathSign::Skipped;
}

std::vector<PathSign> pathOf(const admin::ExchangeRow& row) {
    if (row.path.empty()) {
        if (has(row.marks, Mark::Cached)) {
            return {PathSign::Cached};
        }
        const bool heldBack = row.state == ExchangeState::Refused ||
                              row.state == ExchangeState::Blocked ||
                              row.state == ExchangeState::Failed;
        return heldBack ? std::vector{PathSign::HeldBack} : std::vector<PathSign>{};
    }
    std::vector<PathSign> path;
    path.reserve(row.path.size());
    std::ranges::transform(row.path, std::back_inserter(path), signOf);
    return path;
}

QString pathWords(const std::vector<PathSign>& path) {
    QStringList words;
    for (const PathSign sign : path) {
        switch (sign) {
            case PathSign::Running:
                words.append(PathWords::tr("running"));
                break;
            case PathSign::Served:
                words.append(PathWords::tr("served"));
                break;
            case PathSign::Failed:
                words.append(PathWords::tr("failed"));
                break;
            case PathSign::Skipped:
                words.append(PathWords::tr("skipped"));
                break;
            case PathSign::Cached:
                words.append(PathWords::tr("from the cache"));
                break;
            case PathSign::HeldBack:
                words.append(PathWords::tr("held back"));
                break;
        }
    }
    return words.join(PathWords::tr(", then "));
}

ShownPath shownPath(const std::vector<PathSign>& path, std::size_t most) {
    if (path.size() <= most) {
        return {path, 0, std::nullopt};
    }
    const std::size_t first = most > 2 ? most - 2 : 0;
    return {{path.begin(), path.begin() + static_cast<std::ptrdiff_t>(first)},
            path.size() - first - 1,
            path.back()};
}

}  // namespace weir::ui
