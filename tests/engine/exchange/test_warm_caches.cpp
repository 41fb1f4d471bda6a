// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <thread>

#include "engine/exchange/caller.hpp"
#include "engine/exchange/warm_caches.hpp"

using namespace weir;
using namespace weir::exchange;
using namespace std::chrono_literals;

namespace {

constexpr books::CacheLives kLives{.usual = 5min, .longer = 60min};
constexpr SessionOf kRun{"name ada", "run"};
const Instant kBegin = Instant() + 1h;

// Of a prompt of so many tokens in all.
Usage usage(std::uint64_t in, std::uint64_t read, std::uint64_t written = 0,
            std::uint64_t writtenLonger = 0) {
    Usage made;
    made.inUncached = in - read - written - writtenLonger;
    made.inCacheRead = read;
    made.inCacheWrite5m = written;
    made.inCacheWrite1h = writtenLonger;
    made.source = Source::Reported;
    return made;
}

std::uint64_t tokens(WarmCaches& caches, Instant now, std::string_view target = "one/m",
                     const SessionOf& session = kRun) {
    for (const WarmCaches::Warm& each : caches.find(session, now)) {
        if (each.target == target) {
            return each.tokens;
        }
    }
    return 0;
}

}  // namespace

// What is known of prompt caches between the calls of a session.
class TestWarmCaches : public QObject {
    Q_OBJECT

private slots:
    void whatWasReadOrWrittenIsWarm() {
        WarmCaches caches;
        QVERIFY(caches.find(kRun, kBegin).empty());
        caches.note(kRun, "one/m", usage(1'200, 300, 700), kLives, kBegin);
        QCOMPARE(caches.find(kRun, kBegin + 1min),
                 (std::vector<WarmCaches::Warm>{{"one/m", 1'000, kBegin + 5min}}));
        // An answer that says nothing of a cache leaves nothing to remember.
        caches.note({"name ada", "other"}, "one/m", usage(1'200, 0), kLives, kBegin);
        QCOMPARE(caches.sessions(), std::size_t(1));
    }

    void itEndsWithItsLifetimeAndUseRefreshesIt() {
        WarmCaches caches;
        caches.note(kRun, "one/m", usage(1'000, 0, 1'000), kLives, kBegin);
        QCOMPARE(tokens(caches, kBegin + 5min - 1ns), std::uint64_t(1'000));
        caches.note(kRun, "one/m", usage(1'000, 1'000), kLives, kBegin + 4min);
        QCOMPARE(tokens(caches, kBegin + 8min), std::uint64_t(1'000));
        QCOMPARE(tokens(caches, kBegin + 9min), std::uint64_t(0));
        // Nobody keeps what is over.
        QCOMPARE(caches.sessions(), std::size_t(0));
    }

    void whatWasWrittenToLiveLongerDoes() {
        WarmCaches caches;
        caches.note(kRun, "one/m", usage(1'500, 0, 500, 1'000), kLives, kBegin);
        QCOMPARE(tokens(caches, kBegin + 4min), std::uint64_t(1'500));
        QCOMPARE(tokens(caches, kBegin + 5min), std::uint64_t(1'000));
        // Reading refreshes it, and what was read before it in the prompt lives as long.
        caches.note(kRun, "one/m", usage(2'500, 1'000, 500), kLives, kBegin + 30min);
        QCOMPARE(tokens(caches, kBegin + 34min), std::uint64_t(1'500));
        QCOMPARE(tokens(caches, kBegin + 89min), std::uint64_t(1'000));
        QCOMPARE(tokens(caches, kBegin + 90min), std::uint64_t(0));
        caches.note(kRun, "one/m", usage(2'000, 1'000, 0, 1'000), kLives, kBegin + 91min);
        QCOMPARE(caches.find(kRun, kBegin + 92min),
                 (std::vector<WarmCaches::Warm>{{"one/m", 2'000, kBegin + 151min}}));
    }

    // An agent asks in one session for a title between two steps of its run.
    void aShorterPromptIsAnotherConversation() {
        WarmCaches caches;
        caches.note(kRun, "one/m", usage(9'000, 8'000), kLives, kBegin);
        caches.note(kRun, "one/m", usage(300, 0), kLives, kBegin + 1min);
        caches.note(kRun, "one/m", usage(2'000, 0, 1'500), kLives, kBegin + 2min);
        QCOMPARE(tokens(caches, kBegin + 3min), std::uint64_t(8'000));
        // One as long that found nothing says that nothing is there.
        caches.note(kRun, "one/m", usage(9'000, 0), kLives, kBegin + 3min);
        QCOMPARE(tokens(caches, kBegin + 3min), std::uint64_t(0));
    }

    void eachTargetHasItsOwn() {
        WarmCaches caches;
        caches.note(kRun, "one/m", usage(1'000, 1'000), kLives, kBegin);
        caches.note(kRun, "one#2/m", usage(700, 600), kLives, kBegin + 1min);
        QCOMPARE(tokens(caches, kBegin + 2min), std::uint64_t(1'000));
        QCOMPARE(tokens(caches, kBegin + 2min, "one#2/m"), std::uint64_t(600));
        // Beyond a few, the one that ends first leaves.
        for (const char* target : {"a", "b", "c"}) {
            caches.note(kRun, target, usage(500, 500), kLives, kBegin + 2min);
        }
        QCOMPARE(caches.find(kRun, kBegin + 3min).size(), WarmCaches::kMostTargets);
        QCOMPARE(tokens(caches, kBegin + 3min), std::uint64_t(0));
        QCOMPARE(tokens(caches, kBegin + 3min, "one#2/m"), std::uint64_t(600));
    }

    void twoKeysNeverShareASession() {
        WarmCaches caches;
        caches.note(kRun, "one/m", usage(1'000, 1'000), kLives, kBegin);
        QVERIFY(caches.find({"name bo", "run"}, kBegin).empty());
        QVERIFY(caches.find({"name ada2", ""}, kBegin).empty());
        // A key of the document has a name, one of the store an id; neither passes for the other.
        QVERIFY(ownerOf({}, "ada") != ownerOf(Id::fromBytes({1}), "ada"));
        QCOMPARE(ownerOf(Id::fromBytes({1}), "ada"), ownerOf(Id::fromBytes({1}), "renamed"));
    }

    void theLeastRecentlyUsedGoesFirst() {
        WarmCaches caches(8);
        const std::vector<std::string> owners{"a", "b", "c", "d", "e", "f", "g", "h"};
        for (const std::string& owner : owners) {
            caches.note({owner, "s"}, "one/m", usage(10, 10), kLives, kBegin);
        }
        QCOMPARE(tokens(caches, kBegin, "one/m", {"a", "s"}), std::uint64_t(10));
        caches.note({"i", "s"}, "one/m", usage(10, 10), kLives, kBegin);
        QCOMPARE(caches.sessions(), std::size_t(8));
        QVERIFY(caches.find({"b", "s"}, kBegin).empty());
        QCOMPARE(caches.find({"a", "s"}, kBegin).size(), std::size_t(1));
    }

    void aBusyKeyPutsOutItsOwnSessionsOnly() {
        WarmCaches caches(100);
        for (int i = 0; i < 20; ++i) {
            const std::string session = std::to_string(i);
            caches.note({"quiet", session}, "one/m", usage(10, 10), kLives, kBegin);
        }
        for (int i = 0; i < 1'000; ++i) {
            const std::string session = std::to_string(i);
            caches.note({"busy", session}, "one/m", usage(10, 10), kLives, kBegin);
            QVERIFY(caches.sessions() <= 20 + 100 / WarmCaches::kShareOfKey);
        }
        for (int i = 0; i < 20; ++i) {
            const std::string session = std::to_string(i);
            QCOMPARE(caches.find({"quiet", session}, kBegin).size(), std::size_t(1));
        }
        QVERIFY(caches.find({"busy", "974"}, kBegin).empty());
        QCOMPARE(caches.find({"busy", "975"}, kBegin).size(), std::size_t(1));
    }

    void threadsMayShareIt() {
        WarmCaches caches(64);
        const auto work = [&caches](const char* owner) {
            for (int i = 0; i < 5'000; ++i) {
                const std::string session = std::to_string(i % 40);
                caches.note({owner, session}, "one/m", usage(10, 10), kLives, kBegin);
                caches.find({"both", session}, kBegin + 1min);
                caches.note({"both", session}, "two/m", usage(20, 20), kLives, kBegin);
            }
        };
        std::thread other(work, "a");
        work("b");
        other.join();
        QCOMPARE(caches.sessions(), std::size_t(48));
        QCOMPARE(tokens(caches, kBegin, "two/m", {"both", "39"}), std::uint64_t(20));
    }
};

QTEST_GUILESS_MAIN(TestWarmCaches)
#include "test_warm_caches.moc"
