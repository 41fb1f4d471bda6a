// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/bar_chart.hpp"

#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QKeyEvent>
#include <QPainter>
#include <algorithm>
#include <cmath>
#include <utility>

#include "ui/charts/bar_plot.hpp"
#include "ui/charts/chart_look.hpp"
#include "ui/charts/column_keys.hpp"
#include "ui/charts/hover_box.hpp"
#include "ui/theme/digits.hpp"
#include "ui/theme/fonts.hpp"
#include "ui/theme/metrics.hpp"

namespace weir::ui {

namespace {

// A limit that is further above all bars than this would leave them no height.
constexpr double kLimitInSight = 2;

// Nano-dollars and tokens both, without an exponent and without noughts at the end.
QString plainNumber(double value) {
    QString text = QString::number(value, 'f', 9);
    while (text.endsWith(u'0')) {
        text.chop(1);
    }
    return text.endsWith(u'.') ? text.chopped(1) : text;
}

}  // namespace

BarChart::BarChart(QWidget* parent)
    : QWidget(parent), m_plot(new BarPlot([this](QPainter& painter) { drawOver(painter); }, this)) {
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

BarChart::~BarChart() = default;

void BarChart::setData(BarData bars) {
    if (bars == m_data) {
        return;
    }
    // Of other columns it would be another time.
    const bool sameColumns =
        std::ranges::equal(bars.columns, m_data.columns, {}, &BarColumn::head, &BarColumn::head);
    m_data = std::move(bars);
    m_column = sameColumns ? m_column : -1;
    double most = 0;
    for (std::size_t column = 0; column < m_data.columns.size(); ++column) {
        most = std::max(most, wholeHeight(m_data, column));
    }
    const double limit = m_data.limit / m_data.unit;
    m_scale =
        barScaleOf(limit <= kLimitInSight * most ? std::max(most, limit) : most, m_data.whole);
    m_plot->setData(m_data, m_scale);
    place();
    describe();
}

void BarChart::place() {
    m_plot->setGeometry(rect());
    m_plot->setPlot(plot());
    m_plot->redraw();
}

QRectF BarChart::plot() const {
    const QFontMetrics sizes(axisFont());
    int labels = 0;
    for (int tick = 0; tick <= m_scale.ticks; ++tick) {
        labels = std::max(labels, figuresWidth(axisFont(), m_scale.textOf(tick)));
    }
    // The focus ring has its place around the labels.
    const int edge = metrics().space(1);
    return QRectF(rect()).adjusted(edge + labels + metrics().space(2), edge + sizes.height() / 2.0,
                                   -edge - metrics().space(1),
                                   -edge - sizes.height() - metrics().space(1));
}

QRectF BarChart::columnRect(int column) const {
    const QRectF area = plot();
    const double width = area.width() / std::max(1, lastColumn() + 1);
    return {area.left() + column * width, area.top(), width, area.height()};
}

int BarChart::columnAt(double x) const {
    const QRectF area = plot();
    if (m_data.columns.empty() || x < area.left() || x >= area.right()) {
        return -1;
    }
    const double width = area.width() / static_cast<double>(m_data.columns.size());
    return std::min(lastColumn(), static_cast<int>((x - area.left()) / width));
}

QSize BarChart::sizeHint() const {
    return {metrics().px(640), metrics().px(260)};
}

QSize BarChart::minimumSizeHint() const {
    // A column of nine series has a box as high as this.
    return {metrics().px(320), metrics().px(220)};
}

void BarChart::drawOver(QPainter& painter) const {
    painter.save();
    drawOpen(painter);
    drawLabels(painter);
    drawLimit(painter);
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
    painter.restore();
}

// A step that is not over yet: what there is of it is not all that there will be. Where it is known
// how much is expected, that stands on top; else what there is is hatched.
void BarChart::drawOpen(QPainter& painter) const {
    for (int column = 0; column <= lastColumn(); ++column) {
        const auto at = static_cast<std::size_t>(column);
        const QRectF whole = columnRect(column);
        const auto between = [&](double from, double to) {
            const double scale = whole.height() / m_scale.top();
            return QRectF(whole.left(), whole.bottom() - to * scale, whole.width(),
                          (to - from) * scale);
        };
        const double height = barHeight(m_data, at);
        if (m_data.columns[at].expected > 0) {
            const double room = (1 - kBarShare) / 2 * whole.width();
            const QRectF bar = between(height, wholeHeight(m_data, at)).adjusted(room, 0, -room, 0);
            painter.fillRect(bar, QBrush(color(Token::Control), Qt::BDiagPattern));
            painter.setPen(QPen(color(Token::Control), 1));
            painter.setBrush(Qt::NoBrush);
            painter.drawRect(bar.toAlignedRect().adjusted(0, 0, -1, -1));
        } else if (m_data.columns[at].open) {
            painter.fillRect(between(0, height), QBrush(color(Token::Surface), Qt::BDiagPattern));
        }
    }
}

// Above the chart only its words are seen.
void BarChart::drawLimit(QPainter& painter) const {
    if (m_data.limit <= 0) {
        return;
    }
    const QRectF area = plot();
    const double limit = m_data.limit / m_data.unit;
    const bool inSight = limit <= m_scale.top();
    const double y = inSight ? area.bottom() - area.height() * limit / m_scale.top() : area.top();
    if (inSight) {
        painter.setPen(QPen(color(Token::Error), 1, Qt::DashLine));
        painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y));
    }
    painter.setFont(axisFont());
    const QString words = inSight ? m_data.limitText : QStringLiteral("↑ ") + m_data.limitText;
    const QFontMetrics sizes = painter.fontMetrics();
    const QSizeF size(sizes.horizontalAdvance(words) + metrics().space(2), sizes.height());
    // Under the line where there is no room above it.
    const double top = y - size.height() >= 0 ? y - size.height() - 1 : y + 1;
    const QRectF place(QPointF(area.right() - size.width(), top), size);
    painter.fillRect(place, color(Token::Surface));
    painter.setPen(color(Token::Muted));
    painter.drawText(place, Qt::AlignCenter, words);
}

