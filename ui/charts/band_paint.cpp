// SPDX-License-Identifier: GPL-3.0-or-later
// How a BandChart looks.
#include <QPainter>
#include <algorithm>

#include "ui/charts/band_chart.hpp"
#include "ui/theme/digits.hpp"
#include "ui/theme/fonts.hpp"
#include "ui/theme/icons.hpp"
#include "ui/theme/metrics.hpp"
#include "ui/theme/tokens.hpp"
#include "ui/widgets/state_look.hpp"

namespace weir::ui {

namespace {

// Beside what stands out.
constexpr double kFaint = 0.28;
constexpr double kHint = 1.2;  // of a line for a way that nothing took

QColor tinted(Token token, double opacity) {
    QColor tint = color(token);
    tint.setAlphaF(static_cast<float>(std::clamp(opacity, 0.0, 1.0)));
    return tint;
}

}  // namespace

// Of each strip, what part goes through the node as well.
std::vector<double> BandChart::sharesThrough(std::size_t node) const {
    const auto& strips = m_layout.strips();
    std::vector<double> shares(strips.size(), 0);
    for (const BandWay& way : m_data.ways) {
        if (std::ranges::find(way.nodes, node) == way.nodes.end()) {
            continue;
        }
        for (std::size_t column = way.firstColumn; column + 1 < way.nodes.size(); ++column) {
            const auto strip = std::ranges::find_if(strips, [&](const BandStrip& each) {
                return each.from == way.nodes[column] && each.to == way.nodes[column + 1] &&
                       each.series == way.series;
            });
            if (strip != strips.end()) {
                shares[static_cast<std::size_t>(strip - strips.begin())] +=
                    way.amount / strip->amount;
            }
        }
    }
    return shares;
}

void BandChart::paintEvent(QPaintEvent*) {
    const double ratio = devicePixelRatioF();
    if (m_drawing.isNull() || m_drawing.devicePixelRatio() != ratio) {
        m_drawing = QPixmap(size() * ratio);
        m_drawing.setDevicePixelRatio(ratio);
        m_drawing.fill(color(Token::Surface));
        QPainter painter(&m_drawing);
        paintAll(painter);
    }
    QPainter painter(this);
    painter.drawPixmap(0, 0, m_drawing);
}

void BandChart::paintAll(QPainter& painter) const {
    painter.setRenderHint(QPainter::Antialiasing);
    paintHeads(painter);
    paintStrips(painter);
    for (std::size_t node = 0; node < m_data.nodes.size(); ++node) {
        paintNode(painter, node);
    }
    if (hasFocus() && m_ring && !find(m_current)) {
        const double half = metrics().focusRing / 2.0;
        painter.setPen(QPen(color(Token::Focus), metrics().focusRing));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(rect()).adjusted(half, half, -half, -half),
                                metrics().radiusCheck, metrics().radiusCheck);
    }
    paintBox(painter);
}

void BandChart::paintHeads(QPainter& painter) const {
    painter.setFont(ui::font(TextRole::SmallStrong));
    painter.setPen(color(Token::Muted));
    for (std::size_t column = 0; column < m_data.heads.size(); ++column) {
        const QRectF place = m_layout.headOf(column);
        painter.drawText(place, Qt::AlignLeft | Qt::AlignTop | Qt::TextSingleLine,
                         painter.fontMetrics().elidedText(m_data.heads[column], Qt::ElideRight,
                                                          static_cast<int>(place.width())));
    }
}

void BandChart::paintStrip(QPainter& painter, const BandStrip& strip, double share,
                           double strength) const {
    const BandSeries& series = m_data.series[strip.series];
    const QPainterPath path = m_layout.pathOf(strip, share);
    painter.setPen(Qt::NoPen);
    painter.setBrush(tinted(series.token, series.opacity * strength * (series.hatched ? 0.35 : 1)));
    painter.drawPath(path);
    if (series.hatched) {
        painter.setBrush(QBrush(tinted(series.token, strength), Qt::BDiagPattern));
        painter.drawPath(path);
    }
}

