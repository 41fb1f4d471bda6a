// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/host/alert_desk.hpp"

#include <algorithm>
#include <utility>

#include <boost/asio/ip/host_name.hpp>
#include <fmt/format.h>

#include "app/secrets/environment_store.hpp"
#include "app/secrets/file_store.hpp"
#include "engine/alerts/message.hpp"
#include "engine/base/local_zone.hpp"

namespace weir::app {

namespace {

using providers::KeySource;
using SharedSecret = std::shared_ptr<const Secret>;

const net::Origin& boundToWebhooks() {
    static const net::Origin origin{net::Scheme::Https, policy::kWebhooksHost, 443};
    return origin;
}

// As the item says what it is for.
Result<SharedSecret> ofWebhooks(Result<providers::StoredSecret> stored) {
    if (!stored) {
        return std::move(stored.error());
    }
    if (stored->bound != boundToWebhooks()) {
        return Error::denied("That item of the keychain is the key of a provider.");
    }
    return std::make_shared<const Secret>(std::move(stored->secret));
}

Result<SharedSecret> shared(Result<Secret> secret) {
    return secret ? Result<SharedSecret>(std::make_shared<const Secret>(std::move(*secret)))
                  : std::move(secret.error());
}

std::string hostName() {
    boost::system::error_code failed;
    std::string name = boost::asio::ip::host_name(failed);
    return failed ? std::string("this machine") : name;
}

alerts::Outcome unreadable(const Error& error) {
    alerts::Outcome outcome;
    outcome.again = true;
    outcome.said = error.message;
    return outcome;
}

std::vector<admin::AlertRow> rowsOf(const std::vector<Alert>& list) {
    std::vector<admin::AlertRow> rows;
    for (const Alert& alert : list) {
        rows.push_back({alert, alerts::titleOf(alert), alerts::textOf(alert)});
    }
    return rows;
}

}  // namespace

AlertDesk::AlertDesk(AlertDeskParts parts)
    : m_parts(std::move(parts)),
      m_file(m_parts.file),
      m_facts(m_parts.calls, m_parts.gateway, m_parts.directory, m_parts.clock),
      m_gateway(hostName()) {
    auto state = m_file.load();
    if (state) {
        m_board = alerts::Board(std::move(state->board));
        m_outbox = alerts::Outbox(std::move(state->outbox));
    } else {
        m_parts.log.warning(state.error().text());
    }
}

void AlertDesk::tick() {
    const auto snapshot = m_parts.policy.snapshot();
    if (m_ended || snapshot == nullptr) {
        return;
    }
    look(snapshot);
    send(*snapshot);
    save();
}

void AlertDesk::end() {
    m_ended = true;
    save();
    m_sender.reset();
}

// Of alerts that are raised, the log says so too: a server may have nothing else.
void AlertDesk::look(const std::shared_ptr<const policy::Snapshot>& snapshot) {
    const Timestamp now = m_parts.clock.now();
    const alerts::Facts facts = m_facts.gather(snapshot);
    const alerts::News news =
        m_board.update(alerts::judge(facts, snapshot->alerts, now), now, isQuiet(*snapshot));
    for (const auto* list : {&news.raised, &news.ended}) {
        for (const Alert& alert : *list) {
            m_parts.log.warning("alert: " + alerts::titleOf(alert) + '.');
        }
    }
    if (news.empty()) {
        return;
    }
    for (const policy::Webhook& webhook : snapshot->webhooks) {
        alerts::Message message = alerts::messageOf(news, webhook.about, now);
        if (!message.alerts.empty()) {
            m_outbox.add(webhook.name, std::move(message), now);
        }
    }
}

void AlertDesk::send(const policy::Snapshot& snapshot) {
    const Timestamp now = m_parts.clock.now();
    std::vector<std::string> names;
    for (const policy::Webhook& webhook : snapshot.webhooks) {
        names.push_back(webhook.name);
    }
    m_outbox.keepOnly(names, now);
    for (const alerts::Outbox::Due& due : m_outbox.take(now)) {
        sendTo(*std::ranges::find(snapshot.webhooks, due.webhook, &policy::Webhook::name), due);
    }
}

void AlertDesk::sendTo(const policy::Webhook& webhook, const alerts::Outbox::Due& due) {
    // The address first, then what it is signed with.
    const auto body = alerts::bodyOf(webhook.kind, due.message, due.id, m_gateway);
    const auto post = [this, id = due.id, local = webhook.local, body](const SharedSecret& url,
                                                                       const SharedSecret& secret) {
        if (m_ended) {
            return;
        }
        if (m_sender == nullptr) {
            m_sender = std::make_unique<AlertSender>(m_parts.calls.resolver(), m_parts.calls.tls(),
                                                     m_parts.calls.departures(), m_parts.clock);
        }
        m_sender->post({.url = std::string(url->reveal()),
                        .local = local,
                        .secret = secret->clone(),
                        .body = body,
                        .delivery = id},
                       [this, id, toControl = m_parts.post](const alerts::Outcome& outcome) {
                           toControl([this, id, outcome] { take(id, outcome); });
                       });
    };
    const auto sign = [this, id = due.id, from = webhook.secret,
                       post](const Result<SharedSecret>& url) {
        if (!url) {
            take(id, unreadable(url.error()));
            return;
        }
        read(from, [this, id, post, url = *url](const Result<SharedSecret>& secret) {
            if (secret) {
                post(url, *secret);
            } else {
                take(id, unreadable(secret.error()));
            }
        });
    };
    if (webhook.url.empty()) {
        read(webhook.urlFrom, sign);
    } else {
        sign(std::make_shared<const Secret>(std::string_view(webhook.url)));
    }
}

void AlertDesk::read(const providers::KeyRef& reference, Known known) {
    switch (reference.source) {
        case KeySource::Environment:
            known(shared(readEnvironmentSecret(reference.name, m_parts.keyRules)));
            return;
        case KeySource::File:
            known(shared(readSecretFile(reference.name, m_parts.keyRules)));
            return;
        case KeySource::Keychain:
            break;
        case KeySource::None:
        case KeySource::Session:
            known(std::make_shared<const Secret>());
            return;
    }
    if (m_parts.keychain == nullptr) {
        known(Error::unsupported(keychainProblem()));
        return;
    }
    m_parts.keychain->read(
        reference.name, [post = m_parts.post, known = std::move(known)](auto stored) {
            // A keychain may answer when all this is gone: then the post is dropped.
            post([known, secret = ofWebhooks(std::move(stored))] { known(secret); });
        });
}

void AlertDesk::take(std::uint64_t id, const alerts::Outcome& outcome) {
    const auto test = m_tests.find(id);
    alerts::Outcome once = outcome;
    once.again = once.again && test == m_tests.end();
    m_outbox.ended(id, once, m_parts.clock.now());
    const auto delivery = m_outbox.delivery(id);
    if (delivery && delivery->state == DeliveryState::GivenUp) {
        m_parts.log.warning(fmt::format("the message \"{}\" to the webhook {} was given up: {}",
                                        delivery->title, delivery->webhook, outcome.said));
    }
    if (test != m_tests.end()) {
        const auto done = std::move(test->second);
        m_tests.erase(test);
        done(delivery ? Result<Delivery>(*delivery) : Error::internal("The test was lost."));
    }
}

void AlertDesk::save() {
    const std::uint64_t changes = m_board.changes() + m_outbox.changes();
    if (changes == m_saved) {
        return;
    }
    m_saved = changes;
    const auto kept = m_file.keep({m_board.state(), m_outbox.state()});
    if (!kept && !m_saidProblem) {
        m_parts.log.warning("alerts are not remembered over a restart: " + kept.error().text());
    }
    m_saidProblem = !kept;
}

bool AlertDesk::isQuiet(const policy::Snapshot& snapshot) const {
    const Timestamp now = m_parts.clock.now();
    const auto local = now + localOffset(now);
    const auto minute = std::chrono::floor<std::chrono::minutes>(
        local - std::chrono::floor<std::chrono::days>(local));
    return alerts::isQuiet(snapshot.alerts.quiet, minute);
}

admin::AlertList AlertDesk::alerts() const {
    const auto snapshot = m_parts.policy.snapshot();
    return {.active = rowsOf(m_board.active()),
            .recent = rowsOf(m_board.recent()),
            .settings = {},
            .quietNow = snapshot != nullptr && isQuiet(*snapshot)};
}

std::string AlertDesk::keychainProblem() const {
    if (m_parts.keychain == nullptr) {
        return "This gateway runs without a keychain.";
    }
    const auto info = m_parts.keychain->describe();
    return info.available ? std::string() : info.problem;
}

// Each address has an item of its own, so that taking a change back finds the one before.
void AlertDesk::keepAddress(const std::string& webhook, Secret address, Done<std::string> done) {
    if (const std::string problem = keychainProblem(); !problem.empty()) {
        done(Error::unsupported(problem,
                                "Name where the address is kept: env:WEIR_NAME or file:PATH."));
        return;
    }
    const std::string item =
        fmt::format("weir-webhook-{}-{:08x}", webhook, m_parts.random.next() & 0xFFFFFFFF);
    m_parts.keychain->write(
        item, {std::move(address), boundToWebhooks()},
        [post = m_parts.post, item, done](const Result<void>& written) {
            post([item, done, written] {
                done(written ? Result<std::string>("keychain:" + item) : written.error());
            });
        });
}

void AlertDesk::test(const std::string& webhook, Done<Delivery> done) {
    const auto snapshot = m_parts.policy.snapshot();
    const auto found = std::ranges::find(snapshot->webhooks, webhook, &policy::Webhook::name);
    if (m_ended || found == snapshot->webhooks.end()) {
        done(Error::notFound("The document has no webhook \"" + webhook + "\"."));
        return;
    }
    alerts::Message message;
    message.event = AlertEvent::Test;
    message.at = m_parts.clock.now();
    const auto due = m_outbox.begin(webhook, std::move(message), message.at);
    m_tests.emplace(due.id, std::move(done));
    sendTo(*found, due);
}

}  // namespace weir::app
