// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/books/bodies/key_derivation.hpp"

#include <memory>
#include <string>

#include <openssl/core_names.h>
#include <openssl/kdf.h>
#include <openssl/params.h>

namespace weir::books {

bool deriveBytes(std::string_view key, std::string_view salt, std::string_view purpose,
                 std::span<std::uint8_t> into) {
    const std::unique_ptr<EVP_KDF, decltype(&EVP_KDF_free)> kdf(
        EVP_KDF_fetch(nullptr, "HKDF", nullptr), EVP_KDF_free);
    const std::unique_ptr<EVP_KDF_CTX, decltype(&EVP_KDF_CTX_free)> context(
        EVP_KDF_CTX_new(kdf.get()), EVP_KDF_CTX_free);
    if (!context) {
        return false;
    }
    // OpenSSL takes parameters as writable and does not write them.
    const auto octets = [](const char* name, std::string_view bytes) {
        return OSSL_PARAM_construct_octet_string(name, const_cast<char*>(bytes.data()),
                                                 bytes.size());
    };
    char digest[] = "SHA256";
    const OSSL_PARAM parameters[] = {
        OSSL_PARAM_construct_utf8_string(OSSL_KDF_PARAM_DIGEST, digest, 0),
        octets(OSSL_KDF_PARAM_KEY, key),
        octets(OSSL_KDF_PARAM_SALT, salt),
        octets(OSSL_KDF_PARAM_INFO, purpose),
        OSSL_PARAM_construct_end(),
    };
    return EVP_KDF_derive(context.get(), into.data(), into.size(), parameters) == 1;
}

}  // namespace weir::books
