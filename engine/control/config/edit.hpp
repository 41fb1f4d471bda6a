// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.hpp"
#include "engine/control/admin/bodies.hpp"
#include "engine/control/admin/providers.hpp"

// Changes to the text of a document that leave every other byte of it alone: comments, order,
// quoting, blank lines and line ends of what was not changed. Pure: text in, text out. What comes
// out was read again, and says what was asked for. Errors: Invalid (the text has errors, or the
// result would have), NotFound, Conflict (the name is taken).
namespace weir::control {

// After the last provider, in the style of the others.
Result<std::string> addProvider(std::string_view text, const admin::ProviderSettings& settings);

// Only the fields that differ; a provider that is renamed is renamed in targets as well.
Result<std::string> updateProvider(std::string_view text, std::string_view name,
                                   const admin::ProviderSettings& settings);

struct Removal {
    std::string text;  // the document without it
    admin::RemovedProvider removed;
};
Result<Removal> removeProvider(std::string_view text, std::string_view name);

// Where it stood, byte for byte, if nothing around it was changed meanwhile.
Result<std::string> restoreProvider(std::string_view text, const admin::RemovedProvider& removed);

Result<std::string> setListen(std::string_view text, std::string_view address);

// Where bodies are kept. A key that stands there stays; `key` is written where there is none.
Result<std::string> setBodies(std::string_view text, const admin::KeepBodies& bodies,
                              std::string_view key);

// The settings as they stand in the text, of every provider in its order. What is not written is
// empty. Errors: Invalid.
Result<std::vector<admin::ProviderSettings>> everyProviderSettings(std::string_view text);
// Of one. Errors: NotFound, Invalid.
Result<admin::ProviderSettings> providerSettings(std::string_view text, std::string_view name);

}  // namespace weir::control
