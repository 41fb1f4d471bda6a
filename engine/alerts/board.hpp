// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include <boost/describe/class.hpp>

#include "engine/alerts/facts.hpp"
#include "engine/base/alert.hpp"

namespace weir::alerts {

// What is known of one matter.
struct Known {
    std::string key;
    Alert alert;
    std::uint32_t level = 0;
    std::uint32_t toldLevel = 0;  // 0: nobody was told
    bool active = false;
    bool owesEnd = false;   // that it is over is still to be told
    Timestamp toldAt{};     // the last time
    Timestamp calmSince{};  // it is not so any more, but may come back
};
BOOST_DESCRIBE_STRUCT(Known, (), (key, alert, level, toldLevel, active, owesEnd, toldAt, calmSince))

// What outlives a restart.
struct BoardState {
    std::vector<Known> known;
    std::uint64_t ids = 0;
    bool quiet = false;
    std::uint32_t overMeanwhile = 0;
};
BOOST_DESCRIBE_STRUCT(BoardState, (), (known, ids, quiet, overMeanwhile))

// What there is to tell now, in one message.
struct News {
    std::vector<Alert> raised;
    std::vector<Alert> ended;
    bool digest = false;              // the quiet hours are over
    std::uint32_t overMeanwhile = 0;  // came and went in them untold

    bool empty() const { return raised.empty() && ended.empty(); }
};

// Decides who is told what, when. Each matter is told once a level. One that comes and goes is over
// only after a minute of calm, and is not told again before a quarter of an hour has passed. What
// quiet hours held back comes with their end, unless it was over by then. Pure: the caller brings
// the facts and the time, which may jump.
class Board {
public:
    static constexpr std::size_t kMostActive = 400;
    static constexpr std::size_t kMostKept = 400;  // of those that are over
    static constexpr std::size_t kMostRecent = 200;
    static constexpr std::chrono::seconds kCalm{60};
    static constexpr std::chrono::minutes kAgain{15};

    explicit Board(BoardState state = {});

    News update(const Judged& judged, Timestamp now, bool quiet);

    std::vector<Alert> active() const;
    std::vector<Alert> recent() const;
    BoardState state() const;
    // Counts up with every change that a restart should know of.
    std::uint64_t changes() const { return m_changes; }

private:
    void raise(const Condition& condition, Timestamp now);
    void calm(Known& known, bool there, Timestamp now);
    void end(Known& known, bool there, Timestamp now);
    void tell(Known& known, Timestamp now, bool quiet, News& news);
    void forget();

    std::map<std::string, Known, std::less<>> m_known;
    std::size_t m_active = 0;
    std::uint64_t m_ids = 0;
    bool m_quiet = false;
    std::uint32_t m_overMeanwhile = 0;
    std::uint64_t m_changes = 0;
};

}  // namespace weir::alerts
