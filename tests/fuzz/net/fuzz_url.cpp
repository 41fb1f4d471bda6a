// SPDX-License-Identifier: GPL-3.0-or-later
// A base URL that we accept is read again as the same, and its parts can be written into a request
// and compared as text.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "engine/net/ip_address.hpp"
#include "engine/net/url.hpp"

using namespace weir::net;

namespace {

void demand(bool condition) {
    if (!condition) {
        std::abort();
    }
}

bool isPlain(std::string_view text) {
    return text.find_first_of(" @?#%\\\r\n\t") == text.npos &&
           std::all_of(text.begin(), text.end(), [](char c) { return c > 0x20 && c < 0x7f; });
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto url = parseBaseUrl({reinterpret_cast<const char*>(data), size});
    if (!url) {
        demand(!url.error().message.empty() && !url.error().hint.empty());
        return 0;
    }
    const auto again = parseBaseUrl(url->text());
    demand(again && *again == *url);
    const auto longForm = parseBaseUrl(url->origin.text() + url->path);
    demand(longForm && *longForm == *url);

    demand(!url->origin.host.empty() && url->origin.port != 0);
    demand(isPlain(url->origin.address()) && isPlain(url->path));
    demand(!url->path.ends_with('/') && url->path.find("/../") == url->path.npos);
    // What looks like an address is one, in the only spelling that all readers agree on.
    const std::string& host = url->origin.host;
    if (host.find_first_not_of("0123456789.") == host.npos || host.find(':') != host.npos) {
        const auto address = IpAddress::parse(host);
        demand(address && address->text() == host);
    }
    return 0;
}
