// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>

#include "engine/control/admin/client.hpp"
#include "engine/control/admin/handler_table.hpp"

// The contract over HTTPS on loopback, to the window's own client. A build without the window has
// none.
namespace weir::test {

using Post = std::function<void(std::function<void()>)>;

bool hasRemoteEnd();
// `control` runs handlers; a token of that role is what the client holds.
std::unique_ptr<admin::AdminClient> makeRemoteEnd(const admin::HandlerTable& table, Post control,
                                                  admin::Role role);

}  // namespace weir::test
