// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace weir::ui {

class FilterField;
class TrafficModel;

// Providers, models, keys and who called, of the newest calls, for the field to offer.
void offerKnownValues(FilterField& field, const TrafficModel& calls);

}  // namespace weir::ui
