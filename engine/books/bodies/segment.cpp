// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/books/bodies/segment.hpp"

#include <algorithm>

#include "engine/books/journal/crc32c.hpp"

namespace weir::books {

namespace {

constexpr std::string_view kMagic = "WEIRBODY";

void putNumber(std::string& to, std::uint32_t number) {
    for (int shift = 0; shift < 32; shift += 8) {
        to.push_back(static_cast<char>(number >> shift));
    }
}

std::uint32_t numberAt(std::string_view bytes, std::size_t place) {
    std::uint32_t number = 0;
    for (std::size_t i = 4; i-- > 0;) {
        number = number << 8 | static_cast<std::uint8_t>(bytes[place + i]);
    }
    return number;
}

template <std::size_t Size>
void putBytes(std::string& to, const std::array<std::uint8_t, Size>& bytes) {
    to.append(reinterpret_cast<const char*>(bytes.data()), Size);
}

template <std::size_t Size>
std::array<std::uint8_t, Size> bytesAt(std::string_view from, std::size_t place) {
    std::array<std::uint8_t, Size> bytes{};
    std::ranges::transform(from.substr(place, Size), bytes.begin(),
                           [](char c) { return static_cast<std::uint8_t>(c); });
    return bytes;
}

// The sum stands behind what it is of.
bool isWhole(std::string_view bytes) {
    const std::size_t place = bytes.size() - 4;
    return crc32c(bytes.substr(0, place)) == numberAt(bytes, place);
}

}  // namespace

std::string SegmentHead::written() const {
    std::string bytes(kMagic);
    bytes.push_back(static_cast<char>(kSegmentVersion));
    putBytes(bytes, key);
    putBytes(bytes, salt);
    putNumber(bytes, crc32c(bytes));
    return bytes;
}

Result<SegmentHead> SegmentHead::read(std::string_view bytes) {
    if (bytes.size() < kSize || !bytes.starts_with(kMagic)) {
        return Error::invalid("It is no file of bodies.");
    }
    if (static_cast<std::uint8_t>(bytes[kMagic.size()]) > kSegmentVersion) {
        return Error::unsupported("A newer Weir wrote it.", "Read it with that one.");
    }
    if (!isWhole(bytes.substr(0, kSize))) {
        return Error::invalid("Its head is damaged.");
    }
    SegmentHead head;
    head.key = bytesAt<8>(bytes, kMagic.size() + 1);
    head.salt = bytesAt<16>(bytes, kMagic.size() + 9);
    return head;
}

std::string RecordHead::written() const {
    std::string bytes;
    putNumber(bytes, sealed);
    putBytes(bytes, id.bytes());
    putBytes(bytes, nonce);
    putNumber(bytes, crc32c(bytes));
    return bytes;
}

std::optional<RecordHead> RecordHead::read(std::string_view bytes) {
    if (bytes.size() < kSize || !isWhole(bytes.substr(0, kSize))) {
        return std::nullopt;
    }
    RecordHead head;
    head.sealed = numberAt(bytes, 0);
    head.id = Id::fromBytes(bytesAt<16>(bytes, 4));
    head.nonce = bytesAt<12>(bytes, 20);
    if (head.sealed > kMostSealed) {
        return std::nullopt;
    }
    return head;
}

}  // namespace weir::books
