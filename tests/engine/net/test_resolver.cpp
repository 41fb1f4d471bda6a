// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>
#include <atomic>
#include <condition_variable>
#include <mutex>

#include "tests/engine/net/coroutine_verify.hpp"
#include "tests/engine/net/world.hpp"

using namespace std::chrono_literals;
using namespace weir;
using namespace weir::net;
using namespace weir::net::test;

namespace {

// A name server under the test's hand. Shared with lookups that outlive the resolver.
struct Names {
    std::mutex mutex;
    std::condition_variable changed;
    bool hold = false;
    std::atomic<int> asked = 0;

    void release() {
        const std::lock_guard lock(mutex);
        hold = false;
        changed.notify_all();
    }
};

NameLookup lookupOf(const std::shared_ptr<Names>& names) {
    return [names](const std::string& host) -> Result<std::vector<IpAddress>> {
        ++names->asked;
        std::unique_lock lock(names->mutex);
        names->changed.wait(lock, [&names] { return !names->hold; });
        if (host == "nowhere.example") {
            return Error::notFound("There is no host named " + host + ".");
        }
        return std::vector{*IpAddress::parse("192.0.2.1")};
    };
}

}  // namespace

class TestResolver : public QObject {
    Q_OBJECT

private slots:
    void answersAreKept();
    void addressesAskNobody();
    void oneLookupForMany();
    void aHangingLookupTimesOut();
    void isCancelled();
    void failuresAreToldAndKeptShortly();
    void theSystemIsAsked();
};

void TestResolver::answersAreKept() {
    const auto names = std::make_shared<Names>();
    World world(lookupOf(names));
    QVERIFY(world.run([&]() -> Task<void> {
        for (int i = 0; i < 3; ++i) {
            const auto found =
                co_await world.resolver.resolve(world.reactor, "a.example", 5s, world.cancellation);
            CO_VERIFY(found.ok());
            CO_COMPARE(found->front().text(), std::string("192.0.2.1"));
        }
    }()));
    QCOMPARE(names->asked.load(), 1);
}

void TestResolver::addressesAskNobody() {
    const auto names = std::make_shared<Names>();
    World world(lookupOf(names));
    QVERIFY(world.run([&]() -> Task<void> {
        for (const char* host : {"192.0.2.7", "::1", "localhost"}) {
            CO_VERIFY(
                (co_await world.resolver.resolve(world.reactor, host, 5s, world.cancellation)));
        }
    }()));
    QCOMPARE(names->asked.load(), 0);
}

void TestResolver::oneLookupForMany() {
    const auto names = std::make_shared<Names>();
    names->hold = true;
    World world(lookupOf(names));
    int answered = 0;
    std::vector<Task<void>> tasks;
    QVERIFY(world.run([&]() -> Task<void> {
        const auto one = [&]() -> Task<void> {
            Cancellation own;
            if (co_await world.resolver.resolve(world.reactor, "a.example", 5s, own)) {
                ++answered;
            }
        };
        for (int i = 0; i < 10; ++i) {
            tasks.push_back(one());
            tasks.back().start();
        }
        names->release();
        while (answered < 10) {
            Cancellation never;
            co_await net::sleep(world.reactor, 10ms, never);
        }
    }()));
    QCOMPARE(names->asked.load(), 1);
}

void TestResolver::aHangingLookupTimesOut() {
    const auto names = std::make_shared<Names>();
    names->hold = true;
    World world(lookupOf(names));
    QVERIFY(world.run([&]() -> Task<void> {
        const auto late =
            co_await world.resolver.resolve(world.reactor, "a.example", 50ms, world.cancellation);
        CO_VERIFY(!late && late.error().code == ErrorCode::Timeout);
        names->release();
        const auto found =
            co_await world.resolver.resolve(world.reactor, "a.example", 5s, world.cancellation);
        CO_VERIFY(found.ok());
    }()));
    QCOMPARE(names->asked.load(), 1);
}

void TestResolver::isCancelled() {
    const auto names = std::make_shared<Names>();
    names->hold = true;
    {
        World world(lookupOf(names));
        Timer timer([&] { world.cancellation.cancel(CancelReason::ClientGone); });
        world.reactor.timers().arm(timer, 50ms);
        QVERIFY(world.run([&]() -> Task<void> {
            const auto gone =
                co_await world.resolver.resolve(world.reactor, "a.example", 5s, world.cancellation);
            CO_VERIFY(!gone && gone.error().code == ErrorCode::Cancelled);
        }()));
    }
    names->release();  // the lookup comes home to nobody
}

void TestResolver::failuresAreToldAndKeptShortly() {
    const auto names = std::make_shared<Names>();
    World world;
    Resolver resolver(world.clock, lookupOf(names), {2, 60s, 0ms, 10});
    QVERIFY(world.run([&]() -> Task<void> {
        for (int i = 0; i < 2; ++i) {
            const auto found =
                co_await resolver.resolve(world.reactor, "nowhere.example", 5s, world.cancellation);
            CO_VERIFY(!found && found.error().code == ErrorCode::NotFound);
        }
        // More names than the cache holds.
        for (int i = 0; i < 50; ++i) {
            const std::string host = std::to_string(i) + ".example";
            CO_VERIFY(co_await resolver.resolve(world.reactor, host, 5s, world.cancellation));
        }
    }()));
    QCOMPARE(names->asked.load(), 52);
}

void TestResolver::theSystemIsAsked() {
    const auto found = lookupBySystem("localhost");
    QVERIFY2(found.ok(), found ? "" : found.error().text().c_str());
    QVERIFY(!found->empty());
    QCOMPARE(found->front().reach(), Reach::Loopback);
}

QTEST_GUILESS_MAIN(TestResolver)
#include "test_resolver.moc"
