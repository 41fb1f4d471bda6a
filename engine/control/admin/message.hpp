// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <any>
#include <string>
#include <string_view>

#include <boost/json/fwd.hpp>

#include "engine/base/result.hpp"
#include "engine/control/admin/codec.hpp"

// Operations and what comes back as texts, where each has a message of its own:
//   -> {"name": "ci"}
//   <- {"reply": {…}}  or  {"error": {"code": "not_found", "message": "…", "hint": "…"}}
namespace weir::admin {

std::string argumentsText(const OperationCodec& codec, const std::any& operation);
// An empty text stands for no arguments. Errors: Invalid.
Result<std::any> readArguments(const OperationCodec& codec, std::string_view text);

std::string replyText(const OperationCodec& codec, const Result<std::any>& reply);
std::string errorText(const Error& error);
// The reply, or the error that was sent instead. Errors also: Invalid (it is neither).
Result<std::any> readReply(const OperationCodec& codec, std::string_view text);

boost::json::object errorToJson(const Error& error);
Error errorFromJson(const boost::json::value& json);

}  // namespace weir::admin
