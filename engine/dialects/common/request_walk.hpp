// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "engine/dialects/common/json_cursor.hpp"
#include "engine/dialects/common/persons_texts.hpp"
#include "engine/dialects/common/request.hpp"

namespace weir::dialects {

// One walk through one request: where it stands and what it found. The dialects read their own
// members with it.
struct RequestWalk {
    JsonCursor json;
    RequestFacts facts;
    std::size_t textBytes = 0;           // that the model will read
    PersonsTexts* persons = nullptr;     // null: nobody asks what a person wrote
    WantedMetadata* metadata = nullptr;  // null: nobody asks for any

    RequestWalk(std::string_view body, PersonsTexts* notePersons, WantedMetadata* noteMetadata)
        : json(body), persons(notePersons), metadata(noteMetadata) {}

    // A value that the model reads, as it is.
    bool countText() { return json.skip(textBytes); }
    // The same of the text of a message, which is a person's unless its role says otherwise.
    bool countWords();
    // The bytes from `from` to here.
    ByteSpan spanFrom(std::size_t from) const { return {from, json.offset() - from}; }
};

// A flag that may also be null. `what` is the failure's text.
bool readFlag(JsonCursor& json, bool& flag, std::string_view what);

// A whole number from zero, or null, which leaves `number` empty.
bool readCount(JsonCursor& json, std::optional<std::uint64_t>& number, std::string_view what);

// The service tier that is asked for, by its name; another value is the provider's matter.
bool readTier(RequestWalk& walk);

// The object of what a client says of its call, as far as somebody asks for it.
bool readMetadata(RequestWalk& walk);

// Messages or input items: text, or an array of items. Returns false on failure.
bool readConversation(RequestWalk& walk);

// The array of tools. Their schemas count as text.
bool readTools(RequestWalk& walk);

// What the answer has to look like: an object whose type may be "json_schema".
bool readFormat(RequestWalk& walk);
// An object that holds one of these as its `format`.
bool readFormatIn(RequestWalk& walk);

}  // namespace weir::dialects
