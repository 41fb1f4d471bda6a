// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <future>
#include <memory>
#include <utility>

#include "engine/control/admin/client.hpp"

namespace weir::admin {

// Calls and waits for the answer: for a command line, which has nothing else to do. The client must
// answer on another thread than the caller's.
template <Operation Op>
Result<typename Op::Reply> callAndWait(AdminClient& client, Op operation) {
    const auto answer = std::make_shared<std::promise<Result<typename Op::Reply>>>();
    client.call(std::move(operation), typename AdminClient::Callback<typename Op::Reply>(
                                          [answer](Result<typename Op::Reply> reply) {
                                              answer->set_value(std::move(reply));
                                          }));
    return answer->get_future().get();
}

}  // namespace weir::admin
