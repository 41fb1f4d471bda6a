// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QComboBox>
#include <chrono>

#include "engine/base/clock.hpp"

namespace weir::ui {

// How long something is to hold from now on: "for 2 hours".
class TimeSpanBox : public QComboBox {
    Q_OBJECT

public:
    explicit TimeSpanBox(QWidget* parent = nullptr);

    // A first entry that names no end: "until I resume it". It is chosen.
    void offerNoEnd(const QString& words);
    void choose(std::chrono::minutes span);

    // The epoch: no end.
    Timestamp end() const;

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
};

}  // namespace weir::ui
