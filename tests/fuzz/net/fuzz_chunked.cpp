// SPDX-License-Identifier: GPL-3.0-or-later
// Chunks that we accept are the same body to Boost.Beast, and end at the same byte, wherever they
// were cut. The first byte chooses the cut.
#include <cstddef>
#include <cstdint>

#include "tests/fuzz/net/oracle.hpp"

using namespace weir::fuzz;
using weir::net::http::Framing;
namespace beast = boost::beast::http;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) {
        return 0;
    }
    const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
    const Framing chunked{Framing::Kind::Chunked, 0};
    const Decoded whole = decodeBody(chunked, bytes, bytes.size());
    demand(whole == decodeBody(chunked, bytes, bytes.empty() ? 0 : data[0] % bytes.size()));

    const std::string message =
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + std::string(bytes);
    Oracle<beast::response_parser<beast::string_body>> oracle(message);
    oracle.readHead();
    compareBodies(oracle, whole, bytes);
    return 0;
}
