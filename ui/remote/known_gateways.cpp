// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/remote/known_gateways.hpp"

#include <algorithm>

namespace weir::ui {

namespace {

const QString kList = QStringLiteral("gateways");

}  // namespace

QVector<KnownGateway> KnownGateways::all() const {
    QVector<KnownGateway> gateways;
    const int count = m_store.beginReadArray(kList);
    for (int i = 0; i < count; ++i) {
        m_store.setArrayIndex(i);
        const auto address =
            parseGatewayAddress(m_store.value(QStringLiteral("address")).toString());
        const QByteArray pin =
            QByteArray::fromHex(m_store.value(QStringLiteral("pin")).toString().toLatin1());
        if (address) {
            gateways.push_back({m_store.value(QStringLiteral("name")).toString(), *address, pin});
        }
    }
    m_store.endArray();
    return gateways;
}

std::optional<KnownGateway> KnownGateways::find(const GatewayAddress& address) const {
    for (const KnownGateway& each : all()) {
        if (each.address == address) {
            return each;
        }
    }
    return std::nullopt;
}

void KnownGateways::use(const KnownGateway& gateway) {
    QVector<KnownGateway> gateways = all();
    gateways.removeIf([&](const auto& each) { return each.address == gateway.address; });
    gateways.push_front(gateway);
    gateways.resize(std::min(gateways.size(), kMost));
    write(gateways);
}

void KnownGateways::forget(const GatewayAddress& address) {
    QVector<KnownGateway> gateways = all();
    gateways.removeIf([&](const auto& each) { return each.address == address; });
    write(gateways);
}

void KnownGateways::write(const QVector<KnownGateway>& gateways) {
    m_store.remove(kList);
    m_store.beginWriteArray(kList, static_cast<int>(gateways.size()));
    for (int i = 0; i < static_cast<int>(gateways.size()); ++i) {
        m_store.setArrayIndex(i);
        m_store.setValue(QStringLiteral("name"), gateways[i].name);
        m_store.setValue(QStringLiteral("address"), gateways[i].address.text());
        m_store.setValue(QStringLiteral("pin"), QString::fromLatin1(gateways[i].pin.toHex()));
    }
    m_store.endArray();
    m_store.sync();
}

}  // namespace weir::ui
