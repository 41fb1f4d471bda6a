// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include "engine/base/result.hpp"
#include "engine/providers/secret_store.hpp"

namespace weir::app {

// What one item of the keychain holds: the address the key is for on the first line, the key on the
// second. An item without an address was not written by Weir and is not used.
QByteArray toItem(const providers::StoredSecret& secret);
// Wipes `item`. Errors: Invalid.
Result<providers::StoredSecret> fromItem(QByteArray& item);

// Overwrites the bytes; QByteArray shares them, so only what nobody else holds is gone.
void wipe(QByteArray& bytes);

}  // namespace weir::app
