// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/dialects/common/request_walk.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "engine/dialects/common/answer_base.hpp"
#include "engine/dialects/common/strict_object.hpp"

namespace weir::dialects {
namespace {

using Kind = JsonCursor::Kind;

// Members whose strings are not text to a model: encoded media, references, sealed reasoning.
constexpr std::array<std::string_view, 11> kOpaque{
    "image_url", "source", "input_audio", "file",      "file_data",        "file_url",
    "data",      "image",  "result",      "signature", "encrypted_content"};

// Members that hold parts of the same form again.
constexpr std::array<std::string_view, 3> kNested{"content", "output", "summary"};

constexpr std::array<std::string_view, 3> kImageTypes{"image", "image_url", "input_image"};
constexpr std::array<std::string_view, 2> kAudioTypes{"audio", "input_audio"};
constexpr std::array<std::string_view, 3> kFileTypes{"file", "input_file", "document"};

template <std::size_t N>
bool contains(const std::array<std::string_view, N>& names, std::string_view name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

// How deep a part stands. What a message holds may be a person's words; what its parts hold in turn
// is the result of a tool.
enum class Level : std::uint8_t { Item, Part, Nested };

constexpr Level within(Level level) {
    return level == Level::Item ? Level::Part : Level::Nested;
}

bool readParts(RequestWalk& walk, Level level);

bool readType(RequestWalk& walk) {
    if (walk.json.peek() != Kind::String) {
        return walk.json.skip();
    }
    JsonString type;
    if (!walk.json.readString(type)) {
        return false;
    }
    walk.facts.images += contains(kImageTypes, type.raw) ? 1 : 0;
    walk.facts.audio += contains(kAudioTypes, type.raw) ? 1 : 0;
    walk.facts.files += contains(kFileTypes, type.raw) ? 1 : 0;
    return true;
}

bool readRole(RequestWalk& walk, bool& isPersons) {
    if (walk.json.peek() != Kind::String) {
        return walk.countText();
    }
    JsonString role;
    if (!walk.json.readString(role)) {
        return false;
    }
    walk.textBytes += role.bytes;
    isPersons = role.raw == "user";
    return true;
}

// A message, an input item or a content part: they nest in one another.
bool readPart(RequestWalk& walk, Level level) {
    bool isPersons = level != Level::Item;
    const bool read = readStrictObject(walk.json, [&](std::string_view name) {
        if (name == "type") {
            return readType(walk);
        }
        if (name == "role" && level == Level::Item) {
            return readRole(walk, isPersons);
        }
        if (contains(kNested, name)) {
            return readParts(walk, within(level));
        }
        if (name == "text" && level == Level::Part) {
            return walk.countWords();
        }
        return contains(kOpaque, name) ? walk.json.skip() : walk.countText();
    });
    if (!isPersons && walk.persons != nullptr) {
        walk.persons->dropItem(walk.facts.messages);
    }
    return read;
}

// `level` of what stands in it.
bool readParts(RequestWalk& walk, Level level) {
    const auto readText = [&] {
        return level == Level::Part ? walk.countWords() : walk.countText();
    };
    if (walk.json.peek() != Kind::Array) {
        return readText();
    }
    walk.json.enterArray();
    while (walk.json.nextItem()) {
        const bool read = walk.json.peek() == Kind::Object ? readPart(walk, level) : readText();
        if (!read) {
            return false;
        }
    }
    return !walk.json.failed();
}

// A text, a number or a flag as it is written; anything else, and what is too long, is none.
bool readMetadataValue(JsonCursor& json, MetadataMember& member) {
    switch (const Kind kind = json.peek()) {
        case Kind::String: {
            JsonString text;
            if (!json.readString(text)) {
                return false;
            }
            member.present = text.bytes <= kLongestMetadata;
            member.value = member.present ? text.unescaped() : std::string();
            return true;
        }
        case Kind::Number: {
            std::string_view digits;
            member.present = json.readNumber(digits);
            member.value = digits;
            return member.present;
        }
        case Kind::True:
        case Kind::False:
            member.present = true;
            member.value = kind == Kind::True ? "true" : "false";
            return json.skip();
        default:
            return json.skip();
    }
}

}  // namespace

bool RequestWalk::countWords() {
    if (persons == nullptr || json.peek() != Kind::String) {
        return countText();
    }
    const std::size_t quote = json.offset();
    JsonString text;
    if (!json.readString(text)) {
        return false;
    }
    textBytes += text.bytes;
    persons->add(quote + 1, text, facts.messages);
    return true;
}

bool readFlag(JsonCursor& json, bool& flag, std::string_view what) {
    const Kind kind = json.peek();
    if (kind != Kind::True && kind != Kind::False && kind != Kind::Null) {
        return json.fail(what);
    }
    flag = kind == Kind::True;
    return json.skip();
}

bool readCount(JsonCursor& json, std::optional<std::uint64_t>& number, std::string_view what) {
    if (json.peek() == Kind::Null) {
        return json.skip();
    }
    std::string_view digits;
    if (json.peek() != Kind::Number || !json.readNumber(digits)) {
        return json.fail(what);
    }
    std::uint64_t value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (error != std::errc() || end != digits.data() + digits.size()) {
        return json.fail(what);
    }
    number = value;
    return true;
}

bool readTier(RequestWalk& walk) {
    if (walk.json.peek() != JsonCursor::Kind::String) {
        return walk.json.skip();
    }
    JsonString word;
    if (!walk.json.readString(word)) {
        return false;
    }
    walk.facts.tier = tierOf(word.unescaped());
    return true;
}

bool readMetadata(RequestWalk& walk) {
    if (walk.metadata == nullptr || walk.json.peek() != Kind::Object) {
        return walk.json.skip();
    }
    return readStrictObject(walk.json, [&walk](std::string_view name) {
        const auto wanted = std::ranges::find(*walk.metadata, name, &MetadataMember::name);
        return wanted == walk.metadata->end() ? walk.json.skip()
                                              : readMetadataValue(walk.json, *wanted);
    });
}

bool readConversation(RequestWalk& walk) {
    if (walk.json.peek() != Kind::Array) {
        walk.facts.messages = 1;
        return walk.countWords();
    }
    walk.json.enterArray();
    while (walk.json.nextItem()) {
        ++walk.facts.messages;
        const bool read =
            walk.json.peek() == Kind::Object ? readPart(walk, Level::Item) : walk.countWords();
        if (!read) {
            return false;
        }
    }
    return !walk.json.failed();
}

bool readTools(RequestWalk& walk) {
    if (walk.json.peek() != Kind::Array) {
        return walk.json.skip();
    }
    const std::size_t before = walk.textBytes;
    walk.json.enterArray();
    while (walk.json.nextItem()) {
        ++walk.facts.tools;
        const bool read = walk.json.peek() != Kind::Object
                              ? walk.json.skip()
                              : readStrictObject(walk.json, [&walk](std::string_view) {
                                    return walk.countText();
                                });
        if (!read) {
            return false;
        }
    }
    walk.facts.toolBytes = walk.textBytes - before;
    return !walk.json.failed();
}

bool readFormat(RequestWalk& walk) {
    if (walk.json.peek() != Kind::Object) {
        return walk.json.skip();
    }
    return readStrictObject(walk.json, [&walk](std::string_view name) {
        if (name != "type" || walk.json.peek() != Kind::String) {
            return walk.json.skip();
        }
        JsonString type;
        if (!walk.json.readString(type)) {
            return false;
        }
        walk.facts.structured = type.raw == "json_schema";
        return true;
    });
}

bool readFormatIn(RequestWalk& walk) {
    if (walk.json.peek() != Kind::Object) {
        return walk.json.skip();
    }
    return readStrictObject(walk.json, [&walk](std::string_view name) {
        return name == "format" ? readFormat(walk) : walk.json.skip();
    });
}

}  // namespace weir::dialects
