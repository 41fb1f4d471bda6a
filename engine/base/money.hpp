// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace weir {

// An amount of US dollars in whole nano-dollars (1e-9 $). Sums are exact; there is no float on the
// way from a price to a total.
class Money {
public:
    constexpr Money() = default;
    static constexpr Money fromNano(std::int64_t nano) { return Money(nano); }

    // "2000", "12.50": dollars as text() writes them, under a billion and not below nothing, with
    // no more than nine digits after the point. Nothing for anything else.
    static std::optional<Money> parse(std::string_view dollars);

    constexpr std::int64_t nano() const { return m_nano; }

    constexpr Money& operator+=(Money other) {
        m_nano += other.m_nano;
        return *this;
    }
    constexpr Money& operator-=(Money other) {
        m_nano -= other.m_nano;
        return *this;
    }
    friend constexpr Money operator+(Money left, Money right) { return left += right; }
    friend constexpr Money operator-(Money left, Money right) { return left -= right; }
    friend constexpr Money operator-(Money amount) { return Money(-amount.m_nano); }
    friend constexpr auto operator<=>(Money, Money) = default;

    // Plain dollars with every digit that matters and at least two: "0.00001234", "12.50".
    std::string text() const;

private:
    explicit constexpr Money(std::int64_t nano) : m_nano(nano) {}

    std::int64_t m_nano = 0;
};

// What one token costs, in whole pico-dollars (1e-12 $), which is the same number as micro-dollars
// a million tokens: 2.50 $/M is 2,500,000.
class Price {
public:
    constexpr Price() = default;
    static constexpr Price fromPico(std::int64_t picoPerToken) { return Price(picoPerToken); }

    constexpr std::int64_t pico() const { return m_pico; }
    friend constexpr auto operator<=>(Price, Price) = default;

private:
    explicit constexpr Price(std::int64_t pico) : m_pico(pico) {}

    std::int64_t m_pico = 0;
};

// Sums tokens x price in 128 bits and rounds half up once, at total(): one rounding a ledger entry.
class CostSum {
public:
    void add(std::uint64_t tokens, Price price);
    // A factor in thousandths (500 = half price), applied to what was added so far.
    void scale(std::int64_t thousandths);
    void add(Money fixed);
    Money total() const;

private:
    __extension__ using Wide = __int128;
    Wide m_atto = 0;  // 1e-18 $: leaves room for two factors in thousandths without rounding
};

}  // namespace weir
