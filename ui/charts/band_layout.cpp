// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/band_layout.hpp"

#include <algorithm>
#include <map>
#include <tuple>

namespace weir::ui {

namespace {

// Of the room that is left of a column, for the bands beside it.
constexpr double kBandsLeast = 0.16;
constexpr int kHalvings = 40;  // to a fraction of a pixel
// A card has a rim that no band reaches.
constexpr double kRim = 6;

}  // namespace

int BandLayout::rowsIn(double height, const BandSizes& sizes) {
    return std::max(1, static_cast<int>((height - sizes.head + sizes.gap) /
                                        std::max(1.0, sizes.card + sizes.gap)));
}

BandLayout::BandLayout(const BandData& data, const QRectF& place, const BandSizes& sizes)
    : m_place(place), m_sizes(sizes), m_columns(data.heads.size()) {
    collect(data);
    m_nodes.resize(data.nodes.size());
    m_scale = scaleFor(data);
    for (BandStrip& strip : m_strips) {
        strip.thickness = std::max(m_sizes.thinnest, strip.amount * m_scale);
    }
    placeNodes(data);
    placeStrips();
}

// In the order in which strips leave a node: by where they lead, then by series.
void BandLayout::collect(const BandData& data) {
    std::map<std::tuple<std::size_t, std::size_t, std::size_t>, double> sums;
    for (const BandWay& way : data.ways) {
        for (std::size_t column = way.firstColumn; column + 1 < way.nodes.size(); ++column) {
            sums[{way.nodes[column], way.nodes[column + 1], way.series}] += way.amount;
        }
    }
    for (const auto& [key, amount] : sums) {
        if (amount > 0) {
            const auto& [from, to, series] = key;
            m_strips.push_back({from, to, series, amount, 0, 0, 0});
        }
    }
}

double BandLayout::heightOf(std::size_t node, double scale) const {
    double in = 0;
    double out = 0;
    for (const BandStrip& strip : m_strips) {
        const double thickness = std::max(m_sizes.thinnest, strip.amount * scale);
        out += strip.from == node ? thickness : 0;
        in += strip.to == node ? thickness : 0;
    }
    return std::max(m_sizes.card, std::max(in, out) + 2 * kRim);
}

double BandLayout::heightOfColumn(const BandData& data, std::size_t column, double scale) const {
    double height = -m_sizes.gap;
    for (std::size_t node = 0; node < data.nodes.size(); ++node) {
        if (data.nodes[node].column == column) {
            height += heightOf(node, scale) + m_sizes.gap;
        }
    }
    return height;
}

// The greatest with which every column has room.
double BandLayout::scaleFor(const BandData& data) const {
    double most = 0;
    for (const BandStrip& strip : m_strips) {
        most = std::max(most, strip.amount);
    }
    if (most <= 0) {
        return 0;
    }
    const double room = m_place.height() - m_sizes.head;
    double low = 0;
    double high = room / most;
    for (std::size_t node = 0; node < data.nodes.size(); ++node) {
        double in = 0;
        double out = 0;
        for (const BandStrip& strip : m_strips) {
            in += strip.to == node ? strip.amount : 0;
            out += strip.from == node ? strip.amount : 0;
        }
        high = std::max(in, out) > 0 ? std::min(high, m_sizes.tallest / std::max(in, out)) : high;
    }
    for (int step = 0; step < kHalvings; ++step) {
        const double middle = (low + high) / 2;
        bool fits = true;
        for (std::size_t column = 0; column < m_columns && fits; ++column) {
            fits = heightOfColumn(data, column, middle) <= room;
        }
        (fits ? low : high) = middle;
    }
    return low;
}

QRectF BandLayout::headOf(std::size_t column) const {
    const auto columns = static_cast<double>(std::max<std::size_t>(1, m_columns));
    const double most = m_place.width() * (1 - kBandsLeast * (columns - 1)) / columns;
    const double width = std::clamp(m_sizes.wide, std::min(m_sizes.narrow, most), most);
    const double step = columns < 2 ? 0 : (m_place.width() - width) / (columns - 1);
    return {m_place.left() + step * static_cast<double>(column), m_place.top(), width,
            m_sizes.head};
}

// Each column in the middle of the height: one that has less to show stands beside what leads to
// it.
void BandLayout::placeNodes(const BandData& data) {
    const double top = m_place.top() + m_sizes.head;
    const double room = m_place.height() - m_sizes.head;
    for (std::size_t column = 0; column < m_columns; ++column) {
        const QRectF head = headOf(column);
        double y = top + std::max(0.0, (room - heightOfColumn(data, column, m_scale)) / 2);
        for (std::size_t node = 0; node < data.nodes.size(); ++node) {
            if (data.nodes[node].column == column) {
                const double height = heightOf(node, m_scale);
                m_nodes[node] = QRectF(head.left(), y, head.width(), height);
                y += height + m_sizes.gap;
            }
        }
    }
}

// What leaves a node or arrives there stands in the middle of its side.
void BandLayout::placeStrips() {
    for (std::size_t node = 0; node < m_nodes.size(); ++node) {
        std::vector<BandStrip*> out;
        std::vector<BandStrip*> in;
        double outHeight = 0;
        double inHeight = 0;
        for (BandStrip& strip : m_strips) {
            if (strip.from == node) {
                out.push_back(&strip);
                outHeight += strip.thickness;
            }
            if (strip.to == node) {
                in.push_back(&strip);
                inHeight += strip.thickness;
            }
        }
        std::ranges::stable_sort(
            in, {}, [](const BandStrip* strip) { return std::pair(strip->from, strip->series); });
        double y = m_nodes[node].center().y() - outHeight / 2;
        for (BandStrip* strip : out) {
            strip->fromTop = y;
            y += strip->thickness;
        }
        y = m_nodes[node].center().y() - inHeight / 2;
        for (BandStrip* strip : in) {
            strip->toTop = y;
            y += strip->thickness;
        }
    }
}

QPainterPath BandLayout::pathOf(const BandStrip& strip, double share) const {
    const double left = m_nodes[strip.from].right();
    const double right = m_nodes[strip.to].left();
    const double middle = (left + right) / 2;
    const double thickness = std::max(m_sizes.thinnest, strip.thickness * share);
    QPainterPath path(QPointF(left, strip.fromTop));
    path.cubicTo(middle, strip.fromTop, middle, strip.toTop, right, strip.toTop);
    path.lineTo(right, strip.toTop + thickness);
    path.cubicTo(middle, strip.toTop + thickness, middle, strip.fromTop + thickness, left,
                 strip.fromTop + thickness);
    path.closeSubpath();
    return path;
}

QPainterPath BandLayout::pathOf(const BandHint& hint) const {
    const QRectF from = m_nodes[hint.from];
    const QRectF to = m_nodes[hint.to];
    const double middle = (from.right() + to.left()) / 2;
    QPainterPath path(QPointF(from.right(), from.center().y()));
    path.cubicTo(middle, from.center().y(), middle, to.center().y(), to.left(), to.center().y());
    return path;
}

}  // namespace weir::ui
