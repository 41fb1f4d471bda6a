// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/remote_end.hpp"

namespace weir::test {

bool hasRemoteEnd() {
    return false;
}

std::unique_ptr<admin::AdminClient> makeRemoteEnd(const admin::HandlerTable&, Post, admin::Role) {
    return nullptr;
}

}  // namespace weir::test
