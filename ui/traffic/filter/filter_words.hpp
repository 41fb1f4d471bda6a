// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "engine/control/admin/filter/filter.hpp"

namespace weir::ui {

// What is wrong with a filter, in the language of the window.
QString wordsOf(const admin::FilterError& error, const QString& filter);

}  // namespace weir::ui
