// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <concepts>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include <boost/describe/members.hpp>
#include <boost/json.hpp>
#include <boost/mp11/algorithm.hpp>

#include "engine/base/clock.hpp"
#include "engine/base/id.hpp"
#include "engine/base/money.hpp"
#include "engine/base/result.hpp"
#include "engine/base/states.hpp"
#include "engine/base/words.hpp"

// JSON of every type that the contract is made of. Only codec.cpp and tests need this file.
namespace weir::admin {

// What becomes of a member that the struct does not have.
enum class UnknownMembers { Refused, Ignored };

template <class T>
using MembersOf = boost::describe::describe_members<T, boost::describe::mod_public>;

template <class T>
concept DescribedStruct = boost::describe::has_describe_members<T>::value && !std::is_union_v<T>;

template <class T>
concept DescribedEnum = std::is_enum_v<T> && boost::describe::has_describe_enumerators<T>::value;

template <class T>
concept Number = std::is_arithmetic_v<T> && !std::same_as<T, bool>;

inline boost::json::value toJson(bool value) {
    return value;
}
inline boost::json::value toJson(const std::string& value) {
    return boost::json::string(value);
}
inline boost::json::value toJson(Id value) {
    return value.empty() ? boost::json::string() : boost::json::string(value.text());
}
inline boost::json::value toJson(Money value) {
    return value.nano();
}
inline boost::json::value toJson(Price value) {
    return value.pico();
}
inline boost::json::value toJson(Timestamp value) {
    return static_cast<std::int64_t>(value.time_since_epoch().count());
}
inline boost::json::value toJson(Mark value) {
    boost::json::array words;
    for (const auto& [mark, word] : wordsOf<Mark>()) {
        if (has(value, mark)) {
            words.emplace_back(word);
        }
    }
    return words;
}
template <Number T>
boost::json::value toJson(T value) {
    return value;
}
template <DescribedEnum T>
boost::json::value toJson(T value) {
    return boost::json::string(wordOf(value));
}
template <class T>
boost::json::value toJson(const std::vector<T>& values);
template <class T>
boost::json::value toJson(const std::optional<T>& value);
template <DescribedStruct T>
boost::json::value toJson(const T& value) {
    boost::json::object object;
    boost::mp11::mp_for_each<MembersOf<T>>(
        [&](auto member) { object.emplace(member.name, toJson(value.*member.pointer)); });
    return object;
}
template <class T>
boost::json::value toJson(const std::vector<T>& values) {
    boost::json::array array;
    array.reserve(values.size());
    for (const T& value : values) {
        array.push_back(toJson(value));
    }
    return array;
}
// Nothing is null; whoever leaves the member out says the same.
template <class T>
boost::json::value toJson(const std::optional<T>& value) {
    return value ? toJson(*value) : boost::json::value();
}

// Reads one value. `path` names the place for the error text and is restored by who extends it.
class JsonReader {
public:
    explicit JsonReader(UnknownMembers unknown) : m_unknown(unknown) {}

    template <class T>
    Result<T> read(const boost::json::value& json) {
        T value{};
        if (!into(json, value)) {
            return Error::invalid(m_problem);
        }
        return value;
    }

private:
    bool fail(std::string_view expected) {
        m_problem = (m_path.empty() ? std::string("It") : "'" + m_path + "'");
        m_problem.append(" must be ").append(expected).append(".");
        return false;
    }

    bool into(const boost::json::value& json, bool& value) {
        if (!json.is_bool()) {
            return fail("true or false");
        }
        value = json.get_bool();
        return true;
    }

    bool into(const boost::json::value& json, std::string& value) {
        if (!json.is_string()) {
            return fail("a text");
        }
        value.assign(json.get_string().data(), json.get_string().size());
        return true;
    }

    bool into(const boost::json::value& json, Id& value) {
        std::string text;
        if (!into(json, text)) {
            return false;
        }
        const auto id = text.empty() ? Id() : Id::parse(text);
        if (!id) {
            return fail("an id such as 0193a2f4-0000-7000-8000-000000000000");
        }
        value = *id;
        return true;
    }

    template <std::floating_point T>
    bool into(const boost::json::value& json, T& value) {
        if (!json.is_number()) {
            return fail("a number");
        }
        value = json.to_number<T>();
        return true;
    }

