// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/net/file_stamp.hpp"

#include <sys/stat.h>

namespace weir::net {

std::string fileStamp(const std::string& file) {
    struct stat status{};
    if (file.empty() || ::stat(file.c_str(), &status) != 0) {
        return {};
    }
    return std::to_string(status.st_ino) + "/" + std::to_string(status.st_size) + "/" +
           std::to_string(status.st_mtim.tv_sec) + "." + std::to_string(status.st_mtim.tv_nsec);
}

}  // namespace weir::net
