// SPDX-License-Identifier: GPL-3.0-or-later
#include <fstream>
#include <sstream>

#include <fmt/format.h>

#include "app/cli/call_and.hpp"
#include "app/cli/command.hpp"
#include "app/cli/key_options.hpp"
#include "app/cli/output.hpp"
#include "engine/base/ascii.hpp"
#include "engine/control/admin/keys.hpp"

namespace weir::app {

namespace {

constexpr std::uintmax_t kLargestFile = std::uintmax_t(8) << 20;

Error wrongLine(std::size_t number, std::string message) {
    return Error::invalid("Line " + std::to_string(number) + ": " + std::move(message),
                          "A line is NAME,SHA256 and, if wanted, TEAM and USER behind commas.");
}

Result<admin::ImportedKey> readLine(std::string_view line, std::size_t number) {
    std::vector<std::string> fields;
    for (;;) {
        const std::size_t comma = line.find(',');
        fields.emplace_back(trimmed(line.substr(0, comma)));
        if (comma == std::string_view::npos) {
            break;
        }
        line.remove_prefix(comma + 1);
    }
    if (fields.size() < 2 || fields.size() > 4) {
        return wrongLine(number, "it has " + std::to_string(fields.size()) + " of 2 to 4 fields.");
    }
    fields.resize(4);
    return admin::ImportedKey{fields[0], fields[2], fields[3], fields[1]};
}

Result<admin::ImportKeys> readFile(const std::string& name) {
    std::error_code failed;
    const auto size = std::filesystem::file_size(name, failed);
    if (failed) {
        return Error::notFound("The file " + name + " cannot be read: " + failed.message() + ".");
    }
    if (size > kLargestFile) {
        return Error::tooLarge("The file " + name + " is larger than 8 MiB.",
                               "Import it in parts.");
    }
    std::ifstream file(name);
    admin::ImportKeys operation;
    std::size_t number = 0;
    for (std::string line; std::getline(file, line);) {
        ++number;
        const std::string_view text = trimmed(line);
        if (text.empty() || text.starts_with('#')) {
            continue;
        }
        auto key = readLine(text, number);
        if (!key) {
            return std::move(key.error());
        }
        operation.keys.push_back(std::move(*key));
    }
    if (file.bad()) {
        return Error::io("The file " + name + " could not be read to its end.");
    }
    if (operation.keys.empty()) {
        return Error::invalid("The file " + name + " names no key.",
                              "A line is NAME,SHA256 and, if wanted, TEAM and USER.");
    }
    return operation;
}

ExitCode run(const Arguments& arguments) {
    auto operation = readFile(arguments.operand(0));
    if (!operation) {
        return fail(operation.error(), arguments);
    }
    return callAnd(arguments, std::move(*operation), [](const admin::KeyList& list) {
        print(fmt::format("Imported {} {}. Calls with {} work at once.\n", list.keys.size(),
                          list.keys.size() == 1 ? "key" : "keys",
                          list.keys.size() == 1 ? "it" : "them"));
    });
}

}  // namespace

const Command kKeysImport{
    {"keys import",
     "Let keys in that another gateway made.",
     {{"FILE", "A line a key: NAME,SHA256 and, if wanted, TEAM and USER behind commas."}},
     {kJsonOption, kDataOption, kConfigOption},
     "SHA256 is that of the whole key, in hexadecimal; the key itself is not needed and not kept,\n"
     "and whoever has it goes on with it. All keys of the file are imported, or none. Empty lines\n"
     "and lines that begin with # are passed over."},
    run};

}  // namespace weir::app
