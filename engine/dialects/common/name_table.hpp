// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>

#include "engine/base/ascii.hpp"

namespace weir::dialects {

// A table of header names, in lower case, and what each stands for. It is asked for every header of
// every call, and most of those are in it: a name is compared only with those of its length.
template <class Value, std::size_t N>
class NameTable {
public:
    struct Entry {
        std::string_view name;
        Value value;
    };

    constexpr explicit NameTable(std::array<Entry, N> entries) : m_entries(entries) {
        std::sort(m_entries.begin(), m_entries.end(), [](const Entry& left, const Entry& right) {
            return left.name.size() < right.name.size();
        });
        for (std::size_t length = 0, at = 0; length < m_from.size(); ++length) {
            while (at < N && m_entries[at].name.size() < length) {
                ++at;
            }
            m_from[length] = static_cast<std::uint8_t>(at);
        }
    }

    // Null when the name is not in the table. Compared without case.
    constexpr const Value* find(std::string_view name) const {
        if (name.size() + 1 >= m_from.size()) {
            return nullptr;
        }
        for (std::size_t at = m_from[name.size()]; at < m_from[name.size() + 1]; ++at) {
            if (equalsIgnoringCase(m_entries[at].name, name)) {
                return &m_entries[at].value;
            }
        }
        return nullptr;
    }

private:
    static constexpr std::size_t kLongest = 32;
    static_assert(N < 256);

    std::array<Entry, N> m_entries;
    std::array<std::uint8_t, kLongest + 2> m_from{};  // the first entry of at least that length
};

}  // namespace weir::dialects
