// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <vector>

#include "engine/control/admin/spend.hpp"

class QHBoxLayout;

namespace weir::ui {

// What the calls were narrowed down to, a chip each; a click takes it away. Hidden without any.
class SpendChips : public QFrame {
    Q_OBJECT

public:
    explicit SpendChips(QWidget* parent = nullptr);

    void setOnly(const std::vector<admin::SpendOnly>& only);
    void retranslate();

signals:
    void removed(int index);

private:
    std::vector<admin::SpendOnly> m_only;
    QHBoxLayout* m_row;
};

}  // namespace weir::ui
