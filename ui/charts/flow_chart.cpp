// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/flow_chart.hpp"

#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QKeyEvent>
#include <QPainter>
#include <algorithm>
#include <ranges>

#include "ui/charts/chart_look.hpp"
#include "ui/charts/column_keys.hpp"
#include "ui/charts/flow_series.hpp"
#include "ui/charts/hover_box.hpp"
#include "ui/theme/metrics.hpp"
#include "ui/theme/tokens.hpp"
#include "ui/widgets/local_time.hpp"
#include "ui/widgets/numbers.hpp"

namespace weir::ui {

namespace {

// The figures need their place.
constexpr std::size_t kEventsInBox = 3;

}  // namespace

QString unitText(RateUnit unit) {
    switch (unit) {
        case RateUnit::Second:
            return FlowChart::tr("requests a second");
        case RateUnit::Minute:
            return FlowChart::tr("requests a minute");
        case RateUnit::Hour:
            break;
    }
    return FlowChart::tr("requests an hour");
}

FlowChart::FlowChart(QWidget* parent) : QWidget(parent) {
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setAccessibleName(tr("Flow"));
}

void FlowChart::setOverview(const admin::Overview& overview) {
    const auto step = m_picture.step();
    if (!m_picture.setOverview(overview)) {
        return;
    }
    // Of another range it would be another time.
    m_column = step == m_picture.step() ? std::min(m_column, lastColumn()) : -1;
    describe();
    redraw();
}

void FlowChart::setEvents(std::vector<FlowEvent> events) {
    if (m_picture.setEvents(std::move(events))) {
        redraw();
    }
}

int FlowChart::lastColumn() const {
    return static_cast<int>(m_picture.points().size()) - 1;
}

void FlowChart::describe() {
    std::uint64_t through = 0;
    std::uint64_t held = 0;
    std::uint64_t failed = 0;
    for (const admin::FlowPoint& point : m_picture.points()) {
        through += wentThrough(point);
        held += point.heldBack;
        failed += point.failed;
    }
    setAccessibleName(tr("Flow"));
    setAccessibleDescription(tr("%1 requests went through, %2 were held back, %3 failed. Arrow "
                                "keys read each step, Enter shows its requests.")
                                 .arg(countText(through), countText(held), countText(failed)));
}

QSize FlowChart::sizeHint() const {
    return {metrics().px(640), metrics().px(180)};
}

QSize FlowChart::minimumSizeHint() const {
    return {metrics().px(320), metrics().px(130)};
}

void FlowChart::redraw() {
    m_drawing = QPixmap();
    update();
}

void FlowChart::drawColumn(QPainter& painter) const {
    const QRectF column = m_picture.columnRect(m_column);
    QColor tint = color(Token::Text);
    tint.setAlphaF(kColumnTint);
    painter.fillRect(column, tint);
    const HoverBox box = boxOf(m_column);
    const QSize size = hoverBoxSize(box);
    const int gap = metrics().space(2);
    int x = qRound(column.right()) + gap;
    if (x + size.width() > width()) {
        x = std::max(0, qRound(column.left()) - gap - size.width());
    }
    const int y = std::min(qRound(column.top()), std::max(0, height() - size.height()));
    paintHoverBox(painter, QPoint(x, y), box);
}

void FlowChart::paintEvent(QPaintEvent*) {
    const double ratio = devicePixelRatioF();
    if (m_drawing.isNull() || m_drawing.devicePixelRatio() != ratio) {
        m_drawing = QPixmap(size() * ratio);
        m_drawing.setDevicePixelRatio(ratio);
        m_drawing.fill(color(Token::Surface));
        QPainter painter(&m_drawing);
        m_picture.paint(painter);
    }
    QPainter painter(this);
    painter.drawPixmap(0, 0, m_drawing);
    if (m_column >= 0) {
        drawColumn(painter);
    }
    if (hasFocus() && m_ring) {
        const double half = metrics().focusRing / 2.0;
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(color(Token::Focus), metrics().focusRing));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(rect()).adjusted(half, half, -half, -half),
                                metrics().radiusCheck, metrics().radiusCheck);
    }
}

QString FlowChart::timesOf(const admin::FlowPoint& point) const {
    const auto format = m_picture.step() < std::chrono::minutes(1) ? QStringLiteral("HH:mm:ss")
                        : m_picture.step() < std::chrono::hours(1) ? QStringLiteral("HH:mm")
                                                                   : QStringLiteral("ddd d, HH:mm");
    const QLocale locale;
    return QStringLiteral("%1 – %2").arg(
        locale.toString(localTime(point.at), format),
        locale.toString(
            localTime(point.at + m_picture.step()),
            m_picture.step() < std::chrono::minutes(1) ? format : QStringLiteral("HH:mm")));
}

