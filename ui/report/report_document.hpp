// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTextDocument>
#include <memory>

#include "ui/report/report_figures.hpp"

namespace weir::ui {

// A report of spend for whoever answers for the money: what was spent, on what, by whom, what
// changed, how budgets stand, and how far the figures can be trusted. In the language of the
// window.
std::unique_ptr<QTextDocument> reportDocument(const ReportFigures& figures);

}  // namespace weir::ui
