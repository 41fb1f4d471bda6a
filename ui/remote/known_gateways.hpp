// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QSettings>
#include <QString>
#include <QVector>
#include <optional>

#include "ui/remote/gateway_address.hpp"

namespace weir::ui {

// A gateway somewhere else that this window was connected to. Its token is not part of it.
struct KnownGateway {
    QString name;
    GatewayAddress address;
    QByteArray pin;  // SHA-256 of the one certificate it may show; empty: one the system trusts

    friend bool operator==(const KnownGateway&, const KnownGateway&) = default;
};

// Those, the one used last first, in the window's settings.
class KnownGateways {
public:
    static constexpr qsizetype kMost = 12;

    // `store` outlives this.
    explicit KnownGateways(QSettings& store) : m_store(store) {}

    QVector<KnownGateway> all() const;
    std::optional<KnownGateway> find(const GatewayAddress& address) const;
    // Puts it first, in place of another one with that address.
    void use(const KnownGateway& gateway);
    void forget(const GatewayAddress& address);

private:
    void write(const QVector<KnownGateway>& gateways);

    QSettings& m_store;
};

}  // namespace weir::ui
