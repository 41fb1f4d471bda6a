// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "engine/books/journal/record_codec.hpp"
#include "engine/books/store/month.hpp"
#include "tests/support/fake_clock.hpp"
#include "tests/support/seeded_random.hpp"

namespace weir::bench {

// Books so many exchanges into the month of the clock, which goes on by two seconds with each. The
// record of a number is made when the clock is there.
inline bool fillMonth(const std::filesystem::path& folder, std::size_t count,
                      test::FakeClock& clock,
                      const std::function<books::ExchangeRecord(Random&, std::size_t)>& recordOf) {
    std::filesystem::create_directories(folder / "book");
    test::SeededRandom random(1);
    auto month = books::Month::open(folder / "book" / (books::monthOf(clock.now()) + ".db"),
                                    "bench", Milliseconds{1000});
    if (!month) {
        return false;
    }
    constexpr std::size_t kBatch = 1'000;
    for (std::size_t done = 0; done < count; done += kBatch) {
        std::vector<std::string> bytes(kBatch);
        std::vector<books::Booking> bookings(kBatch);
        std::vector<const books::Booking*> batch;
        for (std::size_t each = 0; each < kBatch; ++each) {
            bookings[each].record = recordOf(random, done + each);
            books::encodeRecord(bytes[each], bookings[each].record);
            bookings[each].encoded = bytes[each];
            batch.push_back(&bookings[each]);
            clock.advance(Microseconds{1'999'997});
        }
        if (!month->write(batch)) {
            return false;
        }
    }
    return true;
}

}  // namespace weir::bench
