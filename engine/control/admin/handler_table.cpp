// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/control/admin/handler_table.hpp"

#include <exception>
#include <memory>
#include <string>

#include "engine/base/words.hpp"
#include "engine/control/admin/one_answer.hpp"

namespace weir::admin {

namespace {

Error roleError(const OperationCodec& codec, Role caller) {
    return Error::denied("'" + std::string(codec.name()) + "' needs the role " +
                         std::string(wordOf(codec.role())) + "; this connection has " +
                         std::string(wordOf(caller)) + ".");
}

}  // namespace

void HandlerTable::handle(const OperationCodec& codec, const Caller& caller, std::any operation,
                          Answer answer) const {
    if (caller.role < codec.role()) {
        answer(roleError(codec, caller.role));
        return;
    }
    const auto handler = m_handlers.find(codec.name());
    if (handler == m_handlers.end()) {
        answer(Error::unsupported("This gateway cannot do '" + std::string(codec.name()) + "'."));
        return;
    }
    const auto one = std::make_shared<OneAnswer>(
        std::move(answer), Error::internal("The gateway ended '" + std::string(codec.name()) +
                                           "' without an answer."));
    try {
        handler->second(std::move(operation), caller,
                        [one](Result<std::any> reply) { one->give(std::move(reply)); });
    } catch (const std::exception& problem) {
        one->give(Error::internal("'" + std::string(codec.name()) +
                                  "' failed: " + std::string(problem.what())));
    }
}

std::vector<std::string_view> HandlerTable::missing() const {
    std::vector<std::string_view> names;
    for (const OperationCodec* codec : allCodecs()) {
        if (!m_handlers.contains(codec->name())) {
            names.push_back(codec->name());
        }
    }
    return names;
}

}  // namespace weir::admin
