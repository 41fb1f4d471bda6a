// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTextObjectInterface>

#include "ui/charts/bar_data.hpp"

class QTextDocument;

namespace weir::ui {

// Stacked bars within the text of a document, with axes and a legend, drawn as lines and letters so
// that they are sharp on paper. In the colours of the light theme, whichever the window has.
class ReportChart : public QObject, public QTextObjectInterface {
    Q_OBJECT
    Q_INTERFACES(QTextObjectInterface)

public:
    static constexpr int kType = QTextFormat::UserObject + 1;

    // `width` and `height` are points.
    ReportChart(BarData data, QSizeF size, QObject* parent);

    QSizeF intrinsicSize(QTextDocument* document, int position, const QTextFormat& format) override;
    void drawObject(QPainter* painter, const QRectF& rect, QTextDocument* document, int position,
                    const QTextFormat& format) override;

private:
    void drawLegend(QPainter& painter, const QRectF& rect, double point) const;
    void drawBars(QPainter& painter, const QRectF& rect, double point) const;

    const BarData m_data;
    const QSizeF m_size;
};

}  // namespace weir::ui
