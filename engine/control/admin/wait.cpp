// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/control/admin/wait.hpp"

#include <future>
#include <memory>

namespace weir::admin {

Result<std::any> sendAndWait(AdminClient& client, const OperationCodec& codec, std::any operation) {
    const auto answer = std::make_shared<std::promise<Result<std::any>>>();
    client.send(codec, std::move(operation),
                [answer](Result<std::any> reply) { answer->set_value(std::move(reply)); });
    return answer->get_future().get();
}

}  // namespace weir::admin
