// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <any>
#include <functional>
#include <memory>
#include <utility>

#include "engine/control/admin/client.hpp"

namespace weir::ui {

// Hands every operation on, and knows whether an answer is still awaited. What an answer asks for
// in its turn is awaited too.
class WatchedClient : public admin::AdminClient {
public:
    explicit WatchedClient(std::unique_ptr<admin::AdminClient> client)
        : m_client(std::move(client)) {}

    void send(const admin::OperationCodec& codec, std::any operation,
              std::function<void(Result<std::any>)> done) override {
        ++*m_awaited;
        m_client->send(codec, std::move(operation),
                       [awaited = m_awaited, done = std::move(done)](Result<std::any> reply) {
                           done(std::move(reply));
                           --*awaited;
                       });
    }
    bool isAnswered() const { return *m_awaited == 0; }

private:
    std::unique_ptr<admin::AdminClient> m_client;
    // An answer may come when this is gone.
    std::shared_ptr<int> m_awaited = std::make_shared<int>(0);
};

}  // namespace weir::ui
