// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <atomic>
#include <future>
#include <thread>

#include "app/host/io_errands.hpp"
#include "app/host/io_threads.hpp"
#include "engine/net/resolver.hpp"
#include "engine/net/sleep.hpp"

using namespace weir;
using namespace std::chrono_literals;
using app::IoErrands;
using app::IoThreads;

namespace {

// Longer than any test may take.
constexpr Milliseconds kForEver = 1h;

net::Task<void> waitAndSay(net::Reactor& reactor, Milliseconds time,
                           std::promise<CancelReason>& said, Cancellation& cancellation) {
    (void)co_await net::sleep(reactor, time, cancellation);
    said.set_value(cancellation.reason());
}

// Resists once: what a proper goodbye to a peer does.
net::Task<void> endLater(net::Reactor& reactor, std::atomic<bool>& ended,
                         Cancellation& cancellation) {
    (void)co_await net::sleep(reactor, kForEver, cancellation);
    Cancellation another;
    (void)co_await net::sleep(reactor, 30ms, another);
    ended = true;
}

net::Task<void> lookUp(net::Resolver& resolver, net::Reactor& reactor,
                       std::promise<CancelReason>& said, Cancellation& cancellation) {
    (void)co_await resolver.resolve(reactor, "slow.example", kForEver, cancellation);
    said.set_value(cancellation.reason());
}

}  // namespace

class TestIoErrands : public QObject {
    Q_OBJECT

    SystemClock m_clock;

private slots:
    void timeEndsWhatTakesTooLong() {
        IoThreads threads(1, m_clock);
        IoErrands errands(threads.first());
        std::promise<CancelReason> inTime;
        std::promise<CancelReason> late;
        errands.run(kForEver, [&](Cancellation& cancellation) {
            return waitAndSay(threads.first(), 1ms, inTime, cancellation);
        });
        errands.run(1ms, [&](Cancellation& cancellation) {
            return waitAndSay(threads.first(), kForEver, late, cancellation);
        });
        QCOMPARE(inTime.get_future().get(), CancelReason::None);
        QCOMPARE(late.get_future().get(), CancelReason::Timer);
        errands.end();
        threads.stop();
    }

    void theEndWaitsForWhatIsUnderWay() {
        IoThreads threads(1, m_clock);
        IoErrands errands(threads.first());
        std::promise<CancelReason> first;
        std::atomic<bool> second = false;
        errands.run(kForEver, [&](Cancellation& cancellation) {
            return waitAndSay(threads.first(), kForEver, first, cancellation);
        });
        errands.run(kForEver, [&](Cancellation& cancellation) {
            return endLater(threads.first(), second, cancellation);
        });
        errands.end();
        QCOMPARE(first.get_future().get(), CancelReason::Shutdown);
        QVERIFY(second);

        std::atomic<bool> begun = false;
        errands.run(kForEver, [&](Cancellation& cancellation) {
            begun = true;
            return endLater(threads.first(), second, cancellation);
        });
        IoThreads::runOn(threads.first(), [] {});
        QVERIFY(!begun);
        threads.stop();
    }

    // A name that is found when all who asked have gone: ThreadSanitizer and AddressSanitizer look
    // on here.
    void lateNewsOfANameMeetsNobody() {
        for (int i = 0; i < 20; ++i) {
            std::promise<void> asked;
            std::promise<void> mayAnswer;
            std::promise<CancelReason> said;
            net::Resolver resolver(m_clock,
                                   [&](const std::string&) -> Result<std::vector<net::IpAddress>> {
                                       asked.set_value();
                                       mayAnswer.get_future().wait();
                                       return std::vector{*net::IpAddress::parse("127.0.0.1")};
                                   });
            std::thread answering;
            {
                IoThreads threads(1, m_clock);
                IoErrands errands(threads.first());
                errands.run(kForEver, [&](Cancellation& cancellation) {
                    return lookUp(resolver, threads.first(), said, cancellation);
                });
                asked.get_future().wait();
                answering = std::thread([&mayAnswer] { mayAnswer.set_value(); });
                errands.end();
                threads.stop();
            }
            answering.join();
            const CancelReason reason = said.get_future().get();
            QVERIFY(reason == CancelReason::None || reason == CancelReason::Shutdown);
            // The lookup is over before what it refers to goes away.
            IoThreads threads(1, m_clock);
            IoErrands errands(threads.first());
            std::promise<CancelReason> known;
            errands.run(kForEver, [&](Cancellation& cancellation) {
                return lookUp(resolver, threads.first(), known, cancellation);
            });
            QCOMPARE(known.get_future().get(), CancelReason::None);
            errands.end();
            threads.stop();
        }
    }
};

QTEST_GUILESS_MAIN(TestIoErrands)
#include "test_io_errands.moc"
