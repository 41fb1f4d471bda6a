// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimeZone>
#include <QWidget>

#include "engine/base/clock.hpp"

class QComboBox;
class QDateEdit;

namespace weir::ui {

// When a key ends: never, after some days, or at the beginning of a day.
class ExpiryField : public QWidget {
    Q_OBJECT

public:
    ExpiryField(const Clock& clock, QTimeZone zone, QWidget* parent = nullptr);

    // The epoch: never. A time that is not touched comes back as it was.
    void setEnd(Timestamp end);
    Timestamp end() const;
    void retranslate();

signals:
    void changed();

private:
    void showDay();

    const Clock& m_clock;
    QTimeZone m_zone;
    QComboBox* m_choice;
    QDateEdit* m_day;
    Timestamp m_given{};
};

}  // namespace weir::ui
