// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include "app/host/io_errands.hpp"
#include "engine/base/clock.hpp"
#include "engine/control/handlers/ports.hpp"
#include "engine/net/client.hpp"
#include "engine/net/reactor.hpp"
#include "engine/providers/credentials.hpp"
#include "engine/providers/health.hpp"
#include "engine/providers/secret_store.hpp"

namespace weir::app {

struct ProviderDeskParts {
    providers::Credentials& credentials;
    providers::HealthBoard& health;
    const providers::SecretStore* keychain;  // null: this program has none
    const Clock& clock;
    // Where probes run.
    net::Reactor& reactor;
    net::ConnectionPool& pool;
    // Runs work on the control thread.
    std::function<void(std::function<void()>)> post;
    // A provider's key was stored, or is read again; on the control thread.
    std::function<void(const std::string& provider)> keyNews;
};

// The providers as an operator deals with them: keys, health, and probing on an io thread.
class ProviderDesk final : public control::ProviderControl {
public:
    explicit ProviderDesk(ProviderDeskParts parts)
        : m_parts(std::move(parts)), m_errands(m_parts.reactor) {}

    // Gives up what is asked and waits for its end; nothing is asked after it.
    void end() { m_errands.end(); }

    void describe(const providers::Provider& provider, admin::ProviderRow& row) const override;
    Keychain keychain() const override;
    void setKey(const providers::Provider& provider, Secret key, bool sessionOnly,
                Done<void> done) override;
    void retryKey(std::string_view provider) override;
    void rebindKey(const providers::Provider& provider, Done<void> done) override;
    void test(const providers::Provider& provider, Secret key, ChooseModel choose,
              Done<admin::TestReport> done) override;
    void findLocalServers(Done<admin::LocalServers> done) override;

private:
    void describeKeys(const providers::Provider& provider, admin::ProviderRow& row) const;
    // Tells `done` on the control thread, and the news if it went well.
    Done<void> withNews(const providers::Provider& provider, Done<void> done) const;

    ProviderDeskParts m_parts;
    IoErrands m_errands;
};

}  // namespace weir::app
