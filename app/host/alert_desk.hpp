// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "app/host/alert_facts.hpp"
#include "app/host/alert_file.hpp"
#include "app/host/alert_sender.hpp"
#include "app/host/policy_keeper.hpp"
#include "engine/alerts/board.hpp"
#include "engine/alerts/outbox.hpp"
#include "engine/control/handlers/ports.hpp"

namespace weir::app {

struct AlertDeskParts {
    PolicyKeeper& policy;
    books::Directory& directory;
    CallPlane& calls;
    const Gateway& gateway;
    providers::SecretStore* keychain;  // null: this program has none
    providers::KeyRefRules keyRules;
    Random& random;
    const Clock& clock;
    const Log& log;
    // Runs work on the control thread.
    std::function<void(std::function<void()>)> post;
    std::filesystem::path file;
};

// Looks once a second at what is worth an alert, and gets the messages about it to webhooks. Lives
// on the control thread.
class AlertDesk final : public control::AlertControl {
public:
    explicit AlertDesk(AlertDeskParts parts);

    // To be called once a second.
    void tick();
    // Nothing is sent any more; what waits is kept for the next start.
    void end();

    admin::AlertList alerts() const override;
    std::vector<Delivery> deliveries() const override { return m_outbox.deliveries(); }
    std::string keychainProblem() const override;
    void keepAddress(const std::string& webhook, Secret address, Done<std::string> done) override;
    void test(const std::string& webhook, Done<Delivery> done) override;

private:
    using Known = std::function<void(Result<std::shared_ptr<const Secret>>)>;

    void look(const std::shared_ptr<const policy::Snapshot>& snapshot);
    void send(const policy::Snapshot& snapshot);
    void sendTo(const policy::Webhook& webhook, const alerts::Outbox::Due& due);
    void read(const providers::KeyRef& reference, Known known);
    void take(std::uint64_t id, const alerts::Outcome& outcome);
    void save();
    bool isQuiet(const policy::Snapshot& snapshot) const;

    AlertDeskParts m_parts;
    AlertFile m_file;
    AlertFacts m_facts;
    alerts::Board m_board;
    alerts::Outbox m_outbox;
    std::uint64_t m_saved = 0;  // changes that the file knows of
    bool m_saidProblem = false;
    std::map<std::uint64_t, Done<Delivery>> m_tests;
    const std::string m_gateway;
    std::unique_ptr<AlertSender> m_sender;  // made for the first message
    bool m_ended = false;
};

}  // namespace weir::app
