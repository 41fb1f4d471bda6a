// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "app/cli/command.hpp"
#include "engine/control/config/compile.hpp"

// A document that is judged as it stands in a file, without a gateway.
namespace weir::app {

inline constexpr Option kAllowEnvOption{
    "--allow-env", "NAME", "Accept this environment variable as the place of a key.", true};
inline constexpr Option kSecretsDirOption{
    "--secrets-dir", "DIR", "Accept key files below this folder, beside DATA/secrets.", true};
inline constexpr Option kDataOfFileOption{
    "--data", "DIR", "The data folder it is for. Without it: the folder of FILE."};

// Stands for the simulator that a gateway runs for providers of that kind; never called.
inline constexpr std::string_view kPolicyFileSimulator = "http://127.0.0.1:9/simulator";

// Errors: NotFound and what reading gives.
Result<std::string> readDocument(const std::filesystem::path& file);

struct PolicyFile {
    std::string text;
    control::Compiled compiled;
};

// With the keys and teams of the data folder, if there are any, and by the three options above.
// Errors: NotFound and what reading gives; what is wrong with the text stands in `compiled`.
Result<PolicyFile> readPolicyFile(const std::filesystem::path& file, const Arguments& arguments);

}  // namespace weir::app