void BandChart::paintStrips(QPainter& painter) const {
    const auto& strips = m_layout.strips();
    const auto shown = shownNode();
    painter.setBrush(Qt::NoBrush);
    for (const BandHint& hint : m_data.hints) {
        const bool faint = shown && hint.from != *shown && hint.to != *shown;
        painter.setPen(
            QPen(tinted(Token::Control, faint ? kFaint : 1), kHint, Qt::DotLine, Qt::FlatCap));
        painter.drawPath(m_layout.pathOf(hint));
    }
    const std::vector<double> shares = shown ? sharesThrough(*shown) : std::vector<double>();
    for (const BandStrip& strip : strips) {
        paintStrip(painter, strip, 1, shown ? kFaint : 1);
    }
    for (std::size_t at = 0; at < shares.size(); ++at) {
        if (shares[at] > 0) {
            paintStrip(painter, strips[at], shares[at], 1.25);
        }
    }
}

void BandChart::paintNode(QPainter& painter, std::size_t at) const {
    const BandNode& node = m_data.nodes[at];
    const QRectF card = m_layout.nodes()[at];
    const bool current = node.id == m_current;
    const bool ring = current && hasFocus();
    const double line = ring ? metrics().focusRing : 1;
    painter.setPen(QPen(color(ring      ? Token::Focus
                              : current ? Token::Accent
                                        : Token::Border),
                        line));
    painter.setBrush(color(current                ? Token::Selected
                           : node.id == m_hovered ? Token::Hover
                                                  : Token::Raised));
    painter.drawRoundedRect(card.adjusted(line / 2, line / 2, -line / 2, -line / 2),
                            metrics().radiusBox, metrics().radiusBox);
    paintTexts(painter, node, card);
}

void BandChart::paintTexts(QPainter& painter, const BandNode& node, const QRectF& card) const {
    const int padding = metrics().px(10);
    const QFont name = ui::font(TextRole::Name);
    const QFont value = ui::font(TextRole::Value);
    const QFont small = ui::font(TextRole::Small);
    const int upper = QFontMetrics(name).height();
    const int lower = QFontMetrics(small).height();
    const int between = metrics().px(3);
    const QRect inner = card.toRect().adjusted(padding, 0, -padding, 0);
    QRect line(inner.left(), inner.top() + (inner.height() - upper - lower - between) / 2,
               inner.width(), upper);
    const int figure = figuresWidth(value, node.figure);
    painter.setFont(value);
    painter.setPen(color(node.quiet ? Token::Muted : Token::Text));
    drawFigures(painter, line, Qt::AlignRight | Qt::AlignVCenter, node.figure);
    painter.setFont(name);
    const QRect title = line.adjusted(0, 0, -figure - metrics().space(2), 0);
    painter.drawText(title, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                     painter.fontMetrics().elidedText(node.title, node.elide, title.width()));
    line = QRect(inner.left(), line.bottom() + 1 + between, inner.width(), lower);
    const QColor ink = color(tokenOf(node.noteTone));
    if (!node.noteIcon.isEmpty()) {
        const int size = metrics().iconInline;
        paintIcon(painter, QRect(line.left(), line.top(), size, line.height()), node.noteIcon, ink);
        line.setLeft(line.left() + size + metrics().px(5));
    }
    painter.setFont(small);
    painter.setPen(ink);
    painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                     painter.fontMetrics().elidedText(node.note, Qt::ElideRight, line.width()));
}

// Beside the node, where there is room.
void BandChart::paintBox(QPainter& painter) const {
    const auto hovered = find(m_hovered);
    if (!hovered) {
        return;
    }
    const BandNode& node = m_data.nodes[*hovered];
    const QRectF card = m_layout.nodes()[*hovered];
    const QSize size = hoverBoxSize(node.box);
    const int gap = metrics().space(2);
    int x = qRound(card.right()) + gap;
    if (x + size.width() > width()) {
        x = std::max(0, qRound(card.left()) - gap - size.width());
    }
    const int y = std::clamp(qRound(card.top()), 0, std::max(0, height() - size.height()));
    paintHoverBox(painter, QPoint(x, y), node.box);
}

}  // namespace weir::ui
