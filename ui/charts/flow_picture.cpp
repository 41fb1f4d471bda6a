// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/flow_picture.hpp"

#include <QLocale>
#include <QPainter>
#include <QPainterPath>
#include <algorithm>
#include <utility>

#include "ui/charts/chart_look.hpp"
#include "ui/charts/flow_series.hpp"
#include "ui/theme/digits.hpp"
#include "ui/theme/fonts.hpp"
#include "ui/theme/metrics.hpp"
#include "ui/theme/tokens.hpp"
#include "ui/widgets/local_time.hpp"

namespace weir::ui {

namespace {

// A step that has only begun says nothing of its rate.
constexpr std::chrono::seconds kTooShort{60};
// In the shortest picture whose right end is not the last step, time moves less than a pixel.
constexpr std::chrono::seconds kUnseen{15};
constexpr double kLine = 1.5;
// The longest there is, when clocks go back.
constexpr std::chrono::hours kLongestDay{25};

// From the line outward: those above as they are named, below it the gravest first.
std::vector<const FlowSeries*> outward() {
    std::vector<const FlowSeries*> order;
    for (const FlowSeries& series : flowSeries()) {
        if (!series.below) {
            order.push_back(&series);
        }
    }
    const auto above = static_cast<std::ptrdiff_t>(order.size());
    for (const FlowSeries& series : flowSeries()) {
        if (series.below) {
            order.insert(order.begin() + above, &series);
        }
    }
    return order;
}

}  // namespace

bool FlowPicture::setOverview(const admin::Overview& overview) {
    const std::chrono::seconds step(std::max(1U, overview.stepSeconds));
    std::vector<admin::FlowPoint> points = overview.points;
    if (!points.empty() && overview.now - points.back().at < std::min(kTooShort, step)) {
        points.pop_back();
    }
    Timestamp until = overview.until;
    if (overview.range != admin::OverviewRange::Today) {
        until = points.empty() ? overview.now : std::min(overview.now, points.back().at + step);
    }
    if (points == m_points && overview.from == m_from && until == m_until &&
        overview.now - m_now < kUnseen) {
        return false;
    }
    m_points = std::move(points);
    m_from = overview.from;
    m_until = until;
    m_now = overview.now;
    m_step = step;
    double above = 0;
    double below = 0;
    for (std::size_t at = 0; at < m_points.size(); ++at) {
        above = std::max(above, rateOf(static_cast<double>(wentThrough(m_points[at])), at));
        below = std::max(below, rateOf(static_cast<double>(heldOrFailed(m_points[at])), at));
    }
    m_scale = flowScaleOf(above, below);
    measure();
    return true;
}

bool FlowPicture::setEvents(std::vector<FlowEvent> events) {
    if (events == m_events) {
        return false;
    }
    m_events = std::move(events);
    measure();
    return true;
}

void FlowPicture::setSize(QSize size) {
    m_size = size;
    measure();
}

// Requests a second.
double FlowPicture::rateOf(double count, std::size_t point) const {
    const std::chrono::duration<double> passed = m_now - m_points[point].at;
    const std::chrono::duration<double> step = m_step;
    return count / std::clamp(passed.count(), 1.0, std::max(1.0, step.count()));
}

void FlowPicture::measure() {
    const QFontMetrics sizes(axisFont());
    int labels = 0;
    for (int tick = -m_scale.below; tick <= m_scale.above; ++tick) {
        labels = std::max(labels, figuresWidth(axisFont(), m_scale.textOf(tick)));
    }
    // The focus ring has its place around the labels.
    const int edge = metrics().space(1);
    m_plot = QRectF(QPointF(), m_size)
                 .adjusted(edge + labels + metrics().space(2), edge + sizes.height() / 2.0,
                           -edge - metrics().space(1), -edge - sizes.height() - metrics().space(1));
    // Words stand above what is drawn, for they have to be read.
    m_strips = 0;
    for (const SaidEvent& said : saidEvents(sizes)) {
        m_strips = std::max(m_strips, said.strip + 1);
    }
    m_plot.setTop(m_plot.top() + m_strips * sizes.height());
}

double FlowPicture::xOf(Timestamp time) const {
    const double share = static_cast<double>((time - m_from).count()) /
                         static_cast<double>(std::max<std::int64_t>(1, (m_until - m_from).count()));
    return m_plot.left() + std::clamp(share, 0.0, 1.0) * m_plot.width();
}

double FlowPicture::yOf(double perUnit) const {
    const double whole = m_scale.top() + m_scale.bottom();
    return m_plot.top() + (m_scale.top() - perUnit) / whole * m_plot.height();
}

void FlowPicture::drawAxes(QPainter& painter) const {
    painter.setFont(axisFont());
    const int height = painter.fontMetrics().height();
    for (int tick = -m_scale.below; tick <= m_scale.above; ++tick) {
        const int y = qRound(yOf(tick * m_scale.step));
        painter.fillRect(QRectF(m_plot.left(), y, m_plot.width(), 1), color(Token::Border2));
        painter.setPen(color(Token::Muted));
        drawFigures(painter,
                    QRect(0, y - height / 2, qRound(m_plot.left()) - metrics().space(2), height),
                    Qt::AlignRight | Qt::AlignVCenter, m_scale.textOf(tick));
    }
    const int top = m_size.height() - height - metrics().space(1);
    for (const TimeTick& tick : timeTicks(m_from, m_until)) {
        const int width = figuresWidth(axisFont(), tick.text);
        const int left = std::clamp(
            qRound(xOf(tick.at)) - width / 2, qRound(m_plot.left()),
            std::max(qRound(m_plot.left()), m_size.width() - metrics().space(1) - width));
        drawFigures(painter, QRect(left, top, width + 1, height), Qt::AlignLeft | Qt::AlignVCenter,
                    tick.text);
    }
}

// What is not measured yet: the hours of today that are still to come.
void FlowPicture::drawRest(QPainter& painter) const {
    if (m_until <= m_now) {
        return;
    }
    const double left = xOf(m_now);
    painter.fillRect(QRectF(left, m_plot.top(), m_plot.right() - left, m_plot.height()),
                     QBrush(color(Token::Border2), Qt::BDiagPattern));
}

void FlowPicture::drawSeries(QPainter& painter) const {
    if (m_points.empty()) {
        return;
    }
    const std::size_t count = m_points.size();
    const double perUnit = secondsOf(m_scale.unit);
    std::vector<double> xs;
    for (const admin::FlowPoint& point : m_points) {
        const Timestamp end = std::min(point.at + m_step, m_now);
        xs.push_back(xOf(point.at + (end - point.at) / 2));
    }
    // The first and the last step reach to the ends of what was measured.
    const double left = xOf(m_points.front().at);
    const double right = xOf(std::min(m_points.back().at + m_step, m_now));
    painter.setRenderHint(QPainter::Antialiasing);
    std::vector<double> stack(count, 0);
    bool below = false;
    for (const FlowSeries* each : outward()) {
        const FlowSeries& series = *each;
        if (series.below && !below) {
            std::ranges::fill(stack, 0);
            below = true;
        }
        std::vector<double> inner = stack;
        std::vector<bool> has(count);
        bool any = false;
        for (std::size_t at = 0; at < count; ++at) {
            const auto requests = static_cast<double>(m_points[at].*series.count);
            has[at] = requests > 0;
            any = any || has[at];
            stack[at] += rateOf(requests, at) * perUnit * (series.below ? -1 : 1);
        }
        if (!any) {
            continue;
        }
        QPolygonF area;
        area << QPointF(left, yOf(stack.front()));
        for (std::size_t at = 0; at < count; ++at) {
            area << QPointF(xs[at], yOf(stack[at]));
        }
        area << QPointF(right, yOf(stack.back())) << QPointF(right, yOf(inner.back()));
        for (std::size_t at = count; at-- > 0;) {
            area << QPointF(xs[at], yOf(inner[at]));
        }
        area << QPointF(left, yOf(inner.front()));
        painter.setPen(Qt::NoPen);
        QColor tint = color(series.token);
        tint.setAlphaF(static_cast<float>(series.opacity));
        painter.setBrush(tint);
        painter.drawPolygon(area);

        // The full line only where there is something of this series under it.
        QPainterPath line;
        for (std::size_t at = 0; at < count; ++at) {
            const QPointF here(xs[at], yOf(stack[at]));
            const bool before = at > 0 && (has[at] || has[at - 1]);
            if (at == 0 && has[at]) {
                line.moveTo(left, here.y());
                line.lineTo(here);
            } else if (before) {
                line.lineTo(here);
            } else {
                line.moveTo(here);
            }
        }
        if (has.back()) {
            line.lineTo(right, yOf(stack.back()));
        }
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(color(series.token), kLine, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin));
        painter.drawPath(line);
    }
}

