// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

#include "engine/base/result.hpp"
#include "engine/control/admin/client.hpp"
#include "engine/control/admin/keys.hpp"
#include "engine/control/admin/models.hpp"

namespace weir::ui {

class GatewayCaller;
class GatewayModel;

// One small call through the gateway, as any tool makes it: over HTTP, with a key that is made for
// it and ended with it, for the model that a first call should name.
class SampleCall : public QObject {
    Q_OBJECT

public:
    SampleCall(admin::AdminClient& client, GatewayModel& gateway, GatewayCaller& caller,
               QObject* parent = nullptr);

    void send();
    bool isRunning() const { return m_running; }
    // Why the last one did not get as far as the gateway; empty when it did, whatever became of it
    // there: that is a row of the traffic.
    const QString& problem() const { return m_problem; }

signals:
    void changed();

private:
    void takeModels(Result<admin::ModelList> reply);
    void takeKey(const admin::FirstModel& model, Result<admin::CreatedKey> reply);
    void end(const QString& problem);

    admin::AdminClient& m_client;
    GatewayModel& m_gateway;
    GatewayCaller& m_caller;
    bool m_running = false;
    QString m_problem;
};

}  // namespace weir::ui
