// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/books/bodies/segment_cipher.hpp"

#include <array>
#include <memory>

#include <openssl/crypto.h>
#include <openssl/evp.h>

#include "engine/books/bodies/key_derivation.hpp"

namespace weir::books {

namespace {

using Context = std::unique_ptr<EVP_CIPHER_CTX, decltype(&EVP_CIPHER_CTX_free)>;

const unsigned char* bytesOf(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}

unsigned char* bytesOf(std::string& text) {
    return reinterpret_cast<unsigned char*>(text.data());
}

// What is bound to a record and not in it.
std::string bindingOf(const Id& id) {
    std::string text(1, static_cast<char>(kSegmentVersion));
    text.append(reinterpret_cast<const char*>(id.bytes().data()), id.bytes().size());
    return text;
}

enum class Way { Open = 0, Seal = 1 };

// With key, nonce and binding set, or null.
Context begin(Way way, const Secret& key, const Id& id, const Nonce& nonce) {
    Context context(EVP_CIPHER_CTX_new(), EVP_CIPHER_CTX_free);
    const std::string binding = bindingOf(id);
    int ignored = 0;
    // The nonce has the length that GCM expects when it is told nothing.
    const bool good =
        context &&
        EVP_CipherInit_ex(context.get(), EVP_aes_256_gcm(), nullptr, bytesOf(key.reveal()),
                          nonce.data(), static_cast<int>(way)) == 1 &&
        EVP_CipherUpdate(context.get(), nullptr, &ignored, bytesOf(binding),
                         static_cast<int>(binding.size())) == 1;
    return good ? std::move(context) : Context(nullptr, EVP_CIPHER_CTX_free);
}

Error failed() {
    return Error::internal("Bodies could not be encrypted.");
}

}  // namespace

Result<SegmentCipher> SegmentCipher::make(const MasterKey& master, const SegmentHead& segment) {
    std::array<std::uint8_t, MasterKey::kBytes> key{};
    const std::string_view salt(reinterpret_cast<const char*>(segment.salt.data()),
                                segment.salt.size());
    if (!deriveBytes(master.reveal(), salt, "weir bodies: one segment", key)) {
        return failed();
    }
    Secret derived(std::string_view(reinterpret_cast<const char*>(key.data()), key.size()));
    OPENSSL_cleanse(key.data(), key.size());
    return SegmentCipher(std::move(derived));
}

Result<std::string> SegmentCipher::seal(const Id& id, const Nonce& nonce,
                                        std::string_view plain) const {
    const Context context = begin(Way::Seal, m_key, id, nonce);
    if (!context) {
        return failed();
    }
    std::string sealed(plain.size() + kTagBytes, '\0');
    int written = 0;
    int rest = 0;
    const bool good = EVP_CipherUpdate(context.get(), bytesOf(sealed), &written, bytesOf(plain),
                                       static_cast<int>(plain.size())) == 1 &&
                      EVP_CipherFinal_ex(context.get(), bytesOf(sealed) + written, &rest) == 1 &&
                      EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_GCM_GET_TAG, kTagBytes,
                                          bytesOf(sealed) + plain.size()) == 1;
    if (!good) {
        return failed();
    }
    return sealed;
}

Result<std::string> SegmentCipher::open(const Id& id, const Nonce& nonce,
                                        std::string_view sealed) const {
    const Error damaged = Error::invalid("It is not what was written.");
    if (sealed.size() < kTagBytes) {
        return damaged;
    }
    const Context context = begin(Way::Open, m_key, id, nonce);
    if (!context) {
        return failed();
    }
    std::string tag(sealed.substr(sealed.size() - kTagBytes));
    const std::string_view hidden = sealed.substr(0, sealed.size() - kTagBytes);
    std::string plain(hidden.size(), '\0');
    int written = 0;
    int rest = 0;
    const bool good =
        EVP_CipherUpdate(context.get(), bytesOf(plain), &written, bytesOf(hidden),
                         static_cast<int>(hidden.size())) == 1 &&
        EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_GCM_SET_TAG, kTagBytes, tag.data()) == 1 &&
        EVP_CipherFinal_ex(context.get(), bytesOf(plain) + written, &rest) == 1;
    if (!good) {
        // What was decrypted is nothing that anybody may believe.
        wipe(plain);
        return damaged;
    }
    return plain;
}

}  // namespace weir::books
