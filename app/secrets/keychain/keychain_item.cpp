// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/secrets/keychain/keychain_item.hpp"

#include <string_view>

#include <openssl/crypto.h>

namespace weir::app {

QByteArray toItem(const providers::StoredSecret& secret) {
    const std::string address = secret.bound ? secret.bound->text() : std::string();
    const std::string_view key = secret.secret.reveal();
    QByteArray item;
    // At once, so that growing leaves no part of the key behind.
    item.reserve(static_cast<qsizetype>(address.size() + 1 + key.size()));
    item.append(address.data(), static_cast<qsizetype>(address.size()));
    item.append('\n');
    item.append(key.data(), static_cast<qsizetype>(key.size()));
    return item;
}

Result<providers::StoredSecret> fromItem(QByteArray& item) {
    const std::string_view text(item.constData(), static_cast<std::size_t>(item.size()));
    const auto line = text.find('\n');
    const auto address = line == std::string_view::npos ? Result<net::BaseUrl>(Error::invalid(""))
                                                        : net::parseBaseUrl(text.substr(0, line));
    if (!address || text.size() == line + 1) {
        wipe(item);
        return Error::invalid("The keychain's item was not written by Weir.",
                              "Enter the key again.");
    }
    providers::StoredSecret stored{Secret(text.substr(line + 1)), address->origin};
    wipe(item);
    return stored;
}

void wipe(QByteArray& bytes) {
    OPENSSL_cleanse(bytes.data(), static_cast<std::size_t>(bytes.size()));
    bytes.clear();
}

}  // namespace weir::app
