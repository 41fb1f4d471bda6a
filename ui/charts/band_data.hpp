// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <cstddef>
#include <vector>

#include "ui/charts/hover_box.hpp"
#include "ui/theme/tokens.hpp"
#include "ui/widgets/text.hpp"

namespace weir::ui {

// A card of one column. What it says is two lines: its name and its figure, and a remark.
struct BandNode {
    QString id;  // the same from one picture to the next
    std::size_t column = 0;
    QString title;
    Qt::TextElideMode elide = Qt::ElideRight;  // of the title
    QString figure;
    QString noteIcon;  // empty: none
    Tone noteTone = Tone::Muted;
    QString note;
    bool quiet = false;  // nothing went through it
    HoverBox box;        // under the pointer
    QString spoken;      // all of it in a sentence
};

// What a band is made of, from the edge of a node that is nearer to its top.
struct BandSeries {
    Token token = Token::Series1;
    double opacity = 0.5;
    bool hatched = false;
};

// An amount that goes through one node of each column. Between columns before `firstColumn` it is
// not drawn, because it is in the bands of another way there.
struct BandWay {
    std::vector<std::size_t> nodes;  // their places, a column each
    std::size_t series = 0;
    double amount = 0;
    std::size_t firstColumn = 0;
};

// A way that nothing took, as a thin line.
struct BandHint {
    std::size_t from = 0;
    std::size_t to = 0;
};

struct BandData {
    std::vector<QString> heads;   // of the columns
    std::vector<BandNode> nodes;  // column by column, each from its top
    std::vector<BandSeries> series;
    std::vector<BandWay> ways;
    std::vector<BandHint> hints;
    QString table;  // the same tab-separated, to be copied
};

}  // namespace weir::ui
