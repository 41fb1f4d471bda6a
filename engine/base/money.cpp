// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/money.hpp"

#include <limits>

namespace weir {

namespace {
constexpr std::int64_t kFemtoPerPico = 1000;
constexpr std::int64_t kFemtoPerNano = 1'000'000;
constexpr std::uint64_t kNanoPerDollar = 1'000'000'000;
}  // namespace

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
    m_femto += static_cast<Wide>(tokens) * price.pico() * kFemtoPerPico;
}

void CostSum::scale(std::int64_t thousandths) {
    m_femto = m_femto * thousandths / 1000;
}

void CostSum::add(Money fixed) {
    m_femto += static_cast<Wide>(fixed.nano()) * kFemtoPerNano;
}

Money CostSum::total() const {
    Wide nano = m_femto / kFemtoPerNano;
    const Wide rest = m_femto % kFemtoPerNano;
    if (rest * 2 >= kFemtoPerNano) {
        nano += 1;
    } else if (rest * 2 < -kFemtoPerNano) {
        nano -= 1;
    }
    constexpr Wide kMax = std::numeric_limits<std::int64_t>::max();
    return Money::fromNano(static_cast<std::int64_t>(nano > kMax    ? kMax
                                                     : nano < -kMax ? -kMax
                                                                    : nano));
}

}  // namespace weir
