// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "tests/harness/dice.hpp"
#include "tests/harness/http_reader.hpp"
#include "tests/harness/network.hpp"
#include "tests/harness/witness.hpp"

namespace weir::harness {

// A provider that is well for a while and ill in one way or another for a while. It is strict about
// what it is sent, and tells the witness what it was asked and what it said.
class Upstream {
public:
    struct Traits {
        std::string name;
        std::uint16_t port = 0;
        std::string key;  // empty: it wants none
        bool anthropic = false;
        std::size_t mostAtOnce = 0;  // calls under way that the gateway may make; 0: any number
    };
    // Called with each call's number before anything is answered.
    using OnAsked = std::function<void(int call, const std::string& provider)>;

    Upstream(Network& network, Dice& dice, Witness& witness, Traits traits, OnAsked onAsked);
    Upstream(const Upstream&) = delete;
    Upstream& operator=(const Upstream&) = delete;

    const Traits& traits() const { return m_traits; }
    // It gets better, or worse.
    void changeMood();

private:
    enum class Mood : std::uint8_t { Well, Ill, Limiting, Refusing, Hole };
    enum class Does : std::uint8_t {
        Answers,
        AnswersLate,
        AnswersAndCloses,
        FailsWithStatus,
        LimitsRate,
        RefusesKey,
        BlamesRequest,
        FailsInside,
        CutsOff,
        GoesAway,  // without a word, by an end or a reset
        SaysNothing,
        SaysNonsense,
    };
    struct Connection;

    void accept(std::shared_ptr<Wire> wire);
    void serve(const std::shared_ptr<Connection>& connection);
    void check(const HttpReader& request, int call);
    std::size_t underWay();
    Does choose();
    void act(const std::shared_ptr<Connection>& connection, int call, int serial, Does what,
             bool stream, bool tellsUsage);
    void answer(const std::shared_ptr<Connection>& connection, int call, int serial, bool stream,
                bool tellsUsage, Does how);
    void say(const std::shared_ptr<Connection>& connection, Microseconds wait, std::string bytes);
    void finish(const std::shared_ptr<Connection>& connection, Microseconds wait, int call,
                int serial, Does how);

    Network& m_network;
    Dice& m_dice;
    Witness& m_witness;
    const Traits m_traits;
    const OnAsked m_onAsked;
    Mood m_mood = Mood::Well;
    std::vector<std::pair<int, int>> m_underWay;  // calls and the words they were asked for
};

}  // namespace weir::harness
