// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <queue>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/net/poller.hpp"
#include "engine/net/system_sockets.hpp"
#include "tests/harness/dice.hpp"
#include "tests/support/fake_clock.hpp"

namespace weir::harness {

struct Link;

// One end of a connection, held by an actor of the test for as long as it wants to hear of it; the
// other end is the gateway's. Actors hear and speak bytes, and are called when something happens.
class Wire {
public:
    enum class Over : std::uint8_t { End, Reset, Refused };

    std::function<void()> onOpen;  // of one that was dialled
    std::function<void(std::string_view)> onBytes;
    std::function<void(Over)> onOver;  // nothing more comes; of an end, one may still speak

    void say(std::string_view bytes);
    void stopReading();
    void readOn();
    void end();    // after what was said
    void reset();  // at once

    // Whether the gateway has closed its end, as nobody on a real network could know yet.
    bool gatewayClosed() const;
    // Whether the end or the reset of this side has come to the gateway.
    bool goneArrived() const;

private:
    friend class Network;
    std::shared_ptr<Link> m_link;
};

// A network in memory and in virtual time, which takes the place of the system's: the sockets and
// the poller of a gateway under test ask it. Bytes take a while, come in pieces, and find buffers
// full; connections are refused, reset and swallowed. Whatever happens follows from the dice, so
// that one seed makes one run. It also is what time goes by: a turn in which nothing is ready goes
// on to when something is.
class Network {
public:
    struct Weather {
        Microseconds mostDelay{20'000};
        std::uint64_t piecesOneIn = 4;  // so rarely, bytes come in several pieces
        std::uint64_t shortOneIn = 8;   // and a write takes only some of them
        std::size_t leastBuffer = 2'048;
        std::size_t mostBuffer = 65'536;
    };
    // How a connection of the gateway to an actor goes.
    enum class Door : std::uint8_t { Open, Refused, Silent };
    struct Host {
        std::function<Door()> door;
        std::function<void(std::shared_ptr<Wire>)> accept;
    };

    Network(test::FakeClock& clock, Dice& dice, Weather weather);
    ~Network();
    Network(const Network&) = delete;
    Network& operator=(const Network&) = delete;
    // Of this thread; there is one while a run goes on.
    static Network& current();

    // What actors do.
    void after(Microseconds wait, std::function<void()> what);
    void serve(std::uint16_t port, Host host);
    std::shared_ptr<Wire> dial(std::uint16_t port);

    // Called before each turn, when the gateway has done all it had to do in the last one.
    std::function<void()> onTurn;
    // Called when nothing will happen any more.
    std::function<void()> onStill;

    // Connections whose end at the gateway is open.
    std::size_t open() const;
    std::size_t listening() const { return m_listeners.size(); }
    std::uint64_t turns() const { return m_turns; }

    // The system's side: see system_sockets.hpp and poller.hpp.
    net::system::Opened openSocket();
    int connect(int descriptor, std::uint16_t port);
    net::system::Opened listenAt(const net::Endpoint& at);
    net::Endpoint boundTo(int listener) const;
    net::system::Arrival accept(int listener);
    net::system::Moved receive(int descriptor, std::span<char> into);
    net::system::Moved send(int descriptor, std::span<const std::string_view> parts);
    int takeError(int descriptor);
    void endWriting(int descriptor);
    void resetAtClose(int descriptor);
    void close(int descriptor);

    void watch(int descriptor, net::Poller::Ticket ticket);
    void unwatch(int descriptor) { m_watched.erase(descriptor); }
    struct News {
        net::Poller::Ticket ticket;
        net::Poller::Ready ready;
    };
    std::vector<News> turn(std::optional<Milliseconds> atMost);
    void ring() { m_rung = true; }

private:
    friend class Wire;
    struct Event {
        Instant at;
        std::uint64_t order;
        std::function<void()> what;
        bool operator<(const Event& other) const {
            return at != other.at ? at > other.at : order > other.order;
        }
    };
    struct Listener {
        net::Endpoint at;
        std::deque<std::shared_ptr<Link>> waiting;
    };
    struct Flow;

    Instant now() const { return m_clock.instant(); }
    void runDue();
    void at(Instant when, std::function<void()> what);
    Microseconds delay() { return m_dice.upTo(m_weather.mostDelay); }
    std::shared_ptr<Link> makeLink();
    std::shared_ptr<Wire> giveWire(const std::shared_ptr<Link>& link);
    std::shared_ptr<Link> find(int descriptor) const;
    void tell(int descriptor, net::Poller::Ready ready);
    // When what is sent now arrives: after what was sent before it.
    Instant arrival(Flow& flow);
    void sendPieces(const std::shared_ptr<Link>& link, bool toGateway, std::string bytes);
    void arriveAtGateway(const std::shared_ptr<Link>& link, std::string_view bytes);
    void arriveAtActor(const std::shared_ptr<Link>& link, std::string_view bytes);
    void hear(const std::shared_ptr<Link>& link);
    void pump(const std::shared_ptr<Link>& link);
    void resetGateway(const std::shared_ptr<Link>& link);
    void tellActor(const std::shared_ptr<Link>& link, Wire::Over how);

    test::FakeClock& m_clock;
    Dice& m_dice;
    const Weather m_weather;
    std::priority_queue<Event> m_events;
    std::uint64_t m_order = 0;
    std::uint64_t m_turns = 0;
    int m_lastDescriptor = 100;
    std::uint16_t m_lastPort = 40'000;
    std::map<std::uint16_t, Host> m_hosts;
    std::map<int, Listener> m_listeners;
    std::map<int, std::shared_ptr<Link>> m_links;  // by the gateway's descriptor
    std::map<int, net::Poller::Ticket> m_watched;
    std::map<int, net::Poller::Ready> m_ready;
    bool m_rung = false;
    std::vector<std::weak_ptr<Wire>> m_wires;

    friend struct Link;
};

}  // namespace weir::harness
