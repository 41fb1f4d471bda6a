// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/text_file.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <system_error>

#include <fmt/format.h>

namespace weir::app {

Result<std::string> readTextFile(const std::string& name, std::uintmax_t mostKibibytes) {
    std::error_code failed;
    const auto size = std::filesystem::file_size(name, failed);
    if (failed) {
        return Error::notFound("The file " + name + " cannot be read: " + failed.message() + ".");
    }
    if (size > mostKibibytes * 1024) {
        return Error::tooLarge(
            fmt::format("The file {} is larger than {} KiB.", name, mostKibibytes),
            "Is this the right file?");
    }
    std::ifstream file(name, std::ios::binary);
    std::string text{std::istreambuf_iterator<char>(file), {}};
    if (file.bad()) {
        return Error::io("The file " + name + " could not be read to its end.");
    }
    return text;
}

}  // namespace weir::app
