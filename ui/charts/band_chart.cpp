// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/band_chart.hpp"

#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QPainter>
#include <algorithm>
#include <cmath>

#include "ui/charts/column_keys.hpp"
#include "ui/theme/fonts.hpp"
#include "ui/theme/metrics.hpp"
#include "ui/theme/tokens.hpp"

namespace weir::ui {

namespace {

BandSizes sizesNow() {
    const QFontMetrics name(ui::font(TextRole::Name));
    const QFontMetrics small(ui::font(TextRole::Small));
    BandSizes sizes;
    sizes.head = small.height() + metrics().space(2);
    sizes.card = name.height() + small.height() + metrics().px(3) + 2.0 * metrics().px(6);
    sizes.tallest = 3.6 * sizes.card;
    sizes.gap = metrics().space(2);
    sizes.wide = metrics().px(264);
    sizes.narrow = metrics().px(120);
    sizes.thinnest = metrics().px(1.5);
    return sizes;
}

QRectF placeIn(const QSize& size) {
    const int edge = metrics().space(2);
    return QRectF(QPointF(), size)
        .adjusted(metrics().edgeLeft, edge, -metrics().edgeRight - metrics().space(1), -edge);
}

}  // namespace

BandChart::BandChart(QWidget* parent) : QWidget(parent) {
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

QSize BandChart::sizeHint() const {
    return {metrics().px(900), metrics().px(480)};
}

QSize BandChart::minimumSizeHint() const {
    return {metrics().px(480), metrics().px(240)};
}

void BandChart::setData(BandData data) {
    m_data = std::move(data);
    if (!find(m_hovered)) {
        m_hovered.clear();
    }
    arrange();
    if (!m_current.isEmpty() && !find(m_current)) {
        setCurrent({});
    } else {
        describe();
    }
}

void BandChart::arrange() {
    m_layout = BandLayout(m_data, placeIn(size()), sizesNow());
    redraw();
}

int BandChart::rowsThatFit() const {
    return BandLayout::rowsIn(placeIn(size()).height(), sizesNow());
}

std::optional<std::size_t> BandChart::find(const QString& id) const {
    const auto found = std::ranges::find(m_data.nodes, id, &BandNode::id);
    return id.isEmpty() || found == m_data.nodes.end()
               ? std::nullopt
               : std::optional(static_cast<std::size_t>(found - m_data.nodes.begin()));
}

QRect BandChart::rectOf(const QString& id) const {
    const auto node = find(id);
    return node ? m_layout.nodes()[*node].toAlignedRect() : QRect();
}

std::optional<std::size_t> BandChart::nodeAt(const QPointF& place) const {
    const auto found = std::ranges::find_if(
        m_layout.nodes(), [&](const QRectF& each) { return each.contains(place); });
    return found == m_layout.nodes().end()
               ? std::nullopt
               : std::optional(static_cast<std::size_t>(found - m_layout.nodes().begin()));
}

// Whose ways stand out: the pointer says it before the keys do.
std::optional<std::size_t> BandChart::shownNode() const {
    const auto hovered = find(m_hovered);
    return hovered ? hovered : find(m_current);
}

void BandChart::setCurrent(const QString& id) {
    if (id == m_current) {
        return;
    }
    m_current = id;
    describe();
    redraw();
    tell();
    emit currentChanged(m_current);
}

void BandChart::setHovered(std::optional<std::size_t> node) {
    const QString id = node ? m_data.nodes[*node].id : QString();
    if (id != m_hovered) {
        m_hovered = id;
        setCursor(node ? Qt::PointingHandCursor : Qt::ArrowCursor);
        redraw();
    }
}

void BandChart::describe() {
    const auto node = find(m_current);
    setAccessibleDescription(
        node ? m_data.nodes[*node].spoken
             : tr("Arrow keys go from one node to the next, Enter opens it, the menu key shows "
                  "what can be done with it."));
}

void BandChart::tell() {
    if (hasFocus()) {
        QAccessibleEvent event(this, QAccessible::DescriptionChanged);
        QAccessible::updateAccessibility(&event);
    }
}

void BandChart::redraw() {
    m_drawing = QPixmap();
    update();
}

// The neighbour that most of it goes to, or comes from; without any, the one beside it.
std::optional<std::size_t> BandChart::beside(std::size_t node, int step) const {
    std::optional<std::size_t> best;
    double most = 0;
    for (const BandStrip& strip : m_layout.strips()) {
        const std::size_t here = step > 0 ? strip.from : strip.to;
        if (here == node && strip.amount > most) {
            most = strip.amount;
            best = step > 0 ? strip.to : strip.from;
        }
    }
    const std::size_t column = m_data.nodes[node].column;
    if (best || (step < 0 && column == 0)) {
        return best;
    }
    const double y = m_layout.nodes()[node].center().y();
    double nearest = 0;
    for (std::size_t other = 0; other < m_data.nodes.size(); ++other) {
        const double far = std::abs(m_layout.nodes()[other].center().y() - y);
        if (m_data.nodes[other].column == (step > 0 ? column + 1 : column - 1) &&
            (!best || far < nearest)) {
            best = other;
            nearest = far;
        }
    }
    return best;
}

std::optional<std::size_t> BandChart::afterKey(int key) const {
    if (m_data.nodes.empty()) {
        return std::nullopt;
    }
    const auto current = find(m_current);
    if (!current) {
        return 0;
    }
    const auto inColumn = [&](std::size_t node) {
        return node < m_data.nodes.size() &&
               m_data.nodes[node].column == m_data.nodes[*current].column;
    };
    std::size_t node = *current;
    switch (key) {
        case Qt::Key_Up:
            return node > 0 && inColumn(node - 1) ? node - 1 : node;
        case Qt::Key_Down:
            return inColumn(node + 1) ? node + 1 : node;
        case Qt::Key_Left:
            return beside(node, -1);
        case Qt::Key_Right:
            return beside(node, 1);
        case Qt::Key_Home:
            for (; node > 0 && inColumn(node - 1); --node) {
            }
            return node;
        case Qt::Key_End:
            for (; inColumn(node + 1); ++node) {
            }
            return node;
        default:
            return std::nullopt;
    }
}

void BandChart::keyPressEvent(QKeyEvent* event) {
    m_ring = true;
    if (event->matches(QKeySequence::Copy)) {
        QApplication::clipboard()->setText(m_data.table);
        return;
    }
    switch (event->key()) {
        case Qt::Key_Up:
        case Qt::Key_Down:
        case Qt::Key_Left:
        case Qt::Key_Right:
        case Qt::Key_Home:
        case Qt::Key_End:
            if (const auto node = afterKey(event->key())) {
                setCurrent(m_data.nodes[*node].id);
            }
            redraw();
            return;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            if (find(m_current)) {
                emit opened(m_current);
            }
            return;
        case Qt::Key_Escape:
            if (!m_current.isEmpty()) {
                setCurrent({});
                return;
            }
            break;
        default:
            break;
    }
    QWidget::keyPressEvent(event);
}

void BandChart::mouseMoveEvent(QMouseEvent* event) {
    setHovered(nodeAt(event->position()));
}

void BandChart::mousePressEvent(QMouseEvent* event) {
    m_ring = false;
    const auto node = nodeAt(event->position());
    setCurrent(node ? m_data.nodes[*node].id : QString());
    redraw();
}

void BandChart::mouseDoubleClickEvent(QMouseEvent* event) {
    if (const auto node = nodeAt(event->position()); node && event->button() == Qt::LeftButton) {
        emit opened(m_data.nodes[*node].id);
    }
}

void BandChart::contextMenuEvent(QContextMenuEvent* event) {
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const auto node = byKey ? find(m_current) : nodeAt(event->pos());
    if (!node) {
        return;
    }
    setCurrent(m_data.nodes[*node].id);
    const QPoint place =
        byKey ? m_layout.nodes()[*node].toAlignedRect().bottomLeft() : event->pos();
    emit menuAsked(m_current, mapToGlobal(place));
}

void BandChart::leaveEvent(QEvent* event) {
    QWidget::leaveEvent(event);
    setHovered(std::nullopt);
}

void BandChart::focusInEvent(QFocusEvent* event) {
    QWidget::focusInEvent(event);
    m_ring = cameByKeys(*event);
    redraw();
}

void BandChart::focusOutEvent(QFocusEvent* event) {
    QWidget::focusOutEvent(event);
    redraw();
}

void BandChart::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    switch (event->type()) {
        case QEvent::LanguageChange:
            describe();
            break;
        case QEvent::PaletteChange:
            redraw();
            break;
        case QEvent::FontChange:
            arrange();
            break;
        default:
            break;
    }
}

void BandChart::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    arrange();
    if (const int rows = rowsThatFit(); rows != m_rows) {
        m_rows = rows;
        emit roomChanged();
    }
}

}  // namespace weir::ui
