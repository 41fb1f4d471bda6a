// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.hpp"
#include "engine/control/admin/keys.hpp"
#include "engine/control/import/import_notes.hpp"
#include "engine/control/import/litellm_config.hpp"

namespace weir::control {

// Weir keys that there are already, also those of the document.
struct ExistingKeys {
    std::vector<std::string> names;
    std::vector<std::string> hashes;  // 64 hexadecimal digits in small letters
};

// A virtual key of LiteLLM: its hash, and what it may spend and send.
struct LiteLlmKey {
    admin::ImportedKey key;
    LiteLlmBudget budget;
    std::uint64_t rpm = 0;
    std::uint64_t tpm = 0;
    std::uint64_t parallel = 0;
};

// Reads what GET /key/list?return_full_object=true answers: {"keys": [...]}, or the list alone.
// LiteLLM keeps the SHA-256 of its keys, so nobody needs a new one. An empty text is no key.
// Errors: Invalid (no such JSON).
// A name that is taken gets a number, a key that is there already is left out.
Result<std::vector<LiteLlmKey>> readLiteLlmKeys(std::string_view text, const ExistingKeys& existing,
                                                ImportNotes& notes);

}  // namespace weir::control
