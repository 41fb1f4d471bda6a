// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "engine/control/admin/traffic.hpp"

namespace weir::ui {

// What is known of the bodies of an exchange.
enum class BodyState {
    Asked,    // no answer yet
    NotYet,   // they are there when the call has ended
    NotKept,  // or fell out of memory
    Failed,   // they are kept, and cannot be shown
    Kept,
};

// The same with the words that every tab says of it.
struct BodyFacts {
    BodyState state = BodyState::Asked;
    QString place;    // of kept ones: "in memory only", "on disk, encrypted, until 3 December"
    QString problem;  // why they cannot be shown
    BodyLoss loss = BodyLoss::None;  // why they are not on disk

    friend bool operator==(const BodyFacts&, const BodyFacts&) = default;
};

QString placeText(const admin::ExchangeBodies& bodies);
// What stands in the place of a body that is not there; empty for one that is.
QString absenceText(const BodyFacts& facts);

}  // namespace weir::ui
