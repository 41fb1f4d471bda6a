// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <chrono>
#include <concepts>
#include <cstdint>
#include <optional>
#include <random>
#include <string>
#include <type_traits>
#include <vector>

#include <boost/describe/enumerators.hpp>
#include <boost/describe/members.hpp>
#include <boost/mp11/algorithm.hpp>

#include "engine/base/id.hpp"
#include "engine/base/money.hpp"
#include "engine/base/words.hpp"

namespace weir::ui {

// Replies as no gateway would write them: whatever their shapes allow, from a seed. Names come from
// a few, so that lists share some, and numbers are small enough to be added up.
class AnyValue {
public:
    explicit AnyValue(std::uint32_t seed) : m_random(seed) {}

    // 0 to `most`.
    std::size_t upTo(std::size_t most) {
        return std::uniform_int_distribution<std::size_t>(0, most)(m_random);
    }
    bool chance(std::size_t inSoMany) { return upTo(inSoMany - 1) == 0; }

    std::string name() {
        static const std::vector<std::string> names{"",
                                                    "search",
                                                    "data-platform",
                                                    "azure-eu/gpt-5.2",
                                                    "ada",
                                                    "a\nb\tc",
                                                    "gr\xC3\xBC\xC3\x9F"
                                                    "e",
                                                    "{\"a\":1}",
                                                    std::string(300, 'x')};
        return names[upTo(names.size() - 1)];
    }

    template <class T>
    T make() {
        T value{};
        fill(value);
        return value;
    }

    template <class T>
    void fill(T& value) {
        if constexpr (std::same_as<T, std::string>) {
            value = name();
        } else if constexpr (std::same_as<T, bool>) {
            value = chance(2);
        } else if constexpr (std::same_as<T, Money>) {
            value = Money::fromNano(signedNumber());
        } else if constexpr (std::same_as<T, Price>) {
            value = Price::fromPico(static_cast<std::int64_t>(number()));
        } else if constexpr (std::same_as<T, Id>) {
            std::array<std::uint8_t, 16> bytes{};
            bytes[15] = static_cast<std::uint8_t>(upTo(5));
            value = Id::fromBytes(bytes);
        } else if constexpr (std::integral<T>) {
            value = static_cast<T>(std::is_signed_v<T> ? signedNumber()
                                                       : static_cast<std::int64_t>(number()));
        } else if constexpr (std::floating_point<T>) {
            value = static_cast<T>(upTo(1'000)) / 999;
        } else if constexpr (std::is_enum_v<T>) {
            const auto& words = wordsOf<T>();
            value = words[upTo(words.size() - 1)].first;
        } else {
            fillCompound(value);
        }
    }

private:
    std::uint64_t number() {
        return chance(3) ? upTo(3) : upTo(chance(4) ? 1'000'000'000'000 : 90'000);
    }
    std::int64_t signedNumber() {
        const auto size = static_cast<std::int64_t>(number());
        return chance(4) ? -size : size;
    }

    template <class T>
    void fillCompound(std::vector<T>& list) {
        // What holds its like would go on for ever.
        constexpr int kDeepest = 5;
        list.resize(m_depth < kDeepest ? upTo(6) : 0);
        ++m_depth;
        for (auto&& each : list) {
            T value{};
            fill(value);
            each = value;
        }
        --m_depth;
    }
    template <class T>
    void fillCompound(std::optional<T>& value) {
        if (chance(2)) {
            fill(value.emplace());
        } else {
            value.reset();
        }
    }
    template <class Rep, class Period>
    void fillCompound(std::chrono::duration<Rep, Period>& value) {
        value = std::chrono::duration<Rep, Period>(static_cast<Rep>(upTo(100'000)));
    }
    template <class Clock, class Duration>
    void fillCompound(std::chrono::time_point<Clock, Duration>& value) {
        const auto moment = std::chrono::sys_days{std::chrono::year{2026} / 11 / 1} +
                            std::chrono::seconds(upTo(90 * 86'400));
        value = chance(5) ? std::chrono::time_point<Clock, Duration>{}
                          : std::chrono::time_point<Clock, Duration>(
                                std::chrono::duration_cast<Duration>(moment.time_since_epoch()));
    }
    template <class T>
        requires boost::describe::has_describe_members<T>::value
    void fillCompound(T& value) {
        using Members = boost::describe::describe_members<T, boost::describe::mod_public |
                                                                 boost::describe::mod_inherited>;
        boost::mp11::mp_for_each<Members>([&](auto described) { fill(value.*described.pointer); });
    }

    std::mt19937 m_random;
    int m_depth = 0;
};

}  // namespace weir::ui
