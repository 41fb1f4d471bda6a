// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/key_options.hpp"

#include <algorithm>
#include <charconv>

#include "engine/base/ascii.hpp"

namespace weir::app {

namespace {

std::optional<std::chrono::seconds> spanOf(std::string_view text) {
    constexpr std::int64_t kMost = 100'000;
    std::int64_t number = 0;
    const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), number);
    const std::string_view unit(end, static_cast<std::size_t>(text.data() + text.size() - end));
    if (failed != std::errc() || number < 0 || number > kMost) {
        return std::nullopt;
    }
    if (unit == "m") {
        return std::chrono::minutes(number);
    }
    if (unit == "h") {
        return std::chrono::hours(number);
    }
    if (unit == "d") {
        return std::chrono::days(number);
    }
    return std::nullopt;
}

}  // namespace

Result<std::chrono::seconds> readSpan(std::string_view option, std::string_view text) {
    if (const auto span = spanOf(text)) {
        return *span;
    }
    return Error::invalid(
        std::string(option) + " is a length of time, not '" + std::string(text) + "'.",
        "Write a whole number and its unit: 30m, 12h, 90d.");
}

Result<Timestamp> readEnd(std::string_view option, const std::string& text, Timestamp now) {
    if (const auto span = spanOf(text)) {
        return now + *span;
    }
    if (const auto time = fromIso(text)) {
        return *time;
    }
    return Error::invalid(std::string(option) + " is no time: '" + text + "'.",
                          "Write 90d, 12h, 2027-02-15 or 2027-02-15T12:00:00Z.");
}

std::vector<std::string> listOf(std::string_view text) {
    std::vector<std::string> items;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(','), text.size());
        if (const std::string_view item = trimmed(text.substr(0, end)); !item.empty()) {
            items.emplace_back(item);
        }
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return items;
}

Result<KeyAccess> readAccess(const Arguments& arguments, Timestamp now, KeyAccess access) {
    if (const auto when = arguments.value(kExpires.name)) {
        const auto end =
            *when == "never" ? Result<Timestamp>(Timestamp()) : readEnd(kExpires.name, *when, now);
        if (!end) {
            return end.error();
        }
        access.expiresAt = *end;
    }
    for (const auto& [option, list] :
         {std::pair(kModels, &access.models), std::pair(kProviders, &access.providers),
          std::pair(kAddresses, &access.addresses)}) {
        const auto text = arguments.value(option.name);
        if (!text) {
            continue;
        }
        *list = listOf(*text);
        // Allowing everything is said in a word, not by a list that came out empty.
        if (list->empty()) {
            return Error::invalid(std::string(option.name) + " names nothing.",
                                  "Write 'all' to allow everything.");
        }
        if (std::ranges::find(*list, "all") != list->end()) {
            if (list->size() > 1) {
                return Error::invalid(std::string(option.name) + " says 'all' and names some.",
                                      "Write 'all' alone, or the names.");
            }
            list->clear();
        }
    }
    if (const auto text = arguments.value(kMaySeeBudget.name)) {
        if (*text != "yes" && *text != "no") {
            return Error::invalid("--may-see-budget is yes or no, not '" + *text + "'.");
        }
        access.maySeeBudget = *text == "yes";
    }
    return access;
}

}  // namespace weir::app
