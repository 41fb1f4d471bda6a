// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "app/host/gateway.hpp"
#include "app/host/in_process_client.hpp"
#include "app/host/workspace.hpp"
#include "engine/base/clock.hpp"
#include "engine/base/log.hpp"
#include "engine/base/result.hpp"
#include "engine/base/states.hpp"
#include "engine/providers/secret_store.hpp"

namespace weir::app {

struct HostOptions {
    WorkspaceOptions workspace;
    bool listens = true;                         // from the start; else when it is told to
    std::size_t ioThreads = 0;                   // 0: as many as is customary
    providers::SecretStore* keychain = nullptr;  // null: this program has none; outlives the host
    // Told where, whenever the gateway begins to listen there; on the control thread.
    Gateway::Listening onListening;
};

// What became of the listener.
struct ListenerState {
    GatewayState state = GatewayState::Stopped;
    std::string problem;
    std::string hint;
    std::vector<std::string> addresses;  // really listened on
};

// A whole gateway: it holds the data folder, owns the threads that calls run on and the one it is
// operated on, keeps the policy and the books, and answers the admin contract in this process and
// on weir.sock. This is where every part of the engine is put together.
class Host {
public:
    // Opens the folder and begins to listen. That it cannot listen is no error: listener() tells,
    // and the contract can put it right. Errors: Conflict when another process holds the folder.
    static Result<std::unique_ptr<Host>> start(HostOptions options, const Clock& clock,
                                               const Log& log);
    ~Host();
    Host(const Host&) = delete;
    Host& operator=(const Host&) = delete;

    ListenerState listener() const;
    // Why the document is not in force, with line and column; empty when it is.
    std::string policyProblem() const;

    // A client of this gateway that may do everything; `deliver` runs the answers. It must not call
    // once the host is gone.
    std::unique_ptr<admin::AdminClient> client(Executor deliver) const;

    // Ends everything in order: no new calls, those in flight get `patience`, the books are
    // written. Blocks. Once.
    void stop(Milliseconds patience);

private:
    class Parts;
    explicit Host(std::unique_ptr<Parts> parts);

    std::unique_ptr<Parts> m_parts;
};

}  // namespace weir::app
