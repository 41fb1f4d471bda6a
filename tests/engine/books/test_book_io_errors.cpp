// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "engine/books/book.hpp"
#include "tests/engine/books/data_folder.hpp"
#include "tests/engine/books/fault_vfs.hpp"
#include "tests/engine/books/records.hpp"
#include "tests/support/fake_clock.hpp"
#include "tests/support/seeded_random.hpp"

using namespace weir;
using namespace weir::books;

namespace {

constexpr Milliseconds kSoon{20'000};
// More operations than any of these takes; a loop that comes here never ran out of them.
constexpr long kMostOperations = 2'000;

}  // namespace

// Every single operation of SQLite on its files fails in its turn, the first, the second, and so
// on, until there is none left: whatever it was, nothing is lost and nothing is counted twice.
class TestBookIoErrors : public QObject {
    Q_OBJECT

    test::FakeClock m_clock;
    test::SeededRandom m_random{23};

    static bool isWhole(const test::DataFolder& folder) {
        bool whole = true;
        for (const auto& item : std::filesystem::directory_iterator(folder.path() / "book")) {
            if (item.path().extension() != ".db") {
                continue;
            }
            auto database = Database::open(item.path(), Database::Mode::ReadOnly, kSoon);
            auto statement = std::move(database->prepare("PRAGMA integrity_check").value());
            whole = whole && *statement.step() && statement.text(0) == "ok";
        }
        return whole;
    }

    // Five calls that end, one that is refused, and one that never ends.
    std::vector<Id> call(Journal& journal) {
        std::vector<Id> accepted;
        for (int i = 0; i < 5; ++i) {
            auto record = test::begunRecord(m_clock, m_random);
            accepted.push_back(record.id);
            if (!journal.intent(record)) {
                qFatal("the journal takes nothing");
            }
            test::endWell(record, {.outText = 1, .source = Source::Reported}, Money::fromNano(2));
            journal.outcome(record);
        }
        const auto refused = test::refusedRecord(m_clock, m_random);
        accepted.push_back(refused.id);
        journal.outcome(refused);
        return accepted;
    }

private slots:
    void nothingIsLostWhicheverFails_data() {
        QTest::addColumn<bool>("lasts");
        QTest::newRow("once") << false;
        QTest::newRow("until it is mended") << true;
    }
    void nothingIsLostWhicheverFails() {
        QFETCH(bool, lasts);
        test::FaultVfs files;
        bool came = true;
        long n = 0;
        while (came) {
            ++n;
            QVERIFY2(n < kMostOperations, "it never ran out of operations");
            test::DataFolder folder(m_clock);
            std::vector<Id> accepted;
            {
                const auto book = folder.open();
                Journal& journal = book->addJournal();
                files.failAt(
                    n, lasts ? test::FaultVfs::Lasts::UntilHealed : test::FaultVfs::Lasts::Once);
                accepted = call(journal);
                (void)book->flush(kSoon);
                came = files.failed();
                files.heal();
                QVERIFY2(book->flush(kSoon), QByteArray::number(qlonglong(n)));
                QCOMPARE(book->problem(), std::string());
                for (const Id& id : accepted) {
                    QVERIFY2(book->find(id).value().has_value(), QByteArray::number(qlonglong(n)));
                }
                QCOMPARE(book->totalsSince(m_clock.now()).requests, std::uint64_t{6});
                QCOMPARE(book->totalsSince(m_clock.now()).spent, Money::fromNano(10));
            }
            QCOMPARE(folder.sum("SELECT coalesce(sum(amount),0) FROM ledger"), 10);
            QCOMPARE(folder.sum("SELECT count(*) FROM exchange"), 6);
            QCOMPARE(folder.disagreement(), std::string());
            QVERIFY2(isWhole(folder), QByteArray::number(qlonglong(n)));
        }
        QVERIFY(n > 10);
    }

    // The one before ended without writing its book: what it left is taken in at the next start,
    // whatever fails then.
    void whatWasLeftIsTakenInWhicheverFails() {
        test::FaultVfs files;
        bool came = true;
        long n = 0;
        while (came) {
            ++n;
            QVERIFY2(n < kMostOperations, "it never ran out of operations");
            test::DataFolder folder(m_clock);
            ExchangeRecord lost = test::begunRecord(m_clock, m_random);
            {
                const auto book = folder.open();
                Journal& journal = book->addJournal();
                journal.outcome(test::doneRecord(m_clock, m_random, 1));
                QVERIFY(book->flush(kSoon));
                // From here on nothing reaches the book.
                files.failAt(1, test::FaultVfs::Lasts::UntilHealed);
                call(journal);
                QVERIFY(journal.intent(lost));
            }
            files.heal();
            files.failAt(n, test::FaultVfs::Lasts::Once);
            {
                const auto book = folder.open();
                (void)book->flush(kSoon);
                came = files.failed();
                files.heal();
                QVERIFY2(book->flush(kSoon), QByteArray::number(qlonglong(n)));
                QCOMPARE(book->find(lost.id).value().value().state, ExchangeState::Unsettled);
            }
            QCOMPARE(folder.sum("SELECT coalesce(sum(amount),0) FROM ledger"), 11);
            QCOMPARE(folder.sum("SELECT count(*) FROM exchange"), 8);
            QCOMPARE(folder.disagreement(), std::string());
            QVERIFY2(isWhole(folder), QByteArray::number(qlonglong(n)));
        }
        QVERIFY(n > 5);
    }
};

QTEST_GUILESS_MAIN(TestBookIoErrors)
#include "test_book_io_errors.moc"
