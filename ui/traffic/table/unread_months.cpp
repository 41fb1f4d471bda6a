// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/traffic/table/unread_months.hpp"

namespace weir::ui {

void UnreadMonths::add(const std::vector<std::string>& months) {
    for (const std::string& month : months) {
        if (const QString why = QString::fromStdString(month); !m_months.contains(why)) {
            m_months << why;
        }
    }
}

QString UnreadMonths::text() const {
    //: %1 names a file, why it cannot be read, and what to do
    return m_months.isEmpty()
               ? QString()
               : tr("Calls of a month are missing: %1").arg(m_months.join(QLatin1Char(' ')));
}

}  // namespace weir::ui
