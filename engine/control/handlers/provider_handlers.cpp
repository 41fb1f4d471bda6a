// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <memory>
#include <utility>

#include "engine/control/config/edit.hpp"
#include "engine/control/handlers/first_model.hpp"
#include "engine/control/handlers/handlers.hpp"
#include "engine/control/handlers/provider_rows.hpp"

namespace weir::control {

namespace {

using namespace admin;

class Providers {
public:
    explicit Providers(ProviderServices services) : m_services(std::move(services)) {}

    Result<ProviderList> list() const {
        const auto snapshot = m_services.policy.snapshot();
        // The compiled provider has what follows from the settings too, as the simulator's address.
        auto settings = everyProviderSettings(m_services.policy.text());
        if (!settings) {
            return std::move(settings.error());
        }
        const Requests requests =
            m_services.book.requestsByProvider(m_services.clock.now() - std::chrono::hours(24));
        ProviderList list;
        for (std::size_t i = 0; i < snapshot->providers.size(); ++i) {
            list.providers.push_back(row(*snapshot, i, std::move(settings->at(i)), requests));
        }
        return list;
    }

    Result<KindList> kinds() const {
        KindList list;
        for (const providers::Kind& kind : providers::kinds()) {
            list.kinds.push_back(infoOf(kind));
        }
        auto keychain = m_services.providers.keychain();
        list.keychainAvailable = keychain.available;
        list.keychainName = std::move(keychain.name);
        list.keychainProblem = std::move(keychain.problem);
        return list;
    }

    Result<ProviderRow> add(const AddProvider& operation, const Caller& caller) const {
        return edited(caller, operation.settings.name,
                      [&](std::string_view text) { return addProvider(text, operation.settings); });
    }

    Result<ProviderRow> update(const UpdateProvider& operation, const Caller& caller) const {
        return edited(caller, operation.settings.name, [&](std::string_view text) {
            return updateProvider(text, operation.name, operation.settings);
        });
    }

    Result<RemovedProvider> remove(const RemoveProvider& operation, const Caller& caller) const {
        RemovedProvider removed;
        const auto done = m_services.policy.edit(
            [&](std::string_view text) -> Result<std::string> {
                auto removal = removeProvider(text, operation.name);
                if (!removal) {
                    return std::move(removal.error());
                }
                removed = std::move(removal->removed);
                return std::move(removal->text);
            },
            caller.actor());
        if (!done) {
            return done.error();
        }
        return removed;
    }

    Result<ProviderRow> restore(const RestoreProvider& operation, const Caller& caller) const {
        return edited(caller, operation.removed.name, [&](std::string_view text) {
            return restoreProvider(text, operation.removed);
        });
    }

    void setKey(SetProviderKey operation, const HandlerTable::Reply<SetProviderKey>& reply) const {
        Secret key(std::move(operation.key));
        const auto snapshot = m_services.policy.snapshot();
        const providers::Provider* provider = snapshot->findProvider(operation.name);
        if (provider == nullptr) {
            reply(unknown(operation.name));
            return;
        }
        if (key.empty()) {
            reply(Error::invalid("The key is empty."));
            return;
        }
        m_services.providers.setKey(
            *provider, std::move(key), operation.sessionOnly,
            [self = *this, provider = *provider, reply](const Result<void>& done) {
                if (!done) {
                    reply(done.error());
                    return;
                }
                reply(self.rowNamed(provider.name));
            });
    }

    Result<ProviderRow> retryKey(const RetryProviderKey& operation) const {
        if (m_services.policy.snapshot()->findProvider(operation.name) == nullptr) {
            return unknown(operation.name);
        }
        m_services.providers.retryKey(operation.name);
        return rowNamed(operation.name);
    }

    void test(TestProvider operation, const HandlerTable::Reply<TestProvider>& reply) const {
        Secret key(std::move(operation.key));
        const auto provider = m_services.policy.compile(operation.settings);
        if (!provider) {
            reply(provider.error());
            return;
        }
        m_services.providers.test(
            *provider, std::move(key), chooserFor(*provider),
            [self = *this, provider = *provider, reply](Result<TestReport> report) {
                if (report) {
                    self.learn(provider, *report);
                }
                reply(std::move(report));
            });
    }

