// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/money.hpp"

#include <algorithm>
#include <limits>

#include "engine/base/decimal.hpp"

namespace weir {

namespace {
constexpr std::int64_t kAttoPerPico = 1'000'000;
constexpr std::int64_t kAttoPerNano = 1'000'000'000;
constexpr std::uint64_t kNanoPerDollar = 1'000'000'000;
}  // namespace

std::optional<Money> Money::parse(std::string_view dollars) {
    constexpr int kPlaces = 9;
    constexpr std::size_t kMostDigits = 9;  // before the point: more would not fit
    if (std::min(dollars.find('.'), dollars.size()) > kMostDigits) {
        return std::nullopt;
    }
    const auto nano = parseDecimal(dollars, kPlaces);
    return nano ? std::optional(fromNano(*nano)) : std::nullopt;
}

std::string Money::text() const {
    const bool negative = m_nano < 0;
    const std::uint64_t nano =
        negative ? 0 - static_cast<std::uint64_t>(m_nano) : static_cast<std::uint64_t>(m_nano);
    std::string fraction = std::to_string(nano % kNanoPerDollar);
    fraction.insert(0, 9 - fraction.size(), '0');
    while (fraction.size() > 2 && fraction.back() == '0') {
        fraction.pop_back();
    }
    return (negative ? "-" : "") + std::to_string(nano / kNanoPerDollar) + "." + fraction;
}

void CostSum::add(std::uint64_t tokens, Price price) {
    m_atto += static_cast<Wide>(tokens) * price.pico() * kAttoPerPico;
}

void CostSum::scale(std::int64_t thousandths) {
    m_atto = m_atto * thousandths / 1000;
}

void CostSum::add(Money fixed) {
    m_atto += static_cast<Wide>(fixed.nano()) * kAttoPerNano;
}

Money CostSum::total() const {
    Wide nano = m_atto / kAttoPerNano;
    const Wide rest = m_atto % kAttoPerNano;
    if (rest * 2 >= kAttoPerNano) {
        nano += 1;
    } else if (rest * 2 < -kAttoPerNano) {
        nano -= 1;
    }
    constexpr Wide kMax = std::numeric_limits<std::int64_t>::max();
    return Money::fromNano(static_cast<std::int64_t>(nano > kMax    ? kMax
                                                     : nano < -kMax ? -kMax
                                                                    : nano));
}

}  // namespace weir
