// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <any>
#include <string_view>
#include <vector>

#include <boost/json/fwd.hpp>

#include "engine/base/result.hpp"
#include "engine/control/admin/operation.hpp"

// How operations and replies become JSON and back: derived from their descriptions, stated nowhere
// else. Enumerators are lower_snake words, a set of marks is a list of words, ids are text, money
// is whole nano-dollars, prices whole pico-dollars a token, times microseconds since 1970 UTC.
namespace weir::admin {

class OperationCodec {
public:
    virtual ~OperationCodec() = default;

    virtual std::string_view name() const = 0;
    virtual std::string_view about() const = 0;
    virtual Role role() const = 0;

    // The std::any holds the operation's struct, or its Reply.
    virtual boost::json::value operationToJson(const std::any& operation) const = 0;
    virtual boost::json::value replyToJson(const std::any& reply) const = 0;

    // A member that is not there keeps its default. An operation with a member that is not known is
    // Invalid: it asks for something that would not happen. In a reply such members are passed
    // over, so that an older window can talk to a newer gateway.
    virtual Result<std::any> operationFromJson(const boost::json::value& json) const = 0;
    virtual Result<std::any> replyFromJson(const boost::json::value& json) const = 0;
};

// Every operation of the list, in its order.
const std::vector<const OperationCodec*>& allCodecs();

// Null when there is no operation of that name.
const OperationCodec* findCodec(std::string_view name);

}  // namespace weir::admin
