// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/harness/network.hpp"

#include <algorithm>
#include <cerrno>
#include <stdexcept>
#include <utility>

namespace weir::harness {

namespace {

thread_local Network* t_current = nullptr;

constexpr std::uint64_t kMostIdleTurns = 100'000;
constexpr net::Poller::Ready kReadable{.readable = true};
constexpr net::Poller::Ready kWritable{.writable = true};
constexpr net::Poller::Ready kEnded{.readable = true, .ended = true};
constexpr net::Poller::Ready kBroken{.readable = true, .writable = true, .ended = true};

}  // namespace

// Bytes one way.
struct Network::Flow {
    std::size_t buffer = 0;    // what may be under way and unread together
    std::size_t underWay = 0;  // sent and not arrived
    std::string unread;        // arrived
    Instant last{};            // when what was sent last arrives
    bool ended = false;        // the sender will send nothing more
    bool endArrived = false;

    std::size_t room() const { return buffer - std::min(buffer, underWay + unread.size()); }
};

struct Link {
    int descriptor = -1;  // the gateway's end; -1 once it is closed
    Network::Flow toGateway;
    Network::Flow toActor;
    std::weak_ptr<Wire> wire;
    std::string said;  // by the actor, and not sent for want of room
    bool endsWhenSaid = false;
    bool made = false;
    bool wantsRoom = false;  // the gateway's last write found none
    bool resetAtClose = false;
    bool resetArrived = false;  // at the gateway
    bool actorClosed = false;   // by a reset, or because it was told that all is over
    bool actorReads = true;
    int error = 0;
};

namespace {

// Once.
void tellOver(Link& link, Wire::Over how) {
    if (const auto wire = link.wire.lock(); wire && wire->onOver) {
        std::exchange(wire->onOver, nullptr)(how);
    }
}

}  // namespace

bool Wire::gatewayClosed() const {
    return m_link->descriptor < 0;
}

bool Wire::goneArrived() const {
    return m_link->resetArrived || m_link->toGateway.endArrived;
}

void Wire::say(std::string_view bytes) {
    if (!m_link->actorClosed && !m_link->endsWhenSaid) {
        m_link->said += bytes;
        Network::current().pump(m_link);
    }
}

void Wire::stopReading() {
    m_link->actorReads = false;
}

void Wire::readOn() {
    m_link->actorReads = true;
    Network::current().hear(m_link);
}

void Wire::end() {
    if (!m_link->actorClosed) {
        m_link->endsWhenSaid = true;
        Network::current().pump(m_link);
    }
}

void Wire::reset() {
    if (!m_link->actorClosed) {
        m_link->actorClosed = true;
        m_link->said.clear();
        Network& network = Network::current();
        network.at(network.arrival(m_link->toGateway),
                   [&network, link = m_link] { network.resetGateway(link); });
    }
}

Network::Network(test::FakeClock& clock, Dice& dice, Weather weather)
    : m_clock(clock), m_dice(dice), m_weather(weather) {
    if (t_current != nullptr) {
        throw std::logic_error("one network a thread");
    }
    t_current = this;
}

Network::~Network() {
    // What actors were to do may hold on to what they live in.
    m_events = {};
    // So may what they wanted to hear.
    for (const auto& each : m_wires) {
        if (const auto wire = each.lock()) {
            wire->onOpen = nullptr;
            wire->onBytes = nullptr;
            wire->onOver = nullptr;
        }
    }
    t_current = nullptr;
}

Network& Network::current() {
    if (t_current == nullptr) {
        throw std::logic_error("no network");
    }
    return *t_current;
}

void Network::after(Microseconds wait, std::function<void()> what) {
    at(now() + wait, std::move(what));
}

void Network::at(Instant when, std::function<void()> what) {
    m_events.push({when, m_order++, std::move(what)});
}

void Network::serve(std::uint16_t port, Host host) {
    m_hosts[port] = std::move(host);
}

std::shared_ptr<Link> Network::makeLink() {
    auto link = std::make_shared<Link>();
    link->toGateway.buffer = m_dice.between(m_weather.leastBuffer, m_weather.mostBuffer);
    link->toActor.buffer = m_dice.between(m_weather.leastBuffer, m_weather.mostBuffer);
    return link;
}

std::shared_ptr<Wire> Network::giveWire(const std::shared_ptr<Link>& link) {
    auto wire = std::make_shared<Wire>();
    wire->m_link = link;
    link->wire = wire;
    m_wires.push_back(wire);
    return wire;
}

std::shared_ptr<Wire> Network::dial(std::uint16_t port) {
    auto link = makeLink();
    after(delay(), [this, link, port] {
        const auto listener = std::ranges::find_if(
            m_listeners, [port](const auto& each) { return each.second.at.port() == port; });
        if (listener == m_listeners.end()) {
            tellActor(link, Wire::Over::Refused);
            return;
        }
        link->made = true;
        link->descriptor = ++m_lastDescriptor;
        listener->second.waiting.push_back(link);
        tell(listener->first, kReadable);
        if (const auto wire = link->wire.lock(); wire && wire->onOpen) {
            wire->onOpen();
        }
        pump(link);
    });
    return giveWire(link);
}

std::size_t Network::open() const {
    return m_links.size();
}

net::system::Opened Network::openSocket() {
    auto link = makeLink();
    link->descriptor = ++m_lastDescriptor;
    m_links[link->descriptor] = link;
    return {link->descriptor, 0};
}

int Network::connect(int descriptor, std::uint16_t port) {
    const auto link = find(descriptor);
    const auto host = m_hosts.find(port);
    const Door door = host == m_hosts.end() ? Door::Refused : host->second.door();
    if (door == Door::Silent) {
        return EINPROGRESS;
    }
    after(delay(), [this, link, port, door] {
        if (link->descriptor < 0) {
            return;
        }
        if (door == Door::Refused) {
            link->error = ECONNREFUSED;
            tell(link->descriptor, kBroken);
            return;
        }
        link->made = true;
        tell(link->descriptor, kWritable);
        m_hosts.at(port).accept(giveWire(link));
        pump(link);
    });
    return EINPROGRESS;
}

net::system::Opened Network::listenAt(const net::Endpoint& at) {
    const std::uint16_t port = at.port() != 0 ? at.port() : ++m_lastPort;
    const int descriptor = ++m_lastDescriptor;
    m_listeners[descriptor] = {net::Endpoint(at.address(), port), {}};
    return {descriptor, 0};
}

net::Endpoint Network::boundTo(int listener) const {
    return m_listeners.at(listener).at;
}

net::system::Arrival Network::accept(int listener) {
    auto& waiting = m_listeners.at(listener).waiting;
    if (waiting.empty()) {
        return {-1, EAGAIN, {}};
    }
    const auto link = waiting.front();
    waiting.pop_front();
    m_links[link->descriptor] = link;
    const auto peer = static_cast<std::uint16_t>(10'000 + link->descriptor % 50'000);
    return {link->descriptor, 0, net::Endpoint(m_listeners.at(listener).at.address(), peer)};
}

net::system::Moved Network::receive(int descriptor, std::span<char> into) {
    const auto link = find(descriptor);
    Flow& flow = link->toGateway;
    if (!flow.unread.empty()) {
        // All there is, as the kernel does: whoever gets less than there was room for waits.
        const std::size_t bytes = std::min(into.size(), flow.unread.size());
        std::ranges::copy_n(flow.unread.begin(), static_cast<std::ptrdiff_t>(bytes), into.begin());
        flow.unread.erase(0, bytes);
        after(delay(), [this, link] { pump(link); });
        return {bytes, 0};
    }
    if (link->resetArrived) {
        return {0, ECONNRESET};
    }
    return {0, flow.endArrived ? 0 : EAGAIN};
}

net::system::Moved Network::send(int descriptor, std::span<const std::string_view> parts) {
    const auto link = find(descriptor);
    Flow& flow = link->toActor;
    if (link->resetArrived || flow.ended) {
        return {0, link->resetArrived ? ECONNRESET : EPIPE};
    }
    std::string bytes;
    for (const std::string_view part : parts) {
        bytes += part;
    }
    std::size_t taken = std::min(bytes.size(), flow.room());
    if (taken == 0 && !bytes.empty()) {
        link->wantsRoom = true;
        return {0, EAGAIN};
    }
    if (taken > 1 && m_dice.oneIn(m_weather.shortOneIn)) {
        taken = m_dice.between(1, taken);
    }
    bytes.resize(taken);
    sendPieces(link, false, std::move(bytes));
    return {taken, 0};
}

int Network::takeError(int descriptor) {
    return std::exchange(find(descriptor)->error, 0);
}

void Network::endWriting(int descriptor) {
    const auto link = find(descriptor);
    if (!std::exchange(link->toActor.ended, true)) {
        at(arrival(link->toActor), [this, link] { tellActor(link, Wire::Over::End); });
    }
}

void Network::resetAtClose(int descriptor) {
    find(descriptor)->resetAtClose = true;
}

void Network::close(int descriptor) {
    if (const auto listener = m_listeners.find(descriptor); listener != m_listeners.end()) {
        for (const auto& link : listener->second.waiting) {
            link->descriptor = -1;
            at(arrival(link->toActor), [this, link] { tellActor(link, Wire::Over::Reset); });
        }
        m_listeners.erase(listener);
        return;
    }
    const auto link = find(descriptor);
    link->descriptor = -1;
    m_links.erase(descriptor);
    m_ready.erase(descriptor);
    // Bytes that nobody read are answered with a reset, as by the kernel.
    const bool reset = link->resetAtClose || !link->toGateway.unread.empty();
    if (link->made && (reset || !link->toActor.ended)) {
        link->toActor.ended = true;
        at(arrival(link->toActor),
           [this, link, reset] { tellActor(link, reset ? Wire::Over::Reset : Wire::Over::End); });
    }
}

void Network::watch(int descriptor, net::Poller::Ticket ticket) {
    m_watched[descriptor] = ticket;
    if (const auto listener = m_listeners.find(descriptor); listener != m_listeners.end()) {
        if (!listener->second.waiting.empty()) {
            tell(descriptor, kReadable);
        }
        return;
    }
    const auto link = find(descriptor);
    if (link->made) {
        tell(descriptor, kWritable);
    }
    if (!link->toGateway.unread.empty()) {
        tell(descriptor, kReadable);
    }
    if (link->toGateway.endArrived) {
        tell(descriptor, kEnded);
    }
    if (link->resetArrived) {
        tell(descriptor, kBroken);
    }
}

std::vector<Network::News> Network::turn(std::optional<Milliseconds> atMost) {
    ++m_turns;
    if (onTurn) {
        onTurn();
    }
    const Instant deadline = atMost ? now() + *atMost : Instant::max();
    for (std::uint64_t idle = 0;; ++idle) {
        runDue();
        if (!m_ready.empty() || m_rung || now() >= deadline) {
            break;
        }
        const Instant next =
            std::min(m_events.empty() ? Instant::max() : m_events.top().at, deadline);
        if (next == Instant::max()) {
            if (onStill) {
                onStill();
            }
            if (!m_rung) {
                throw std::runtime_error("the gateway waits for nothing");
            }
            break;
        }
        if (idle > kMostIdleTurns) {
            throw std::runtime_error("time does not go on");
        }
        m_clock.advance(std::chrono::ceil<Microseconds>(next - now()));
    }
    m_rung = false;
    std::vector<News> news;
    for (const auto& [descriptor, ready] : std::exchange(m_ready, {})) {
        if (const auto found = m_watched.find(descriptor); found != m_watched.end()) {
            news.push_back({found->second, ready});
        }
    }
    for (std::size_t left = news.size(); left > 1; --left) {
        std::swap(news[left - 1], news[m_dice.below(left)]);
    }
    m_clock.advance(m_dice.upTo(Microseconds(30)));  // what a turn takes
    return news;
}

void Network::runDue() {
    while (!m_events.empty() && m_events.top().at <= now()) {
        const auto what = m_events.top().what;
        m_events.pop();
        what();
    }
}

std::shared_ptr<Link> Network::find(int descriptor) const {
    return m_links.at(descriptor);
}

void Network::tell(int descriptor, net::Poller::Ready ready) {
    net::Poller::Ready& all = m_ready[descriptor];
    all.readable = all.readable || ready.readable;
    all.writable = all.writable || ready.writable;
    all.ended = all.ended || ready.ended;
}

Instant Network::arrival(Flow& flow) {
    return flow.last = std::max(flow.last, now() + delay());
}

void Network::sendPieces(const std::shared_ptr<Link>& link, bool toGateway, std::string bytes) {
    Flow& flow = toGateway ? link->toGateway : link->toActor;
    flow.underWay += bytes.size();
    while (!bytes.empty()) {
        const std::size_t size = bytes.size() > 1 && m_dice.oneIn(m_weather.piecesOneIn)
                                     ? m_dice.between(1, bytes.size())
                                     : bytes.size();
        at(arrival(flow), [this, link, toGateway, piece = bytes.substr(0, size)] {
            if (toGateway) {
                arriveAtGateway(link, piece);
            } else {
                arriveAtActor(link, piece);
            }
        });
        bytes.erase(0, size);
    }
}

void Network::arriveAtGateway(const std::shared_ptr<Link>& link, std::string_view bytes) {
    link->toGateway.underWay -= bytes.size();
    if (link->descriptor < 0) {
        // Nobody is there: its system says so.
        after(delay(), [this, link] { tellActor(link, Wire::Over::Reset); });
        return;
    }
    link->toGateway.unread += bytes;
    tell(link->descriptor, kReadable);
}

void Network::arriveAtActor(const std::shared_ptr<Link>& link, std::string_view bytes) {
    link->toActor.underWay -= bytes.size();
    if (link->actorClosed) {
        at(arrival(link->toGateway), [this, link] { resetGateway(link); });
        return;
    }
    link->toActor.unread += bytes;
    hear(link);
}

void Network::hear(const std::shared_ptr<Link>& link) {
    if (!link->actorReads) {
        return;
    }
    if (!link->toActor.unread.empty()) {
        const std::string bytes = std::exchange(link->toActor.unread, {});
        if (link->wantsRoom) {
            after(delay(), [this, link] {
                if (std::exchange(link->wantsRoom, false) && link->descriptor >= 0) {
                    tell(link->descriptor, kWritable);
                }
            });
        }
        if (const auto wire = link->wire.lock(); wire && wire->onBytes) {
            wire->onBytes(bytes);
        }
    }
    if (link->toActor.endArrived && link->actorReads) {
        tellOver(*link, Wire::Over::End);
    }
}

void Network::pump(const std::shared_ptr<Link>& link) {
    if (!link->made || link->actorClosed || link->resetArrived) {
        return;
    }
    if (const std::size_t size = std::min(link->said.size(), link->toGateway.room()); size > 0) {
        std::string bytes = link->said.substr(0, size);
        link->said.erase(0, size);
        sendPieces(link, true, std::move(bytes));
    }
    if (link->endsWhenSaid && link->said.empty() && !std::exchange(link->toGateway.ended, true)) {
        at(arrival(link->toGateway), [this, link] {
            link->toGateway.endArrived = true;
            if (link->descriptor >= 0) {
                tell(link->descriptor, kEnded);
            }
        });
    }
}

void Network::resetGateway(const std::shared_ptr<Link>& link) {
    link->resetArrived = true;
    if (link->descriptor >= 0) {
        link->error = ECONNRESET;
        tell(link->descriptor, kBroken);
    }
}

void Network::tellActor(const std::shared_ptr<Link>& link, Wire::Over how) {
    if (how == Wire::Over::End) {
        link->toActor.endArrived = true;
        hear(link);
        return;
    }
    link->actorClosed = true;
    tellOver(*link, how);
}

}  // namespace weir::harness
