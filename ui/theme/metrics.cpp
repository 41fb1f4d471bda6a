// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/metrics.hpp"

#include <QFontInfo>
#include <QFontMetrics>
#include <algorithm>
#include <cmath>

namespace weir::ui {

namespace {

// The pixel size that 10 pt have at 96 dpi, in which the look is written down.
constexpr double kBasePixelSize = 13.0;

Metrics& metricsInForce() {
    static Metrics sizes{QFont()};
    return sizes;
}

}  // namespace

Metrics::Metrics(const QFont& body)
    : m_scale(std::max(1.0, QFontInfo(body).pixelSize() / kBasePixelSize)) {
    edgeLeft = px(20);
    edgeRight = px(16);
    gap = px(12);
    cellPadding = px(8);
    header = px(52);
    toolBar = px(44);
    tabs = px(34);
    columnHeader = px(28);
    row = QFontMetrics(body).height() + px(10);
    rowComfortable = row + px(6);
    rowTwoLine = row + px(20);
    statusBar = px(28);
    footer = px(30);
    button = px(28);
    buttonSmall = px(24);
    buttonLarge = px(32);
    rail = px(180);
    railFolded = px(52);
    railFoldsBelow = px(1360);
    paneBesideFrom = px(1200);
    iconRow = px(16);
    iconRail = px(18);
    iconRailFolded = px(20);
    iconInline = px(14);
    iconChip = px(12);
    iconGap = px(6);
    radiusCheck = px(3);
    radiusChip = px(4);
    radiusButton = px(5);
    radiusBox = px(6);
    radiusPanel = px(7);
    radiusDialog = px(8);
    accentBar = px(3);
    focusRing = px(2);
}

int Metrics::px(double at10pt) const {
    return static_cast<int>(std::lround(at10pt * m_scale));
}

const Metrics& metrics() {
    return metricsInForce();
}

void setMetricsInForce(const Metrics& sizes) {
    metricsInForce() = sizes;
}

}  // namespace weir::ui
