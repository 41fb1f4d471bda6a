// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/kept_headers.hpp"

#include "engine/base/scrub.hpp"

namespace weir {

void KeptHeaders::add(std::string_view name, std::string_view value) {
    m_lines.append(name).push_back(':');
    appendScrubbed(m_lines, value);
    m_lines.push_back('\n');
}

void KeptHeaders::addNameOnly(std::string_view name) {
    m_lines.append(name).append(":[not kept]\n");
}

std::vector<Header> KeptHeaders::list() const {
    std::vector<Header> headers;
    std::string_view rest = m_lines;
    while (!rest.empty()) {
        const std::size_t end = rest.find('\n');
        const std::string_view line = rest.substr(0, end);
        const std::size_t colon = line.find(':');
        headers.push_back(
            {std::string(line.substr(0, colon)), std::string(line.substr(colon + 1))});
        rest.remove_prefix(end + 1);
    }
    return headers;
}

}  // namespace weir
