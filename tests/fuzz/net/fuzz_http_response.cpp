// SPDX-License-Identifier: GPL-3.0-or-later
// An answer that we accept is the same answer to Boost.Beast: same status, fields, body, and the
// same bytes left over. The first byte chooses where it is cut, and whether it answers HEAD.
#include <cstddef>
#include <cstdint>

#include "engine/net/http/head_parser.hpp"
#include "tests/fuzz/net/oracle.hpp"

using namespace weir::fuzz;
using namespace weir::net::http;
namespace beast = boost::beast::http;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) {
        return 0;
    }
    const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
    const bool answersHead = data[0] >= 128;

    HeadReader reader;
    std::size_t used = 0;
    if (reader.feed(bytes, used) != HeadReader::State::Complete) {
        return 0;
    }
    ResponseHead head;
    ResponseTerms terms;
    if (parseResponse(reader.bytes(), answersHead ? "HEAD" : "POST", head, terms) ||
        head.fields.count("proxy-connection") > 0 || terms.framing.length > kMostAnnounced) {
        return 0;
    }
    Oracle<beast::response_parser<beast::string_body>> oracle(bytes);
    oracle.parser().skip(answersHead);
    oracle.readHead();
    const auto& message = oracle.parser().get();
    demand(message.result_int() == static_cast<unsigned>(head.status));
    // Beast fills in the customary phrase where there is none.
    demand(head.reason.empty() || std::string_view(message.reason()) == head.reason);
    demand(message.version() == 10U + static_cast<unsigned>(head.minorVersion));
    demand(oracle.fields() == listOf(head.fields));
    demand(!terms.keepAlive || oracle.parser().keep_alive());

    const std::string_view rest = bytes.substr(used);
    const Decoded body = decodeBody(terms.framing, rest, rest.size());
    demand(body == decodeBody(terms.framing, rest, rest.empty() ? 0 : data[0] % rest.size()));
    if (terms.framing.kind == Framing::Kind::UntilClose) {
        demand(oracle.parser().need_eof());
        demand(body.data == rest && !body.complete);
        return 0;
    }
    compareBodies(oracle, body, rest);
    return 0;
}
