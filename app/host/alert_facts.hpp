// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "app/host/call_plane.hpp"
#include "app/host/gateway.hpp"
#include "engine/alerts/facts.hpp"
#include "engine/books/directory.hpp"
#include "engine/policy/snapshot.hpp"

namespace weir::app {

// What alerts are judged by, from what the gateway knows of itself. On the control thread.
class AlertFacts {
public:
    AlertFacts(CallPlane& calls, const Gateway& gateway, const books::Directory& directory,
               const Clock& clock)
        : m_calls(calls), m_gateway(gateway), m_directory(directory), m_clock(clock) {}

    alerts::Facts gather(const std::shared_ptr<const policy::Snapshot>& snapshot);

private:
    void addBudgets(alerts::Facts& facts) const;
    void addProviders(const policy::Snapshot& snapshot, alerts::Facts& facts);
    void addCertificate(alerts::Facts& facts) const;
    void readKeys(const policy::Snapshot& snapshot);

    CallPlane& m_calls;
    const Gateway& m_gateway;
    const books::Directory& m_directory;
    const Clock& m_clock;
    std::map<std::string, Instant> m_downSince;
    // A changed key makes a new snapshot.
    std::shared_ptr<const policy::Snapshot> m_keysOf;
    std::vector<alerts::KeyFact> m_keys;
};

}  // namespace weir::app
