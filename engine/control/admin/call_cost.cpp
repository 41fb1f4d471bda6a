// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/control/admin/call_cost.hpp"

namespace weir::admin {

bool nothingWasSent(const ExchangeRow& row) {
    switch (row.state) {
        case ExchangeState::Refused:
        case ExchangeState::Blocked:
        case ExchangeState::Failed:
        case ExchangeState::Cancelled:
            return row.path.empty();
        case ExchangeState::Pending:
        case ExchangeState::Streaming:
        case ExchangeState::Done:
        case ExchangeState::Unsettled:
            break;
    }
    return false;
}

bool isRunning(ExchangeState state) {
    return state == ExchangeState::Pending || state == ExchangeState::Streaming;
}

CostKind costKindOf(const ExchangeRow& row) {
    if (nothingWasSent(row)) {
        return CostKind::Known;  // it costs nothing, and that is certain
    }
    switch (row.state) {
        case ExchangeState::Pending:
            return row.cost == Money() ? CostKind::None : CostKind::Hold;
        case ExchangeState::Unsettled:
            return CostKind::Hold;
        case ExchangeState::Streaming:
            return row.cost == Money() ? CostKind::None : CostKind::Estimated;
        case ExchangeState::Refused:
        case ExchangeState::Blocked:
        case ExchangeState::Done:
        case ExchangeState::Failed:
        case ExchangeState::Cancelled:
            break;
    }
    if (row.pricing == Pricing::Free) {
        return CostKind::Free;
    }
    if (row.usage.source == Source::Unknown) {
        return CostKind::Unknown;
    }
    if (row.pricing == Pricing::Unpriced) {
        return CostKind::Unpriced;
    }
    return row.usage.source == Source::Estimated ? CostKind::Estimated : CostKind::Known;
}

}  // namespace weir::admin
