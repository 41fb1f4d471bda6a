// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/overview/stat_strip.hpp"

#include <QHBoxLayout>
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

FigureView::FigureView(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void FigureView::setFigure(const QString& figure, const QString& unit) {
    if (figure == m_figure && unit == m_unit) {
        return;
    }
    m_figure = figure;
    m_unit = unit;
    updateGeometry();
    update();
}

QSize FigureView::sizeHint() const {
    const QFont figure = ui::font(TextRole::Figure);
    const int unit = m_unit.isEmpty()
                         ? 0
                         : metrics().space(1) +
                               QFontMetrics(ui::font(TextRole::Small)).horizontalAdvance(m_unit);
    return {figuresWidth(figure, m_figure) + unit + 1, QFontMetrics(figure).height()};
}

void FigureView::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const QFont figure = ui::font(TextRole::Figure);
    painter.setFont(figure);
    painter.setPen(color(Token::Text));
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

StatStrip::StatStrip(int count, QWidget* parent) : QFrame(parent) {
    setProperty("part", QStringLiteral("panel"));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(1, 1, 1, 1);  // the border
    layout->setSpacing(0);
    for (int index = 0; index < count; ++index) {
        if (index > 0) {
            layout->addWidget(makeDivider(Qt::Vertical, this));
        }
        m_cells.push_back(makeCell());
        layout->addWidget(m_cells.back().whole, 1);
    }
}

StatStrip::Cell StatStrip::makeCell() {
    Cell cell{new QWidget(this), makeLabel(TextRole::Body, Tone::Text2), new FigureView,
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
    cell.figure->setFigure(stat.figure, stat.unit);
    cell.line->setValues(stat.values, stat.line);
    cell.note->setText(stat.note);
    cell.whole->setToolTip(stat.meaning);
    const QString figure = stat.unit.isEmpty() ? stat.figure : stat.figure + u' ' + stat.unit;
    cell.whole->setAccessibleName(QStringLiteral("%1: %2, %3").arg(stat.name, figure, stat.note));
}

}  // namespace weir::ui
