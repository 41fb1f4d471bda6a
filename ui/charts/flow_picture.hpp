// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRectF>
#include <QSize>
#include <QString>
#include <algorithm>
#include <span>
#include <vector>

#include "engine/control/admin/overview.hpp"
#include "ui/charts/flow_event.hpp"
#include "ui/charts/flow_scale.hpp"

class QFontMetrics;
class QPainter;

namespace weir::ui {

// How a flow is drawn in a place of some size: axes, areas, base line, events, and which column is
// where.
class FlowPicture {
public:
    // False: it would be drawn as it was.
    bool setOverview(const admin::Overview& overview);
    // The oldest first; what is not in the range of the overview is left out. False: as before.
    bool setEvents(std::vector<FlowEvent> events);
    void setSize(QSize size);

    // The steps that are drawn: not one that has only begun, which says nothing of its rate.
    const std::vector<admin::FlowPoint>& points() const { return m_points; }
    std::chrono::seconds step() const { return m_step; }
    // Those in this column.
    std::vector<FlowEvent> eventsOf(int column) const;
    const FlowScale& scale() const { return m_scale; }

    // In the letters of this moment, by which columns are found until the next time.
    void paint(QPainter& painter);
    int columnAt(double x) const;  // -1: none
    QRectF columnRect(int column) const;

private:
    void measure();
    double xOf(Timestamp time) const;
    double yOf(double perUnit) const;
    double rateOf(double count, std::size_t point) const;
    void drawAxes(QPainter& painter) const;
    void drawRest(QPainter& painter) const;
    void drawSeries(QPainter& painter) const;
    void drawLine(QPainter& painter) const;
    // Where the line of an event stands, and its words in the strips above the plot.
    struct SaidEvent {
        double line;
        QString words;
        double from;
        double width;
        int strip;  // from the top

        // With its line.
        double left() const { return std::min(line, from); }
        double right() const { return std::max(line, from + width); }
    };
    std::vector<SaidEvent> saidEvents(const QFontMetrics& sizes) const;
    void drawEvents(QPainter& painter) const;
    std::span<const FlowEvent> eventsBetween(Timestamp from, Timestamp until) const;

    std::vector<admin::FlowPoint> m_points;
    std::vector<FlowEvent> m_events;
    Timestamp m_from{};
    Timestamp m_until{};  // the right end of the axis
    Timestamp m_now{};
    std::chrono::seconds m_step{1};
    FlowScale m_scale;
    int m_strips = 0;  // of words above the plot
    QSize m_size;
    QRectF m_plot;  // between the labels
};

}  // namespace weir::ui
