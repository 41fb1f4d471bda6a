// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>
#include <optional>

#include "engine/base/result.hpp"
#include "engine/control/admin/client.hpp"
#include "engine/control/admin/traffic.hpp"

namespace weir::ui {

// Follows the record of one exchange until it is closed: what a call of this window's own took and
// cost is what its record says.
class ExchangeWatch : public QObject {
    Q_OBJECT

public:
    ExchangeWatch(admin::AdminClient& client, Id id, QObject* parent = nullptr);

    Id id() const { return m_id; }
    // Nothing before the first answer.
    const std::optional<admin::ExchangeRow>& row() const { return m_row; }
    bool isOver() const { return m_over; }

signals:
    void changed();
    // The record is closed, or nobody can tell any more.
    void over();

private:
    void ask();
    void take(const Result<admin::ExchangeDetail>& reply);

    admin::AdminClient& m_client;
    Id m_id;
    std::optional<admin::ExchangeRow> m_row;
    QTimer m_timer;
    int m_failures = 0;
    bool m_over = false;
};

}  // namespace weir::ui
