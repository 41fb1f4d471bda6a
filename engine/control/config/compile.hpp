// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.hpp"
#include "engine/base/secret.hpp"
#include "engine/control/config/document.hpp"
#include "engine/policy/identity/key_table.hpp"
#include "engine/policy/snapshot.hpp"
#include "engine/providers/key_ref.hpp"

namespace weir::control {

// What a snapshot is made of beside the document. Without the functions the document is only
// checked (weir check): declared keys are not read, and the simulator has no address.
struct CompileInput {
    std::uint64_t revision = 0;
    std::vector<policy::KeyEntry> directoryKeys;
    providers::KeyRefRules keyRules;
    // The secret of a declared key: env: and file: only.
    std::function<Result<Secret>(const providers::KeyRef&)> readSecret;
    // The base URL of the simulator that the host runs; asked once, when a provider of that kind
    // names no address.
    std::function<Result<std::string>()> simulatorUrl;
    // What providers said they offer: provider name -> models.
    std::map<std::string, std::vector<std::string>> catalogue;
    // --listen: instead of what the document says.
    std::string listen;
};

struct Compiled {
    std::shared_ptr<const policy::Snapshot> snapshot;  // null if there are errors
    Problems problems;
};

Compiled compile(const Document& document, const CompileInput& input);

// Reads and compiles.
Compiled compileText(std::string_view text, const CompileInput& input);

}  // namespace weir::control
