// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/first_start/keyless_adder.hpp"

#include <QPointer>
#include <algorithm>
#include <utility>

namespace weir::ui {

KeylessAdder::KeylessAdder(admin::AdminClient& client, QObject* parent)
    : QObject(parent), m_client(client) {}

void KeylessAdder::add(std::vector<admin::ProviderSettings> wanted,
                       std::vector<admin::KindInfo> kinds) {
    if (m_adding) {
        return;
    }
    m_adding = true;
    m_wanted = std::move(wanted);
    m_kinds = std::move(kinds);
    m_names.clear();
    m_client.call(admin::ListProviders{},
                  admin::AdminClient::Callback<admin::ProviderList>(
                      [self = QPointer(this)](Result<admin::ProviderList> reply) {
                          if (!self) {
                              return;
                          }
                          if (!reply) {
                              self->fail(reply.error());
                              return;
                          }
                          self->m_there = std::move(reply->providers);
                          self->addNext();
                      }));
}

void KeylessAdder::addNext() {
    while (m_names.size() < m_wanted.size()) {
        const admin::ProviderRow* same = sameAs(m_wanted[m_names.size()]);
        if (same == nullptr) {
            break;
        }
        m_names.push_back(same->settings.name);
    }
    if (m_names.size() == m_wanted.size()) {
        m_adding = false;
        emit done(m_names);
        return;
    }
    admin::AddProvider operation;
    operation.settings = m_wanted[m_names.size()];
    operation.settings.name = freeName(operation.settings.name);
    m_client.call(std::move(operation),
                  admin::AdminClient::Callback<admin::ProviderRow>(
                      [self = QPointer(this)](Result<admin::ProviderRow> reply) {
                          if (self) {
                              self->take(std::move(reply));
                          }
                      }));
}

void KeylessAdder::take(Result<admin::ProviderRow> reply) {
    if (!reply) {
        fail(reply.error());
        return;
    }
    m_names.push_back(reply->settings.name);
    m_there.push_back(std::move(*reply));
    addNext();
}

void KeylessAdder::fail(const Error& error) {
    m_adding = false;
    emit failed(QString::fromStdString(error.text()));
}

const admin::ProviderRow* KeylessAdder::sameAs(const admin::ProviderSettings& wanted) const {
    const auto found = std::ranges::find_if(m_there, [&](const admin::ProviderRow& row) {
        // One without an address is of a kind that has one place only; a server is the one at its
        // address, whatever kind the document says it is of.
        return wanted.baseUrl.empty() ? row.settings.kind == wanted.kind
                                      : addressOf(row.settings) == addressOf(wanted);
    });
    return found == m_there.end() ? nullptr : &*found;
}

std::string KeylessAdder::addressOf(const admin::ProviderSettings& settings) const {
    std::string address = settings.baseUrl;
    if (address.empty()) {
        const auto kind = std::ranges::find(m_kinds, settings.kind, &admin::KindInfo::kind);
        address = kind == m_kinds.end() ? std::string() : kind->baseUrl;
    }
    while (address.ends_with('/')) {
        address.pop_back();
    }
    return address;
}

std::string KeylessAdder::freeName(const std::string& name) const {
    const auto taken = [this](const std::string& asked) {
        return std::ranges::any_of(m_there,
                                   [&](const auto& row) { return row.settings.name == asked; });
    };
    std::string free = name;
    for (int number = 2; taken(free); ++number) {
        free = name + "-" + std::to_string(number);
    }
    return free;
}

}  // namespace weir::ui
