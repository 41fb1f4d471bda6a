// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "engine/net/http/framing.hpp"

namespace weir::net::http {

// Takes the framing off a body, in the buffer it was read into, however it was cut. Chunk
// extensions are skipped and trailers dropped, both within limits; a trailer that speaks of framing
// is a fault, because some reader would believe it. Source: RFC 9110 6.5.1.
class BodyDecoder {
public:
    static constexpr std::size_t kMaxChunkLine = 256;
    static constexpr std::size_t kMaxTrailers = 8 * 1024;

    struct Piece {
        std::string_view data;  // inside the given bytes
        std::size_t used = 0;   // less than given only when the body is complete or broken
    };

    BodyDecoder() = default;
    explicit BodyDecoder(Framing framing);

    // Overwrites framing inside `bytes` with data, so that the result is one piece.
    Piece decode(std::span<char> bytes);

    bool complete() const { return m_state == State::Complete; }
    // nullptr while the framing holds.
    const char* fault() const { return m_fault; }
    // The connection ended: whether that completes the body.
    bool endOfStream();

private:
    enum class State {
        Complete,
        Length,
        UntilClose,
        Size,       // in the digits of a chunk size
        Extension,  // after them
        SizeLf,
        Data,
        DataCr,
        DataLf,
        Trailer,  // at the beginning of a trailer line
        TrailerName,
        TrailerValue,
        TrailerLf,
        LastLf,
        Broken,
    };

    void step(char c);
    void stepSize(char c);
    void stepTrailer(char c);
    void stepTrailerName(char c);
    void endSize();
    void fail(const char* fault);
    bool inData() const;

    State m_state = State::Complete;
    std::uint64_t m_left = 0;  // of the body, or of the chunk
    std::size_t m_line = 0;    // length of the chunk line, or of all trailers
    bool m_digits = false;
    // The beginning of a trailer's name, in lower case: enough to tell the names of framing.
    std::array<char, 18> m_name{};
    std::size_t m_nameSize = 0;
    const char* m_fault = nullptr;
};

}  // namespace weir::net::http
