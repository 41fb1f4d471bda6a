// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/policy_file.hpp"

#include <system_error>
#include <utility>

#include "app/host/data_folder.hpp"
#include "app/host/local_facts.hpp"
#include "engine/books/directory.hpp"
#include "engine/books/prices/price_list.hpp"
#include "engine/control/config/document_file.hpp"

namespace weir::app {

namespace {

// Whether a key is there decides how wide serve listens, and which names the document may declare.
Result<void> addStoredKeys(control::CompileInput& input, const std::filesystem::path& folder) {
    const std::filesystem::path directory = folder / "weir.db";
    std::error_code missing;
    if (!std::filesystem::exists(directory, missing)) {
        return {};
    }
    auto keys = books::Directory::peekKeys(directory);
    if (!keys) {
        return std::move(keys.error());
    }
    addDirectoryKeys(input, *keys);
    auto teams = books::Directory::peekTeams(directory);
    if (!teams) {
        return std::move(teams.error());
    }
    input.directoryTeams = std::move(*teams);
    return {};
}

}  // namespace

Result<std::string> readDocument(const std::filesystem::path& file) {
    std::error_code missing;
    if (!std::filesystem::exists(file, missing)) {
        return Error::notFound("There is no file " + file.string() + ".");
    }
    return control::DocumentFile(file).load();
}

Result<PolicyFile> readPolicyFile(const std::filesystem::path& file, const Arguments& arguments) {
    auto text = readDocument(file);
    if (!text) {
        return std::move(text.error());
    }
    const std::filesystem::path folder =
        std::filesystem::absolute(arguments.value(kDataOfFileOption.name)
                                      .value_or(std::filesystem::absolute(file).parent_path()));
    providers::KeyRefRules rules{arguments.values(kAllowEnvOption.name), {secretsIn(folder)}};
    for (const std::string& secrets : arguments.values(kSecretsDirOption.name)) {
        rules.folders.emplace_back(std::filesystem::absolute(secrets));
    }
    control::CompileInput input;
    addLocalFacts(input, rules);
    input.keychain = false;
    input.simulatorUrl = [] { return Result<std::string>(std::string(kPolicyFileSimulator)); };
    if (auto added = addStoredKeys(input, folder); !added) {
        return std::move(added.error());
    }
    const auto prices = books::PriceList::builtIn();
    input.prices = prices ? &*prices : nullptr;
    PolicyFile read{std::move(*text), {}};
    read.compiled = control::compileText(read.text, input);
    return read;
}

}  // namespace weir::app
