// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <deque>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "tests/harness/dice.hpp"
#include "tests/harness/http_reader.hpp"
#include "tests/harness/network.hpp"
#include "tests/harness/witness.hpp"

namespace weir::harness {

// A program that calls the gateway over one connection, one call after the other, and holds what
// comes back against what the upstreams said.
class Client : public std::enable_shared_from_this<Client> {
public:
    Client(Network& network, Dice& dice, Witness& witness, std::string authorization,
           std::deque<Plan> plans);
    void start(std::uint16_t port);

private:
    void begin();
    void heard(std::string_view bytes);
    void takeAnswer(Call& call);
    void over(Wire::Over how);
    void leave();
    void send(const Plan& plan);
    void judge(Call& call) const;
    void judgeStream(const Call& call) const;
    static bool isTranslated(const Call& call);
    void judgeWords(const Call& call, bool whole) const;
    void giveUp(std::string_view why);
    Call* current();

    Network& m_network;
    Dice& m_dice;
    Witness& m_witness;
    const std::string m_authorization;
    std::deque<Plan> m_plans;  // the first is under way
    std::shared_ptr<Wire> m_wire;
    HttpReader m_answer;
    bool m_waits = false;      // for the answer to the first of them
    bool m_sentEarly = false;  // the next call
    bool m_gone = false;
};

}  // namespace weir::harness
