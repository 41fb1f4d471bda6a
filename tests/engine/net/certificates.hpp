// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>

#include <openssl/evp.h>
#include <openssl/x509.h>

namespace weir::net::test {

using Key = std::shared_ptr<EVP_PKEY>;
using Certificate = std::shared_ptr<X509>;

struct Identity {
    Key key;
    Certificate certificate;
};

// A root of our own, made for one test.
Identity makeRoot(const std::string& name);
// A certificate for what the list names: "DNS:api.example,IP:127.0.0.1". Negative days: expired.
Identity makeLeaf(const Identity& root, const std::string& names, int days = 1);
bool writePem(const Certificate& certificate, const std::string& file);
bool writePem(const Key& key, const std::string& file);
// One that signs itself, as those who have no root make it.
Identity makeSelfSigned(const std::string& names, int days = 1);

}  // namespace weir::net::test
