// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "engine/base/result.hpp"
#include "ui/report/report_figures.hpp"

namespace weir::ui {

// Writes the report as PDF, A4 or Letter as the locale has it. The file has its name only when it
// is whole, in place of one that was there. Errors: Io.
Result<void> writeReport(const ReportFigures& figures, const QString& path);

// "weir-2026-11.pdf" of a month, else "weir-2026-11-01-to-2026-11-07.pdf".
QString reportName(const DayRange& days);

}  // namespace weir::ui
