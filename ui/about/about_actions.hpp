// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <functional>

#include "engine/control/admin/client.hpp"
#include "ui/about/diagnostics.hpp"

class QWidget;

namespace weir::ui {

class ActionRegistry;
class GatewayModel;

// What a person asks when something is wrong: which version this is, and what to put in a report.
class AboutActions : public QObject {
    Q_OBJECT

public:
    // Shows its dialog before `window`, and is its child.
    AboutActions(admin::AdminClient& client, GatewayModel& gateway, QWidget* window);

    void addTo(ActionRegistry& registry);
    void showAbout();
    // Asks for what is not known here, then puts it on the clipboard and says so.
    void copyDiagnostics();

signals:
    void copied();

private:
    void askKeychain(DiagnosedGateway found);
    void copy(const DiagnosedGateway& found);

    admin::AdminClient& m_client;
    GatewayModel& m_gateway;
    QWidget* m_window;
};

}  // namespace weir::ui
