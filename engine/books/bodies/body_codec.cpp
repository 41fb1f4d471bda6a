// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/books/bodies/body_codec.hpp"

#include <cstdint>

namespace weir::books {

namespace {

// One byte of flags and two lengths stand before the texts.
constexpr std::size_t kHeadBytes = 1 + 8 + 8;
constexpr unsigned kRequestCut = 1;
constexpr unsigned kResponseCut = 2;

void putLength(std::string& to, std::uint64_t length) {
    for (int shift = 0; shift < 64; shift += 8) {
        to.push_back(static_cast<char>(length >> shift));
    }
}

std::uint64_t lengthAt(std::string_view bytes, std::size_t place) {
    std::uint64_t length = 0;
    for (std::size_t i = 8; i-- > 0;) {
        length = length << 8 | static_cast<std::uint8_t>(bytes[place + i]);
    }
    return length;
}

}  // namespace

std::string encodeBodies(const TrafficBodies& bodies) {
    std::string bytes;
    bytes.reserve(kHeadBytes + bodies.bytes());
    bytes.push_back(static_cast<char>((bodies.requestCut ? kRequestCut : 0) |
                                      (bodies.responseCut ? kResponseCut : 0)));
    putLength(bytes, bodies.request.size());
    putLength(bytes, bodies.response.size());
    bytes += bodies.request;
    bytes += bodies.response;
    bytes += bodies.responseTimes.encoded();
    return bytes;
}

std::optional<TrafficBodies> decodeBodies(std::string_view bytes) {
    if (bytes.size() < kHeadBytes) {
        return std::nullopt;
    }
    const auto flags = static_cast<unsigned char>(bytes.front());
    const std::uint64_t request = lengthAt(bytes, 1);
    const std::uint64_t response = lengthAt(bytes, 9);
    bytes.remove_prefix(kHeadBytes);
    if (flags > (kRequestCut | kResponseCut) || request > bytes.size() ||
        response > bytes.size() - request) {
        return std::nullopt;
    }
    TrafficBodies bodies;
    bodies.requestCut = (flags & kRequestCut) != 0;
    bodies.responseCut = (flags & kResponseCut) != 0;
    bodies.request = bytes.substr(0, request);
    bodies.response = bytes.substr(request, response);
    bodies.responseTimes = StreamTimes::fromEncoded(bytes.substr(request + response));
    return bodies;
}

}  // namespace weir::books
