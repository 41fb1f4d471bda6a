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

// "2027-01-31T00:00:00+00:00", "2027-01-31 00:00:00.5": in UTC, and nothing of another zone.
std::optional<Timestamp> momentOf(std::string text) {
    constexpr std::size_t kSecondsEnd = 19;
    if (text.size() <= kSecondsEnd) {
        return fromIso(text.size() == kSecondsEnd ? text.replace(10, 1, "T") + 'Z' : text);
    }
    const std::size_t zone = text.find_first_of("+-Z", kSecondsEnd);
    const std::string_view written =
        zone == std::string::npos ? std::string_view() : std::string_view(text).substr(zone);
    if (!written.empty() && written != "Z" && written != "+00:00") {
        return std::nullopt;
    }
    return fromIso(text.substr(0, 10) + 'T' + text.substr(11, 8) + 'Z');
}

// What a key may do less because of them. Whatever else a key says of itself is only shown.
constexpr std::string_view kRestrictions[] = {"aliases",           "allowed_cache_controls",
                                              "allowed_routes",    "budget_id",
                                              "guardrails",        "model_max_budget",
                                              "model_rpm_limit",   "model_tpm_limit",
                                              "object_permission", "permissions",
                                              "soft_budget"};

bool isEmpty(const json::value& value) {
    return value.is_null() || (value.is_object() && value.as_object().empty()) ||
           (value.is_array() && value.as_array().empty()) ||
           (value.is_string() && value.as_string().empty());
}

void sayRestrictions(const json::object& object, const std::string& name, ImportNotes& notes) {
    for (const std::string_view each : kRestrictions) {
        const json::value* value = object.if_contains(each);
        if (value != nullptr && !isEmpty(*value)) {
            notes.leftOut(0, "the key " + name + ": " + std::string(each),
                          "Weir has nothing that does this.");
        }
    }
}

void readModels(const json::object& object, admin::ImportedKey& key, ImportNotes& notes) {
    constexpr std::string_view kOfTeam = "all-team-models";
    constexpr std::string_view kEveryModel[] = {kOfTeam, "all-proxy-models", "*"};
    const json::value* models = object.if_contains("models");
    bool every = false;
    bool ofTeam = models == nullptr || isEmpty(*models);
    for (const json::value& model :
         models != nullptr && models->is_array() ? models->as_array() : json::array()) {
        const std::string name = model.is_string() ? std::string(model.as_string()) : "";
        every |= std::ranges::find(kEveryModel, name) != std::end(kEveryModel);
        ofTeam |= name == kOfTeam;
        if (!name.empty()) {
            key.access.models.push_back(name);
        }
    }
    if (every) {
        key.access.models.clear();
    }
    if (ofTeam && !key.team.empty()) {
        notes.toDo(0, "the key " + key.name,
                   "It may ask for every model here. If its team had fewer in LiteLLM, narrow it "
                   "on the page Teams and keys.");
    }
}

std::string nameOf(const json::object& object, std::string_view hash) {
    const std::string alias = textOf(object, "key_alias");
    return toPlainName(alias.empty() ? "litellm-" + std::string(hash.substr(0, 8)) : alias);
}

std::string plainOrEmpty(const std::string& text) {
    return text.empty() ? text : toPlainName(text);
}

std::optional<LiteLlmKey> readKey(const json::object& object,
                                  const std::vector<std::string>& existing,
                                  std::vector<std::string>& names, ImportNotes& notes) {
    std::string hash = textOf(object, "token");
    std::ranges::transform(hash, hash.begin(), lower);
    const std::string wanted = nameOf(object, hash);
    if (std::ranges::find(existing, hash) != existing.end()) {
        notes.leftOut(0, "the key " + wanted, "It is a key of this gateway already.");
        return std::nullopt;
    }
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
    const std::optional<double> most = numberOf(object, "max_budget");
    if (most && *most <= 0) {
        notes.leftOut(0, "the key " + wanted, "Its budget of 0 lets nothing through.");
        return std::nullopt;
    }
    LiteLlmKey key;
    key.key.name = freeName(wanted, names);
    const std::string team = textOf(object, "team_alias");
    key.key.team = plainOrEmpty(team.empty() ? textOf(object, "team_id") : team);
    key.key.user = plainOrEmpty(textOf(object, "user_id"));
    key.key.sha256 = hash;
    readModels(object, key.key, notes);
    sayRestrictions(object, key.key.name, notes);
    if (const std::string expires = textOf(object, "expires"); !expires.empty()) {
        const auto moment = momentOf(expires);
        if (!moment) {
            notes.leftOut(0, "the key " + wanted,
                          "When it expires cannot be read, so it is not imported.");
            return std::nullopt;
        }
        key.key.access.expiresAt = *moment;
    }
    key.budget = {0, {}, most, textOf(object, "budget_duration")};
    key.rpm = countOf(object, "rpm_limit");
    key.tpm = countOf(object, "tpm_limit");
    key.parallel = countOf(object, "max_parallel_requests");
    return key;
}

}  // namespace

Result<std::vector<LiteLlmKey>> readLiteLlmKeys(std::string_view text, const ExistingKeys& existing,
                                                ImportNotes& notes) {
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
    if (root.is_object() && countOf(root.as_object(), "total_pages") > 1) {
        notes.toDo(0, "keys", "The file is one page of several: import the others as well.");
    }
    std::vector<std::string> names = existing.names;
    for (const json::value& each : list->as_array()) {
        if (!each.is_object()) {
            return Error::invalid("The list of keys has only their hashes.",
                                  "Save the answer of GET /key/list?return_full_object=true.");
        }
        if (auto key = readKey(each.as_object(), existing.hashes, names, notes)) {
            keys.push_back(std::move(*key));
        }
    }
    return keys;
}

}  // namespace weir::control
