// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>

namespace weir::policy {

struct Amounts {
    std::uint64_t calls = 0;
    std::uint64_t tokensIn = 0;
    std::uint64_t tokensOut = 0;

    std::uint64_t tokens() const { return tokensIn + tokensOut; }
    bool none() const { return calls == 0 && tokensIn == 0 && tokensOut == 0; }
    Amounts& operator+=(const Amounts& other) {
        calls += other.calls;
        tokensIn += other.tokensIn;
        tokensOut += other.tokensOut;
        return *this;
    }
    Amounts& operator-=(const Amounts& other) {
        calls -= other.calls;
        tokensIn -= other.tokensIn;
        tokensOut -= other.tokensOut;
        return *this;
    }
    friend bool operator==(const Amounts&, const Amounts&) = default;
};

// What was let through in the last period, in slots of a sixtieth of it. The slot that has only
// begun counts beside the sixty before it, so no span as long as a period ever holds more than
// sum() said, wherever it begins; what was used is free again a sixtieth of a period late at most.
// Slots are numbered by whoever owns the clock, and never go back.
class SlidingWindow {
public:
    using Slot = std::int64_t;
    static constexpr Slot kSlotsOfPeriod = 60;

    // Forgets what is over. A slot before the newest is the newest.
    void advance(Slot now);
    // Into the newest slot.
    void add(const Amounts& amounts);
    // Out of the slot that it was added to, if that still counts.
    void takeBack(Slot slot, const Amounts& amounts);

    const Amounts& sum() const { return m_sum; }
    Slot newest() const { return m_newest; }

    // In how many slots from the newest `fits` holds of what counts then; nothing: never. One at
    // least: it is asked when there is no room now.
    template <class Fits>
    std::optional<Slot> slotsUntil(Fits fits) const {
        Amounts left = m_sum;
        for (Slot wait = 1; wait <= kSlotsOfPeriod + 1; ++wait) {
            left -= at(m_newest + wait - kSlotsOfPeriod - 1);
            if (fits(left)) {
                return wait;
            }
        }
        return std::nullopt;
    }

    // In how many slots from the newest nothing of what `amount` reads counts any more.
    template <class Amount>
    Slot slotsUntilNone(Amount amount) const {
        for (Slot back = 0; back <= kSlotsOfPeriod; ++back) {
            if (amount(at(m_newest - back)) > 0) {
                return kSlotsOfPeriod + 1 - back;
            }
        }
        return 0;
    }

private:
    static constexpr std::size_t kKept = static_cast<std::size_t>(kSlotsOfPeriod) + 1;

    static std::size_t place(Slot slot) {
        constexpr auto kept = static_cast<Slot>(kKept);
        return static_cast<std::size_t>((slot % kept + kept) % kept);
    }
    const Amounts& at(Slot slot) const { return m_slots[place(slot)]; }

    std::array<Amounts, kKept> m_slots{};
    Amounts m_sum;
    Slot m_newest = 0;
};

}  // namespace weir::policy
