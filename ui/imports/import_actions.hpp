// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <vector>

#include "engine/control/admin/client.hpp"
#include "engine/control/admin/import.hpp"

class QWidget;

namespace weir::ui {

class ActionRegistry;
class GatewayModel;

// Taking over what another gateway is set up to do.
class ImportActions : public QObject {
    Q_OBJECT

public:
    // Shows its dialog before `window`, and is its child.
    ImportActions(admin::AdminClient& client, GatewayModel& gateway, QWidget* window);

    void addTo(ActionRegistry& registry);
    void open();

signals:
    // `problem`: what did not work though the document is in force; empty: all of it did.
    void imported(const QString& problem);

private:
    void takeRole();
    void importKeys(const admin::AppliedImport& applied,
                    const std::vector<admin::ImportedKey>& keys);

    admin::AdminClient& m_client;
    GatewayModel& m_gateway;
    ActionRegistry* m_registry = nullptr;
    QWidget* m_window;
};

}  // namespace weir::ui
