// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <deque>
#include <map>
#include <string>
#include <utility>

#include "engine/providers/secret_store.hpp"

namespace weir::test {

// A store that answers when the test says so.
class FakeSecretStore final : public providers::SecretStore {
public:
    struct Item {
        std::string secret;
        std::optional<net::Origin> bound;
    };

    std::map<std::string, Item> items;
    std::optional<Error> failure;  // instead of an item
    int reads = 0;

    void read(const std::string& name, Done<providers::StoredSecret> done) override {
        ++reads;
        m_pending.push_back([this, name, done = std::move(done)] {
            if (failure) {
                done(*failure);
                return;
            }
            const auto found = items.find(name);
            if (found == items.end()) {
                done(Error::notFound("There is no item " + name + "."));
                return;
            }
            done(providers::StoredSecret{Secret(std::string_view(found->second.secret)),
                                         found->second.bound});
        });
    }
    void write(const std::string& name, providers::StoredSecret secret, Done<void> done) override {
        m_pending.push_back([this, name, text = std::string(secret.secret.reveal()),
                             bound = secret.bound, done = std::move(done)] {
            if (failure) {
                done(*failure);
                return;
            }
            items[name] = {text, bound};
            done({});
        });
    }
    void remove(const std::string& name, Done<void> done) override {
        m_pending.push_back([this, name, done = std::move(done)] {
            items.erase(name);
            done({});
        });
    }
    providers::SecretStoreInfo describe() const override { return {"Fake", true, {}}; }

    // Answers everything that was asked, also what is asked because of an answer.
    void answer() {
        while (!m_pending.empty()) {
            answerOne();
        }
    }
    void answerOne() {
        auto next = std::move(m_pending.front());
        m_pending.pop_front();
        next();
    }
    std::size_t pending() const { return m_pending.size(); }

private:
    std::deque<std::function<void()>> m_pending;
};

}  // namespace weir::test
