// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <optional>

#include "engine/base/result.hpp"
#include "engine/control/admin/client.hpp"
#include "engine/control/admin/traffic.hpp"

class QWidget;

namespace weir::ui {

class VisibleTimer;

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
    void pull();
    void take(Result<admin::TrafficBatch> reply);

    admin::AdminClient& m_client;
    VisibleTimer* m_timer;
    std::uint64_t m_after = 0;
    bool m_caughtUp = false;
    bool m_asking = false;
    std::optional<admin::ExchangeRow> m_row;
};

}  // namespace weir::ui
