// SPDX-License-Identifier: GPL-3.0-or-later
// A request that we accept is the same request to Boost.Beast, wherever it was cut: same method,
// target, fields, body, and the same bytes left for the next one. The first byte chooses the cut.
#include <cstddef>
#include <cstdint>

#include "engine/net/http/head_parser.hpp"
#include "tests/fuzz/net/oracle.hpp"

using namespace weir::fuzz;
using namespace weir::net::http;
namespace beast = boost::beast::http;

namespace {

HeadReader::State read(HeadReader& reader, std::string_view bytes, std::size_t cut,
                       std::size_t& used) {
    auto state = reader.feed(bytes.substr(0, cut), used);
    if (state == HeadReader::State::More) {
        std::size_t more = 0;
        state = reader.feed(bytes.substr(used), more);
        used += more;
    }
    return state;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) {
        return 0;
    }
    const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
    const std::size_t cut = bytes.empty() ? 0 : data[0] % bytes.size();

    HeadReader whole;
    HeadReader inTwo;
    std::size_t used = 0;
    std::size_t usedInTwo = 0;
    const auto state = whole.feed(bytes, used);
    demand(read(inTwo, bytes, cut, usedInTwo) == state);
    demand(whole.fault().status == inTwo.fault().status);
    if (state != HeadReader::State::Complete) {
        return 0;
    }
    demand(used == usedInTwo && whole.bytes() == inTwo.bytes());
    demand(whole.bytes() == bytes.substr(0, used));

    RequestHead head;
    RequestTerms terms;
    if (parseRequest(whole.bytes(), head, terms)) {
        return 0;
    }
    // Beast has an opinion about this one; we do not read it.
    if (head.fields.count("proxy-connection") > 0 || terms.framing.length > kMostAnnounced) {
        return 0;
    }
    Oracle<beast::request_parser<beast::string_body>> oracle(bytes);
    oracle.readHead();
    const auto& message = oracle.parser().get();
    demand(std::string_view(message.method_string()) == head.method);
    const std::string_view target(message.target());
    demand(target == head.target || (!target.starts_with('/') && target.ends_with(head.target)));
    demand(message.version() == 10U + static_cast<unsigned>(head.minorVersion));
    demand(oracle.fields() == listOf(head.fields));
    demand(!terms.keepAlive || message.keep_alive());
    demand(oracle.parser().chunked() == (terms.framing.kind == Framing::Kind::Chunked));

    const std::string_view rest = bytes.substr(used);
    const Decoded body = decodeBody(terms.framing, rest, rest.size());
    demand(body == decodeBody(terms.framing, rest, rest.empty() ? 0 : data[0] % rest.size()));
    compareBodies(oracle, body, rest);
    return 0;
}