void BarChart::drawLabels(QPainter& painter) const {
    const QRectF area = plot();
    const int left = qRound(area.left());
    painter.setFont(axisFont());
    painter.setPen(color(Token::Muted));
    const int height = painter.fontMetrics().height();
    for (int tick = 0; tick <= m_scale.ticks; ++tick) {
        const int y = qRound(area.bottom() - area.height() * tick / m_scale.ticks);
        drawFigures(painter, QRect(0, y - height / 2, left - metrics().space(2), height),
                    Qt::AlignRight | Qt::AlignVCenter, m_scale.textOf(tick));
    }
    painter.fillRect(QRectF(area.left(), qRound(area.bottom()), area.width(), 1),
                     color(Token::Control));
    const int top = qRound(area.bottom()) + metrics().space(1);
    for (int column = 0; column <= lastColumn();
         column += labelledEvery(static_cast<int>(m_data.columns.size()))) {
        const QString& text = m_data.columns[static_cast<std::size_t>(column)].label;
        const int width = figuresWidth(axisFont(), text);
        const int middle = qRound(columnRect(column).center().x());
        const int from = std::clamp(middle - width / 2, 0, std::max(0, this->width() - width));
        drawFigures(painter, QRect(from, top, width + 1, height), Qt::AlignLeft | Qt::AlignVCenter,
                    text);
    }
}

void BarChart::drawColumn(QPainter& painter) const {
    const QRectF column = columnRect(m_column);
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
    const int y = std::clamp(qRound(column.top()), 0, std::max(0, height() - size.height()));
    paintHoverBox(painter, QPoint(x, y), box);
}

