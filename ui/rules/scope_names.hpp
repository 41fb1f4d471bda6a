// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/control/admin/client.hpp"

class QLineEdit;

namespace weir::ui {

// The fields of a dialog that say whose calls a rule is for; those it does not have are null.
struct ScopeFields {
    QLineEdit* team = nullptr;
    QLineEdit* user = nullptr;
    QLineEdit* key = nullptr;
    QLineEdit* model = nullptr;
    QLineEdit* provider = nullptr;
    QLineEdit* target = nullptr;
    QLineEdit* tag = nullptr;
};

// Names to choose from, once the gateway has said them; others may be typed, for keys that are
// still to come.
void offerNames(admin::AdminClient& client, const ScopeFields& fields);

}  // namespace weir::ui
