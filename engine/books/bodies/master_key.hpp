// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <string>

#include "engine/base/random.hpp"
#include "engine/base/result.hpp"
#include "engine/base/secret.hpp"

namespace weir::books {

// Tells one key from another without giving anything of it away.
using KeyFingerprint = std::array<std::uint8_t, 8>;

std::string hexText(const KeyFingerprint& fingerprint);

// The key that stored bodies are encrypted with: 32 random bytes, written as base64.
class MasterKey {
public:
    static constexpr std::size_t kBytes = 32;

    // Errors: Invalid; the text is not repeated.
    static Result<MasterKey> parse(const Secret& text);
    // A new one, as text.
    static Secret makeText(Random& random);

    MasterKey clone() const { return MasterKey(m_bytes.clone(), m_fingerprint); }
    std::string_view reveal() const { return m_bytes.reveal(); }
    const KeyFingerprint& fingerprint() const { return m_fingerprint; }

private:
    MasterKey(Secret bytes, const KeyFingerprint& fingerprint)
        : m_bytes(std::move(bytes)), m_fingerprint(fingerprint) {}

    Secret m_bytes;
    KeyFingerprint m_fingerprint;
};

}  // namespace weir::books
