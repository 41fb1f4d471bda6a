// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever stands in the files: an import ends in an answer, the document it makes can be put in
// force, and no secret is in it or in what is said.
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "engine/control/config/compile.hpp"
#include "engine/control/import/litellm_import.hpp"

using namespace weir;

namespace {

void require(bool holds, std::string_view what, std::string_view document) {
    if (!holds) {
        std::fprintf(stderr, "%.*s\n%.*s\n", static_cast<int>(what.size()), what.data(),
                     static_cast<int>(document.size()), document.data());
        std::abort();
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    // A configuration and, behind a zero, a list of keys.
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const std::size_t end = text.find('\0');
    const std::string_view config = text.substr(0, end);
    const std::string_view keys =
        end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
    for (const auto go : {control::SecretsGo::ToKeychain, control::SecretsGo::ToEnvironment}) {
        const auto import = control::importLiteLlm(config, keys, "version: 1\n", go);
        if (!import) {
            continue;
        }
        const control::Compiled compiled = control::compileText(import->text, {});
        for (const control::Problem& problem : compiled.problems) {
            require(problem.severity != control::Severity::Error, problem.message, import->text);
        }
        for (const control::ImportedSecret& secret : import->secrets) {
            // A short text may stand anywhere by chance.
            const std::string_view bytes = secret.secret.reveal();
            require(bytes.size() < 12 || import->text.find(bytes) == std::string::npos ||
                        config.find(bytes) != config.rfind(bytes),
                    "a secret is in the document", import->text);
        }
    }
    return 0;
}