void FlowPicture::drawLine(QPainter& painter) const {
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.fillRect(QRectF(m_plot.left(), qRound(yOf(0)) - kLine / 2, m_plot.width(), kLine),
                     color(Token::Text));
}

std::span<const FlowEvent> FlowPicture::eventsBetween(Timestamp from, Timestamp until) const {
    const auto first = std::ranges::lower_bound(m_events, from, {}, &FlowEvent::at);
    const auto last = std::ranges::lower_bound(m_events, until, {}, &FlowEvent::at);
    return first < last ? std::span(first, last) : std::span<const FlowEvent>();
}

// Those that find room for their words in one of two strips: the grave ones before all others, the
// newer before the older.
std::vector<FlowPicture::SaidEvent> FlowPicture::saidEvents(const QFontMetrics& sizes) const {
    const int gap = metrics().space(1);
    const bool isOfDays = m_until - m_from > kLongestDay;
    const QString format = isOfDays ? QStringLiteral("ddd HH:mm") : QStringLiteral("HH:mm");
    const auto events = eventsBetween(m_from, m_until);
    std::vector<SaidEvent> said;
    const auto isFree = [&](const SaidEvent& here) {
        return here.left() >= m_plot.left() && here.right() <= m_plot.right() &&
               std::ranges::none_of(said, [&](const SaidEvent& other) {
                   return here.strip == other.strip && here.left() < other.right() + gap &&
                          other.left() - gap < here.right();
               });
    };
    for (const bool grave : {true, false}) {
        for (auto event = events.rbegin(); event != events.rend(); ++event) {
            if (event->grave != grave) {
                continue;
            }
            SaidEvent here{xOf(event->at),
                           QStringLiteral("%1\u2002%2")
                               .arg(QLocale().toString(localTime(event->at), format), event->text),
                           0, 0, 0};
            here.width = sizes.horizontalAdvance(here.words);
            // To the right of its line, or where there is no room, to the left.
            const double right = here.line + gap;
            const double left = here.line - gap - here.width;
            for (const auto& [strip, from] : {std::pair(0, right), std::pair(0, left),
                                              std::pair(1, right), std::pair(1, left)}) {
                here.strip = strip;
                here.from = from;
                if (isFree(here)) {
                    said.push_back(here);
                    break;
                }
            }
        }
    }
    return said;
}

