// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <QTimeZone>
#include <string_view>

#include "engine/control/admin/audit.hpp"

// A record of the audit log in the words of the window. What the gateway wrote and this does not
// know is shown as it was written.
namespace weir::ui {

// "Key created"
QString actionText(std::string_view action);
QStringList actionWords();
// Of what it was done to; empty: of an action that is not known.
QString actionIcon(std::string_view action);
// "Revision 41", the name, or the id of a call.
QString objectText(const admin::AuditRecord& record);
// "tier: gold → silver", one a change.
QStringList detailLines(std::string_view detail);

// "17 Nov 2026, 14:31:58"
QString auditTime(Timestamp at, const QTimeZone& zone);
// The same with its milliseconds and the zone.
QString exactTime(Timestamp at, const QTimeZone& zone);

// The page that shows what a record is about, and what is revealed there.
struct AuditPlace {
    QString page;  // empty: there is none
    QString what;
    QString text;  // "Show the call"
};
AuditPlace placeOf(const admin::AuditRecord& record);

}  // namespace weir::ui
