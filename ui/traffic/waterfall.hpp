// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "ui/traffic/waterfall_rows.hpp"

namespace weir::ui {

// Where the time of one exchange went: a bar a phase under one axis, the value at the right, a
// dotted line at the first token.
class Waterfall : public QWidget {
    Q_OBJECT

public:
    explicit Waterfall(QWidget* parent = nullptr);

    void setTiming(WaterfallData timing);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    int rowHeight() const;
    int labelWidth() const;
    int valueWidth() const;
    void paintAxis(QPainter& painter, const QRect& plot) const;
    void paintRow(QPainter& painter, const QRect& plot, int at) const;
    int xOf(const QRect& plot, std::int64_t us) const;

    WaterfallData m_data;
};

}  // namespace weir::ui
