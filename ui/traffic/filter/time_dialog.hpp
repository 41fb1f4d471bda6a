// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QDialog>

#include "ui/traffic/filter/time_range.hpp"

class QCheckBox;
class QDateTimeEdit;

namespace weir::ui {

class DialogFooter;

// From when to when, on the clock of this computer; one of the two may be left open.
class TimeDialog : public QDialog {
    Q_OBJECT

public:
    // Begins with `range` where that says moments, else with the day until `now`.
    TimeDialog(const admin::Filter& filter, const QDateTime& now, QWidget* parent);

signals:
    void chosen(const TimeRange& range);

private:
    struct End {
        QCheckBox* given;
        QDateTimeEdit* moment;
    };
    void showState();
    void choose();

    End m_since;
    End m_until;
    DialogFooter* m_footer;
};

}  // namespace weir::ui
