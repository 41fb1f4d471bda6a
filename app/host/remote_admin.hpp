// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "app/host/io_threads.hpp"
#include "engine/base/clock.hpp"
#include "engine/base/log.hpp"
#include "engine/books/directory.hpp"
#include "engine/control/admin/handler_table.hpp"
#include "engine/control/handlers/ports.hpp"
#include "engine/control/remote/remote_rules.hpp"
#include "engine/control/remote/token_table.hpp"
#include "engine/net/server.hpp"
#include "engine/policy/admin_access.hpp"

namespace weir::app {

// The gateway as it is operated from another machine: a listener of its own on a thread of its own,
// which is there only while the document asks for it, so that no operator can slow a call. Lives on
// the control thread.
class RemoteAdmin {
public:
    struct Parts {
        const admin::HandlerTable& table;
        const control::PolicyControl& policy;
        const books::Directory& directory;
        std::function<void(std::function<void()>)> control;  // runs work on the control thread
        const Clock& clock;
        const Log& log;
    };

    explicit RemoteAdmin(Parts parts);
    ~RemoteAdmin();
    RemoteAdmin(const RemoteAdmin&) = delete;
    RemoteAdmin& operator=(const RemoteAdmin&) = delete;

    // Listens where the policy says, elsewhere than before, or nowhere.
    void follow(const policy::AdminAccess& access);
    // A token was made or revoked: what is asked next is answered by that.
    void takeTokens();
    // Once a second: looks whether another certificate lies in the files, and tries again to listen
    // where that failed.
    void tick();
    void close();

    // What is really listened on; empty while nothing is.
    std::string address() const;
    // Why not, though the policy says so, or what is wrong with it; empty when nothing is.
    const std::string& problem() const { return m_problem; }

private:
    class Listening;

    void open(const policy::AdminAccess& access);

    Parts m_parts;
    control::RemoteRules m_rules;
    control::TokenTable m_tokens;
    policy::AdminAccess m_access;
    std::string m_problem;
    int m_ticksToOpen = 0;  // until it is tried again, while it should listen and cannot
    std::unique_ptr<Listening> m_listening;
};

}  // namespace weir::app
