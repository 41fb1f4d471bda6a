// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <optional>
#include <string>
#include <type_traits>
#include <typeindex>
#include <vector>

#include "engine/control/admin/json.hpp"
#include "engine/control/admin/operations.hpp"

namespace weir::test {

// Fills every member of a described struct with a value of its own, the same in every run, so that
// a member that a codec forgets or swaps is seen.
class Sampler {
public:
    template <class T>
    T make() {
        T value{};
        fill(value);
        return value;
    }

private:
    std::uint64_t next() { return ++m_count; }

    void fill(bool& value) { value = true; }
    void fill(std::string& value) { value = "text " + std::to_string(next()) + " \"\xc3\xa9\n"; }
    void fill(Id& value) {
        std::array<std::uint8_t, 16> bytes{};
        bytes[6] = 0x70;
        bytes[8] = 0x80;
        bytes[15] = static_cast<std::uint8_t>(next());
        value = Id::fromBytes(bytes);
    }
    void fill(Money& value) { value = Money::fromNano(-static_cast<std::int64_t>(next())); }
    void fill(Price& value) { value = Price::fromPico(static_cast<std::int64_t>(next())); }
    void fill(Timestamp& value) {
        value = Timestamp(Microseconds(1'795'442'400'000'000 + static_cast<std::int64_t>(next())));
    }
    void fill(Mark& value) { value = Mark::FellBack | Mark::Simulated; }

    template <class T>
        requires std::is_arithmetic_v<T>
    void fill(T& value) {
        value = static_cast<T>(next());
    }
    // The last one: the first is what a forgotten member would have.
    template <admin::DescribedEnum T>
    void fill(T& value) {
        value = wordsOf<T>().back().first;
    }
    // A tree ends after two of its own kind in one another.
    template <class T>
    void fill(std::vector<T>& values) {
        std::uint32_t& within = m_within[typeid(T)];
        if (within < 2) {
            ++within;
            fill(values.emplace_back());
            fill(values.emplace_back());
            --within;
        }
    }
    template <class T>
    void fill(std::optional<T>& value) {
        fill(value.emplace());
    }
    template <admin::DescribedStruct T>
    void fill(T& value) {
        boost::mp11::mp_for_each<admin::MembersOf<T>>(
            [&](auto member) { fill(value.*member.pointer); });
    }

    std::map<std::type_index, std::uint32_t> m_within;
    std::uint64_t m_count = 0;
};

template <class T>
T sample() {
    return Sampler().make<T>();
}

// Calls function(std::type_identity<Op>) for every operation of the contract.
template <class Function>
void forEachOperation(Function&& function) {
    boost::mp11::mp_for_each<boost::mp11::mp_transform<std::type_identity, admin::Operations>>(
        std::forward<Function>(function));
}

}  // namespace weir::test
