// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/control/socket/message.hpp"

#include <utility>

#include <boost/json.hpp>

#include "engine/control/admin/message.hpp"

namespace weir::control {

namespace json = boost::json;

namespace {

Result<json::object> parseObject(std::string_view text) {
    boost::system::error_code problem;
    json::value value = json::parse({text.data(), text.size()}, problem);
    if (problem || !value.is_object()) {
        return Error::invalid("A message on the control socket is not a JSON object.");
    }
    return std::move(value.get_object());
}

Result<std::uint64_t> idOf(const json::object& object) {
    const json::value* id = object.if_contains("id");
    if (id != nullptr && id->is_number()) {
        boost::system::error_code problem;
        const auto number = id->to_number<std::uint64_t>(problem);
        if (!problem) {
            return number;
        }
    }
    return Error::invalid("A message on the control socket has no id.");
}

std::string textOf(const json::object& object, std::string_view member) {
    const json::value* text = object.if_contains(member);
    return text != nullptr && text->is_string() ? std::string(text->get_string()) : std::string();
}

}  // namespace

std::array<std::uint8_t, kFrameHeadSize> frameHead(std::size_t bytes) {
    std::array<std::uint8_t, kFrameHeadSize> head{};
    for (std::size_t i = 0; i < kFrameHeadSize; ++i) {
        head[i] = static_cast<std::uint8_t>(bytes >> (8 * (kFrameHeadSize - 1 - i)));
    }
    return head;
}

std::size_t frameBytes(const std::array<std::uint8_t, kFrameHeadSize>& head) {
    std::size_t bytes = 0;
    for (const std::uint8_t byte : head) {
        bytes = bytes << 8 | byte;
    }
    return bytes;
}

std::string writeRequest(std::uint64_t id, const admin::OperationCodec& codec,
                         const std::any& operation) {
    return json::serialize(json::object{
        {"id", id}, {"operation", codec.name()}, {"arguments", codec.operationToJson(operation)}});
}

Result<Request> readRequest(std::string_view text) {
    auto object = parseObject(text);
    if (!object) {
        return std::move(object.error());
    }
    const auto id = idOf(*object);
    if (!id) {
        return id.error();
    }
    Request request;
    request.id = *id;
    const std::string name = textOf(*object, "operation");
    const admin::OperationCodec* codec = admin::findCodec(name);
    if (codec == nullptr) {
        request.problem = Error::unsupported("There is no operation '" + name + "'.");
        return request;
    }
    const json::value* arguments = object->if_contains("arguments");
    auto operation =
        codec->operationFromJson(arguments != nullptr ? *arguments : json::value(json::object()));
    if (!operation) {
        request.problem = std::move(operation.error());
        return request;
    }
    request.codec = codec;
    request.operation = std::move(*operation);
    return request;
}

std::string writeReply(std::uint64_t id, const admin::OperationCodec& codec,
                       const Result<std::any>& reply) {
    if (!reply) {
        return writeError(id, reply.error());
    }
    return json::serialize(json::object{{"id", id}, {"reply", codec.replyToJson(*reply)}});
}

std::string writeError(std::uint64_t id, const Error& error) {
    return json::serialize(json::object{{"id", id}, {"error", admin::errorToJson(error)}});
}

Result<Reply> Reply::parse(std::string_view text) {
    auto object = parseObject(text);
    if (!object) {
        return std::move(object.error());
    }
    const auto id = idOf(*object);
    if (!id) {
        return id.error();
    }
    Reply reply;
    reply.m_id = *id;
    reply.m_json = std::move(*object);
    return reply;
}

Result<std::any> Reply::read(const admin::OperationCodec& codec) const {
    const auto& object = std::any_cast<const json::object&>(m_json);
    if (const json::value* reply = object.if_contains("reply")) {
        return codec.replyFromJson(*reply);
    }
    if (const json::value* error = object.if_contains("error")) {
        return admin::errorFromJson(*error);
    }
    return Error::invalid("The gateway answered with neither a reply nor an error.");
}

}  // namespace weir::control
