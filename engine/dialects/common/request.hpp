// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.hpp"
#include "engine/base/trace.hpp"
#include "engine/base/usage.hpp"
#include "engine/dialects/common/endpoint.hpp"
#include "engine/dialects/common/persons_texts.hpp"

namespace weir::dialects {

// Bytes of a request body, so that an edit can leave every other byte alone.
struct ByteSpan {
    std::size_t offset = 0;
    std::size_t length = 0;

    bool empty() const { return length == 0; }
    friend bool operator==(const ByteSpan&, const ByteSpan&) = default;
};

// What a decision, a price or a record needs to know of a request; everything else passes unread.
struct RequestFacts {
    std::string model;
    bool stream = false;        // and the endpoint has events to answer with
    bool asksForUsage = false;  // OpenAI chat: stream_options.include_usage is true
    std::optional<std::uint64_t> maxOutputTokens;
    std::uint64_t choices = 1;  // answers that are asked for at once, each of that length
    ServiceTier tier = ServiceTier::Standard;  // asked for; the answer says which it was
    std::uint32_t messages = 0;                // messages, input items or embedding inputs
    std::uint32_t tools = 0;
    std::size_t toolBytes = 0;  // of their names, descriptions and schemas
    std::uint32_t images = 0;
    std::uint32_t audio = 0;
    std::uint32_t files = 0;              // documents, such as PDF
    bool structured = false;              // the answer has to follow a JSON schema
    std::uint64_t estimatedTokensIn = 0;  // see estimate.hpp

    ByteSpan modelValue;     // with its quotes
    ByteSpan streamOptions;  // the value of stream_options: an object or null; empty if absent
    ByteSpan includeUsage;   // the value of stream_options.include_usage; empty if absent
};

// Members of a request's `metadata` that somebody asks for by their names. Found are texts, numbers
// and flags of at most kLongestMetadata bytes; the others are not present.
using WantedMetadata = std::vector<MetadataMember>;
inline constexpr std::size_t kLongestMetadata = 512;

// Reads a request strictly. A client's parser, ours and the provider's must agree on what was
// asked, so a body that two of them could read differently is refused: a repeated member of an
// object that is read here, an escaped spelling of a name that means something here, text that is
// not UTF-8, half of a surrogate pair, a NUL in the model's name, nesting deeper than 64, more than
// 100,000 items in an array, bytes after the end.
// Errors: Invalid, with words for the caller that name the place and never quote the body.
// Where a person's texts stand is noted in `persons`, and what the metadata holds in `metadata`, if
// somebody asks.
Result<RequestFacts> readRequest(Endpoint endpoint, std::string_view body,
                                 PersonsTexts* persons = nullptr,
                                 WantedMetadata* metadata = nullptr);

}  // namespace weir::dialects
