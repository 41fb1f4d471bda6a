// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QVector>

#include "ui/charts/band_data.hpp"
#include "ui/charts/legend.hpp"
#include "ui/routing/flow_nodes.hpp"

namespace weir::ui {

// The nodes as cards with what is known of them, in the order they have.
BandData bandsOf(const FlowNodes& nodes, const admin::RouteFlow& flow);

// What the bands are made of; of what is rare, only what there is.
QVector<LegendEntry> bandLegend(const FlowNodes& nodes);

}  // namespace weir::ui
