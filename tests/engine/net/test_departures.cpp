// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>
#include <algorithm>
#include <string>
#include <thread>

#include "tests/engine/net/asking.hpp"

using namespace weir;
using namespace weir::net;
using namespace weir::net::test;

namespace {

const Origin kPlace{Scheme::Https, "api.example.com", 443};

Timestamp at(int second) {
    return Timestamp(std::chrono::seconds(1'795'442'400 + second));
}

}  // namespace

class TestDepartures : public QObject {
    Q_OBJECT

private slots:
    void whatNeverHappenedIsNotListed() {
        Departures departures;
        departures.to(kPlace);
        QVERIFY(departures.list().empty());
    }

    void purposesAreCountedApart() {
        Departures departures;
        Departures::Place& place = departures.to(kPlace);
        place.connecting(Purpose::Calls, at(1));
        place.asked(Purpose::Calls, at(2));
        place.sent(Purpose::Calls, 120);
        place.asked(Purpose::Calls, at(3));
        place.sent(Purpose::Calls, 80);
        place.connecting(Purpose::Models, at(5));
        QVERIFY(&departures.to(kPlace) == &place);

        const auto list = departures.list();
        QCOMPARE(list.size(), std::size_t(2));
        QVERIFY(list[0].origin == kPlace);
        QVERIFY(list[0].purpose == Purpose::Calls);
        QCOMPARE(list[0].connections, std::uint64_t(1));
        QCOMPARE(list[0].requests, std::uint64_t(2));
        QCOMPARE(list[0].bytes, std::uint64_t(200));
        QVERIFY(list[0].last == at(3));
        // Nobody answered, but it was knocked there.
        QVERIFY(list[1].purpose == Purpose::Models);
        QCOMPARE(list[1].requests, std::uint64_t(0));
        QVERIFY(list[1].last == at(5));
    }

    void placesAreCappedAndNothingIsLost() {
        Departures departures;
        for (std::size_t i = 0; i < Departures::kMostPlaces + 7; ++i) {
            departures.to({Scheme::Http, "127.0.0.1", static_cast<std::uint16_t>(i + 1)})
                .asked(Purpose::Test, at(1));
        }
        const auto list = departures.list();
        QCOMPARE(list.size(), Departures::kMostPlaces + 1);
        const auto rest = std::find_if(list.begin(), list.end(),
                                       [](const auto& each) { return each.origin.host.empty(); });
        QVERIFY(rest != list.end());
        QCOMPARE(rest->requests, std::uint64_t(7));
    }

    void threadsCountTogether() {
        Departures departures;
        std::vector<std::thread> threads;
        for (int i = 0; i < 4; ++i) {
            threads.emplace_back([&departures] {
                Departures::Place& place = departures.to(kPlace);
                for (int j = 0; j < 1'000; ++j) {
                    place.asked(Purpose::Calls, at(j));
                }
            });
        }
        for (std::thread& thread : threads) {
            thread.join();
        }
        QCOMPARE(departures.list().front().requests, std::uint64_t(4'000));
    }

    // Each request where it is sent, for the purpose of whoever holds the connection.
    void thePoolCountsWhatItSends() {
        World world;
        Departures departures;
        ConnectionPool pool(world.reactor, world.resolver, world.contexts, {}, &departures);
        const auto port = world.upstream(always(kOk));
        const auto askFor = [&](Purpose purpose) -> Task<void> {
            UpstreamAddress address = world.local(port);
            address.purpose = purpose;
            auto lease = co_await pool.acquire(address, world.cancellation);
            CO_VERIFY(lease);
            CO_VERIFY(co_await lease->send("POST", "/x", {}, "0123456789", world.cancellation));
            CO_VERIFY(co_await lease->receiveHead(world.cancellation));
            auto body = co_await lease->receiveBody(world.cancellation);
            while (body && !body->empty()) {
                body = co_await lease->receiveBody(world.cancellation);
            }
        };
        QVERIFY(world.run([&]() -> Task<void> {
            co_await askFor(Purpose::Calls);
            co_await askFor(Purpose::Calls);
            co_await askFor(Purpose::Models);
        }()));
        const auto list = departures.list();
        QCOMPARE(list.size(), std::size_t(2));
        QCOMPARE(list[0].connections, std::uint64_t(1));
        QCOMPARE(list[0].requests, std::uint64_t(2));
        // Head and body of each.
        QVERIFY(list[0].bytes > 2 * (10 + std::string("POST /x HTTP/1.1\r\n\r\n").size()));
        QCOMPARE(list[0].bytes % 2, std::uint64_t(0));
        // On the connection of the calls.
        QVERIFY(list[1].purpose == Purpose::Models);
        QCOMPARE(list[1].connections, std::uint64_t(0));
        QCOMPARE(list[1].requests, std::uint64_t(1));
        QCOMPARE(list[1].bytes, list[0].bytes / 2);
    }

    void whoeverDoesNotAnswerWasTried() {
        World world;
        Departures departures;
        ConnectionPool pool(world.reactor, world.resolver, world.contexts, {}, &departures);
        QVERIFY(world.run([&]() -> Task<void> {
            CO_VERIFY(!(co_await pool.acquire(world.local(1), world.cancellation)));
        }()));
        QCOMPARE(departures.list().size(), std::size_t(1));
        QCOMPARE(departures.list().front().connections, std::uint64_t(1));
        QCOMPARE(departures.list().front().requests, std::uint64_t(0));
    }

    void onlyNamesThatTheSystemIsAskedForAreLookups() {
        World world([](const std::string&) {
            return Result<std::vector<IpAddress>>({*IpAddress::parse("127.0.0.1")});
        });
        QVERIFY(world.run([&]() -> Task<void> {
            for (const char* host : {"127.0.0.1", "localhost", "a.example.com", "a.example.com"}) {
                co_await world.resolver.resolve(world.reactor, host, Milliseconds(5'000),
                                                world.cancellation);
            }
        }()));
        const Lookups lookups = world.resolver.lookups();
        QCOMPARE(lookups.count, std::uint64_t(1));
        QCOMPARE(lookups.lastName, std::string("a.example.com"));
        QVERIFY(lookups.last != Timestamp());
    }
};

QTEST_GUILESS_MAIN(TestDepartures)
#include "test_departures.moc"
