// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/control/admin/audit_csv.hpp"

#include "engine/base/csv.hpp"

namespace weir::admin {

std::string csvLineOf(const AuditRecord& record) {
    std::string line = toIso(record.at);
    for (const std::string* text :
         {&record.actor, &record.action, &record.object, &record.detail}) {
        line.append(1, ',').append(csvText(*text));
    }
    return line.append("\r\n");
}

}  // namespace weir::admin
