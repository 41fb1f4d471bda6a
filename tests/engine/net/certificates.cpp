// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/engine/net/certificates.hpp"

#include <cstdio>

#include <openssl/ec.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

namespace weir::net::test {

namespace {

constexpr long kDay = 24L * 60 * 60;

using File = std::unique_ptr<std::FILE, int (*)(std::FILE*)>;

File openFile(const std::string& file) {
    return {std::fopen(file.c_str(), "w"), std::fclose};
}

void addExtension(X509* certificate, X509* issuer, int nid, const std::string& value) {
    X509V3_CTX context;
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    X509_EXTENSION* extension = X509V3_EXT_conf_nid(nullptr, &context, nid, value.c_str());
    X509_add_ext(certificate, extension, -1);
    X509_EXTENSION_free(extension);
}

Identity make(const std::string& name, const Identity* root, int days) {
    static long serial = 0;
    Identity made{Key(EVP_EC_gen("P-256"), EVP_PKEY_free), Certificate(X509_new(), X509_free)};
    X509* certificate = made.certificate.get();
    X509_set_version(certificate, X509_VERSION_3);
    ASN1_INTEGER_set(X509_get_serialNumber(certificate), ++serial);
    X509_gmtime_adj(X509_getm_notBefore(certificate), -10 * kDay);
    X509_gmtime_adj(X509_getm_notAfter(certificate), days * kDay);
    X509_set_pubkey(certificate, made.key.get());
    X509_NAME_add_entry_by_txt(X509_get_subject_name(certificate), "CN", MBSTRING_ASC,
                               reinterpret_cast<const unsigned char*>(name.c_str()), -1, -1, 0);
    X509_set_issuer_name(certificate,
                         X509_get_subject_name(root ? root->certificate.get() : certificate));
    return made;
}

}  // namespace

Identity makeRoot(const std::string& name) {
    Identity root = make(name, nullptr, 10);
    addExtension(root.certificate.get(), root.certificate.get(), NID_basic_constraints,
                 "critical,CA:TRUE");
    X509_sign(root.certificate.get(), root.key.get(), EVP_sha256());
    return root;
}

Identity makeLeaf(const Identity& root, const std::string& names, int days) {
    Identity leaf = make("leaf", &root, days);
    addExtension(leaf.certificate.get(), root.certificate.get(), NID_subject_alt_name, names);
    X509_sign(leaf.certificate.get(), root.key.get(), EVP_sha256());
    return leaf;
}

Identity makeSelfSigned(const std::string& names, int days) {
    Identity made = make("self-made", nullptr, days);
    addExtension(made.certificate.get(), made.certificate.get(), NID_subject_alt_name, names);
    X509_sign(made.certificate.get(), made.key.get(), EVP_sha256());
    return made;
}

bool writePem(const Certificate& certificate, const std::string& file) {
    const File out = openFile(file);
    return out && PEM_write_X509(out.get(), certificate.get()) == 1;
}

bool writePem(const Key& key, const std::string& file) {
    const File out = openFile(file);
    return out &&
           PEM_write_PrivateKey(out.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr) == 1;
}

}  // namespace weir::net::test
