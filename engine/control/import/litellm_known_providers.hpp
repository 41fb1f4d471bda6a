// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "engine/base/result.hpp"

namespace weir::control {

// What the api_base of a deployment is the address of.
enum class ApiBase : std::uint8_t {
    Optional,   // of the form that Weir speaks; without one the kind's own holds
    Required,   // the same, and LiteLLM has it from the file or the environment only
    Root,       // of the server, above the path of that form; without one the kind's own holds
    OtherForm,  // of a wire format of the provider's own, which LiteLLM speaks and Weir does not
    Azure,      // of the resource, or of one of its deployments
};

// What a provider of LiteLLM is here.
struct KnownProvider {
    std::string_view prefix;
    std::string_view kind{};
    std::string_view keyVariable{};
    ApiBase apiBase = ApiBase::Optional;
    std::string_view baseUrl{};  // where the kind has none of its own
    std::string_view leftOut{};  // why it cannot be taken over
};

// By what stands before the slash of a model: "together_ai". Null: Weir does not know it.
const KnownProvider* findKnown(std::string_view prefix);

// "openai" of "gpt-4o": LiteLLM knows some models without their provider. Empty: not this one.
std::string_view prefixOfModel(std::string_view model);

// Where calls go that went to `apiBase`; empty: to the kind's own address. Errors: Invalid (it
// needs an address, or that one is none that Weir can call).
Result<std::string> baseUrlFor(const KnownProvider& known, std::string apiBase);

}  // namespace weir::control
