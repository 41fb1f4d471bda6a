// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "engine/books/directory.hpp"
#include "tests/engine/books/file_size_limit.hpp"
#include "tests/support/dollars.hpp"
#include "tests/support/fake_clock.hpp"
#include "tests/support/seeded_random.hpp"

using namespace weir;
using namespace weir::books;
using std::chrono::hours;

// Raises of budgets, as the directory keeps them.
class TestRaises : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    test::FakeClock m_clock;
    test::SeededRandom m_random{5};

    std::filesystem::path file() const {
        return std::filesystem::path(m_folder->path().toStdString()) / "weir.db";
    }
    std::unique_ptr<Directory> open() {
        return std::move(Directory::open(file(), m_clock, m_random).value());
    }
    BudgetRaise raise(const std::string& budget, std::int64_t dollars) const {
        return {.budget = budget,
                .by = test::dollars(dollars),
                .reason = "launch",
                .since = {},
                .until = m_clock.now() + hours{2},
                .via = Via::Remote,
                .name = "anna"};
    }
    static QStringList changesOf(const Directory& directory, const char* budget) {
        QStringList texts;
        const auto changes = directory.changes("budget", budget, 10);
        for (const Change& change : *changes) {
            texts << QString::fromStdString(change.actor + ": " + change.what + ": " +
                                            change.detail);
        }
        return texts;
    }

private slots:
    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        m_clock.set(std::chrono::sys_days{std::chrono::year{2026} / 11 / 26} + hours{12});
    }

    void whatIsRaisedIsKept() {
        {
            const auto directory = open();
            QVERIFY(directory->raises().value().empty());
            QVERIFY(directory->raiseBudget(raise("search", 5)));
            QVERIFY(directory->raiseBudget(raise("ads", 7)));
        }
        const auto raises = open()->raises().value();
        QCOMPARE(raises.size(), std::size_t{2});
        BudgetRaise kept = raise("search", 5);
        kept.since = m_clock.now();
        QVERIFY(raises[1] == kept);
        QCOMPARE(raises[0].budget, std::string("ads"));
    }

    void anotherTakesThePlaceAndEveryOneIsRecorded() {
        const auto directory = open();
        QVERIFY(directory->raiseBudget(raise("search", 5)));
        m_clock.set(m_clock.now() + hours{1});
        BudgetRaise more = raise("search", 9);
        more.via = Via::Window;
        more.name.clear();
        QVERIFY(directory->raiseBudget(more));
        QCOMPARE(directory->raises().value().size(), std::size_t{1});
        const auto ended = directory->lowerBudget("search", Via::Socket, "");
        QVERIFY(ended);
        QCOMPARE(ended->by, more.by);
        QVERIFY(directory->raises().value().empty());
        QCOMPARE(changesOf(*directory, "search"),
                 QStringList({"socket: budget lowered: by: 9.00 -> none; until: "
                              "2026-11-26T15:00:00.000Z -> none; reason: launch -> none",
                              "window: budget raised: by: 5.00 -> 9.00; until: "
                              "2026-11-26T14:00:00.000Z -> 2026-11-26T15:00:00.000Z",
                              "remote anna: budget raised: by: none -> 5.00; until: none -> "
                              "2026-11-26T14:00:00.000Z; reason: none -> launch"}));
    }

    void whatIsOverCannotBeEnded() {
        const auto directory = open();
        QCOMPARE(directory->lowerBudget("search", Via::Socket, "").error().code,
                 ErrorCode::Conflict);
        QVERIFY(directory->raiseBudget(raise("search", 5)));
        m_clock.set(m_clock.now() + hours{2});
        QCOMPARE(directory->lowerBudget("search", Via::Socket, "").error().code,
                 ErrorCode::Conflict);
        // One that begins after that says nothing of it.
        QVERIFY(directory->raiseBudget(raise("search", 6)));
        QVERIFY(changesOf(*directory, "search").front().contains("by: none -> 6.00"));
    }

    void aFileOfTheWeirBeforeTakesThem() {
        {
            open();
            auto before = Database::open(file(), Database::Mode::Create, Milliseconds{0});
            QVERIFY(
                before->execute("DROP TABLE audit_chain; DROP TABLE budget_top_up; "
                                "DROP TABLE budget_raise; "
                                "ALTER TABLE weir_key DROP COLUMN may_see_budget; "
                                "PRAGMA user_version=5"));
        }
        const auto directory = open();
        QVERIFY(directory->raiseBudget(raise("search", 5)));
        QCOMPARE(directory->raises().value().size(), std::size_t{1});
    }

    // A disk without room: neither the raise nor its record is there.
    void whatCannotBeRecordedIsNotRaised() {
        const auto directory = open();
        BudgetRaise wordy = raise("search", 5);
        wordy.reason = std::string(4 << 20, 'x');
        {
            const test::FileSizeLimit full(1 << 20);
            QVERIFY(!directory->raiseBudget(wordy));
        }
        QVERIFY(directory->raises().value().empty());
        QVERIFY(changesOf(*directory, "search").isEmpty());
        QVERIFY(directory->raiseBudget(raise("search", 5)));
    }
};

QTEST_GUILESS_MAIN(TestRaises)
#include "test_raises.moc"
