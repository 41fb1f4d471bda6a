// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "engine/dialects/common/json_dom.hpp"
#include "engine/dialects/common/upstream_error.hpp"

namespace weir::dialects {

// What an error object says, in any of the shapes that providers use; views into the parsed text.
struct ErrorFields {
    std::string_view type;
    std::string_view code;
    std::string_view message;
    int status = 0;  // some servers put one where others put a code
};

// Whether an object says that something went wrong: an `error` that is an object or words, or the
// type of Anthropic's and the Responses' error events.
bool saysError(dom::object object);

// From `{"error":{…}}`, `{"error":"…"}`, `{"type":"error","code":…,"message":…}` or
// `{"message":…}`.
ErrorFields readErrorFields(dom::object object);

// An error that came inside a 200.
AnswerError errorInsideAnswer(const ErrorFields& fields);

// A success that cannot be read. `message` says why, in a sentence of Weir's own: it goes into
// records, so nothing that the provider wrote may be in it.
AnswerError malformedAnswer(std::string_view message);

}  // namespace weir::dialects
