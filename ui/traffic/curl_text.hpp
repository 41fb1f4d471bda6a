// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "engine/control/admin/traffic.hpp"

namespace weir::ui {

// The call as a line for a POSIX shell that makes it again, through the gateway at `baseUrl`
// ("http://127.0.0.1:9347"). The key is not in it: it is read from $WEIR_KEY. A body that is not
// kept whole is read from the file request.json.
QString curlOf(const admin::ExchangeDetail& detail, const admin::ExchangeBodies& bodies,
               const QString& baseUrl);

}  // namespace weir::ui
