// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "engine/base/result.hpp"
#include "engine/control/admin/gateway.hpp"
#include "engine/control/admin/providers.hpp"

namespace weir::ui {

// What there is to know of a gateway and this window when something is wrong, as lines that can be
// pasted into a report: versions, states, paths and problems. No key, prompt, name of a key or name
// of the person is in it.
struct DiagnosedGateway {
    admin::GatewayStatus status;
    QString lost;           // why it does not answer; empty when it does
    bool attached = false;  // it is of another process
    bool keychainKnown = false;
    bool keychainAvailable = false;
    QString keychainName;
    QString keychainProblem;
    // Kinds of the providers and how they are; not what they are called.
    std::vector<admin::ProviderRow> providers;
};
// In English: whoever reads a report may not speak the language of the window.
QString diagnosticsText(const DiagnosedGateway& gateway);

}  // namespace weir::ui
