// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <vector>

class QPainter;

namespace weir::ui {

// Line over a tint of the same colour, from the bottom (0) to the largest value.
void paintSparkline(QPainter& painter, const QRectF& rect, const std::vector<double>& values,
                    QColor color);

// Redrawn only when its values changed.
class Sparkline : public QWidget {
    Q_OBJECT

public:
    explicit Sparkline(QWidget* parent = nullptr);

    void setValues(std::vector<double> values);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    std::vector<double> m_values;
};

}  // namespace weir::ui
