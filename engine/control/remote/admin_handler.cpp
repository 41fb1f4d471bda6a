// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/control/remote/admin_handler.hpp"

#include <array>
#include <atomic>
#include <memory>
#include <optional>
#include <utility>

#include "engine/base/ascii.hpp"
#include "engine/base/host_port.hpp"
#include "engine/base/secret.hpp"
#include "engine/base/words.hpp"
#include "engine/control/admin/message.hpp"
#include "engine/control/admin/one_answer.hpp"
#include "engine/net/sleep.hpp"
#include "engine/net/suspension.hpp"

namespace weir::control {

namespace {

using net::http::Field;
using net::http::RequestHead;

// In place of the role of whoever has none.
constexpr std::string_view kNobody;
// Before a wrong token is said to be one.
constexpr Milliseconds kRefusalDelay{500};

struct StatusOf {
    ErrorCode code;
    int status;
};
constexpr std::array kStatuses{
    StatusOf{ErrorCode::Invalid, 400},     StatusOf{ErrorCode::NotFound, 404},
    StatusOf{ErrorCode::Denied, 403},      StatusOf{ErrorCode::Conflict, 409},
    StatusOf{ErrorCode::TooLarge, 413},    StatusOf{ErrorCode::Unavailable, 503},
    StatusOf{ErrorCode::Timeout, 504},     StatusOf{ErrorCode::Cancelled, 503},
    StatusOf{ErrorCode::Closed, 503},      StatusOf{ErrorCode::Io, 500},
    StatusOf{ErrorCode::Unsupported, 501}, StatusOf{ErrorCode::Internal, 500}};

int statusOf(ErrorCode code) {
    for (const StatusOf& each : kStatuses) {
        if (each.code == code) {
            return each.status;
        }
    }
    return 500;
}

net::Task<void> answer(net::ServerCall& call, int status, std::string body, std::string_view role) {
    std::vector<Field> fields{{"content-type", "application/json"}, {"cache-control", "no-store"}};
    if (!role.empty()) {
        fields.push_back({kRoleHeader, role});
    }
    if (status == 401) {
        fields.push_back({"www-authenticate", "Bearer"});
    }
    // Whether it arrives or not, there is nothing more to do about it.
    (void)co_await call.respond(status, fields, body);
    wipe(body);  // a new key or token may have been in it
}

net::Task<void> refuse(net::ServerCall& call, int status, const Error& error,
                       std::string_view role) {
    return answer(call, status, admin::errorText(error), role);
}

std::string_view bearerOf(const RequestHead& head) {
    const auto all = head.all("authorization");
    if (all.size() != 1) {
        return {};
    }
    const std::string_view value = trimmed(all.front());
    constexpr std::string_view kScheme = "bearer ";
    return startsWithIgnoringCase(value, kScheme) ? trimmed(value.substr(kScheme.size()))
                                                  : std::string_view();
}

std::string_view addressOf(std::string_view peer) {
    return splitHostPort(peer).host;
}

// What a handler on another thread and the call that waits for it have between them.
struct Waiting {
    net::Suspension* call = nullptr;  // null once the call is gone
    std::optional<Result<std::any>> reply;
};

}  // namespace

net::Task<void> AdminHandler::handle(net::ServerCall& call) {
    if (Refused refused = checkForm(call.head()); refused.status != 0) {
        co_await refuse(call, refused.status, refused.error, kNobody);
        co_return;
    }
    const std::string address(addressOf(call.peerAddress()));
    const Instant now = call.reactor().clock().instant();
    const auto who = m_services.tokens.identify(bearerOf(call.head()));
    if (!who && m_tries.waitOf(address, now) > Milliseconds(0)) {
        co_await refuse(call, 429,
                        Error::denied("There were too many wrong tokens from this address.",
                                      "Wait a minute, then try again."),
                        kNobody);
        co_return;
    }
    if (!who) {
        m_tries.add(address, now);
        co_await refuseToken(call, who.error());
        co_return;
    }
    m_tries.forget(address);
    const std::string_view name = call.head().path().substr(kAdminPath.size());
    const admin::OperationCodec* codec = admin::findCodec(name);
    if (codec == nullptr) {
        co_await refuse(call, 404,
                        Error::unsupported("There is no operation '" + std::string(name) + "'."),
                        wordOf(who->role));
        co_return;
    }
    co_await serve(call, admin::Caller(who->role, Via::Remote, who->name), *codec);
}

// A page can make a browser send much, but not without saying where it comes from, and no page can
// make it send JSON elsewhere without asking first, which is refused.
AdminHandler::Refused AdminHandler::checkForm(const RequestHead& head) const {
    if (head.find("origin") || head.find("sec-fetch-site")) {
        return {403, Error::denied("Web pages may not operate this gateway.",
                                   "Use the Weir window or a program that holds a token.")};
    }
    const std::string_view host = head.find("host").value_or("");
    if (m_services.loopbackOnly && !isLoopback(splitHostPort(host))) {
        return {421, Error::denied("This gateway is not operated as \"" + std::string(host) + "\".",
                                   "Use 127.0.0.1 or localhost.")};
    }
    if (!head.path().starts_with(kAdminPath) || !head.query().empty()) {
        return {404, Error::notFound("There is no such path here.",
                                     "Operations are called with POST /admin/v1/OPERATION.")};
    }
    if (head.method != "POST") {
        return {405, Error::invalid("Operations are called with POST.")};
    }
    const std::string_view type = head.find("content-type").value_or("");
    if (!equalsIgnoringCase(trimmed(type.substr(0, type.find(';'))), "application/json")) {
        return {415, Error::invalid("The Content-Type has to be application/json.")};
    }
    return {};
}

net::Task<void> AdminHandler::refuseToken(net::ServerCall& call, Error error) {
    m_services.log.warning("refused an operator from " + std::string(call.peerAddress()) + ": " +
                           error.message);
    const Result<void> waited =
        co_await net::sleep(call.reactor(), kRefusalDelay, call.cancellation());
    if (!waited) {
        co_return;
    }
    co_await refuse(call, 401, error, kNobody);
}

net::Task<void> AdminHandler::serve(net::ServerCall& call, admin::Caller caller,
                                    const admin::OperationCodec& codec) {
    const std::string_view word = wordOf(caller.role);
    auto body = co_await call.readBody(kMostAdminBody);
    if (!body) {
        co_await refuse(call, statusOf(body.error().code), body.error(), word);
        co_return;
    }
    auto operation = admin::readArguments(codec, *body);
    wipe(*body);  // a provider key may have been in it
    if (!operation) {
        co_await refuse(call, 400, operation.error(), word);
        co_return;
    }
    net::Suspension suspension(call.cancellation());
    const auto waiting = std::make_shared<Waiting>();
    waiting->call = &suspension;
    const auto given = std::make_shared<admin::OneAnswer>(
        [waiting, post = m_services.post](Result<std::any> reply) {
            post([waiting, reply = std::move(reply)]() mutable {
                waiting->reply = std::move(reply);
                if (waiting->call != nullptr) {
                    waiting->call->wake();
                }
            });
        },
        Error::closed("The gateway has ended."));
    m_services.control([&table = m_services.table, &rules = m_services.rules, &codec, caller,
                        operation = std::move(*operation), given]() mutable {
        if (caller.role >= codec.role()) {
            if (const auto allowed = rules.check(codec, operation); !allowed) {
                given->give(allowed.error());
                return;
            }
        }
        table.handle(codec, caller, std::move(operation),
                     [&rules, &codec, given](Result<std::any> reply) {
                         rules.note(codec, reply);
                         given->give(std::move(reply));
                     });
    });
    const net::Woken woken = co_await suspension;
    waiting->call = nullptr;
    if (woken == net::Woken::Cancelled) {
        co_return;  // nobody is there any more
    }
    const Result<std::any>& reply = *waiting->reply;
    const int status = reply ? 200 : statusOf(reply.error().code);
    co_await answer(call, status, admin::replyText(codec, reply), word);
}

}  // namespace weir::control
