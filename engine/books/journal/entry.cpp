// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/books/journal/entry.hpp"

#include "engine/books/journal/crc32c.hpp"

namespace weir::books {

namespace {

constexpr std::size_t kKindAt = 8;
constexpr std::size_t kHead = 9;

void put32(char* into, std::uint32_t value) {
    for (unsigned i = 0; i < 4; ++i) {
        into[i] = static_cast<char>(value >> (8 * i));
    }
}

std::uint32_t get32(std::string_view from, std::size_t place) {
    std::uint32_t value = 0;
    for (unsigned i = 0; i < 4; ++i) {
        value |= static_cast<std::uint32_t>(static_cast<std::uint8_t>(from[place + i])) << (8 * i);
    }
    return value;
}

}  // namespace

void beginEntry(std::string& bytes, EntryKind kind) {
    bytes.append(kKindAt, '\0');
    bytes.push_back(static_cast<char>(kind));
}

void finishEntry(std::string& bytes, std::size_t begin) {
    const std::string_view checked = std::string_view(bytes).substr(begin + kKindAt);
    const std::uint32_t crc = crc32c(checked);
    put32(bytes.data() + begin, static_cast<std::uint32_t>(checked.size() - 1));
    put32(bytes.data() + begin + 4, crc);
}

std::optional<JournalEntry> takeEntry(std::string_view& bytes) {
    if (bytes.size() < kHead) {
        return std::nullopt;
    }
    const std::size_t size = get32(bytes, 0);
    if (size > bytes.size() - kHead || crc32c(bytes.substr(kKindAt, size + 1)) != get32(bytes, 4)) {
        return std::nullopt;
    }
    const auto kind = static_cast<EntryKind>(bytes[kKindAt]);
    if (kind != EntryKind::Intent && kind != EntryKind::Outcome) {
        return std::nullopt;
    }
    const JournalEntry entry{kind, bytes.substr(kHead, size)};
    bytes.remove_prefix(kHead + size);
    return entry;
}

std::string_view takeDamaged(std::string_view& bytes) {
    std::size_t length = bytes.size();
    if (length >= kHead && get32(bytes, 0) <= length - kHead) {
        length = kHead + get32(bytes, 0);
    }
    const std::string_view damaged = bytes.substr(0, length);
    bytes.remove_prefix(length);
    return damaged;
}

std::size_t wholeEntries(std::string_view bytes) {
    std::size_t whole = 0;
    while (bytes.size() - whole >= kHead) {
        const std::size_t size = get32(bytes, whole);
        if (size > bytes.size() - whole - kHead) {
            break;
        }
        whole += kHead + size;
    }
    return whole;
}

}  // namespace weir::books