HoverBox FlowChart::boxOf(int column) const {
    const admin::FlowPoint& point = m_picture.points()[static_cast<std::size_t>(column)];
    HoverBox box{timesOf(point), {}, {}};
    for (const FlowSeries& series : flowSeries()) {
        box.lines.push_back({nameOf(series), countText(point.*series.count), series.token});
    }
    if (point.cancelled > 0) {
        box.lines.push_back({tr("Cancelled"), countText(point.cancelled), {}});
    }
    box.lines.push_back({tr("All requests"), countText(totalOf(point)), {}, true});
    const std::vector<FlowEvent> events = m_picture.eventsOf(column);
    for (const FlowEvent& event : events | std::views::take(kEventsInBox)) {
        box.lines.push_back(
            {QStringLiteral("%1\u2002%2")
                 .arg(QLocale().toString(localTime(event.at), QStringLiteral("HH:mm")), event.text),
             {},
             {}});
    }
    if (events.size() > kEventsInBox) {
        //: Events beside those that are listed
        box.lines.push_back(
            {tr("and %Ln more", nullptr, static_cast<int>(events.size() - kEventsInBox)), {}, {}});
    }
    //: Of the requests that began in the column of a chart
    box.hint = tr("Enter shows what began then");
    return box;
}

QString FlowChart::columnText(int column) const {
    if (column < 0 || column > lastColumn()) {
        return {};
    }
    const HoverBox box = boxOf(column);
    QString text = box.head;
    for (const HoverBox::Line& line : box.lines) {
        text += QStringLiteral(", %1 %2").arg(line.name, line.value);
    }
    return text;
}

QString FlowChart::dataText() const {
    QString text = tr("Time");
    for (const FlowSeries& series : flowSeries()) {
        text += u'\t' + nameOf(series);
    }
    text += u'\t' + tr("Cancelled");
    //: A column of copied data: what happened at that time
    text += u'\t' + tr("Events") + u'\n';
    for (int column = 0; column <= lastColumn(); ++column) {
        const admin::FlowPoint& point = m_picture.points()[static_cast<std::size_t>(column)];
        text += localTime(point.at).toString(Qt::ISODate);
        for (const FlowSeries& series : flowSeries()) {
            text += u'\t' + QString::number(point.*series.count);
        }
        QStringList events;
        for (const FlowEvent& event : m_picture.eventsOf(column)) {
            events << event.text;
        }
        text += u'\t' + QString::number(point.cancelled) + u'\t' +
                events.join(QStringLiteral("; ")) + u'\n';
    }
    return text;
}

void FlowChart::copyData() const {
    QApplication::clipboard()->setText(dataText());
}

void FlowChart::setColumn(int column) {
    column = std::clamp(column, -1, lastColumn());
    if (column == m_column) {
        return;
    }
    m_column = column;
    if (column >= 0 && hasFocus()) {
        setAccessibleDescription(columnText(column));
        QAccessibleEvent event(this, QAccessible::DescriptionChanged);
        QAccessible::updateAccessibility(&event);
    }
    update();
}

void FlowChart::mouseMoveEvent(QMouseEvent* event) {
    setColumn(m_picture.columnAt(event->position().x()));
}

void FlowChart::mouseReleaseEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton && rect().contains(event->pos())) {
        setColumn(m_picture.columnAt(event->position().x()));
        openColumn();
    }
}

void FlowChart::openColumn() {
    if (m_column >= 0) {
        const Timestamp from = m_picture.points()[static_cast<std::size_t>(m_column)].at;
        emit columnOpened(from, from + m_picture.step());
    }
}

void FlowChart::leaveEvent(QEvent* event) {
    QWidget::leaveEvent(event);
    setColumn(-1);
}

void FlowChart::keyPressEvent(QKeyEvent* event) {
    m_ring = true;
    if (event->matches(QKeySequence::Copy)) {
        copyData();
        return;
    }
    if (const auto column = columnAfter(event->key(), m_column, lastColumn())) {
        setColumn(*column);
        return;
    }
    switch (event->key()) {
        case Qt::Key_Return:
        case Qt::Key_Enter:
            openColumn();
            return;
        case Qt::Key_Escape:
            setColumn(-1);
            return;
        default:
            QWidget::keyPressEvent(event);
    }
}

void FlowChart::focusInEvent(QFocusEvent* event) {
    QWidget::focusInEvent(event);
    m_ring = cameByKeys(*event);
    update();
}

void FlowChart::focusOutEvent(QFocusEvent* event) {
    QWidget::focusOutEvent(event);
    setColumn(-1);
    describe();
    update();
}

void FlowChart::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    switch (event->type()) {
        case QEvent::LanguageChange:
            describe();
            redraw();
            break;
        case QEvent::PaletteChange:
        case QEvent::FontChange:
            redraw();
            break;
        default:
            break;
    }
}

void FlowChart::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    m_picture.setSize(size());
    redraw();
}

}  // namespace weir::ui
