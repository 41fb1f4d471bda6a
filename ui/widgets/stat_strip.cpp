// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/stat_strip.hpp"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

#include "ui/theme/digits.hpp"
#include "ui/theme/fonts.hpp"
#include "ui/theme/metrics.hpp"
#include "ui/widgets/elided_label.hpp"
#include "ui/widgets/panel.hpp"
#include "ui/widgets/sparkline.hpp"
#include "ui/widgets/text.hpp"

namespace weir::ui {

FigureView::FigureView(TextRole role, QWidget* parent) : QWidget(parent), m_role(role) {
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void FigureView::setFigure(const QString& figure, const QString& unit, Token token) {
    if (figure == m_figure && unit == m_unit && token == m_token) {
        return;
    }
    m_figure = figure;
    m_unit = unit;
    m_token = token;
    updateGeometry();
    update();
}

QSize FigureView::sizeHint() const {
    const QFont figure = ui::font(m_role);
    const int unit = m_unit.isEmpty()
                         ? 0
                         : metrics().space(1) +
                               QFontMetrics(ui::font(TextRole::Small)).horizontalAdvance(m_unit);
    return {figuresWidth(figure, m_figure) + unit + 1, QFontMetrics(figure).height()};
}

void FigureView::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const QFont figure = ui::font(m_role);
    painter.setFont(figure);
    painter.setPen(color(m_token));
    drawFigures(painter, rect(), Qt::AlignLeft | Qt::AlignVCenter, m_figure);
    // Both stand on one base line.
    const int base =
        (height() + QFontMetrics(figure).ascent() - QFontMetrics(figure).descent()) / 2;
    painter.setFont(ui::font(TextRole::Small));
    painter.setPen(color(Token::Muted));
    painter.drawText(figuresWidth(figure, m_figure) + metrics().space(1), base, m_unit);
}

SparklineView::SparklineView(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
}

void SparklineView::setValues(std::vector<double> values, Token token) {
    if (values == m_values && token == m_token) {
        return;
    }
    m_values = std::move(values);
    m_token = token;
    update();
}

QSize SparklineView::sizeHint() const {
    return {metrics().px(84), metrics().px(26)};
}

void SparklineView::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    // Less than this is a smudge.
    if (width() >= metrics().px(24)) {
        paintSparkline(painter, QRectF(rect()), m_values, color(m_token));
    }
}

void StatCell::setLeadsSomewhere() {
    m_leads = true;
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setAttribute(Qt::WA_Hover);
}

void StatCell::paintEvent(QPaintEvent*) {
    if (!m_leads) {
        return;
    }
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (underMouse()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(color(Token::Hover));
        painter.drawRoundedRect(rect(), metrics().radiusBox, metrics().radiusBox);
    }
    if (hasFocus()) {
        const double half = metrics().focusRing / 2.0;
        painter.setPen(QPen(color(Token::Focus), metrics().focusRing));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(rect()).adjusted(half, half, -half, -half),
                                metrics().radiusBox, metrics().radiusBox);
    }
}

void StatCell::keyPressEvent(QKeyEvent* event) {
    const bool presses = event->key() == Qt::Key_Space || event->key() == Qt::Key_Return ||
                         event->key() == Qt::Key_Enter;
    if (m_leads && presses) {
        emit activated();
        return;
    }
    QWidget::keyPressEvent(event);
}

void StatCell::mouseReleaseEvent(QMouseEvent* event) {
    QWidget::mouseReleaseEvent(event);
    if (m_leads && event->button() == Qt::LeftButton && rect().contains(event->pos())) {
        emit activated();
    }
}

StatStrip::StatStrip(int count, TextRole figures, QWidget* parent) : QFrame(parent) {
    setProperty("part", QStringLiteral("panel"));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(1, 1, 1, 1);  // the border
    layout->setSpacing(0);
    for (int index = 0; index < count; ++index) {
        if (index > 0) {
            layout->addWidget(makeDivider(Qt::Vertical, this));
        }
        m_cells.push_back(makeCell(figures));
        layout->addWidget(m_cells.back().whole, 1);
    }
}

StatStrip::Cell StatStrip::makeCell(TextRole figures) {
    Cell cell{new StatCell(this), makeLabel(TextRole::Body, Tone::Text2), new FigureView(figures),
              new SparklineView, new ElidedLabel};
    setTextRole(cell.note, TextRole::Small);
    setTone(cell.note, Tone::Muted);
    auto* row = new QHBoxLayout;
    row->setSpacing(metrics().space(2));
    row->addWidget(cell.figure);
    row->addStretch(1);
    row->addWidget(cell.line, 100);
    auto* column = new QVBoxLayout(cell.whole);
    column->setContentsMargins(metrics().px(14), metrics().px(11), metrics().px(14),
                               metrics().px(11));
    column->setSpacing(metrics().px(3));
    column->addWidget(cell.name);
    column->addLayout(row);
    column->addWidget(cell.note);
    return cell;
}

void StatStrip::setStat(int index, const Stat& stat) {
    const Cell& cell = m_cells[static_cast<std::size_t>(index)];
    cell.name->setText(stat.name);
    cell.figure->setFigure(stat.figure, stat.unit, stat.token);
    cell.line->setValues(stat.values, stat.line);
    cell.note->setText(stat.note);
    cell.whole->setToolTip(stat.meaning);
    const QString figure = stat.unit.isEmpty() ? stat.figure : stat.figure + u' ' + stat.unit;
    cell.whole->setAccessibleName(QStringLiteral("%1: %2, %3").arg(stat.name, figure, stat.note));
}

StatCell* StatStrip::leadSomewhere(int index) {
    StatCell* cell = m_cells[static_cast<std::size_t>(index)].whole;
    cell->setLeadsSomewhere();
    return cell;
}

}  // namespace weir::ui
