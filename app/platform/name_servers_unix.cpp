// SPDX-License-Identifier: GPL-3.0-or-later
#include <fstream>
#include <sstream>

#include "app/platform/name_servers.hpp"

namespace weir::app {

// Source: resolv.conf(5).
std::vector<std::string> nameServers() {
    std::vector<std::string> servers;
    std::ifstream file("/etc/resolv.conf");
    for (std::string line; std::getline(file, line);) {
        std::istringstream words(line);
        std::string word;
        std::string address;
        if (words >> word >> address && word == "nameserver") {
            servers.push_back(std::move(address));
        }
    }
    return servers;
}

}  // namespace weir::app
