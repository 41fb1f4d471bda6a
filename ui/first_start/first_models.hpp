// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include "engine/base/result.hpp"
#include "engine/control/admin/client.hpp"
#include "engine/control/admin/models.hpp"
#include "ui/first_start/begun.hpp"

class QWidget;

namespace weir::ui {

class VisibleTimer;

// The models that a snippet names. A provider that was just connected is still being asked for its
// models, so the gateway is asked again until it knows them, while `view` can be seen.
class FirstModels : public QObject {
    Q_OBJECT

public:
    FirstModels(admin::AdminClient& client, QWidget* view);

    void begin(const Begun& begun);
    // Whether it is settled what each dialect gets.
    bool isKnown() const;
    // A name that a call in this dialect may ask for: of the providers that were begun with, else
    // of any. Empty: none, or not known yet.
    QString modelFor(const QString& dialect) const;
    // The same for a coding agent.
    QString agentFor(const QString& dialect) const;

signals:
    void changed();

private:
    void pull();
    void take(Result<admin::ModelList> reply);

    admin::AdminClient& m_client;
    VisibleTimer* m_timer;
    Begun m_begun;
    admin::ModelList m_list;
    bool m_asking = false;
};

}  // namespace weir::ui
