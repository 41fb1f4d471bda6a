// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include <boost/json/object.hpp>
#include <boost/json/value.hpp>

#include "engine/dialects/translation/effort.hpp"

// A request for the next turn of a conversation in no dialect: what all of them can say. It is only
// made for a target that does not speak the caller's dialect. Whatever a dialect says beyond it is
// in the notes of the translation. What stands for what: resources/notes/translation.md.
namespace weir::dialects {

namespace json = boost::json;

struct Text {
    std::string text;
};
// Either bytes or an address.
struct Image {
    std::string mediaType;  // "image/png"; empty beside an address
    std::string base64;
    std::string url;
    std::string detail;  // OpenAI: low, high, auto; may be empty
};
struct File {
    std::string mediaType;  // "application/pdf"
    std::string base64;
    std::string name;  // may be empty
};
struct Audio {
    std::string format;  // "wav", "mp3"
    std::string base64;
};
struct ToolCall {
    std::string id;
    std::string name;
    std::string arguments;  // JSON as the model wrote it, which may be none
};
using Content = std::variant<Text, Image, File>;
struct ToolResult {
    std::string id;  // of the call
    std::vector<Content> content;
    bool isError = false;
};
using Part = std::variant<Text, Image, File, Audio, ToolCall, ToolResult>;

enum class Role : std::uint8_t { System, User, Assistant };

struct Message {
    Role role = Role::User;
    std::vector<Part> parts;
};

struct Tool {
    std::string name;
    std::string description;
    json::object schema;         // JSON schema of the arguments
    std::optional<bool> strict;  // the arguments must follow it
    // OpenAI Responses: it takes text that is no JSON. Elsewhere that is the only argument, named
    // kCustomInput.
    bool custom = false;
};
inline constexpr std::string_view kCustomInput = "input";

struct ToolChoice {
    enum class Kind : std::uint8_t { Unsaid, Auto, None, Required, Named };
    Kind kind = Kind::Unsaid;
    std::string name;  // of Named
};

struct AnswerFormat {
    enum class Kind : std::uint8_t { Text, Json, Schema };
    Kind kind = Kind::Text;
    std::string name;
    json::object schema;
    std::optional<bool> strict;
};

struct Conversation {
    std::vector<Message> messages;  // those of the system among them, where they stood
    std::vector<Tool> tools;
    ToolChoice choice;
    std::optional<bool> parallelCalls;
    std::optional<std::uint64_t> maxTokens;
    // Numbers as they were written; null: not said.
    json::value temperature;
    json::value topP;
    json::value topK;
    std::vector<std::string> stop;
    std::optional<Effort> effort;
    std::optional<std::uint64_t> thinkingTokens;  // that `effort` was made of
    AnswerFormat format;
    std::string user;  // whose call it is, as the caller names its users
    bool stream = false;
};

// Adds a part to the last message, if that is of the role, or to a new one: dialects differ in what
// they call one message.
void addPart(Conversation& conversation, Role role, Part part);

}  // namespace weir::dialects
