// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <cstdint>
#include <vector>

namespace weir::ui {

// The calls that a rule took in the last 24 hours, as a line of quarter-hours.
class HitsLine : public QWidget {
    Q_OBJECT

public:
    explicit HitsLine(QWidget* parent = nullptr);

    void setTimeline(const std::vector<std::uint32_t>& quarterHours);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    std::vector<double> m_values;
};

}  // namespace weir::ui
