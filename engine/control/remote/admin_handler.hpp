// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string>

#include "engine/base/log.hpp"
#include "engine/control/admin/handler_table.hpp"
#include "engine/control/remote/failed_tries.hpp"
#include "engine/control/remote/remote_rules.hpp"
#include "engine/control/remote/token_table.hpp"
#include "engine/net/server.hpp"

namespace weir::control {

inline constexpr std::string_view kAdminPath = "/admin/v1/";
// Says on every answer to a known token what it may do.
inline constexpr std::string_view kRoleHeader = "weir-role";
inline constexpr std::size_t kMostAdminBody = std::size_t{1} << 20;

struct AdminServices {
    const admin::HandlerTable& table;
    RemoteRules& rules;  // on the control thread
    const TokenTable& tokens;
    // Runs work on the control thread; what is posted to one that ended is dropped.
    std::function<void(std::function<void()>)> control;
    // Runs work on the reactor of this handler; does nothing once that is gone.
    std::function<void(std::function<void()>)> post;
    // Whether only this machine can reach it, so that only names of it can be meant.
    bool loopbackOnly = true;
    const Log& log;
};

// The admin contract over HTTP, for programs that hold a token and for no web page:
//   POST /admin/v1/keys.revoke   {"name": "ci"}
//   200 {"reply": {…}}  or  4xx, 5xx {"error": {"code": "not_found", "message": "…", "hint": "…"}}
// Of one reactor.
class AdminHandler final : public net::Handler {
public:
    explicit AdminHandler(AdminServices services) : m_services(std::move(services)) {}

    net::Task<void> handle(net::ServerCall& call) override;

private:
    struct Refused {
        int status = 0;  // 0: it is not
        Error error;
    };
    Refused checkForm(const net::http::RequestHead& head) const;
    net::Task<void> refuseToken(net::ServerCall& call, Error error);
    net::Task<void> serve(net::ServerCall& call, admin::Caller caller,
                          const admin::OperationCodec& codec);

    AdminServices m_services;
    FailedTries m_tries;
};

}  // namespace weir::control
