// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QStringList>
#include <string>
#include <vector>

namespace weir::ui {

// Months of the books that were passed over, each once, and what to say of them.
class UnreadMonths {
    Q_DECLARE_TR_FUNCTIONS(weir::ui::UnreadMonths)

public:
    // Each names a file, why it cannot be read, and what to do.
    void add(const std::vector<std::string>& months);
    void clear() { m_months.clear(); }
    // Empty: none was.
    QString text() const;

private:
    QStringList m_months;
};

}  // namespace weir::ui
