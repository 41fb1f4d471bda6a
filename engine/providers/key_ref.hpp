// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.hpp"

namespace weir::providers {

enum class KeySource : std::uint8_t { None, Keychain, Environment, File, Session };

// Where a key is kept, as the document says it: "keychain:openai", "env:OPENAI_API_KEY",
// "file:/path", "session", "none". Never the key itself.
struct KeyRef {
    KeySource source = KeySource::None;
    std::string name;  // item, variable or path; empty for session and none

    std::string text() const;
    friend bool operator==(const KeyRef&, const KeyRef&) = default;
};

// A key pasted where a reference belongs is refused without repeating it.
Result<KeyRef> parseKeyRef(std::string_view text);

// Which variables and files the document may name: otherwise whoever can edit it could have any
// secret of this machine sent to an address of his choice.
struct KeyRefRules {
    std::vector<std::string> environment;  // beside *_API_KEY and WEIR_*
    std::vector<std::filesystem::path>
        folders;  // that files may lie below; the first is DATA/secrets
};

// Lexical: whoever opens the file compares its resolved path with the folders once more.
// Errors: Denied.
Result<void> checkKeyRef(const KeyRef& reference, const KeyRefRules& rules);

// `path` without links lies below one of the folders. For the store that opens it.
bool liesBelow(const std::filesystem::path& path,
               const std::vector<std::filesystem::path>& folders);

}  // namespace weir::providers
