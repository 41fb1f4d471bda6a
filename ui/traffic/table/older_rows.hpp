// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>
#include <functional>
#include <string>

#include "engine/base/clock.hpp"
#include "engine/base/result.hpp"
#include "engine/control/admin/client.hpp"
#include "engine/control/admin/traffic.hpp"
#include "ui/traffic/table/unread_months.hpp"

namespace weir::ui {

class TrafficModel;

// Brings calls of before out of the books into the model, a page at a time, as long as the view
// wants more: those that the filter lets through, from where the live rows begin to be incomplete.
class OlderRows : public QObject {
    Q_OBJECT

public:
    OlderRows(admin::AdminClient& client, TrafficModel& model, QObject* parent = nullptr);

    // Whether the view has room for more, or its reader comes near the oldest. It is asked before
    // each page.
    void setWanted(std::function<bool()> wanted) { m_wanted = std::move(wanted); }
    // The text of a filter that is right. The rows of another one go.
    void setFilter(const std::string& filter);
    // The same filter at another time: what was brought stays, and the search goes on with it.
    void moveFilterOn(const std::string& filter) { m_filter = filter; }
    // Again from the live rows on.
    void restart();
    // To be called when the view may want more.
    void look();

    bool isSearching() const { return m_asking; }
    // The first answer is on its way.
    bool isFirstPage() const { return m_asking && !m_known; }
    // There are no older ones.
    bool isAtEnd() const { return m_atEnd && m_known; }
    // Everything that started after this was looked at; 1970: no page came yet.
    Timestamp searchedTo() const { return m_searchedTo; }
    // Why the last page did not come, or lacks what it should have; empty when nothing is missing.
    QString problem() const;

signals:
    void changed();

private:
    void ask();
    void take(Result<admin::OlderTraffic> reply);
    Id begin() const;

    admin::AdminClient& m_client;
    TrafficModel& m_model;
    std::function<bool()> m_wanted;
    std::string m_filter;
    Id m_before;
    bool m_begun = false;
    bool m_asking = false;
    bool m_atEnd = false;
    bool m_known = false;  // a page came
    Timestamp m_searchedTo{};
    QString m_problem;
    UnreadMonths m_unread;
    QTimer m_retry;              // runs after a page did not come
    std::uint64_t m_search = 0;  // an answer to an earlier one is of no use
};

}  // namespace weir::ui
