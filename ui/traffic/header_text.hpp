// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "engine/control/admin/traffic.hpp"

namespace weir::ui {

// The headers of an exchange as text, with what was dropped or changed on the way.
QString requestHeadersText(const admin::ExchangeDetail& detail);
QString responseHeadersText(const admin::ExchangeDetail& detail);

}  // namespace weir::ui
