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
#include "engine/base/team.hpp"
#include "engine/books/models/model_list.hpp"
#include "engine/books/prices/price_list.hpp"
#include "engine/control/config/document.hpp"
#include "engine/policy/identity/key_table.hpp"
#include "engine/policy/snapshot.hpp"
#include "engine/providers/key_ref.hpp"

namespace weir::control {

// What a snapshot is made of beside the document. Without the functions the text alone is judged:
// nothing is read, and the simulator has no address.
struct CompileInput {
    std::uint64_t revision = 0;
    std::vector<policy::KeyEntry> directoryKeys;
    std::vector<Team> directoryTeams;
    providers::KeyRefRules keyRules;
    // The secret of a key, env: and file: only. Of a declared key it lets callers in; of a
    // provider's key it is only seen whether it can be had.
    std::function<Result<Secret>(const providers::KeyRef&)> readSecret;
    // Whether a provider's `ca` can be used. Errors: NotFound, Invalid.
    std::function<Result<void>(const std::string& file)> checkCa;
    // Whether a listener can show who it is with these. Errors: NotFound, Invalid, Denied (its time
    // is over, or has not come).
    std::function<Result<void>(const policy::TlsFiles& files)> checkTls;
    // Whoever puts the document in force can read keychain: keys.
    bool keychain = true;
    // The base URL of the simulator that the host runs; asked once, when a provider of that kind
    // names no address.
    std::function<Result<std::string>()> simulatorUrl;
    // What providers said they offer: provider name -> models.
    std::map<std::string, std::vector<std::string>> catalogue;
    // Prices of the document that are far from it get a warning; null: none does.
    const books::PriceList* prices = nullptr;
    // What models can do; null: nothing is known but what the document says.
    std::shared_ptr<const books::ModelList> models;
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
