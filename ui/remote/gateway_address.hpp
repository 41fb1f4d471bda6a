// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QUrl>

#include "engine/base/result.hpp"

namespace weir::ui {

// Where a gateway is operated from elsewhere.
struct GatewayAddress {
    QString host;  // without brackets
    quint16 port = 0;
    bool tls = true;  // without it only to this computer, as through a tunnel

    // "weir.example:9348", "http://127.0.0.1:9348": as it is typed and kept.
    QString text() const;
    QString hostAndPort() const;
    QUrl operation(std::string_view name) const;

    friend bool operator==(const GatewayAddress&, const GatewayAddress&) = default;
};

// What a person types: a host, perhaps with a port and https:// before it. Errors: Invalid, in the
// language of the window.
Result<GatewayAddress> parseGatewayAddress(const QString& typed);

}  // namespace weir::ui
