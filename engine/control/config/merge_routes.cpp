// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/control/config/merge_routes.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "engine/base/set_uses.hpp"

namespace weir::control {

namespace {

template <class Item>
const Item* itemNamed(const std::vector<Item>& items, std::string_view name) {
    const auto found = std::ranges::find(items, name, &Item::name);
    return found == items.end() ? nullptr : &*found;
}

template <class Item>
bool same(const Item* one, const Item* other) {
    return one == other || (one != nullptr && other != nullptr && *one == *other);
}

// The names that both lists have, in the order of the first.
template <class Item>
std::vector<std::string_view> shared(const std::vector<Item>& items,
                                     const std::vector<Item>& with) {
    std::vector<std::string_view> names;
    for (const Item& each : items) {
        if (itemNamed(with, each.name) != nullptr) {
            names.push_back(each.name);
        }
    }
    return names;
}

template <class Item>
bool moved(const std::vector<Item>& base, const std::vector<Item>& now) {
    return shared(base, now) != shared(now, base);
}

Error bothChanged(std::string_view what, std::string_view name) {
    return Error::conflict("The " + std::string(what) + " \"" + std::string(name) +
                               "\" was changed by somebody else meanwhile. The draft is kept.",
                           "Compare the two, and take over what was changed.");
}

// Behind the nearest of those before the place in `items` that is in `merged`; at the front if none
// of them is.
template <class Item>
std::size_t placeBehind(const std::vector<Item>& items, std::size_t place,
                        const std::vector<Item>& merged) {
    while (place-- > 0) {
        const auto before = std::ranges::find(merged, items[place].name, &Item::name);
        if (before != merged.end()) {
            return static_cast<std::size_t>(before - merged.begin()) + 1;
        }
    }
    return 0;
}

// `what`: what one of them is called. Without `ordered` their order means nothing.
template <class Item>
Result<std::vector<Item>> mergeLists(std::string_view what, bool ordered,
                                     const std::vector<Item>& base, const std::vector<Item>& theirs,
                                     const std::vector<Item>& ours) {
    if (base == theirs) {
        return ours;
    }
    const bool theyMoved = moved(base, theirs);
    if (ordered && theyMoved && moved(base, ours) && shared(ours, theirs) != shared(theirs, ours)) {
        return Error::conflict(
            "Somebody else moved " + std::string(what) + "s meanwhile. The draft is kept.",
            "Compare the two orders, and take over what was changed.");
    }
    const std::vector<Item>& order = theyMoved ? theirs : ours;
    const std::vector<Item>& others = theyMoved ? ours : theirs;
    // The one wish for an item of which there is any; null: it is to go.
    const auto wanted = [&](std::string_view name) -> Result<const Item*> {
        const auto* was = itemNamed(base, name);
        const auto* their = itemNamed(theirs, name);
        const auto* our = itemNamed(ours, name);
        if (same(was, their) || same(their, our)) {
            return our;
        }
        if (same(was, our)) {
            return their;
        }
        return bothChanged(what, name);
    };
    std::vector<Item> merged;
    for (const Item& each : order) {
        const auto item = wanted(each.name);
        if (!item) {
            return item.error();
        }
        if (*item != nullptr) {
            merged.push_back(**item);
        }
    }
    // What only the other list has goes behind the item that it follows there.
    for (std::size_t i = 0; i < others.size(); ++i) {
        if (itemNamed(order, others[i].name) != nullptr) {
            continue;
        }
        const auto item = wanted(others[i].name);
        if (!item) {
            return item.error();
        }
        if (*item != nullptr) {
            merged.insert(
                merged.begin() + static_cast<std::ptrdiff_t>(placeBehind(others, i, merged)),
                **item);
        }
    }
    return merged;
}

// The first set that one of the routes asks for, as the field that asks for it, and that is not
// among these; empty: there is none.
std::string missingSet(const Routing& routing) {
    std::string missing;
    const auto look = [&](const RouteCondition& test) {
        for (const std::string& value : test.values) {
            const auto name = setNamed(value);
            const NamedSet* set = name ? itemNamed(routing.sets, *name) : nullptr;
            const bool is = set != nullptr && set->of == test.field;
            if (missing.empty() && name && mayBeSet(test.field) && !is) {
                missing = *name;
            }
        }
    };
    for (const admin::RouteSettings& route : routing.routes) {
        eachTest(route.when, look);
    }
    return missing;
}

}  // namespace

Result<Routing> mergeRouting(const Routing& base, const Routing& theirs, const Routing& ours) {
    auto routes = mergeLists("route", true, base.routes, theirs.routes, ours.routes);
    if (!routes) {
        return std::move(routes.error());
    }
    auto sets = mergeLists("set", false, base.sets, theirs.sets, ours.sets);
    if (!sets) {
        return std::move(sets.error());
    }
    Routing merged{std::move(*routes), std::move(*sets)};
    // What does not hold by itself is nobody else's doing, and is told by the document. But each
    // side may be sound where both together are not.
    if (!missingSet(ours).empty()) {
        return merged;
    }
    if (const std::string missing = missingSet(merged); !missing.empty()) {
        const NamedSet* set = itemNamed(merged.sets, missing);
        if (set != nullptr) {
            return Error::conflict("The set \"" + missing +
                                       "\" holds something else since somebody changed it or asks "
                                       "for it meanwhile. The draft is kept.",
                                   "Compare the two, and take over what was changed.");
        }
        if (itemNamed(ours.sets, missing) != nullptr) {
            return Error::conflict("The set \"" + missing +
                                       "\", which the draft asks for, was removed by somebody else "
                                       "meanwhile. The draft is kept.",
                                   "Compare the two, and take over what was changed.");
        }
        if (itemNamed(theirs.sets, missing) != nullptr) {
            return Error::conflict("The draft removes the set \"" + missing +
                                       "\", which a route of somebody else asks for meanwhile. The "
                                       "draft is kept.",
                                   "Compare the two, and take over what was changed.");
        }
    }
    return merged;
}

}  // namespace weir::control