// A line for each event. One that says nothing ends below what others say.
void FlowPicture::drawEvents(QPainter& painter) const {
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setFont(axisFont());
    const QFontMetrics sizes = painter.fontMetrics();
    const auto topOf = [&](int strip) {
        return m_plot.top() - (m_strips - strip) * sizes.height() - sizes.height() / 4.0;
    };
    const QPen dots(color(Token::Text), 1, Qt::DotLine);
    painter.setPen(dots);
    for (const FlowEvent& event : eventsBetween(m_from, m_until)) {
        const int x = qRound(xOf(event.at));
        painter.drawLine(x, qRound(m_plot.top()), x, qRound(m_plot.bottom()));
    }
    const std::vector<SaidEvent> all = saidEvents(sizes);
    for (const SaidEvent& said : all) {
        const int x = qRound(said.line);
        painter.drawLine(x, qRound(topOf(said.strip)), x, qRound(m_plot.top()));
    }
    painter.setPen(color(Token::Text2));
    for (const SaidEvent& said : all) {
        const QRectF place(said.from, topOf(said.strip), said.width + 1, sizes.height());
        // A line of the strip above may go down through it.
        painter.fillRect(place, color(Token::Surface));
        painter.drawText(place, Qt::AlignLeft | Qt::AlignVCenter, said.words);
    }
}

std::vector<FlowEvent> FlowPicture::eventsOf(int column) const {
    const Timestamp from = m_points[static_cast<std::size_t>(column)].at;
    const auto events = eventsBetween(from, from + m_step);
    return {events.begin(), events.end()};
}

void FlowPicture::paint(QPainter& painter) {
    measure();
    drawAxes(painter);
    drawRest(painter);
    drawSeries(painter);
    drawLine(painter);
    drawEvents(painter);
}

int FlowPicture::columnAt(double x) const {
    if (m_points.empty() || x < m_plot.left() || x > xOf(m_points.back().at + m_step)) {
        return -1;
    }
    const auto after = std::ranges::partition_point(
        m_points, [&](const admin::FlowPoint& point) { return xOf(point.at) <= x; });
    return static_cast<int>(after - m_points.begin()) - 1;
}

QRectF FlowPicture::columnRect(int column) const {
    const Timestamp at = m_points[static_cast<std::size_t>(column)].at;
    const double left = xOf(at);
    return {left, m_plot.top(), std::max(2.0, xOf(at + m_step) - left), m_plot.height()};
}

}  // namespace weir::ui
