// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>

namespace weir::ui {

// Every size of the look, in logical pixels, derived from the body font: at 10 pt and 96 dpi they
// are the numbers behind them. So 125-200 % and a bigger system font hold.
class Metrics {
public:
    explicit Metrics(const QFont& body);

    // A size of the look at 10 pt, in the size of this font.
    int px(double at10pt) const;
    // Steps of the grid: space(1) is 4, space(5) is 20.
    int space(int steps) const { return px(4.0 * steps); }

    int edgeLeft;        // 20: header, bars, first column and footer start here
    int edgeRight;       // 16
    int gap;             // 12, between panels
    int cellPadding;     // 8
    int header;          // 52
    int toolBar;         // 44
    int tabs;            // 34
    int columnHeader;    // 28
    int row;             // font height + 10
    int rowComfortable;  // row + 6
    int rowTwoLine;      // 46
    int statusBar;       // 28
    int footer;          // 30
    int button;          // 28: button, field, combo
    int buttonSmall;     // 24
    int buttonLarge;     // 32, first start
    int rail;            // 180
    int railFolded;      // 52
    int railFoldsBelow;  // 1360: a window narrower than this folds its rail
    int paneBesideFrom;  // 1200: content this wide has its pane on the right
    int iconRow;         // 16, in rows and buttons
    int iconRail;        // 18
    int iconRailFolded;  // 20
    int iconInline;      // 14
    int iconChip;        // 12
    int iconGap;         // 6, between icon and word
    int radiusCheck;     // 3
    int radiusChip;      // 4
    int radiusButton;    // 5: button and field
    int radiusBox;       // 6: box in a pane
    int radiusPanel;     // 7
    int radiusDialog;    // 8
    int accentBar;       // 3
    int focusRing;       // 2

private:
    double m_scale;
};

// The sizes in force, made from the application's font.
const Metrics& metrics();
// For Theme only.
void setMetricsInForce(const Metrics& sizes);

}  // namespace weir::ui
