// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/secret.hpp"

#include <utility>

#include <openssl/crypto.h>

namespace weir {

void wipe(std::string& bytes) {
    // The capacity, not the size: a string that once was longer still holds the rest.
    bytes.resize(bytes.capacity());
    OPENSSL_cleanse(bytes.data(), bytes.size());
    bytes.clear();
}

Secret::Secret(std::string&& bytes) : m_bytes(bytes) {
    // Copied, then wiped: moving a short string would leave its bytes in the source object.
    weir::wipe(bytes);
}

Secret::Secret(std::string_view bytes) : m_bytes(bytes) {}

Secret::~Secret() {
    wipe();
}

Secret::Secret(Secret&& other) noexcept : m_bytes(other.m_bytes) {
    other.wipe();
}

Secret& Secret::operator=(Secret&& other) noexcept {
    if (this != &other) {
        wipe();
        m_bytes = other.m_bytes;
        other.wipe();
    }
    return *this;
}

void Secret::wipe() {
    weir::wipe(m_bytes);
}

bool operator==(const Secret& left, const Secret& right) {
    return left.m_bytes.size() == right.m_bytes.size() &&
           CRYPTO_memcmp(left.m_bytes.data(), right.m_bytes.data(), left.m_bytes.size()) == 0;
}

}  // namespace weir
