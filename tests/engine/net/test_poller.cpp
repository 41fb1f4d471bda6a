// SPDX-License-Identifier: GPL-3.0-or-later
#include <sys/socket.h>
#include <unistd.h>

#include <QtTest>
#include <array>
#include <functional>
#include <thread>

#include "engine/net/poller.hpp"

using namespace weir;
using namespace weir::net;
using namespace std::chrono_literals;

namespace {

// Two ends of a connection; the first is watched.
class Watched final : public Poller::Watch {
public:
    explicit Watched(Poller& poller) : m_poller(poller) {
        if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0, m_ends.data()) != 0) {
            qFatal("no socket pair");
        }
        ticket = m_poller.add(m_ends[0], *this).value();
        m_poller.wait(0ms);  // that it can be written
        told.clear();
    }
    ~Watched() {
        leave();
        ::close(m_ends[0]);
        closePeer();
    }

    void onReady(Poller::Ready ready) override {
        told.push_back(ready);
        if (then) {
            then();
        }
    }
    void sayFromPeer() const { QCOMPARE(::write(m_ends[1], "x", 1), ssize_t(1)); }
    void closePeer() {
        if (m_ends[1] >= 0) {
            ::close(std::exchange(m_ends[1], -1));
        }
    }
    void leave() {
        if (ticket) {
            m_poller.remove(m_ends[0], *std::exchange(ticket, std::nullopt));
        }
    }

    std::optional<Poller::Ticket> ticket;
    std::vector<Poller::Ready> told;
    std::function<void()> then;

private:
    Poller& m_poller;
    std::array<int, 2> m_ends{-1, -1};
};

}  // namespace

class TestPoller : public QObject {
    Q_OBJECT

private slots:
    void tellsOfAChangeOnce() {
        Poller poller;
        Watched watched(poller);
        watched.sayFromPeer();
        poller.wait(10s);
        QCOMPARE(watched.told.size(), std::size_t(1));
        QVERIFY(watched.told[0].readable && !watched.told[0].ended);
        // Nothing was read, and nothing new came.
        poller.wait(0ms);
        QCOMPARE(watched.told.size(), std::size_t(1));
        watched.sayFromPeer();
        poller.wait(10s);
        QCOMPARE(watched.told.size(), std::size_t(2));
    }

    void tellsOfTheEnd() {
        Poller poller;
        Watched watched(poller);
        watched.closePeer();
        poller.wait(10s);
        QVERIFY(watched.told.at(0).readable && watched.told.at(0).ended);
    }

    void againIsToldInTheNextTurn() {
        Poller poller;
        Watched watched(poller);
        watched.then = [&] {
            if (watched.told.size() < 3) {
                poller.again(*watched.ticket,
                             {.readable = true, .writable = false, .ended = false});
            }
        };
        poller.again(*watched.ticket, {.readable = true, .writable = false, .ended = false});
        poller.wait(10s);
        QCOMPARE(watched.told.size(), std::size_t(1));
        poller.wait(10s);
        poller.wait(10s);
        QCOMPARE(watched.told.size(), std::size_t(3));
        poller.wait(0ms);
        QCOMPARE(watched.told.size(), std::size_t(3));
    }

    // Whoever is told first removes the other, whose readiness came in the same turn.
    void theRemovedIsToldNothingMore() {
        Poller poller;
        Watched left(poller);
        Watched right(poller);
        left.then = [&] { right.leave(); };
        right.then = [&] { left.leave(); };
        left.sayFromPeer();
        right.sayFromPeer();
        poller.wait(10s);
        poller.wait(0ms);
        QCOMPARE(left.told.size() + right.told.size(), std::size_t(1));
    }

    void aTicketIsNeverGivenTwice() {
        Poller poller;
        Watched first(poller);
        const auto old = *first.ticket;
        first.leave();
        Watched second(poller);
        QVERIFY(*second.ticket != old);
        poller.again(old, {.readable = true, .writable = false, .ended = false});
        poller.wait(0ms);
        QVERIFY(first.told.empty() && second.told.empty());
    }

    void wakesFromAnotherThread() {
        Poller poller;
        std::thread other([&] { poller.wake(); });
        poller.wait(std::nullopt);
        other.join();
        // A ring before the wait counts, too.
        poller.wake();
        poller.wait(std::nullopt);
    }
};

QTEST_APPLESS_MAIN(TestPoller)
#include "test_poller.moc"
