// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/books/prices/own_prices.hpp"

#include <algorithm>
#include <tuple>

#include "engine/books/models/model_name.hpp"

namespace weir::books {

std::optional<int> nearness(std::string_view pattern, std::string_view model) {
    constexpr int kVeryName = 1'000'000;
    if (pattern.empty()) {
        return 0;
    }
    const bool isBeginning = pattern.ends_with('*');
    const std::string_view beginning = pattern.substr(0, pattern.size() - 1);
    int steps = 0;
    for (std::string_view name = model; !name.empty(); name = plainerModelName(name)) {
        if (!isBeginning && name == pattern) {
            return kVeryName - steps;
        }
        if (isBeginning && name.starts_with(beginning)) {
            return static_cast<int>(std::min<std::size_t>(beginning.size(), kVeryName / 2)) + 1;
        }
        ++steps;
    }
    return std::nullopt;
}

template <class Wanted>
const OwnPrice* OwnPrices::nearest(std::string_view provider, std::string_view model, Timestamp at,
                                   Wanted wanted) const {
    const OwnPrice* found = nullptr;
    std::tuple<bool, int, Timestamp> best;
    for (const OwnPrice& price : m_prices) {
        if (!wanted(price) || !price.holds(at) ||
            (!price.provider.empty() && price.provider != provider)) {
            continue;
        }
        if (const auto near = nearness(price.model, model)) {
            const std::tuple rank(!price.provider.empty(), *near, price.from);
            if (found == nullptr || rank > best) {
                found = &price;
                best = rank;
            }
        }
    }
    return found;
}

const OwnPrice* OwnPrices::findPrice(std::string_view provider, std::string_view model,
                                     Timestamp at) const {
    return nearest(provider, model, at, [](const OwnPrice& price) { return !price.isFactor(); });
}

const OwnPrice* OwnPrices::findFactor(std::string_view provider, std::string_view model,
                                      Timestamp at) const {
    return nearest(provider, model, at, [](const OwnPrice& price) { return price.isFactor(); });
}

}  // namespace weir::books
