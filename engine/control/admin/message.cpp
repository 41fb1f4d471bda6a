// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/control/admin/message.hpp"

#include <utility>

#include <boost/json.hpp>

#include "engine/base/words.hpp"

namespace weir::admin {

namespace json = boost::json;

namespace {

Result<json::object> parseObject(std::string_view text) {
    boost::system::error_code problem;
    json::value value = json::parse({text.data(), text.size()}, problem);
    if (problem || !value.is_object()) {
        return Error::invalid("What was sent is not a JSON object.");
    }
    return std::move(value.get_object());
}

std::string textOf(const json::object& object, std::string_view member) {
    const json::value* text = object.if_contains(member);
    return text != nullptr && text->is_string() ? std::string(text->get_string()) : std::string();
}

}  // namespace

std::string argumentsText(const OperationCodec& codec, const std::any& operation) {
    return json::serialize(codec.operationToJson(operation));
}

Result<std::any> readArguments(const OperationCodec& codec, std::string_view text) {
    if (text.empty()) {
        return codec.operationFromJson(json::object());
    }
    auto object = parseObject(text);
    if (!object) {
        return std::move(object.error());
    }
    return codec.operationFromJson(std::move(*object));
}

std::string replyText(const OperationCodec& codec, const Result<std::any>& reply) {
    return reply ? json::serialize(json::object{{"reply", codec.replyToJson(*reply)}})
                 : errorText(reply.error());
}

std::string errorText(const Error& error) {
    return json::serialize(json::object{{"error", errorToJson(error)}});
}

Result<std::any> readReply(const OperationCodec& codec, std::string_view text) {
    auto object = parseObject(text);
    if (!object) {
        return std::move(object.error());
    }
    if (const json::value* reply = object->if_contains("reply")) {
        return codec.replyFromJson(*reply);
    }
    if (const json::value* error = object->if_contains("error")) {
        return errorFromJson(*error);
    }
    return Error::invalid("The gateway answered with neither a reply nor an error.");
}

json::object errorToJson(const Error& error) {
    return {{"code", wordOf(error.code)}, {"message", error.message}, {"hint", error.hint}};
}

Error errorFromJson(const json::value& value) {
    if (!value.is_object()) {
        return Error::internal("The gateway answered with an error that cannot be read.");
    }
    const json::object& object = value.get_object();
    return {fromWord<ErrorCode>(textOf(object, "code")).value_or(ErrorCode::Internal),
            textOf(object, "message"), textOf(object, "hint")};
}

}  // namespace weir::admin
