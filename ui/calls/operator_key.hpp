// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <functional>
#include <string>
#include <vector>

#include "engine/base/result.hpp"
#include "engine/base/secret.hpp"
#include "engine/control/admin/client.hpp"
#include "engine/control/admin/keys.hpp"

class QSettings;

namespace weir::ui {

// The Weir key of whoever sits before this window: what it calls from here is booked to it. It is
// made when it is first needed and only after a person agreed to it. Its secret is in the memory of
// this window and nowhere else, so a window that is started anew makes the key anew.
class OperatorKey : public QObject {
    Q_OBJECT

public:
    using Taken = std::function<void(const Result<void>&)>;

    // `store` keeps for each node that a person agreed, and which key is this window's; it outlives
    // the key.
    OperatorKey(admin::AdminClient& client, QSettings& store, QObject* parent = nullptr);

    // Whose keys these are: of the node with this id. What was agreed to is agreed to for it alone.
    // Until it is known an agreement is for the node that will turn out to be this one.
    void setNode(const QString& node);

    // "operator", unless somebody else's key has that name.
    const QString& name() const { return m_name; }

    bool isAgreed() const { return m_agreed; }
    void agree();

    // Makes the key unless it is there. `taken` comes after that, perhaps at once; then secret() is
    // what to call with. Errors: Denied until a person agreed.
    void need(Taken taken);
    const Secret& secret() const { return m_secret; }
    // The gateway does not know it any more: the next one who needs it gets another.
    void forget();

signals:
    void agreementChanged();
    void nameChanged();

private:
    QString keyOf(QLatin1String value) const;
    void keep();
    void setNumber(int number);
    void make();
    void takeMade(Result<admin::CreatedKey> reply);
    void replaceOwn(const admin::KeyList& keys);
    void end(const Result<void>& result);

    admin::AdminClient& m_client;
    QSettings& m_store;
    QString m_node;
    bool m_agreed = false;
    QString m_id;  // of the key that this window made, or the one before it
    QString m_name;
    int m_number = 1;  // 2: "operator-2"
    Secret m_secret;
    std::vector<Taken> m_waiting;
};

}  // namespace weir::ui
