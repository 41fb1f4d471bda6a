// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.hpp"
#include "engine/control/admin/import.hpp"
#include "engine/control/admin/keys.hpp"
#include "engine/control/import/litellm_keys.hpp"
#include "engine/control/import/litellm_providers.hpp"

namespace weir::control {

struct LiteLlmImport {
    std::string text;  // the document with what was taken over
    admin::ImportCounts carried;
    std::vector<admin::ImportNote> notes;
    std::vector<ImportedSecret> secrets;
    std::vector<admin::ImportedKey> keys;
};

// Adds to a document what a config.yaml of LiteLLM does, and limits and budgets of its keys. What
// stands in the document already stays as it is. Pure: text in, text out; no secret gets into the
// document or into a note. Errors: Invalid (one of the texts cannot be read).
Result<LiteLlmImport> importLiteLlm(std::string_view config, std::string_view keys,
                                    std::string_view document, SecretsGo secrets,
                                    const ExistingKeys& existing = {});

}  // namespace weir::control
