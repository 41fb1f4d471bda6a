// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace weir::dialects {

// Some models sign their tool calls and take a history only with these signatures (Gemini 3). The
// caller's dialect has no place for them, so somebody has to keep them from the answer to the next
// request. `call` is the id under which the caller knows a call.
class SignatureStore {
public:
    virtual ~SignatureStore() = default;
    virtual void keep(std::string_view call, std::string_view signature) = 0;
    // Empty: not known.
    virtual std::string find(std::string_view call) = 0;
};

}  // namespace weir::dialects
