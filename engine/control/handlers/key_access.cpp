// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/control/handlers/key_access.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "engine/base/hex.hpp"
#include "engine/base/near_names.hpp"
#include "engine/policy/identity/key_rules.hpp"

namespace weir::control {

namespace {

constexpr std::size_t kMostNames = 200;
constexpr std::size_t kLongestName = 200;  // bytes

// A list is kept an item a line.
Result<void> checkList(std::string_view what, const std::vector<std::string>& names) {
    if (names.size() > kMostNames) {
        return Error::tooLarge("The key has more than 200 " + std::string(what) + ".",
                               "Use a beginning with a * after it, or a larger block.");
    }
    for (const std::string& name : names) {
        const bool printable = std::ranges::all_of(
            name, [](char c) { return static_cast<unsigned char>(c) > 0x20 && c != 0x7f; });
        if (name.empty() || name.size() > kLongestName || !printable) {
            return Error::invalid("One of the " + std::string(what) +
                                  " is empty, too long or has a blank in it.");
        }
    }
    return {};
}

}  // namespace

Result<void> checkAccess(const KeyAccess& access, const policy::Snapshot& snapshot) {
    for (const auto& [what, names] :
         {std::pair("models", &access.models), std::pair("providers", &access.providers),
          std::pair("addresses", &access.addresses)}) {
        if (auto good = checkList(what, *names); !good) {
            return good;
        }
    }
    for (const std::string& name : access.providers) {
        if (snapshot.findProvider(name) == nullptr) {
            std::vector<std::string_view> names;
            for (const providers::Provider& provider : snapshot.providers) {
                names.push_back(provider.name);
            }
            return Error::notFound("There is no provider \"" + name + "\".",
                                   didYouMean(nearNames(name, names)));
        }
    }
    if (const auto rules = policy::KeyRules::make(access); !rules) {
        return rules.error();
    }
    return {};
}

Result<books::Sha256> hashFromHex(std::string_view digits) {
    const auto hash = fromHex<std::tuple_size_v<books::Sha256>>(digits);
    if (!hash) {
        return Error::invalid("A hash is not 64 hexadecimal digits.",
                              "Give the SHA-256 of the whole key.");
    }
    return *hash;
}

}  // namespace weir::control
