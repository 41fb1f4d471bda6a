// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "engine/dialects/translation/translation_notes.hpp"

namespace weir::dialects {

namespace json = boost::json;

// Takes an object of a request apart for a translation. Whatever was not taken when it is left is
// noted as left out, so that no member is dropped in silence.
class ObjectReader {
public:
    // `where` is how a member is named in the notes: "messages[]", empty for the request itself.
    ObjectReader(const json::object& object, std::string where, TranslationNotes& notes);

    // Null where the member is absent or null.
    const json::value* take(std::string_view name);
    // The same for one type. Null where it is absent, null or of another type; the last is refused,
    // because nobody can tell what was meant.
    const json::string* takeText(std::string_view name);
    const json::array* takeArray(std::string_view name);
    const json::object* takeObject(std::string_view name);
    std::optional<bool> takeFlag(std::string_view name);
    std::optional<std::uint64_t> takeCount(std::string_view name);
    // Empty where there is none.
    std::string takeString(std::string_view name);

    // What was asked for has no meaning here whatever it says: neither taken nor noted.
    void pass(std::string_view name) { take(name); }
    // Notes what is left.
    void leaveRest();

    TranslationNotes& notes() { return m_notes; }
    std::string nameOf(std::string_view member) const;

private:
    void refuseType(std::string_view name, std::string_view wanted);

    const json::object& m_object;
    std::string m_where;
    TranslationNotes& m_notes;
    std::vector<bool> m_taken;
};

// The object that an item of an array is; null, and refused, if it is none.
const json::object* itemOf(const json::value& item, std::string_view where,
                           TranslationNotes& notes);

// Each object of an array; of no array: none.
template <class Take>
void forEachItem(const json::array* array, std::string_view where, TranslationNotes& notes,
                 Take take) {
    if (array == nullptr) {
        return;
    }
    for (const json::value& item : *array) {
        if (const json::object* const object = itemOf(item, where, notes)) {
            take(*object);
        }
    }
}

}  // namespace weir::dialects
