// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/dialects/translation/object_reader.hpp"

#include <utility>

#include <boost/json/value.hpp>

namespace weir::dialects {

ObjectReader::ObjectReader(const json::object& object, std::string where, TranslationNotes& notes)
    : m_object(object), m_where(std::move(where)), m_notes(notes), m_taken(object.size()) {}

std::string ObjectReader::nameOf(std::string_view member) const {
    return m_where.empty() ? std::string(member) : m_where + "." + std::string(member);
}

const json::value* ObjectReader::take(std::string_view name) {
    const auto* const found = m_object.find(name);
    if (found == m_object.end()) {
        return nullptr;
    }
    m_taken[static_cast<std::size_t>(found - m_object.begin())] = true;
    return found->value().is_null() ? nullptr : &found->value();
}

void ObjectReader::refuseType(std::string_view name, std::string_view wanted) {
    m_notes.refuse("has a `" + nameOf(name) + "` that is no " + std::string(wanted));
}

const json::string* ObjectReader::takeText(std::string_view name) {
    const json::value* const value = take(name);
    if (value != nullptr && !value->is_string()) {
        refuseType(name, "text");
    }
    return value == nullptr ? nullptr : value->if_string();
}

const json::array* ObjectReader::takeArray(std::string_view name) {
    const json::value* const value = take(name);
    if (value != nullptr && !value->is_array()) {
        refuseType(name, "array");
    }
    return value == nullptr ? nullptr : value->if_array();
}

const json::object* ObjectReader::takeObject(std::string_view name) {
    const json::value* const value = take(name);
    if (value != nullptr && !value->is_object()) {
        refuseType(name, "object");
    }
    return value == nullptr ? nullptr : value->if_object();
}

std::optional<bool> ObjectReader::takeFlag(std::string_view name) {
    const json::value* const value = take(name);
    if (value == nullptr) {
        return std::nullopt;
    }
    if (!value->is_bool()) {
        refuseType(name, "flag");
        return std::nullopt;
    }
    return value->get_bool();
}

std::optional<std::uint64_t> ObjectReader::takeCount(std::string_view name) {
    const json::value* const value = take(name);
    if (value == nullptr) {
        return std::nullopt;
    }
    boost::system::error_code error;
    const auto count = value->to_number<std::uint64_t>(error);
    if (error) {
        refuseType(name, "whole number");
        return std::nullopt;
    }
    return count;
}

std::string ObjectReader::takeString(std::string_view name) {
    const json::string* const text = takeText(name);
    return text == nullptr ? std::string() : std::string(*text);
}

void ObjectReader::leaveRest() {
    std::size_t place = 0;
    for (const auto& [name, value] : m_object) {
        if (!m_taken[place++] && !value.is_null()) {
            m_notes.leaveOut(nameOf(name));
        }
    }
}

const json::object* itemOf(const json::value& item, std::string_view where,
                           TranslationNotes& notes) {
    if (!item.is_object()) {
        notes.refuse("has an item in `" + std::string(where) + "` that is no object");
    }
    return item.if_object();
}

}  // namespace weir::dialects
