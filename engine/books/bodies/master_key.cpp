// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/books/bodies/master_key.hpp"

#include <cstddef>
#include <span>

#include <openssl/crypto.h>
#include <openssl/evp.h>

#include "engine/base/ascii.hpp"
#include "engine/base/hex.hpp"
#include "engine/books/bodies/key_derivation.hpp"

namespace weir::books {

namespace {

// 32 bytes in base64, with the one '=' that fills it up.
constexpr std::size_t kTextBytes = 44;

Error notAKey() {
    return Error::invalid("What stands there is not 32 bytes in base64.",
                          "\"weir bodies new-key\" makes one.");
}

}  // namespace

std::string hexText(const KeyFingerprint& fingerprint) {
    return toHex(fingerprint);
}

Result<MasterKey> MasterKey::parse(const Secret& text) {
    const std::string_view written = trimmed(text.reveal());
    if (written.size() != kTextBytes || written[kTextBytes - 1] != '=' ||
        written[kTextBytes - 2] == '=') {
        return notAKey();
    }
    std::array<unsigned char, kTextBytes / 4 * 3> decoded{};
    const int size =
        EVP_DecodeBlock(decoded.data(), reinterpret_cast<const unsigned char*>(written.data()),
                        static_cast<int>(written.size()));
    Secret bytes(std::string_view(reinterpret_cast<const char*>(decoded.data()), kBytes));
    OPENSSL_cleanse(decoded.data(), decoded.size());
    if (size != static_cast<int>(decoded.size())) {
        return notAKey();
    }
    KeyFingerprint fingerprint{};
    if (!deriveBytes(bytes.reveal(), "which key", "weir bodies: fingerprint", fingerprint)) {
        return Error::internal("The key for bodies could not be set up.");
    }
    return MasterKey(std::move(bytes), fingerprint);
}

Secret MasterKey::makeText(Random& random) {
    std::array<std::byte, kBytes> bytes{};
    random.fill(bytes);
    std::array<unsigned char, kTextBytes + 1> text{};
    EVP_EncodeBlock(text.data(), reinterpret_cast<const unsigned char*>(bytes.data()), kBytes);
    Secret made(std::string_view(reinterpret_cast<const char*>(text.data()), kTextBytes));
    OPENSSL_cleanse(bytes.data(), bytes.size());
    OPENSSL_cleanse(text.data(), text.size());
    return made;
}

}  // namespace weir::books
