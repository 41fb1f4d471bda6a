// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMap>
#include <QObject>
#include <QString>

#include "engine/base/result.hpp"
#include "engine/control/admin/client.hpp"
#include "engine/control/admin/keys.hpp"

namespace weir::ui {

// The keys made for tools while the first start is open: shown, copied, and overwritten at its end.
class ToolKeys : public QObject {
    Q_OBJECT

public:
    explicit ToolKeys(admin::AdminClient& client, QObject* parent = nullptr);
    ~ToolKeys() override;

    // Named after the tool; a name that is taken gets a number.
    void create(const QString& tool);
    QString secretOf(const QString& tool) const { return m_secrets.value(tool); }
    const QString& problem() const { return m_problem; }
    bool isCreating() const { return m_creating; }

signals:
    void changed();
    // One more is there.
    void made();

private:
    void tryName(const QString& tool, int number);
    void take(const QString& tool, int number, Result<admin::CreatedKey> reply);

    admin::AdminClient& m_client;
    QMap<QString, QString> m_secrets;
    QString m_problem;
    bool m_creating = false;
};

}  // namespace weir::ui