// In the order of the table under the chart, which is from the axis up.
HoverBox BarChart::boxOf(int column) const {
    const auto at = static_cast<std::size_t>(column);
    const BarColumn& facts = m_data.columns[at];
    HoverBox box;
    box.head = facts.head;
    for (const BarSeries& series : m_data.series) {
        box.lines.push_back({series.name, series.texts[at], series.token});
    }
    box.lines.push_back({m_data.totalWord, facts.total, {}, true});
    if (!facts.expectedText.isEmpty()) {
        box.lines.push_back({m_data.expectedWord, facts.expectedText, {}});
    }
    if (!facts.hint.isEmpty()) {
        box.lines.push_back({facts.hint, {}, {}});
    }
    return box;
}

QString BarChart::columnText(int column) const {
    if (column < 0 || column > lastColumn()) {
        return {};
    }
    const HoverBox box = boxOf(column);
    QString text = box.head;
    for (const HoverBox::Line& line : box.lines) {
        text += QStringLiteral(", ") + line.name;
        text += line.value.isEmpty() ? QString() : u' ' + line.value;
    }
    return text;
}

bool BarChart::expectsAnything() const {
    return std::ranges::any_of(m_data.columns,
                               [](const BarColumn& column) { return column.expected > 0; });
}

QString BarChart::dataText() const {
    QString text = m_data.columnWord;
    for (const BarSeries& series : m_data.series) {
        text += u'\t' + series.name;
    }
    const bool ahead = expectsAnything();
    text += u'\t' + m_data.totalWord + (ahead ? u'\t' + m_data.expectedWord : QString()) + u'\n';
    for (std::size_t column = 0; column < m_data.columns.size(); ++column) {
        text += m_data.columns[column].head;
        double sum = 0;
        for (const BarSeries& series : m_data.series) {
            text += u'\t' + plainNumber(series.values[column]);
            sum += series.values[column];
        }
        text += u'\t' + plainNumber(sum);
        text += ahead ? u'\t' + plainNumber(m_data.columns[column].expected) : QString();
        text += u'\n';
    }
    return text;
}

void BarChart::describe() {
    setAccessibleName(m_data.title);
    const QString bars =
        tr("%1 bars. Arrow keys read each of them.").arg(QLocale().toString(lastColumn() + 1));
    setAccessibleDescription(m_data.limit > 0 ? bars + u' ' + m_data.limitText + u'.' : bars);
}

void BarChart::setColumn(int column) {
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
    m_plot->redraw();
}

void BarChart::mouseMoveEvent(QMouseEvent* event) {
    setColumn(columnAt(event->position().x()));
}

void BarChart::mouseDoubleClickEvent(QMouseEvent* event) {
    if (const int column = columnAt(event->position().x()); column >= 0) {
        emit activated(column);
    }
}

void BarChart::leaveEvent(QEvent* event) {
    QWidget::leaveEvent(event);
    setColumn(-1);
}

void BarChart::keyPressEvent(QKeyEvent* event) {
    m_ring = true;
    if (event->matches(QKeySequence::Copy)) {
        QApplication::clipboard()->setText(dataText());
        return;
    }
    if (const auto column = columnAfter(event->key(), m_column, lastColumn())) {
        setColumn(*column);
        return;
    }
    switch (event->key()) {
        case Qt::Key_Return:
        case Qt::Key_Enter:
            if (m_column >= 0) {
                emit activated(m_column);
            }
            return;
        case Qt::Key_Escape:
            if (m_column >= 0) {
                setColumn(-1);
                return;
            }
            break;
        default:
            break;
    }
    QWidget::keyPressEvent(event);
}

void BarChart::focusInEvent(QFocusEvent* event) {
    QWidget::focusInEvent(event);
    m_ring = cameByKeys(*event);
    m_plot->redraw();
}

void BarChart::focusOutEvent(QFocusEvent* event) {
    QWidget::focusOutEvent(event);
    setColumn(-1);
    describe();
    m_plot->redraw();
}

void BarChart::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    switch (event->type()) {
        case QEvent::LanguageChange:
            describe();
            break;
        case QEvent::PaletteChange:
        case QEvent::FontChange:
            m_plot->takeColours();
            place();
            break;
        default:
            break;
    }
}

void BarChart::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    place();
}

}  // namespace weir::ui
