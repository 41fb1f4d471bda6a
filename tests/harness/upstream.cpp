// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/harness/upstream.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "tests/harness/answers.hpp"

namespace weir::harness {

namespace {

constexpr Microseconds kMostThought{400'000};
constexpr Microseconds kLate{9'000'000};  // longer than the gateway waits for a first token
constexpr Microseconds kMostBetween{60'000};
// Until then a gateway may take a reset for that of a connection that was dead already.
constexpr Microseconds kSoon{1'000'000};
constexpr Microseconds kLateEnd{3'000'000};

std::string head(int status, std::string_view more) {
    return fmt::format("HTTP/1.1 {} x\r\ncontent-type: application/json\r\n{}", status, more);
}

std::string message(int status, std::string_view body, std::string_view more = "") {
    return head(status, more) + fmt::format("content-length: {}\r\n\r\n{}", body.size(), body);
}

std::string streamHead(bool closes) {
    return fmt::format(
        "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\n{}transfer-encoding: "
        "chunked\r\n\r\n",
        closes ? "connection: close\r\n" : "");
}

std::string chunk(std::string_view bytes) {
    return fmt::format("{:x}\r\n{}\r\n", bytes.size(), bytes);
}

}  // namespace

struct Upstream::Connection {
    std::shared_ptr<Wire> wire;
    HttpReader request;
    int call = -1;  // that is being answered
    int serial = 0;
    bool gone = false;    // the gateway's end
    bool closed = false;  // this end: what comes now is not read
};

Upstream::Upstream(Network& network, Dice& dice, Witness& witness, Traits traits, OnAsked onAsked)
    : m_network(network),
      m_dice(dice),
      m_witness(witness),
      m_traits(std::move(traits)),
      m_onAsked(std::move(onAsked)) {
    m_network.serve(m_traits.port,
                    {.door =
                         [this] {
                             return m_mood == Mood::Refusing ? Network::Door::Refused
                                    : m_mood == Mood::Hole   ? Network::Door::Silent
                                                             : Network::Door::Open;
                         },
                     .accept = [this](std::shared_ptr<Wire> wire) { accept(std::move(wire)); }});
}

void Upstream::changeMood() {
    const std::uint64_t drawn = m_dice.below(100);
    m_mood = drawn < 45   ? Mood::Well
             : drawn < 72 ? Mood::Ill
             : drawn < 85 ? Mood::Limiting
             : drawn < 94 ? Mood::Refusing
                          : Mood::Hole;
}

void Upstream::accept(std::shared_ptr<Wire> wire) {
    const auto connection = std::make_shared<Connection>();
    connection->wire = wire;
    // The wire holds the connection for as long as anything may come of it.
    wire->onBytes = [this, connection](std::string_view bytes) {
        if (!connection->closed) {
            connection->request.feed(bytes);
            serve(connection);
        }
    };
    wire->onOver = [this, connection](Wire::Over how) {
        connection->gone = true;
        if (connection->call >= 0) {
            m_witness.asked(connection->call, connection->serial).over = true;
        }
        if (how == Wire::Over::End) {
            connection->wire->end();
        }
        m_network.after(Microseconds(0), [connection] { connection->wire->onBytes = nullptr; });
    };
}

void Upstream::serve(const std::shared_ptr<Connection>& connection) {
    const HttpReader& request = connection->request;
    if (request.state() == HttpReader::State::Broken) {
        m_witness.fault(m_traits.name + " was sent no HTTP: " + request.fault());
        connection->wire->reset();
        return;
    }
    if (request.state() != HttpReader::State::Complete) {
        return;
    }
    const int call = callOf(request.body());
    if (!m_witness.calls.contains(call)) {
        m_witness.fault(m_traits.name + " was asked for a call that nobody made");
        return;
    }
    const int serial = m_witness.nextSerial();
    connection->call = call;
    connection->serial = serial;
    Asked asked{.serial = serial, .provider = m_traits.name, .wire = connection->wire};
    asked.anthropic = m_traits.anthropic;
    asked.words = static_cast<int>(m_dice.between(1, 25));
    asked.tokensIn = m_dice.between(1, 20);
    asked.tokensOut = static_cast<std::uint64_t>(asked.words);
    m_witness.calls.at(call).asked.push_back(asked);
    m_witness.note(fmt::format("{} asked for {} as w{}", m_traits.name, call, serial));
    m_underWay.emplace_back(call, serial);
    check(request, call);
    m_onAsked(call, m_traits.name);
    const bool stream = request.body().find(R"("stream":true)") != std::string::npos;
    const bool wantsUsage =
        !stream || request.body().find("include_usage") != std::string::npos || m_traits.anthropic;
    const Does what = choose();
    const bool tellsUsage = m_traits.anthropic || (wantsUsage && !m_dice.oneIn(10));
    connection->request.next();
    act(connection, call, serial, what, stream, tellsUsage);
}

// A key goes to the one it is for and to nobody else; no key of ours goes anywhere.
void Upstream::check(const HttpReader& request, int call) {
    const std::string given =
        m_traits.anthropic ? request.header("x-api-key") : request.header("authorization");
    const std::string wanted =
        m_traits.key.empty() || m_traits.anthropic ? m_traits.key : "Bearer " + m_traits.key;
    if (given != wanted) {
        m_witness.fault(fmt::format("{} was given another key for {}", m_traits.name, call));
    }
    if (!request.header("x-session-id").empty()) {
        m_witness.fault(m_traits.name + " was told the session of a client");
    }
    if (m_traits.mostAtOnce > 0 && underWay() > m_traits.mostAtOnce) {
        m_witness.fault(fmt::format("{} had {} calls at once", m_traits.name, underWay()));
    }
}

std::size_t Upstream::underWay() {
    std::erase_if(m_underWay, [this](const auto& each) {
        const Asked& asked = m_witness.asked(each.first, each.second);
        return asked.over || asked.wire->gatewayClosed();
    });
    return m_underWay.size();
}

Upstream::Does Upstream::choose() {
    const std::uint64_t drawn = m_dice.below(100);
    if (m_mood == Mood::Limiting && drawn < 80) {
        return Does::LimitsRate;
    }
    if (m_mood == Mood::Well || drawn < 25) {
        const std::uint64_t how = m_dice.below(100);
        return how < 90   ? Does::Answers
               : how < 92 ? Does::AnswersLate
               : how < 97 ? Does::AnswersAndCloses
                          : Does::BlamesRequest;
    }
    constexpr std::array kIlls{Does::FailsWithStatus, Does::FailsWithStatus, Does::LimitsRate,
                               Does::RefusesKey,      Does::FailsInside,     Does::CutsOff,
                               Does::CutsOff,         Does::GoesAway,        Does::SaysNothing,
                               Does::SaysNonsense,    Does::AnswersLate};
    return kIlls[m_dice.below(kIlls.size())];
}

void Upstream::act(const std::shared_ptr<Connection>& connection, int call, int serial, Does what,
                   bool stream, bool tellsUsage) {
    const Microseconds wait = m_dice.upTo(kMostThought);
    const bool anthropic = m_traits.anthropic;
    const auto refuse = [&](int status, std::string_view type, std::string_view more = "") {
        say(connection, wait, message(status, errorBody(anthropic, type), more));
        finish(connection, wait, call, serial, Does::Answers);
    };
    switch (what) {
        case Does::FailsWithStatus:
            refuse(m_dice.oneIn(2) ? 500 : 503, "api_error");
            break;
        case Does::LimitsRate:
            refuse(429, "rate_limit_error",
                   fmt::format("retry-after: {}\r\n", m_dice.between(1, 8)));
            break;
        case Does::RefusesKey:
            refuse(m_dice.oneIn(2) ? 401 : 403, "authentication_error");
            break;
        case Does::BlamesRequest:
            refuse(400, "invalid_request_error");
            break;
        case Does::SaysNothing:
            break;
        case Does::SaysNonsense:
            say(connection, wait,
                "HTTP/1.1 200 OK\r\ncontent-length: 3\r\ncontent-length: 4\r\n\r\n");
            finish(connection, wait, call, serial, Does::CutsOff);
            break;
        case Does::GoesAway:
            finish(connection, m_dice.oneIn(2) ? wait : kLateEnd, call, serial, Does::GoesAway);
            break;
        case Does::FailsInside:
            say(connection, wait,
                stream ? streamHead(false) + chunk(errorEvent(anthropic)) + "0\r\n\r\n"
                       : message(200, errorBody(anthropic, "server_error")));
            finish(connection, wait, call, serial, Does::Answers);
            break;
        default:
            answer(connection, call, serial, stream, tellsUsage, what);
            break;
    }
}

void Upstream::answer(const std::shared_ptr<Connection>& connection, int call, int serial,
                      bool stream, bool tellsUsage, Does how) {
    Asked& asked = m_witness.asked(call, serial);
    asked.usageTold = tellsUsage;
    const bool cuts = how == Does::CutsOff;
    const bool closes = how == Does::AnswersAndCloses;
    Microseconds wait =
        m_dice.upTo(kMostThought) + (how == Does::AnswersLate ? kLate : Microseconds(0));
    if (!stream) {
        asked.plain = plainAnswer(asked, m_traits.anthropic);
        asked.good = !cuts;
        std::string bytes = message(200, asked.plain, closes ? "connection: close\r\n" : "");
        if (!cuts && m_dice.oneIn(30)) {
            // What nobody asked for, right behind it: it is no answer to the next call.
            bytes += message(200, plainAnswer({.serial = 0, .words = 1}, m_traits.anthropic));
        }
        if (cuts) {
            bytes.resize(m_dice.between(1, bytes.size() - 1));
        }
        say(connection, wait, bytes);
        finish(connection, wait, call, serial, how);
        return;
    }
    const auto events = streamAnswer(asked, m_traits.anthropic);
    asked.good = !cuts;
    const std::size_t cutAt = cuts ? m_dice.below(events.size()) : events.size();
    say(connection, wait, streamHead(closes));
    for (std::size_t i = 0; i < cutAt; ++i) {
        wait += m_dice.oneIn(3) ? m_dice.upTo(kMostBetween) : Microseconds(0);
        say(connection, wait, chunk(events[i]));
    }
    if (!cuts) {
        say(connection, wait, "0\r\n\r\n");
    }
    finish(connection, wait, call, serial, how);
}

void Upstream::say(const std::shared_ptr<Connection>& connection, Microseconds wait,
                   std::string bytes) {
    m_network.after(wait, [connection, bytes = std::move(bytes)] {
        if (!connection->gone) {
            connection->wire->say(bytes);
        }
    });
}

void Upstream::finish(const std::shared_ptr<Connection>& connection, Microseconds wait, int call,
                      int serial, Does how) {
    const bool soon = wait < kSoon;
    m_network.after(wait, [this, connection, call, serial, how, soon] {
        m_witness.asked(call, serial).over = true;
        if (connection->gone) {
            return;
        }
        if (how == Does::GoesAway) {
            m_witness.asked(call, serial).silent = soon;
            connection->closed = true;
            if (m_dice.oneIn(2)) {
                connection->wire->reset();
            } else {
                connection->wire->end();
            }
        } else if (how == Does::CutsOff || how == Does::AnswersAndCloses || m_dice.oneIn(30)) {
            connection->closed = true;
            connection->wire->end();
        }
    });
}

}  // namespace weir::harness
