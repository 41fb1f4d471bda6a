// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/providers/key_ref.hpp"

#include <algorithm>

namespace weir::providers {

namespace {

constexpr std::string_view kWays = "Write keychain:NAME, env:NAME, file:PATH, session or none.";

struct Prefix {
    std::string_view text;
    KeySource source;
};
constexpr Prefix kPrefixes[] = {
    {"keychain:", KeySource::Keychain},
    {"env:", KeySource::Environment},
    {"file:", KeySource::File},
};

bool isVariableName(std::string_view name) {
    const auto letter = [](char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_';
    };
    return !name.empty() && letter(name.front()) &&
           std::ranges::all_of(name, [&](char c) { return letter(c) || (c >= '0' && c <= '9'); });
}

bool isPrintable(std::string_view text) {
    return std::ranges::none_of(
        text, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
}

Result<void> checkVariable(const std::string& name, const KeyRefRules& rules) {
    if (name.ends_with("_API_KEY") || name.starts_with("WEIR_") ||
        std::ranges::find(rules.environment, name) != rules.environment.end()) {
        return {};
    }
    return Error::denied(
        "The variable " + name + " may not be read.",
        "Only *_API_KEY and WEIR_* are; start Weir with --allow-env " + name + " to allow it.");
}

Result<void> checkFile(const std::string& name, const KeyRefRules& rules) {
    const std::filesystem::path path(name);
    if (path.is_absolute() && liesBelow(path.lexically_normal(), rules.folders)) {
        return {};
    }
    std::string allowed;
    for (const auto& folder : rules.folders) {
        allowed += (allowed.empty() ? "" : " or ") + folder.string();
    }
    return Error::denied("The file " + name + " may not be read as a key.",
                         allowed.empty() ? "" : "Put it below " + allowed + ".");
}

}  // namespace

std::string KeyRef::text() const {
    if (source == KeySource::None) {
        return "none";
    }
    for (const Prefix& prefix : kPrefixes) {
        if (prefix.source == source) {
            return std::string(prefix.text) + name;
        }
    }
    return "session";
}

Result<KeyRef> parseKeyRef(std::string_view text) {
    if (text == "none") {
        return KeyRef{};
    }
    if (text == "session") {
        return KeyRef{KeySource::Session, {}};
    }
    for (const Prefix& prefix : kPrefixes) {
        if (!text.starts_with(prefix.text)) {
            continue;
        }
        const std::string_view name = text.substr(prefix.text.size());
        if (name.empty() || name.size() > 4096 || !isPrintable(name)) {
            return Error::invalid("Nothing that can be read stands after " +
                                      std::string(prefix.text.substr(0, prefix.text.size() - 1)) +
                                      ": in a key reference.",
                                  std::string(kWays));
        }
        if (prefix.source == KeySource::Environment && !isVariableName(name)) {
            return Error::invalid("What stands after env: is not the name of a variable.",
                                  std::string(kWays));
        }
        return KeyRef{prefix.source, std::string(name)};
    }
    // What stands here may well be the key, so it is not repeated.
    return Error::invalid(
        "This is not a reference to a key. A key itself does not belong in the document.",
        std::string(kWays));
}

Result<void> checkKeyRef(const KeyRef& reference, const KeyRefRules& rules) {
    switch (reference.source) {
        case KeySource::Environment:
            return checkVariable(reference.name, rules);
        case KeySource::File:
            return checkFile(reference.name, rules);
        case KeySource::None:
        case KeySource::Keychain:
        case KeySource::Session:
            return {};
    }
    return {};
}

bool liesBelow(const std::filesystem::path& path,
               const std::vector<std::filesystem::path>& folders) {
    return std::ranges::any_of(folders, [&](const std::filesystem::path& folder) {
        const std::filesystem::path relative = path.lexically_relative(folder.lexically_normal());
        return !relative.empty() && relative != "." && *relative.begin() != "..";
    });
}

}  // namespace weir::providers
