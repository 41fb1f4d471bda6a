// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "engine/base/dialect.hpp"
#include "engine/base/route_words.hpp"
#include "engine/base/trace.hpp"

namespace weir::policy {

// What routes know of a call. It borrows; it is made and read within one decision.
struct RouteFacts {
    std::string_view model = {};
    std::string_view endpoint = {};
    Dialect dialect = Dialect::OpenAiChat;
    std::string_view key = {};
    std::string_view team = {};
    std::string_view user = {};
    std::string_view tier = {};
    std::span<const std::string> tags = {};
    std::string_view degradedBy = {};        // a budget that is nearly used; empty: none is
    std::uint64_t budgetLeft = kWholeShare;  // of the tightest, per cent; no budget: all of it
    std::string_view session = {};
    // As far as conditions ask for them; names of headers in small letters.
    std::span<const Header> headers = {};
    std::span<const MetadataMember> metadata = {};
    std::uint64_t tokens = 0;  // of the input, as estimated
    std::optional<std::uint64_t> maxTokens = {};
    std::uint32_t messages = 0;
    bool stream = false;
    bool tools = false;
    bool images = false;
    bool audio = false;
    bool files = false;
    bool structured = false;
    std::string_view weekday = {};  // "mon", in the gateway's zone
    int minuteOfDay = 0;            // there, too
    std::string_view task = {};     // "unknown", or empty, which comes to the same: nobody judged
    std::string_view complexity = {};  // likewise
};

}  // namespace weir::policy
