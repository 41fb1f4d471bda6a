// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <optional>

#include "engine/control/admin/client.hpp"
#include "engine/control/admin/traffic.hpp"

class QWidget;

namespace weir::ui {

class TrafficPull;

// Waits for the first call that is served while `view` can be seen, and shows what comes before it:
// the newest one that runs or failed. Calls that were there before do not count.
class FirstCall : public QObject {
    Q_OBJECT

public:
    FirstCall(admin::AdminClient& client, QWidget* view);

    const std::optional<admin::ExchangeRow>& row() const { return m_row; }
    bool isServed() const;

signals:
    void changed();

private:
    void take(const admin::TrafficBatch& batch, bool isAll);

    TrafficPull* m_pull;
    bool m_caughtUp = false;  // with the calls that were there before
    std::optional<admin::ExchangeRow> m_row;
};

}  // namespace weir::ui
