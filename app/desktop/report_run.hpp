// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "engine/base/result.hpp"
#include "engine/control/admin/client.hpp"
#include "ui/spend/spend_range.hpp"

namespace weir::app {

// `weir-desktop --report`: which report, and where to.
struct ReportOrder {
    QString path;  // a file, or a folder that gets one with the days in its name
    ui::SpendPeriod period = ui::SpendPeriod::LastMonth;
    ui::DayRange days;  // of SpendPeriod::Custom
};

// `from` and `to` as they were typed, both or none. Errors: Invalid.
Result<ReportOrder> readReportOrder(const QString& path, const QString& from, const QString& to);

// Saves it, without a window, and gives the file. `language` is the window's choice; empty: the
// system's. Runs an event loop until it is done. Errors: those of the gateway, and Io.
Result<QString> runReport(admin::AdminClient& client, const ReportOrder& order,
                          const QString& language);

}  // namespace weir::app
