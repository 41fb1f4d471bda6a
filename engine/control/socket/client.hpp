// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <functional>
#include <memory>

#include "engine/base/clock.hpp"
#include "engine/base/result.hpp"
#include "engine/control/admin/client.hpp"

namespace weir::control {

// Runs a function later, on the thread that the user of a client wants its answers on.
using Executor = std::function<void(std::function<void()>)>;

// The admin contract of another process, over the weir.sock in its data folder. Connects with the
// first call and again after a connection was lost; a call that was under way then ends with
// Closed, one that is not answered in time with Timeout.
class SocketClient final : public admin::AdminClient {
public:
    // `deliver` is called on a thread of the client's own; the default answers right there.
    explicit SocketClient(std::filesystem::path dataFolder, Executor deliver = {},
                          Milliseconds patience = std::chrono::minutes(2));
    // Calls that are under way end with Cancelled before this returns.
    ~SocketClient() override;

private:
    class Connection;

    void send(const admin::OperationCodec& codec, std::any operation,
              std::function<void(Result<std::any>)> done) override;

    std::unique_ptr<Connection> m_connection;
};

}  // namespace weir::control
