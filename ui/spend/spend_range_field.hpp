// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "ui/spend/spend_range.hpp"

class QCheckBox;
class QComboBox;
class QDateEdit;
class QLabel;

namespace weir::ui {

// Which calls are looked at: of one of some periods, or from a day to another; and whether those to
// a simulator count.
class SpendRangeField : public QWidget {
    Q_OBJECT

public:
    explicit SpendRangeField(QWidget* parent = nullptr);

    void setRange(SpendPeriod period, const DayRange& custom);
    void setSimulated(bool simulated);
    void retranslate();

signals:
    // By a person only.
    void chosen(weir::ui::SpendPeriod period, const weir::ui::DayRange& custom);
    void simulatedChosen(bool simulated);

private:
    void showDays();
    void tell();

    QCheckBox* m_simulated;
    QComboBox* m_period;
    QDateEdit* m_from;
    QLabel* m_to;
    QDateEdit* m_until;
};

}  // namespace weir::ui
