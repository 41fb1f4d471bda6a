// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "engine/books/bodies/body_shelf.hpp"
#include "engine/books/traffic.hpp"
#include "tests/engine/books/body_folder.hpp"
#include "tests/engine/books/file_size_limit.hpp"

using namespace weir;
using namespace weir::books;

class TestBodyShelf : public QObject {
    Q_OBJECT

    static constexpr Milliseconds kSoon{20'000};
    static constexpr const char* kCanary = "what nobody may find on the disk";

    static BodyShelf::Settings settings(test::BodyFolder& folder) {
        BodyShelf::Settings settings;
        settings.keep = true;
        settings.keyName = "env:WEIR_BODIES_KEY";
        settings.key = std::make_shared<const MasterKey>(folder.makeKey());
        return settings;
    }

private slots:
    void nothingIsMadeUntilSomethingIsStored() {
        test::BodyFolder folder;
        BodyShelf shelf(folder.path(), folder.clock(), folder.log());
        auto memory = settings(folder);
        memory.keep = false;
        shelf.configure(memory);
        const auto exchange = folder.exchange("q");
        shelf.offer(exchange.id, exchange.bodies);
        shelf.tick();
        QVERIFY(shelf.flush(kSoon));
        QVERIFY(!std::filesystem::exists(folder.path()));
        QVERIFY(!shelf.keptUntil(exchange.id)->has_value());
        QCOMPARE(shelf.state().dropped, std::uint64_t(0));
    }

    void storesWhatIsOffered() {
        test::BodyFolder folder;
        const auto kept = settings(folder);
        const auto exchange = folder.exchange(kCanary, std::string(kCanary) + " either");
        {
            BodyShelf shelf(folder.path(), folder.clock(), folder.log());
            shelf.configure(kept);
            shelf.offer(exchange.id, exchange.bodies);
            QVERIFY(shelf.keptUntil(exchange.id)->has_value());
            QVERIFY(shelf.flush(kSoon));
            QCOMPARE(shelf.read(exchange.id)->request, std::string(kCanary));
            QCOMPARE(shelf.state().stored, std::uint64_t(1));
            QVERIFY(shelf.state().bytes > 0 && shelf.state().problem.empty());
        }
        for (const auto& item : std::filesystem::directory_iterator(folder.path())) {
            const std::string bytes = folder.contents(item.path().filename());
            QVERIFY2(!bytes.empty() || item.path().string().ends_with("-wal"), item.path().c_str());
            QVERIFY2(bytes.find("what nobody") == std::string::npos, item.path().c_str());
        }
        // What is stored can be read while nothing is added, and goes in time.
        BodyShelf shelf(folder.path(), folder.clock(), folder.log());
        auto memory = kept;
        memory.keep = false;
        shelf.configure(memory);
        QVERIFY(shelf.flush(kSoon));
        QCOMPARE(shelf.read(exchange.id)->request, std::string(kCanary));
        folder.clock().advance(std::chrono::hours(24 * 8));
        shelf.tick();
        QVERIFY(shelf.flush(kSoon));
        QVERIFY(!shelf.keptUntil(exchange.id)->has_value());
        QCOMPARE(shelf.state().bytes, std::uint64_t(0));
    }

    // What is too old is known when the document was read, not before.
    void nothingGoesBeforeItIsToldHowLong() {
        test::BodyFolder folder;
        auto kept = settings(folder);
        kept.limits.days = 100;
        const auto exchange = folder.exchange("q");
        {
            BodyShelf shelf(folder.path(), folder.clock(), folder.log());
            shelf.configure(kept);
            shelf.offer(exchange.id, exchange.bodies);
        }
        folder.clock().advance(std::chrono::hours(24 * 50));
        BodyShelf shelf(folder.path(), folder.clock(), folder.log());
        QVERIFY(shelf.flush(kSoon));
        shelf.configure(kept);
        QVERIFY(shelf.flush(kSoon));
        QCOMPARE(shelf.read(exchange.id)->request, std::string("q"));
    }

    void withoutAKeyNothingIsWritten() {
        test::BodyFolder folder;
        BodyShelf shelf(folder.path(), folder.clock(), folder.log());
        auto missing = settings(folder);
        const auto key = std::exchange(missing.key, nullptr);
        missing.keyProblem = "The environment variable WEIR_BODIES_KEY is not set.";
        shelf.configure(missing);
        const auto exchange = folder.exchange("q");
        shelf.offer(exchange.id, exchange.bodies);
        QVERIFY(shelf.flush(kSoon));
        QVERIFY(!std::filesystem::exists(folder.path()));
        QCOMPARE(shelf.state().dropped, std::uint64_t(1));
        QVERIFY(shelf.lossOf(exchange.id) == BodyLoss::NoKey);
        QCOMPARE(shelf.state().problem, missing.keyProblem);
        // One that comes from a keychain is waited for.
        missing.keyComes = true;
        missing.keyProblem.clear();
        shelf.configure(missing);
        const auto waits = folder.exchange("waits");
        shelf.offer(waits.id, waits.bodies);
        auto there = missing;
        there.key = key;
        there.keyComes = false;
        shelf.configure(there);
        QVERIFY(shelf.flush(kSoon));
        QCOMPARE(shelf.read(waits.id)->request, std::string("waits"));
        QVERIFY(shelf.state().problem.empty());
    }

    void aQueueThatIsFullDropsAndCounts() {
        test::BodyFolder folder;
        BodyShelf shelf(folder.path(), folder.clock(), folder.log(), 1000);
        auto comes = settings(folder);
        const auto key = std::exchange(comes.key, nullptr);
        comes.keyComes = true;  // so that nothing leaves the queue
        shelf.configure(comes);
        for (int i = 0; i < 5; ++i) {
            const auto exchange = folder.exchange(std::string(394, 'x'));  // with the answer, 400
            shelf.offer(exchange.id, exchange.bodies);
            QVERIFY(shelf.lossOf(exchange.id) == (i < 2 ? BodyLoss::None : BodyLoss::DiskSlow));
        }
        QCOMPARE(shelf.state().dropped, std::uint64_t(3));
        QVERIFY(!shelf.state().problem.empty());
        comes.key = key;
        comes.keyComes = false;
        shelf.configure(comes);
        QVERIFY(shelf.flush(kSoon));
        QCOMPARE(shelf.state().stored, std::uint64_t(2));
    }

    void aFullDiskIsSaidAndOver() {
        test::BodyFolder folder;
        BodyShelf shelf(folder.path(), folder.clock(), folder.log());
        shelf.configure(settings(folder));
        const auto first = folder.exchange("first");
        shelf.offer(first.id, first.bodies);
        QVERIFY(shelf.flush(kSoon));
        const auto large = folder.exchange(std::string(900'000, 'x'));
        {
            const test::FileSizeLimit full(600'000);
            shelf.offer(large.id, large.bodies);
            QVERIFY(shelf.flush(kSoon));
        }
        QCOMPARE(shelf.state().problem, std::string("The disk is full."));
        QCOMPARE(shelf.state().dropped, std::uint64_t(1));
        QVERIFY(!shelf.keptUntil(large.id)->has_value());
        QVERIFY(shelf.lossOf(large.id) == BodyLoss::DiskFull);
        QVERIFY(shelf.lossOf(first.id) == BodyLoss::None);
        const auto after = folder.exchange("after");
        shelf.offer(after.id, after.bodies);
        QVERIFY(shelf.flush(kSoon));
        QVERIFY(shelf.state().problem.empty());
        QCOMPARE(shelf.read(after.id)->request, std::string("after"));
    }

    void trafficStoresOnlyWhatItIsTold() {
        test::BodyFolder folder;
        BodyShelf shelf(folder.path(), folder.clock(), folder.log());
        shelf.configure(settings(folder));
        Traffic traffic({}, 0, &shelf);
        const auto end = [&](Traffic::Store store) {
            ExchangeRecord record;
            record.id = folder.makeId();
            record.state = ExchangeState::Done;
            const Id id = record.id;
            traffic.finish(std::move(record), TrafficBodies{.request = "q", .response = "a"},
                           store);
            return id;
        };
        const Id memory = end(Traffic::Store::Not);
        const Id disk = end(Traffic::Store::Too);
        QVERIFY(shelf.flush(kSoon));
        QVERIFY(traffic.hasBodies(memory) && traffic.hasBodies(disk));
        QVERIFY(!shelf.keptUntil(memory)->has_value());
        QCOMPARE(shelf.read(disk)->response, std::string("a"));
        QVERIFY(shelf.clear());
        QVERIFY(!shelf.keptUntil(disk)->has_value());
    }
};

QTEST_GUILESS_MAIN(TestBodyShelf)
#include "test_body_shelf.moc"
