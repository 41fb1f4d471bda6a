// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/control/import/litellm_keys.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include <boost/json.hpp>

#include "engine/base/ascii.hpp"
#include "engine/control/import/plain_names.hpp"

namespace weir::control {

namespace {

namespace json = boost::json;

std::string textOf(const json::object& object, std::string_view name) {
    const json::value* value = object.if_contains(name);
    return value != nullptr && value->is_string() ? std::string(value->as_string()) : std::string();
}

std::optional<double> numberOf(const json::object& object, std::string_view name) {
    const json::value* value = object.if_contains(name);
    if (value == nullptr || !value->is_number()) {
        return std::nullopt;
    }
    const double number = value->to_number<double>();
    return number >= 0 && number < 1e15 ? std::optional(number) : std::nullopt;
}

std::uint64_t countOf(const json::object& object, std::string_view name) {
    return static_cast<std::uint64_t>(numberOf(object, name).value_or(0));
}

bool isHash(std::string_view token) {
    return token.size() == 64 &&
           std::ranges::all_of(token, [](char c) { return hexDigit(c) >= 0; });
}

// "2027-01-31T00:00:00+00:00", "2027-01-31 00:00:00"
std::optional<Timestamp> momentOf(std::string text) {
    if (text.size() > 10 && text[10] == ' ') {
        text[10] = 'T';
    }
    if (text.size() >= 19) {
        const bool utc = text.find('+') == std::string::npos || text.ends_with("+00:00");
        text.resize(19);
        return utc ? fromIso(text + 'Z') : std::nullopt;
    }
    return fromIso(text);
}

// Names of groups that stand for all of them.
constexpr std::string_view kEveryModel[] = {"all-team-models", "all-proxy-models", "*"};

void readModels(const json::object& object, admin::ImportedKey& key) {
    const json::value* models = object.if_contains("models");
    if (models == nullptr || !models->is_array()) {
        return;
    }
    for (const json::value& model : models->as_array()) {
        const std::string name = model.is_string() ? std::string(model.as_string()) : "";
        if (std::ranges::find(kEveryModel, name) != std::end(kEveryModel)) {
            key.access.models.clear();
            return;
        }
        if (!name.empty()) {
            key.access.models.push_back(name);
        }
    }
}

std::string nameOf(const json::object& object, std::string_view hash) {
    const std::string alias = textOf(object, "key_alias");
    return toPlainName(alias.empty() ? "litellm-" + std::string(hash.substr(0, 8)) : alias);
}

std::string plainOrEmpty(const std::string& text) {
    return text.empty() ? text : toPlainName(text);
}

std::optional<LiteLlmKey> readKey(const json::object& object, std::vector<std::string>& names,
                                  ImportNotes& notes) {
    const std::string hash = textOf(object, "token");
    const std::string wanted = nameOf(object, hash);
    if (!isHash(hash)) {
        notes.leftOut(0, "the key " + wanted,
                      "Its token is no SHA-256 of 64 hexadecimal digits; list the keys with "
                      "return_full_object=true.");
        return std::nullopt;
    }
    if (const json::value* blocked = object.if_contains("blocked");
        blocked != nullptr && blocked->is_bool() && blocked->as_bool()) {
        notes.leftOut(0, "the key " + wanted, "It is blocked in LiteLLM.");
        return std::nullopt;
    }
    LiteLlmKey key;
    key.key.name = freeName(wanted, names);
    const std::string team = textOf(object, "team_alias");
    key.key.team = plainOrEmpty(team.empty() ? textOf(object, "team_id") : team);
    key.key.user = plainOrEmpty(textOf(object, "user_id"));
    key.key.sha256 = hash;
    readModels(object, key.key);
    if (const std::string expires = textOf(object, "expires"); !expires.empty()) {
        const auto moment = momentOf(expires);
        if (!moment) {
            notes.leftOut(0, "the key " + wanted,
                          "When it expires cannot be read, so it is not imported.");
            return std::nullopt;
        }
        key.key.access.expiresAt = *moment;
    }
    key.budget = {0, {}, numberOf(object, "max_budget"), textOf(object, "budget_duration")};
    key.rpm = countOf(object, "rpm_limit");
    key.tpm = countOf(object, "tpm_limit");
    key.parallel = countOf(object, "max_parallel_requests");
    return key;
}

}  // namespace

Result<std::vector<LiteLlmKey>> readLiteLlmKeys(std::string_view text, ImportNotes& notes) {
    std::vector<LiteLlmKey> keys;
    if (trimmed(text).empty()) {
        return keys;
    }
    boost::system::error_code failed;
    const json::value root = json::parse(text, failed);
    const json::value* list = &root;
    if (!failed && root.is_object() && root.as_object().contains("keys")) {
        list = &root.as_object().at("keys");
    }
    if (failed || !list->is_array()) {
        return Error::invalid("The list of keys is not what LiteLLM's /key/list answers.",
                              "Save the answer of GET /key/list?return_full_object=true.");
    }
    std::vector<std::string> names;
    for (const json::value& each : list->as_array()) {
        if (!each.is_object()) {
            return Error::invalid("The list of keys has only their hashes.",
                                  "Save the answer of GET /key/list?return_full_object=true.");
        }
        if (auto key = readKey(each.as_object(), names, notes)) {
            keys.push_back(std::move(*key));
        }
    }
    return keys;
}

}  // namespace weir::control
