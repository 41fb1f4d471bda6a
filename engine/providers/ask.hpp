// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/cancellation.hpp"
#include "engine/base/result.hpp"
#include "engine/net/client.hpp"
#include "engine/net/task.hpp"

namespace weir::providers {

// A whole answer to a question that Weir asks on its own account.
struct Answered {
    int status = 0;
    std::string body;  // at most 4 MiB
};

// GET on a connection that was acquired, or POST where there is a body of JSON. Errors: those of
// the lease, TooLarge.
net::Task<Result<Answered>> ask(net::Lease& lease, std::string target,
                                std::vector<net::http::Field> extraFields,
                                Cancellation& cancellation, std::string body = {});

// The forms of a list of models.
enum class ListForm : std::uint8_t {
    Data,    // {"data": [{"id": …}]}, as OpenAI, Anthropic and most others answer
    Models,  // {"models": [{"name": …}]}, as Ollama
    Bare,    // [{"id": …}], as Together AI
};

// The names in a list of models. What has both members is of the first form, as of llama.cpp, whose
// second is there for clients of Ollama. Errors: Invalid (it is none, or bare and empty).
struct ModelList {
    ListForm form = ListForm::Data;
    std::vector<std::string> names;
    std::string owner;  // "owned_by" of the first, by which local servers can be told apart
};
Result<ModelList> readModelList(std::string_view body);

// The string of a member of a JSON object; empty if it is not there.
std::string readMember(std::string_view body, std::string_view name);

// What the provider says of an error, in one line without keys in it; may be empty.
std::string readErrorMessage(std::string_view body);

}  // namespace weir::providers
