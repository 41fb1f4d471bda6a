// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPainterPath>
#include <QRectF>
#include <vector>

#include "ui/charts/band_data.hpp"

namespace weir::ui {

// One series of the band between two nodes of neighbouring columns.
struct BandStrip {
    std::size_t from = 0;
    std::size_t to = 0;
    std::size_t series = 0;
    double amount = 0;
    double thickness = 0;
    double fromTop = 0;
    double toTop = 0;
};

// Sizes in pixels that a layout is made with.
struct BandSizes {
    double head = 0;      // the line over the columns
    double card = 0;      // least height of a node
    double tallest = 0;   // what goes through one node is no higher
    double gap = 0;       // between nodes of a column
    double wide = 0;      // of a node, if there is room
    double narrow = 0;    // the least width of one
    double thinnest = 1;  // of a strip
};

// Where nodes and bands are, in a place of some size: all bands on one scale, so that thickness can
// be compared over the whole picture.
class BandLayout {
public:
    BandLayout() = default;
    BandLayout(const BandData& data, const QRectF& place, const BandSizes& sizes);

    // How many nodes of the least height a column has room for.
    static int rowsIn(double height, const BandSizes& sizes);

    const std::vector<QRectF>& nodes() const { return m_nodes; }  // in the order of the data
    const std::vector<BandStrip>& strips() const { return m_strips; }
    QRectF headOf(std::size_t column) const;

    // The share of a strip, from its top.
    QPainterPath pathOf(const BandStrip& strip, double share = 1) const;
    QPainterPath pathOf(const BandHint& hint) const;

private:
    void collect(const BandData& data);
    double heightOf(std::size_t node, double scale) const;
    double heightOfColumn(const BandData& data, std::size_t column, double scale) const;
    double scaleFor(const BandData& data) const;
    void placeNodes(const BandData& data);
    void placeStrips();

    QRectF m_place;
    BandSizes m_sizes;
    double m_scale = 0;
    std::size_t m_columns = 0;
    std::vector<QRectF> m_nodes;
    std::vector<BandStrip> m_strips;
};

}  // namespace weir::ui
