// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "engine/base/result.hpp"
#include "engine/base/secret.hpp"
#include "engine/control/config/document.hpp"
#include "engine/policy/identity/key_table.hpp"
#include "engine/policy/snapshot.hpp"
#include "engine/providers/key_ref.hpp"

namespace weir::control {

inline constexpr std::string_view kDefaultListen = "127.0.0.1:9347";

// What a snapshot is made of beside the document.
struct CompileInput {
    std::uint64_t revision = 0;
    std::vector<policy::KeyEntry> directoryKeys;
    providers::KeyRefRules keyRules;
    // The secret of a declared key (env: and file: only). May be empty: then declared keys are
    // checked, but none can be used (weir check).
    std::function<Result<Secret>(const providers::KeyRef&)> readSecret;
    // What providers said they offer: provider name -> models.
    std::map<std::string, std::vector<std::string>> catalogue;
    // `--listen`: instead of what the document says.
    std::vector<std::string> listen;
};

struct Compiled {
    std::shared_ptr<const policy::Snapshot> snapshot;  // null if there are errors
    Problems problems;
};

Compiled compile(const Document& document, const CompileInput& input);

// Read and compile in one.
Compiled compileText(std::string_view text, const CompileInput& input);

// "127.0.0.1:9347", "[::1]:9347", "0.0.0.0:80": an address and a port, nothing to be resolved but
// localhost, which is both families. Errors: Invalid.
Result<std::vector<std::string>> parseListen(std::string_view address);
// Only this machine can reach it.
bool isLoopback(std::string_view address);

}  // namespace weir::control
