// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "engine/books/book.hpp"
#include "engine/books/journal/entry.hpp"
#include "engine/books/recovery.hpp"
#include "tests/engine/books/data_folder.hpp"
#include "tests/engine/books/file_size_limit.hpp"
#include "tests/engine/books/records.hpp"
#include "tests/support/fake_clock.hpp"
#include "tests/support/seeded_random.hpp"

using namespace weir;
using namespace weir::books;

class TestBookFaults : public QObject {
    Q_OBJECT

    static constexpr Milliseconds kSoon{20'000};

    test::FakeClock m_clock;
    test::SeededRandom m_random{17};
    std::unique_ptr<test::DataFolder> m_folder;

    std::filesystem::path bookFile() const { return m_folder->path() / "book" / "2026-11.db"; }

    Database other() const {
        return std::move(
            Database::open(bookFile(), Database::Mode::Create, Milliseconds{1000}).value());
    }

    // A book that has one record, so that its file is there.
    std::unique_ptr<Book> begun(Journal*& journal) {
        auto book = m_folder->open();
        journal = &book->addJournal();
        journal->outcome(test::doneRecord(m_clock, m_random, 1));
        if (!book->flush(kSoon)) {
            qFatal("the book cannot be begun");
        }
        return book;
    }

private slots:
    void init() { m_folder = std::make_unique<test::DataFolder>(m_clock); }

    void aLockedBookIsWaitedFor() {
        Journal* journal = nullptr;
        const auto book = begun(journal);
        Database holder = other();
        QVERIFY(holder.execute("BEGIN IMMEDIATE"));
        for (int i = 0; i < 20; ++i) {
            auto record = test::begunRecord(m_clock, m_random);
            QVERIFY(journal->intent(record));
            test::endWell(record, {.outText = 1, .source = Source::Reported}, Money::fromNano(2));
            journal->outcome(record);
        }
        QVERIFY(!book->flush(kSoon));
        QCOMPARE(book->problem(),
                 std::string("Another program has locked the book. Calls go on; records since "
                             "14:00 wait in the journal."));
        const auto backup = book->backup(m_folder->path() / "copy");
        QVERIFY(!backup);
        QVERIFY(backup.error().message.find((m_folder->path() / "book").string()) !=
                std::string::npos);
        QVERIFY(!backup.error().hint.empty());
        QVERIFY(!std::filesystem::exists(m_folder->path() / "copy"));
        QVERIFY(holder.execute("ROLLBACK"));
        QVERIFY(book->flush(kSoon));
        QCOMPARE(book->problem(), std::string());
        QCOMPARE(m_folder->sum("SELECT sum(amount) FROM ledger"), 41);
        QCOMPARE(m_folder->firstFault(), std::string());
    }

    void aLockAtTheStartIsWaitedForToo() {
        const auto lost = test::begunRecord(m_clock, m_random);
        {
            Journal* journal = nullptr;
            const auto book = begun(journal);
            QVERIFY(journal->intent(lost));
        }
        Database holder = other();
        QVERIFY(holder.execute("BEGIN IMMEDIATE"));
        const auto book = m_folder->open();
        QVERIFY(!book->problem().empty());
        Journal& journal = book->addJournal();
        journal.outcome(test::doneRecord(m_clock, m_random, 8));
        QVERIFY(holder.execute("ROLLBACK"));
        QVERIFY(book->flush(kSoon));
        QCOMPARE(book->find(lost.id)->value().state, ExchangeState::Unsettled);
        QCOMPARE(m_folder->sum("SELECT sum(amount) FROM ledger"), 9);
        QCOMPARE(book->totalsSince(m_clock.now()).requests, 3u);
        QCOMPARE(m_folder->firstFault(), std::string());
    }

    void aFullDiskLosesNothing() {
        Journal* journal = nullptr;
        const auto book = begun(journal);
        {
            const test::FileSizeLimit full(1);
            // More than what the journal claimed from the disk while there was room.
            for (int i = 0; i < 1000; ++i) {
                auto record = test::begunRecord(m_clock, m_random);
                QVERIFY(journal->intent(record));
                test::endWell(record, {.outText = 1, .source = Source::Reported},
                              Money::fromNano(2));
                journal->outcome(record);
            }
            QVERIFY(!book->flush(kSoon));
            QCOMPARE(book->problem(),
                     std::string("The disk is full. Calls go on; records since 14:00 are held in "
                                 "memory."));
        }
        QVERIFY(book->flush(kSoon));
        QCOMPARE(book->problem(), std::string());
        QCOMPARE(m_folder->sum("SELECT sum(amount) FROM ledger"), 2001);
        QCOMPARE(m_folder->firstFault(), std::string());
    }

    // The disk fills up at every possible place of a batch, and empties again.
    void aDiskThatFillsUpAnywhereLosesNothing() {
        Journal* journal = nullptr;
        const auto book = begun(journal);
        std::int64_t booked = 1;
        for (rlim_t size = 0; size < 120'000; size += 3'500) {
            {
                const test::FileSizeLimit full(size);
                for (int i = 0; i < 5; ++i) {
                    journal->outcome(test::doneRecord(m_clock, m_random, 1));
                    ++booked;
                }
                book->flush(kSoon);
            }
            QVERIFY(book->flush(kSoon));
            QCOMPARE(m_folder->sum("SELECT sum(amount) FROM ledger"), booked);
        }
        QCOMPARE(m_folder->firstFault(), std::string());
        QCOMPARE(book->totalsSince(m_clock.now()).spent, Money::fromNano(booked));
    }

    void whatCannotBeReadBackIsKeptAside_data() {
        QTest::addColumn<int>("place");
        QTest::addColumn<int>("booked");
        QTest::newRow("another body") << 20 << 2;
        QTest::newRow("another size") << 2 << 1;
        QTest::newRow("a body that says nothing") << -1 << 2;
    }
    void whatCannotBeReadBackIsKeptAside() {
        QFETCH(int, place);
        QFETCH(int, booked);
        Journal* journal = nullptr;
        const auto book = begun(journal);
        Database holder = other();
        QVERIFY(holder.execute("BEGIN IMMEDIATE"));
        for (int i = 0; i < 3; ++i) {
            journal->outcome(test::doneRecord(m_clock, m_random, 2));
        }
        QVERIFY(!book->flush(kSoon));

        // The disk gives other bytes than it took, in the second of the three.
        QFile file(QString::fromStdString(journalFiles(m_folder->path() / "journal")[0].string()));
        QVERIFY(file.open(QIODevice::ReadWrite));
        std::string bytes = file.readAll().toStdString();
        std::string_view rest = bytes;
        takeEntry(rest);
        takeEntry(rest);
        const std::size_t begin = bytes.size() - rest.size();
        const std::size_t size = takeEntry(rest)->body.size();
        std::string damaged = bytes.substr(begin, bytes.size() - rest.size() - begin);
        if (place < 0) {
            damaged.clear();
            beginEntry(damaged, EntryKind::Outcome);
            damaged.append(size, '\xff');
            finishEntry(damaged, 0);
        } else {
            damaged[std::size_t(place)] = static_cast<char>(~damaged[std::size_t(place)]);
        }
        QVERIFY(file.seek(qint64(begin)));
        file.write(QByteArray::fromStdString(damaged));
        file.close();

        // One more round, so that none is left that has read the entry as it was.
        QVERIFY(!book->flush(kSoon));
        QVERIFY(book->damage().empty());
        QVERIFY(holder.execute("ROLLBACK"));
        QVERIFY(book->flush(kSoon));
        QCOMPARE(m_folder->sum("SELECT sum(amount) FROM ledger"), 1 + 2 * booked);
        QCOMPARE(m_folder->firstFault(), std::string());
        const QString said = QString::fromStdString(book->damage());
        const QString where = said.mid(said.indexOf(QStringLiteral("kept in ")) + 8).chopped(1);
        QFile aside(where);
        QVERIFY2(aside.open(QIODevice::ReadOnly), qPrintable(said));
        QVERIFY(aside.readAll().startsWith(QByteArray::fromStdString(damaged)));
        // What comes after is booked as ever.
        journal->outcome(test::doneRecord(m_clock, m_random, 4));
        QVERIFY(book->flush(kSoon));
        QCOMPARE(m_folder->sum("SELECT sum(amount) FROM ledger"), 5 + 2 * booked);
    }

    void aBackupThatFailsLeavesNothingBehind() {
        Journal* journal = nullptr;
        const auto book = begun(journal);
        const auto copy = m_folder->path() / "copy";
        QFile damaged(QString::fromStdString((bookFile().parent_path() / "2026-10.db").string()));
        QVERIFY(damaged.open(QIODevice::WriteOnly));
        damaged.write(QByteArray(8192, 'x'));
        damaged.close();
        QVERIFY(!book->backup(copy));
        QVERIFY(!std::filesystem::exists(copy));
        QVERIFY(damaged.remove());
        QVERIFY(book->backup(copy));
        QVERIFY(std::filesystem::exists(copy / "book" / "2026-11.db"));
    }

    void aFileThatIsNoBookIsSaid() {
        std::filesystem::create_directories(bookFile().parent_path());
        QFile file(QString::fromStdString(bookFile().string()));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(8192, 'x'));
        file.close();
        const auto book = m_folder->open();
        Journal& journal = book->addJournal();
        const auto record = test::doneRecord(m_clock, m_random, 8);
        journal.outcome(record);
        QVERIFY(!book->flush(kSoon));
        QVERIFY(book->problem().starts_with("The book cannot be written."));
        // Once somebody moved it away, the records come.
        QVERIFY(file.rename(file.fileName() + ".damaged"));
        QVERIFY(book->flush(kSoon));
        QCOMPARE(book->find(record.id)->value(), record);
    }
};

QTEST_GUILESS_MAIN(TestBookFaults)
#include "test_book_faults.moc"