    void findLocal(const HandlerTable::Reply<FindLocalServers>& reply) const {
        m_services.providers.findLocalServers(reply);
    }

private:
    static Error unknown(std::string_view name) {
        return Error::notFound("There is no provider named '" + std::string(name) + "'.");
    }

    Result<ProviderRow> edited(const Caller& caller, const std::string& name,
                               const PolicyControl::Edit& edit) const {
        if (const auto done = m_services.policy.edit(edit, caller.actor()); !done) {
            return done.error();
        }
        return rowNamed(name);
    }

    Result<ProviderRow> rowNamed(const std::string& name) const {
        auto all = list();
        if (!all) {
            return std::move(all.error());
        }
        const auto found = std::ranges::find_if(
            all->providers, [&](const ProviderRow& each) { return each.settings.name == name; });
        if (found == all->providers.end()) {
            return unknown(name);
        }
        return std::move(*found);
    }

    using Requests = std::map<std::string, std::uint64_t>;

    ProviderRow row(const policy::Snapshot& snapshot, std::size_t index, ProviderSettings settings,
                    const Requests& requests) const {
        const providers::Provider& provider = snapshot.providers[index];
        ProviderRow row = rowOf(snapshot, index);
        row.settings = std::move(settings);
        m_services.providers.describe(provider, row);
        for (PausedTarget& each : m_services.pauses.paused()) {
            if (each.provider == provider.name) {
                row.paused.push_back(std::move(each));
            }
        }
        const auto counted = requests.find(provider.name);
        row.requests24h = counted == requests.end() ? 0 : counted->second;
        return row;
    }

    ProviderControl::ChooseModel chooserFor(const providers::Provider& provider) const {
        return [&prices = m_services.prices, now = m_services.clock.now(),
                provider](const std::vector<std::string>& listed) {
            return firstModel(provider, listed, provider.dialects.front(), prices, now);
        };
    }

    // What a provider of the document was just seen to offer can be asked for by name from now on.
    // The prices are what this gateway would charge.
    void learn(const providers::Provider& provider, TestReport& report) const {
        const books::PriceSource source{provider.kind->name, provider.base.origin.host};
        std::vector<std::string> names;
        for (ModelOffer& offer : report.models) {
            names.push_back(offer.name);
            const auto* entry = m_services.prices.find(source, offer.name, m_services.clock.now());
            if (provider.free) {
                offer.pricing = Pricing::Free;
            } else if (entry != nullptr) {
                offer.pricing = Pricing::Priced;
                const books::Rates& rates = entry->standard.front().rates;
                offer.inPrice = rates.in;
                offer.outPrice = rates.out.value_or(Price());
            }
        }
        const auto snapshot = m_services.policy.snapshot();
        const auto* known = snapshot->findProvider(provider.name);
        if (!names.empty() && known != nullptr && known->base.origin == provider.base.origin) {
            m_services.policy.learnModels(provider.name, std::move(names));
        }
    }

    ProviderServices m_services;
};

}  // namespace

void addProviderHandlers(HandlerTable& table, const ProviderServices& services) {
    const auto providers = std::make_shared<const Providers>(services);
    table.now<ListProviders>([providers](const auto&) { return providers->list(); });
    table.now<ListKinds>([providers](const auto&) { return providers->kinds(); });
    table.nowFor<AddProvider>([providers](const auto& operation, const Caller& caller) {
        return providers->add(operation, caller);
    });
    table.nowFor<UpdateProvider>([providers](const auto& operation, const Caller& caller) {
        return providers->update(operation, caller);
    });
    table.nowFor<RemoveProvider>([providers](const auto& operation, const Caller& caller) {
        return providers->remove(operation, caller);
    });
    table.nowFor<RestoreProvider>([providers](const auto& operation, const Caller& caller) {
        return providers->restore(operation, caller);
    });
    table.later<SetProviderKey>([providers](SetProviderKey operation, auto reply) {
        providers->setKey(std::move(operation), reply);
    });
    table.now<RetryProviderKey>(
        [providers](const auto& operation) { return providers->retryKey(operation); });
    table.later<TestProvider>([providers](TestProvider operation, auto reply) {
        providers->test(std::move(operation), reply);
    });
    table.later<FindLocalServers>(
        [providers](const auto&, auto reply) { providers->findLocal(reply); });
}

}  // namespace weir::control
