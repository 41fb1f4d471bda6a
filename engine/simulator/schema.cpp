// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/simulator/schema.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "engine/simulator/checks.hpp"

namespace weir::simulator {
namespace {

constexpr int kMaxDepth = 16;
constexpr std::size_t kMaxLength = 4096;
constexpr std::int64_t kMaxItems = 16;

struct Format {
    std::string_view name;
    std::string_view example;
};
constexpr std::array kFormats{
    Format{"date", "2026-11-23"},        Format{"date-time", "2026-11-23T14:00:00Z"},
    Format{"time", "14:00:00Z"},         Format{"uri", "https://example.org/weir"},
    Format{"email", "weir@example.org"}, Format{"uuid", "0193a2f4-0000-7000-8000-000000000000"},
};

class Maker {
public:
    explicit Maker(const json::object& root) : m_root(root) {}

    json::value make(const json::object& schema, int depth) const {
        if (depth > kMaxDepth) {
            return nullptr;
        }
        if (const json::value* value = chosen(schema)) {
            return *value;
        }
        if (const json::object* other = elsewhere(schema)) {
            return make(*other, depth + 1);
        }
        const std::string_view type = typeOf(schema);
        if (type == "object") {
            return makeObject(schema, depth);
        }
        if (type == "array") {
            return makeArray(schema, depth);
        }
        if (type == "string") {
            return json::value(makeText(schema));
        }
        if (type == "integer" || type == "number") {
            return makeNumber(schema);
        }
        return type == "boolean" ? json::value(true) : json::value(nullptr);
    }

private:
    // A value that the schema itself names.
    static const json::value* chosen(const json::object& schema) {
        for (const char* name : {"const", "default"}) {
            if (const json::value* value = schema.if_contains(name)) {
                return value;
            }
        }
        const json::array* choices = arrayIf(schema, "enum");
        return choices == nullptr || choices->empty() ? nullptr : &choices->front();
    }

    // The schema that stands for this one.
    const json::object* elsewhere(const json::object& schema) const {
        for (const char* name : {"anyOf", "oneOf", "allOf"}) {
            const json::array* choices = arrayIf(schema, name);
            if (choices != nullptr && !choices->empty()) {
                return choices->front().if_object();
            }
        }
        const std::string_view reference = textOr(schema, "$ref");
        return reference.empty() ? nullptr : resolve(reference);
    }

    const json::object* resolve(std::string_view reference) const {
        constexpr std::array<std::string_view, 2> kFolders{"$defs", "definitions"};
        for (const std::string_view folder : kFolders) {
            const std::string prefix = "#/" + std::string(folder) + "/";
            const json::object* definitions = objectIf(m_root, folder);
            if (definitions != nullptr && reference.starts_with(prefix)) {
                return objectIf(*definitions, reference.substr(prefix.size()));
            }
        }
        return nullptr;
    }

    static std::string_view typeOf(const json::object& schema) {
        if (const json::array* types = arrayIf(schema, "type"); types && !types->empty()) {
            const json::string* first = types->front().if_string();
            return first == nullptr ? std::string_view() : std::string_view(*first);
        }
        return textOr(schema, "type", schema.contains("properties") ? "object" : "string");
    }

    json::value makeObject(const json::object& schema, int depth) const {
        json::object made;
        const json::object* properties = objectIf(schema, "properties");
        const json::array* required = arrayIf(schema, "required");
        if (properties == nullptr || required == nullptr) {
            return made;
        }
        for (const json::value& entry : *required) {
            const json::string* name = entry.if_string();
            const json::object* property =
                name == nullptr ? nullptr : objectIf(*properties, std::string_view(*name));
            if (property != nullptr) {
                made[*name] = make(*property, depth + 1);
            }
        }
        return made;
    }

    json::value makeArray(const json::object& schema, int depth) const {
        const json::object* items = objectIf(schema, "items");
        const auto least = std::clamp<std::int64_t>(number(schema, "minItems", 1), 0, kMaxItems);
        json::array made;
        for (std::int64_t i = 0; items != nullptr && i < least; ++i) {
            made.push_back(make(*items, depth + 1));
        }
        return made;
    }

    static std::string makeText(const json::object& schema) {
        const std::string_view format = textOr(schema, "format");
        const auto* known =
            std::find_if(kFormats.begin(), kFormats.end(),
                         [format](const Format& row) { return row.name == format; });
        std::string made(known == kFormats.end() ? "weir" : known->example);
        const auto bound = [&schema](const char* name, std::size_t fallback) {
            const std::int64_t value = number(schema, name, static_cast<std::int64_t>(fallback));
            return static_cast<std::size_t>(std::clamp<std::int64_t>(value, 0, kMaxLength));
        };
        made.resize(std::max(made.size(), bound("minLength", 0)), '.');
        made.resize(std::min(made.size(), bound("maxLength", kMaxLength)));
        return made;
    }

    static json::value makeNumber(const json::object& schema) {
        const std::int64_t least = schema.contains("exclusiveMinimum")
                                       ? number(schema, "exclusiveMinimum", 0) + 1
                                       : number(schema, "minimum", 1);
        return std::min(least, number(schema, "maximum", least));
    }

    static std::int64_t number(const json::object& schema, std::string_view name,
                               std::int64_t fallback) {
        const json::value* found = schema.if_contains(name);
        const std::int64_t* value = found == nullptr ? nullptr : found->if_int64();
        return value == nullptr ? fallback : *value;
    }

    const json::object& m_root;
};

}  // namespace

json::value instanceOf(const json::object& schema) {
    return Maker(schema).make(schema, 0);
}

}  // namespace weir::simulator
