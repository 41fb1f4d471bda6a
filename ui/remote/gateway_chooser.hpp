// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <optional>

#include "ui/remote/known_gateways.hpp"
#include "ui/remote/remote_ports.hpp"

class QMenu;
class QSettings;
class QWidget;

namespace weir::ui {

class ActionRegistry;

// Which gateway the window is a window onto: this computer's, one that is known, or another one.
class GatewayChooser : public QObject {
    Q_OBJECT

public:
    // `store` keeps the known ones and outlives this. Dialogs stand before `window`.
    GatewayChooser(RemotePorts ports, QSettings& store, QWidget* window);

    bool isRemote() const { return m_ports.client != nullptr; }
    QString name() const;     // "Local", or as the gateway is called
    QString meaning() const;  // for a tooltip
    void addTo(ActionRegistry& actions);
    void fill(QMenu& menu);

    void connectTo(const std::optional<KnownGateway>& begin = std::nullopt);
    void goLocal();

private:
    void choose(const KnownGateway& gateway);

    RemotePorts m_ports;
    KnownGateways m_known;
    QWidget* m_window;
};

}  // namespace weir::ui
