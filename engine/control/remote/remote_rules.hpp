// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <any>
#include <deque>
#include <string>

#include "engine/base/result.hpp"
#include "engine/control/admin/codec.hpp"
#include "engine/control/handlers/ports.hpp"

namespace weir::control {

// What may not be done from another machine, whatever the role: what would use the files and
// variables of this one for whoever is elsewhere. On the control thread.
class RemoteRules {
public:
    explicit RemoteRules(const PolicyControl& policy) : m_policy(policy) {}

    // Errors: Denied.
    Result<void> check(const admin::OperationCodec& codec, const std::any& operation) const;
    // What was removed from elsewhere may be put back from there, as it was.
    void note(const admin::OperationCodec& codec, const Result<std::any>& reply);

private:
    Result<void> checkSettings(const admin::ProviderSettings& settings,
                               const std::string& before) const;
    Result<void> checkWebhook(const admin::SetWebhook& set) const;
    Result<void> checkRestore(const std::string& removed) const;

    const PolicyControl& m_policy;
    std::deque<std::string> m_removed;  // texts of items, the newest last
};

}  // namespace weir::control
