// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/policy/identity/weir_key.hpp"

#include <algorithm>
#include <memory>
#include <stdexcept>

#include <boost/crc.hpp>
#include <openssl/evp.h>

namespace weir::policy {

namespace {

constexpr std::string_view kDigits =
    "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
constexpr std::size_t kRandomBytes = 20;    // 160 bits
constexpr std::size_t kRandomDigits = 27;   // 62^27 > 2^160
constexpr std::size_t kChecksumDigits = 6;  // 62^6 > 2^32
static_assert(kKeyPrefix.size() + kRandomDigits + kChecksumDigits == kKeyLength);
static_assert(kTokenPrefix.size() == kKeyPrefix.size());

// The number in base 62, most significant digit first, padded with zeros.
template <std::size_t N>
void appendDigits(std::string& text, std::array<std::byte, N> number, std::size_t digits) {
    const std::size_t start = text.size();
    for (std::size_t i = 0; i < digits; ++i) {
        unsigned remainder = 0;
        for (std::byte& byte : number) {
            const unsigned value = remainder * 256 + std::to_integer<unsigned>(byte);
            byte = static_cast<std::byte>(value / kDigits.size());
            remainder = static_cast<unsigned>(value % kDigits.size());
        }
        text += kDigits[remainder];
    }
    std::reverse(text.begin() + static_cast<std::ptrdiff_t>(start), text.end());
}

// Of the prefix and the random digits.
void appendChecksum(std::string& text) {
    boost::crc_32_type crc;
    crc.process_bytes(text.data(), text.size());
    const std::uint32_t sum = crc.checksum();
    appendDigits(text,
                 std::array{static_cast<std::byte>(sum >> 24), static_cast<std::byte>(sum >> 16),
                            static_cast<std::byte>(sum >> 8), static_cast<std::byte>(sum)},
                 kChecksumDigits);
}

Secret make(Random& random, std::string_view prefix) {
    std::array<std::byte, kRandomBytes> bytes;
    random.fill(bytes);
    std::string key;
    key.reserve(kKeyLength);  // so that no half of it stays behind in freed memory
    key += prefix;
    appendDigits(key, bytes, kRandomDigits);
    bytes.fill(std::byte{0});
    appendChecksum(key);
    return Secret(std::move(key));
}

bool isWellFormed(std::string_view key, std::string_view prefix) {
    if (key.size() != kKeyLength || !key.starts_with(prefix)) {
        return false;
    }
    std::string expected;
    expected.reserve(kKeyLength);
    expected += key.substr(0, prefix.size() + kRandomDigits);
    appendChecksum(expected);
    const bool right = expected == key;
    wipe(expected);
    return right;
}

}  // namespace

Secret makeKey(Random& random) {
    return make(random, kKeyPrefix);
}

Secret makeToken(Random& random) {
    return make(random, kTokenPrefix);
}

bool isWellFormedKey(std::string_view key) {
    return isWellFormed(key, kKeyPrefix);
}

bool isWellFormedToken(std::string_view token) {
    return isWellFormed(token, kTokenPrefix);
}

KeyHash hashOfKey(std::string_view key) {
    // Fetched once: looking an algorithm up costs more than the hash.
    static const EVP_MD* const kSha256 = EVP_MD_fetch(nullptr, "SHA256", nullptr);
    thread_local const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(
        EVP_MD_CTX_new(), &EVP_MD_CTX_free);
    KeyHash hash{};
    if (EVP_DigestInit_ex2(context.get(), kSha256, nullptr) != 1 ||
        EVP_DigestUpdate(context.get(), key.data(), key.size()) != 1 ||
        EVP_DigestFinal_ex(context.get(), hash.data(), nullptr) != 1) {
        throw std::runtime_error("OpenSSL has no SHA-256");
    }
    return hash;
}

std::string startOfKey(std::string_view key) {
    // Four characters tell keys apart and leave 136 bits unknown. A secret that was chosen by a
    // person can be short: of that, nothing is shown.
    const bool ours = key.starts_with(kKeyPrefix) || key.starts_with(kTokenPrefix);
    return ours && key.size() == kKeyLength ? std::string(key.substr(0, kKeyPrefix.size() + 4))
                                            : std::string();
}

}  // namespace weir::policy
