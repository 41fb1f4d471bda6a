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

// Nothing but the document has to do with it.
inline constexpr auto kAnySet = [](const auto&) { return Result<void>(); };

// `rowNamed`: the item as it stands, once it is in force. `maySet`: what else than the document has
// to say to a Set.
template <class Kind, class RowNamed, class MaySet = decltype(kAnySet)>
void addItemHandlers(admin::HandlerTable& table, PolicyControl& policy, RowNamed rowNamed,
                     MaySet maySet = kAnySet) {
    using Set = typename Kind::Set;
    using Remove = typename Kind::Remove;
    using Restore = typename Kind::Restore;
    table.nowFor<Set>(
        [&policy, rowNamed, maySet](const Set& operation,
                                    const admin::Caller& caller) -> Result<typename Set::Reply> {
            if (auto may = maySet(operation); !may) {
                return std::move(may.error());
            }
            const auto done = policy.edit(
                [&](std::string_view text) {
                    return Kind::kSet(text, operation.replaces, operation.settings);
                },
                caller.actor());
            if (!done) {
                return done.error();
            }
            return rowNamed(operation.settings.name);
        });
    table.nowFor<Remove>([&policy](const Remove& operation,
                                   const admin::Caller& caller) -> Result<typename Remove::Reply> {
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
            caller.actor());
        if (!done) {
            return done.error();
        }
        return removed;
    });
    table.nowFor<Restore>(
        [&policy, rowNamed](const Restore& operation,
                            const admin::Caller& caller) -> Result<typename Restore::Reply> {
            const auto done = policy.edit(
                [&](std::string_view text) { return Kind::kRestore(text, operation.removed); },
                caller.actor());
            if (!done) {
                return done.error();
            }
            return rowNamed(operation.removed.name);
        });
}

}  // namespace weir::control
