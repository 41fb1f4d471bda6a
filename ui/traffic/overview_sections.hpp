// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/control/admin/traffic.hpp"

class QWidget;

namespace weir::ui {

// The parts of the overview that are text, each made whole from a detail. A part that has nothing
// to say is an empty widget without height.
QWidget* makeDecisionSection(const admin::ExchangeDetail& detail);
QWidget* makeAttemptsSection(const admin::ExchangeDetail& detail);
QWidget* makeLossesSection(const admin::ExchangeDetail& detail);
QWidget* makeFactsSection(const admin::ExchangeDetail& detail);

// True when the attempts of both would be shown with the same words.
bool sameAttempts(const admin::ExchangeDetail& one, const admin::ExchangeDetail& other);

}  // namespace weir::ui
