// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimeZone>
#include <QVector>

#include "ui/teams/directory_rows.hpp"
#include "ui/widgets/fact_list.hpp"

namespace weir::ui {

// What there is to know of a line: what it says itself, and what it has from its team or the
// organisation, with an arrow and where from.
QVector<Fact> memberFacts(const DirectoryRow& row, const std::vector<DirectoryRow>& rows,
                          Timestamp now, const QTimeZone& zone);
// "key", "service key", "team"
QString memberKind(const DirectoryRow& row);

}  // namespace weir::ui
