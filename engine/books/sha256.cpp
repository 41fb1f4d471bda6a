// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/books/sha256.hpp"

#include <stdexcept>

#include <openssl/evp.h>

namespace weir::books {

Sha256 sha256Of(std::string_view bytes) {
    // Fetched once: looking an algorithm up costs more than a short hash.
    static const EVP_MD* const kSha256 = EVP_MD_fetch(nullptr, "SHA256", nullptr);
    Sha256 hash{};
    if (EVP_Digest(bytes.data(), bytes.size(), hash.data(), nullptr, kSha256, nullptr) != 1) {
        throw std::runtime_error("OpenSSL has no SHA-256");
    }
    return hash;
}

}  // namespace weir::books
