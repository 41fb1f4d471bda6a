// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "engine/base/host_port.hpp"
#include "engine/control/handlers/handlers.hpp"
#include "engine/net/url.hpp"

namespace weir::control {

namespace {

using namespace admin;

constexpr std::chrono::hours kBooked{7 * 24};
constexpr DestinationPurpose kOfProviders[] = {
    DestinationPurpose::Calls, DestinationPurpose::Models, DestinationPurpose::Test};

class List {
public:
    List(const DestinationServices& services, Timestamp now)
        : m_services(services), m_bookedSince(now - kBooked) {}

    DestinationList make() {
        const auto snapshot = m_services.policy.snapshot();
        for (const providers::Provider& provider : snapshot->providers) {
            addProvider(provider);
        }
        for (const policy::Webhook& webhook : snapshot->webhooks) {
            addWebhook(webhook);
        }
        for (SentRequests& sent : m_services.departures.sent()) {
            Destination& row = at(std::move(sent.place), sent.purpose);
            row.connections = sent.connections;
            row.requests = sent.requests;
            row.bytes = sent.bytes;
            row.last = std::max(row.last, sent.last);
            // It is ruled out now; it was not when this was sent.
            row.off = row.off && row.last == Timestamp();
        }
        addFormer();
        addBooked(*snapshot);
        DestinationList list;
        list.since = m_services.departures.since();
        list.bookedSince = m_bookedSince;
        list.destinations = std::move(m_rows);
        addSearch(list);
        list.destinations.push_back(names());
        return list;
    }

private:
    void addProvider(const providers::Provider& provider) {
        addPurposes(provider, provider.base.origin, false);
        if (const auto& proxy = provider.proxy.proxy) {
            addPurposes(provider, proxy->origin, true);
        }
    }

    void addPurposes(const providers::Provider& provider, const net::Origin& origin, bool proxy) {
        const SentRequests::Place place{origin.host, origin.port};
        for (const DestinationPurpose purpose : kOfProviders) {
            const bool models = purpose == DestinationPurpose::Models;
            if (models && provider.kind->simulated) {
                continue;  // part of this program
            }
            const std::size_t before = m_rows.size();
            Destination& row = at(place, purpose);
            const bool off = models && !provider.serveAll;
            row.off = m_rows.size() > before ? off : row.off && off;
            row.providers.push_back(provider.name);
            row.proxy = proxy;
        }
    }

    // Where an address is kept elsewhere, it shows when something went there.
    void addWebhook(const policy::Webhook& webhook) {
        if (auto address = net::parsePostAddress(webhook.url, webhook.local)) {
            at({std::move(address->origin.host), address->origin.port}, DestinationPurpose::Alerts)
                .providers.push_back(webhook.name);
        }
    }

    // Only where something was sent: else the settings are all that there is to tell of a place.
    void addFormer() {
        for (const FormerPlace& former : m_services.policy.formerPlaces()) {
            m_former[former.provider] = former.origin;
            for (const DestinationPurpose purpose : kOfProviders) {
                const auto known = m_places.find({former.origin.host, former.origin.port, purpose});
                if (known != m_places.end()) {
                    m_rows[known->second].former.push_back(former.provider);
                }
            }
        }
    }

    // What the books know of calls, which is more than this start.
    void addBooked(const policy::Snapshot& snapshot) {
        const auto counts = m_services.book.requestsByProvider(m_bookedSince);
        for (const auto& [name, last] : m_services.book.lastAttempts()) {
            const providers::Provider* provider = snapshot.findProvider(name);
            Destination& row = provider == nullptr ? removed(name) : calls(provider->base.origin);
            const auto counted = counts.find(name);
            row.booked += counted == counts.end() ? 0 : counted->second;
            row.last = std::max(row.last, last);
        }
    }

    Destination& calls(const net::Origin& origin) {
        return at({origin.host, origin.port}, DestinationPurpose::Calls);
    }

    // Where it was is not known if the document has not had it since the start.
    Destination& removed(const std::string& name) {
        const auto former = m_former.find(name);
        Destination& row = former == m_former.end() ? m_rows.emplace_back() : calls(former->second);
        if (std::ranges::find(row.former, name) == row.former.end()) {
            row.former.push_back(name);
        }
        return row;
    }

    // One row for all ports, which are the same on every machine.
    static void addSearch(DestinationList& list) {
        Destination search;
        search.address = "127.0.0.1";
        search.purpose = DestinationPurpose::Search;
        search.loopback = true;
        const auto isSearch = [](const Destination& row) {
            return row.purpose == DestinationPurpose::Search;
        };
        for (const Destination& row : list.destinations) {
            if (isSearch(row)) {
                search.connections += row.connections;
                search.requests += row.requests;
                search.bytes += row.bytes;
                search.last = std::max(search.last, row.last);
            }
        }
        std::erase_if(list.destinations, isSearch);
        list.destinations.push_back(std::move(search));
    }

    Destination names() const {
        NameQuestions asked = m_services.departures.names();
        Destination row;
        row.purpose = DestinationPurpose::Names;
        row.address = std::move(asked.servers);
        row.requests = asked.count;
        row.last = asked.last;
        row.lastName = std::move(asked.lastName);
        return row;
    }

    Destination& at(SentRequests::Place place, DestinationPurpose purpose) {
        const auto [known, added] = m_places.try_emplace({place.host, place.port, purpose});
        if (added) {
            known->second = m_rows.size();
            Destination& row = m_rows.emplace_back();
            const bool v6 = place.host.find(':') != std::string::npos;
            row.loopback = isLoopback({place.host, {}, v6});
            row.address = place.host.empty() ? std::string()
                          : v6               ? fmt::format("[{}]:{}", place.host, place.port)
                                             : fmt::format("{}:{}", place.host, place.port);
            row.purpose = purpose;
        }
        return m_rows[known->second];
    }

    const DestinationServices& m_services;
    const Timestamp m_bookedSince;
    std::vector<Destination> m_rows;
    std::map<std::string, net::Origin> m_former;  // the last place of each
    std::map<std::tuple<std::string, std::uint16_t, DestinationPurpose>, std::size_t> m_places;
};

}  // namespace

void addDestinationHandlers(HandlerTable& table, const DestinationServices& services) {
    table.now<ListDestinations>([services](const auto&) -> Result<DestinationList> {
        return List(services, services.clock.now()).make();
    });
}

}  // namespace weir::control
