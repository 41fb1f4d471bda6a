// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "engine/base/result.hpp"
#include "engine/control/admin/named_sets.hpp"
#include "engine/control/config/edit_items.hpp"

// Changes to the sets of a document, by the rules of edit.hpp.
namespace weir::control {

Result<std::string> setNamedSet(std::string_view text, std::string_view replaces,
                                const NamedSet& settings);

using NamedSetRemoval = ItemRemoval<admin::RemovedNamedSet>;
Result<NamedSetRemoval> removeNamedSet(std::string_view text, std::string_view name);

Result<std::string> restoreNamedSet(std::string_view text, const admin::RemovedNamedSet& removed);

}  // namespace weir::control
