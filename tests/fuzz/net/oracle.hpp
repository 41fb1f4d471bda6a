// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <boost/asio/buffer.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>

#include "engine/net/http/body_decoder.hpp"
#include "engine/net/http/message.hpp"

// Boost.Beast as the second opinion: what we accept, it must accept and read the same way. It
// accepts more.
namespace weir::fuzz {

inline void demand(bool condition) {
    if (!condition) {
        std::abort();
    }
}

// Beast takes memory for all that a length announces before a byte of it is there.
inline constexpr std::uint64_t kMostAnnounced = 1U << 24;

using FieldList = std::vector<std::pair<std::string, std::string>>;

// Beast keeps fields of one name together; their order is that of the message only among them.
inline FieldList byName(FieldList list) {
    const auto lower = [](const std::string& text) {
        std::string result = text;
        for (char& c : result) {
            c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
        }
        return result;
    };
    std::stable_sort(list.begin(), list.end(), [&lower](const auto& left, const auto& right) {
        return lower(left.first) < lower(right.first);
    });
    return list;
}

template <class Parser>
class Oracle {
public:
    explicit Oracle(std::string_view bytes) : m_rest(bytes) {
        m_parser.header_limit(1U << 30);
        m_parser.body_limit(boost::none);
    }

    Parser& parser() { return m_parser; }

    // Reads the head, which must be one.
    void readHead() {
        m_parser.eager(false);
        while (!m_parser.is_header_done()) {
            demand(step() && !failed());
        }
    }
    // Reads on until the body is complete, broken, or short of bytes.
    void readBody() {
        m_parser.eager(true);
        while (!m_parser.is_done() && !failed() && step()) {
        }
    }
    bool failed() const { return m_error && m_error != boost::beast::http::error::need_more; }
    boost::beast::error_code error() const { return m_error; }
    std::string_view rest() const { return m_rest; }

    FieldList fields() const {
        FieldList list;
        for (const auto& field : m_parser.get().base()) {
            list.emplace_back(std::string(field.name_string()), std::string(field.value()));
        }
        return byName(std::move(list));
    }

private:
    bool step() {
        m_error = {};
        const std::size_t used =
            m_parser.put(boost::asio::buffer(m_rest.data(), m_rest.size()), m_error);
        m_rest.remove_prefix(used);
        return used > 0;
    }

    Parser m_parser;
    boost::beast::error_code m_error;
    std::string_view m_rest;
};

inline FieldList listOf(const net::http::Fields& fields) {
    FieldList list;
    for (const net::http::Field& field : fields) {
        list.emplace_back(std::string(field.name), std::string(field.value));
    }
    return byName(std::move(list));
}

struct Decoded {
    std::string data;
    std::size_t used = 0;
    bool complete = false;
    bool broken = false;

    friend bool operator==(const Decoded&, const Decoded&) = default;
};

// Decodes in two pieces, cut at `cut`.
inline Decoded decodeBody(net::http::Framing framing, std::string_view bytes, std::size_t cut) {
    net::http::BodyDecoder decoder(framing);
    Decoded decoded;
    for (std::string piece : {std::string(bytes.substr(0, cut)),
                              std::string(bytes.substr(std::min(cut, bytes.size())))}) {
        const auto taken = decoder.decode(piece);
        decoded.data += taken.data;
        decoded.used += taken.used;
        if (taken.used < piece.size()) {
            demand(decoder.complete() || decoder.fault());
            break;
        }
    }
    decoded.complete = decoder.complete();
    decoded.broken = decoder.fault() != nullptr;
    return decoded;
}

// Whether a complete chunked body has trailers: the line before the empty one is a field then, and
// a chunk size has no colon.
inline bool hasTrailers(std::string_view body) {
    constexpr std::string_view kEnd = "\r\n\r\n";
    if (!body.ends_with(kEnd)) {
        return false;
    }
    body.remove_suffix(kEnd.size());
    const auto line = body.rfind('\n');  // npos + 1 is 0: the first line
    return body.substr(line + 1).find(':') != std::string_view::npos;
}

// What our decoder says of a body must be what the oracle says, as far as ours accepts it.
template <class Parser>
void compareBodies(Oracle<Parser>& oracle, const Decoded& ours, std::string_view bytes) {
    oracle.readBody();
    // We skip extensions of chunks without looking into them.
    if (ours.broken || oracle.error() == boost::beast::http::error::bad_chunk_extension) {
        return;
    }
    // We drop trailers; Beast reads them as fields and may obey what they say.
    if (oracle.parser().chunked() && ours.complete && !oracle.parser().is_done() &&
        hasTrailers(bytes.substr(0, ours.used))) {
        demand(oracle.parser().get().body() == ours.data);
        return;
    }
    demand(!oracle.failed());
    demand(oracle.parser().is_done() == ours.complete);
    if (ours.complete) {
        demand(oracle.parser().get().body() == ours.data);
        demand(oracle.rest().size() == bytes.size() - ours.used);
    }
}

}  // namespace weir::fuzz
