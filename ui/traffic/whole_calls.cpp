// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/traffic/whole_calls.hpp"

#include <memory>
#include <optional>
#include <utility>

namespace weir::ui {

namespace {

// Shared by the answers that are on their way; the last one gives the result.
struct Asked {
    std::vector<WholeCall> calls;
    std::size_t open = 0;
    std::optional<Error> problem;
    WholeCallsTaken taken;
    UnreadableBodies unreadable = UnreadableBodies::EndIt;

    void close() {
        if (--open > 0) {
            return;
        }
        if (problem) {
            taken(*std::move(problem));
        } else {
            taken(std::move(calls));
        }
    }
};

// It is the bodies that cannot be read, and not the gateway that cannot be asked.
bool isOfBodies(const Error& error) {
    return error.code == ErrorCode::NotFound || error.code == ErrorCode::Denied ||
           error.code == ErrorCode::Invalid;
}

void askBodies(admin::AdminClient& client, const std::shared_ptr<Asked>& asked, std::size_t call) {
    admin::GetBodies operation;
    operation.id = asked->calls[call].detail.row.id;
    client.call(operation, admin::AdminClient::Callback<admin::ExchangeBodies>(
                               [asked, call](Result<admin::ExchangeBodies> reply) {
                                   if (reply) {
                                       asked->calls[call].bodies = std::move(*reply);
                                   } else if (asked->unreadable == UnreadableBodies::AreSaid &&
                                              isOfBodies(reply.error())) {
                                       asked->calls[call].bodiesProblem = reply.error().text();
                                   } else {
                                       asked->problem = reply.error();
                                   }
                                   asked->close();
                               }));
}

}  // namespace

void askWholeCalls(admin::AdminClient& client, std::vector<admin::ExchangeRow> rows,
                   WholeCallsTaken taken, UnreadableBodies unreadable) {
    if (rows.empty()) {
        taken(std::vector<WholeCall>());
        return;
    }
    const auto asked = std::make_shared<Asked>();
    asked->taken = std::move(taken);
    asked->unreadable = unreadable;
    asked->open = rows.size();
    asked->calls.resize(rows.size());
    for (std::size_t call = 0; call < rows.size(); ++call) {
        asked->calls[call].detail.row = std::move(rows[call]);
    }
    for (std::size_t call = 0; call < asked->calls.size(); ++call) {
        admin::GetExchange operation;
        operation.id = asked->calls[call].detail.row.id;
        client.call(operation, admin::AdminClient::Callback<admin::ExchangeDetail>(
                                   [&client, asked, call](Result<admin::ExchangeDetail> reply) {
                                       if (reply) {
                                           asked->calls[call].detail = std::move(*reply);
                                       } else if (reply.error().code != ErrorCode::NotFound) {
                                           asked->problem = reply.error();
                                       }
                                       if (asked->calls[call].detail.bodiesKept) {
                                           askBodies(client, asked, call);
                                       } else {
                                           asked->close();
                                       }
                                   }));
    }
}

}  // namespace weir::ui
