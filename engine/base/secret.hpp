// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace weir {

// A provider key, a Weir key, a token: bytes that must not be printed, logged, compared in
// variable time or left behind in freed memory. It cannot be copied by accident and has no stream
// operator; a place that needs the bytes says so with reveal().
class Secret {
public:
    Secret() = default;
    explicit Secret(std::string&& bytes);
    explicit Secret(std::string_view bytes);
    ~Secret();

    Secret(Secret&& other) noexcept;
    Secret& operator=(Secret&& other) noexcept;
    Secret(const Secret&) = delete;
    Secret& operator=(const Secret&) = delete;

    Secret clone() const { return Secret(reveal()); }
    std::string_view reveal() const { return m_bytes; }
    bool empty() const { return m_bytes.empty(); }

    // In time that depends on the lengths only.
    friend bool operator==(const Secret& left, const Secret& right);

private:
    void wipe();

    std::string m_bytes;
};

// Overwrites the bytes of a string that held a secret, then empties it.
void wipe(std::string& bytes);

}  // namespace weir
