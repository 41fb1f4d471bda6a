// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "engine/base/result.hpp"
#include "engine/control/admin/handler_table.hpp"
#include "engine/control/handlers/ports.hpp"

// What sets, removes and restores a named item of the document that is in force as soon as it is
// written. What kind of item it is says a Kind:
//
//   using Set, Remove, Restore = …;     the operations
//   static constexpr kSet, kRemove, kRestore = …;   the edits of the document
namespace weir::control {

inline constexpr std::string_view kAdminActor = "admin";

// `rowNamed`: the item as it stands, once it is in force.
template <class Kind, class RowNamed>
void addItemHandlers(admin::HandlerTable& table, PolicyControl& policy, RowNamed rowNamed) {
    using Set = typename Kind::Set;
    using Remove = typename Kind::Remove;
    using Restore = typename Kind::Restore;
    table.now<Set>([&policy, rowNamed](const Set& operation) -> Result<typename Set::Reply> {
        const auto done = policy.edit(
            [&](std::string_view text) {
                return Kind::kSet(text, operation.replaces, operation.settings);
            },
            kAdminActor);
        if (!done) {
            return done.error();
        }
        return rowNamed(operation.settings.name);
    });
    table.now<Remove>([&policy](const Remove& operation) -> Result<typename Remove::Reply> {
        typename Remove::Reply removed;
        const auto done = policy.edit(
            [&](std::string_view text) -> Result<std::string> {
                auto removal = Kind::kRemove(text, operation.name);
                if (!removal) {
                    return std::move(removal.error());
                }
                removed = std::move(removal->removed);
                return std::move(removal->text);
            },
            kAdminActor);
        if (!done) {
            return done.error();
        }
        return removed;
    });
    table.now<Restore>(
        [&policy, rowNamed](const Restore& operation) -> Result<typename Restore::Reply> {
            const auto done = policy.edit(
                [&](std::string_view text) { return Kind::kRestore(text, operation.removed); },
                kAdminActor);
            if (!done) {
                return done.error();
            }
            return rowNamed(operation.removed.name);
        });
}

}  // namespace weir::control
