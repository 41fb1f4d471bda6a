// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <any>
#include <functional>
#include <memory>
#include <utility>

#include "engine/base/result.hpp"
#include "engine/control/admin/operation.hpp"

namespace weir::admin {

class OperationCodec;  // codec.hpp: how one operation and its reply become JSON and back

// The codec of an operation in the list; throws std::logic_error for one that is not.
const OperationCodec& codecNamed(std::string_view name);

template <Operation Op>
const OperationCodec& codecOf() {
    static const OperationCodec& codec = codecNamed(Op::kName);
    return codec;
}

// How the window, the command line and scripts speak to a gateway, wherever it runs. `done` is
// called exactly once, on the thread the transport names (the window's transport: the GUI thread).
class AdminClient {
public:
    template <class Reply>
    using Callback = std::function<void(Result<Reply>)>;

    virtual ~AdminClient() = default;

    template <Operation Op>
    void call(Op operation, Callback<typename Op::Reply> done) {
        send(codecOf<Op>(), std::any(std::move(operation)),
             [done = std::move(done)](Result<std::any> reply) {
                 if (reply) {
                     done(std::any_cast<typename Op::Reply>(std::move(*reply)));
                 } else {
                     done(std::move(reply.error()));
                 }
             });
    }

    // The same without its types: `operation` holds the struct that the codec is of, the reply its
    // Reply.
    virtual void send(const OperationCodec& codec, std::any operation,
                      std::function<void(Result<std::any>)> done) = 0;
};

}  // namespace weir::admin