    template <std::integral T>
    bool into(const boost::json::value& json, T& value) {
        if (json.is_int64() && std::in_range<T>(json.get_int64())) {
            value = static_cast<T>(json.get_int64());
            return true;
        }
        if (json.is_uint64() && std::in_range<T>(json.get_uint64())) {
            value = static_cast<T>(json.get_uint64());
            return true;
        }
        return fail("a whole number in its range");
    }

    bool into(const boost::json::value& json, Money& value) {
        std::int64_t nano = 0;
        return into(json, nano) && (value = Money::fromNano(nano), true);
    }

    bool into(const boost::json::value& json, Price& value) {
        std::int64_t pico = 0;
        return into(json, pico) && (value = Price::fromPico(pico), true);
    }

    bool into(const boost::json::value& json, Timestamp& value) {
        std::int64_t microseconds = 0;
        return into(json, microseconds) && (value = Timestamp(Microseconds(microseconds)), true);
    }

    bool into(const boost::json::value& json, Mark& value) {
        if (!json.is_array()) {
            return fail("a list of marks");
        }
        value = Mark::None;
        for (const auto& word : json.get_array()) {
            const auto mark = word.is_string() ? fromWord<Mark>(std::string_view(word.get_string()))
                                               : std::nullopt;
            if (!mark) {
                return fail("a list of marks");
            }
            value |= *mark;
        }
        return true;
    }

    template <DescribedEnum T>
    bool into(const boost::json::value& json, T& value) {
        const auto found =
            json.is_string() ? fromWord<T>(std::string_view(json.get_string())) : std::nullopt;
        if (!found) {
            std::string choices = "one of";
            for (const auto& [each, word] : wordsOf<T>()) {
                choices.append(" ").append(word);
            }
            return fail(choices);
        }
        value = *found;
        return true;
    }

    template <class T>
    bool into(const boost::json::value& json, std::vector<T>& values) {
        if (!json.is_array()) {
            return fail("a list");
        }
        values.clear();
        values.reserve(json.get_array().size());
        for (const auto& item : json.get_array()) {
            const std::string step = "[" + std::to_string(values.size()) + "]";
            if (!at(step, item, values.emplace_back())) {
                return false;
            }
        }
        return true;
    }

    template <class T>
    bool into(const boost::json::value& json, std::optional<T>& value) {
        if (json.is_null()) {
            value.reset();
            return true;
        }
        return into(json, value.emplace());
    }

    template <DescribedStruct T>
    bool into(const boost::json::value& json, T& value) {
        if (!json.is_object()) {
            return fail("an object");
        }
        const auto& object = json.get_object();
        std::size_t known = 0;
        bool good = true;
        boost::mp11::mp_for_each<MembersOf<T>>([&](auto member) {
            if (const auto* found = good ? object.if_contains(member.name) : nullptr) {
                ++known;
                good = at(dotted(member.name), *found, value.*member.pointer);
            }
        });
        return good && (known == object.size() || m_unknown == UnknownMembers::Ignored ||
                        refuseUnknown(object, namesOf(MembersOf<T>())));
    }

    template <template <class...> class List, class... Members>
    static std::vector<std::string_view> namesOf(List<Members...>) {
        return {Members::name...};
    }

    bool refuseUnknown(const boost::json::object& object,
                       const std::vector<std::string_view>& names) {
        for (const auto& member : object) {
            if (std::ranges::find(names, std::string_view(member.key())) == names.end()) {
                m_problem = "'" + m_path + dotted(member.key()) + "' is not known here.";
                return false;
            }
        }
        return true;
    }

    template <class T>
    bool at(const std::string& step, const boost::json::value& json, T& value) {
        const auto length = m_path.size();
        m_path += step;
        const bool good = into(json, value);
        m_path.resize(length);
        return good;
    }

    std::string dotted(std::string_view name) const {
        return m_path.empty() ? std::string(name) : "." + std::string(name);
    }

    UnknownMembers m_unknown;
    std::string m_path;
    std::string m_problem;
};

template <class T>
Result<T> fromJson(const boost::json::value& json, UnknownMembers unknown) {
    return JsonReader(unknown).read<T>(json);
}

}  // namespace weir::admin
