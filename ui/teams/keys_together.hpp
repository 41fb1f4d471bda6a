// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <vector>

#include "engine/control/admin/client.hpp"
#include "engine/control/admin/keys.hpp"
#include "ui/teams/keys_dialog.hpp"
#include "ui/widgets/toast.hpp"

class QTimeZone;
class QWidget;

namespace weir::ui {

class UndoableOrders;

// What is done with several keys at once. What one of them is refused for is told, and stops none
// of the others; a change of all is taken back in one step.
class KeysTogether : public QObject {
    Q_OBJECT

public:
    KeysTogether(admin::AdminClient& client, UndoableOrders& orders, QObject* parent);

    // Each asks first, in a dialog before `window`.
    void change(const std::vector<admin::KeyRow>& keys, const Clock& clock, const QTimeZone& zone,
                const Directory& directory, QWidget* window);
    void revoke(const std::vector<admin::KeyRow>& keys, QWidget* window);

signals:
    void told(const weir::ui::ToastMessage& message);

private:
    void carryOut(const std::vector<admin::KeyRow>& keys, const KeysChange& change);
    // Back to what they were; of those that were changed.
    void takeBack(const std::vector<admin::KeyRow>& keys);

    admin::AdminClient& m_client;
    UndoableOrders& m_orders;
};

}  // namespace weir::ui
