// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "engine/books/directory.hpp"
#include "engine/books/store/database.hpp"
#include "tests/support/dollars.hpp"
#include "tests/support/fake_clock.hpp"
#include "tests/support/seeded_random.hpp"

using namespace weir;
using namespace weir::books;

// Top-ups of prepaid budgets, as the directory keeps them.
class TestTopUps : public QObject {
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
    static BudgetTopUp of(const std::string& budget, std::int64_t dollars) {
        return {.budget = budget,
                .by = test::dollars(dollars),
                .reason = "invoice 4711",
                .via = Via::Remote,
                .name = "anna"};
    }

private slots:
    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        m_clock.set(std::chrono::sys_days{std::chrono::year{2026} / 11 / 26});
    }

    void whatIsPaidInIsKeptAndRecorded() {
        {
            const auto directory = open();
            QVERIFY(directory->topUps().value().empty());
            QVERIFY(directory->topUpBudget(of("contest", 500)));
            m_clock.set(m_clock.now() + std::chrono::hours{1});
            QVERIFY(directory->topUpBudget(of("contest", -20)));
            QVERIFY(directory->topUpBudget(of("other", 7)));
        }
        const auto directory = open();
        const auto all = directory->topUps().value();
        QCOMPARE(all.size(), std::size_t{3});
        BudgetTopUp kept = of("contest", -20);
        kept.at = m_clock.now();
        QVERIFY(all[1] == kept);
        QCOMPARE(all[2].by, Money::fromNano(500'000'000'000));
        const auto changes = directory->changes("budget", "contest", 10).value();
        QCOMPARE(changes.size(), std::size_t{2});
        QCOMPARE(changes[0].actor, std::string("remote anna"));
        QCOMPARE(changes[0].what, std::string("budget topped up"));
        QCOMPARE(changes[0].detail,
                 std::string("topped up: 500.00 -> 480.00; reason: none -> invoice 4711"));
    }

    void noMoreIsTakenOutThanWasPaidIn() {
        const auto directory = open();
        QVERIFY(directory->topUpBudget(of("contest", 500)));
        const auto refused = directory->topUpBudget(of("contest", -501));
        QCOMPARE(refused.error().code, ErrorCode::Conflict);
        QVERIFY(refused.error().message.find("$500.00") != std::string::npos);
        QCOMPARE(directory->topUpBudget(of("other", -1)).error().code, ErrorCode::Conflict);
        QVERIFY(directory->topUpBudget(of("contest", -500)));
        QCOMPARE(directory->topUps().value().size(), std::size_t{2});
    }

    void noMoreIsPaidInThanCanBeAddedUp() {
        const auto directory = open();
        QVERIFY(directory->topUpBudget(of("contest", 999'999'999)));
        const auto refused = directory->topUpBudget(of("contest", 2));
        QCOMPARE(refused.error().code, ErrorCode::Conflict);
        QVERIFY(directory->topUpBudget(of("contest", 1)));
        QCOMPARE(directory->topUps().value().size(), std::size_t{2});
    }

    void aRowStaysWhatItIs() {
        QVERIFY(open()->topUpBudget(of("contest", 500)));
        auto database = Database::open(file(), Database::Mode::Create, Milliseconds{100}).value();
        QVERIFY(!database.execute("UPDATE budget_top_up SET amount=1"));
        QVERIFY(!database.execute("DELETE FROM budget_top_up"));
    }

    // A data folder from before there were prepaid budgets keeps what it has.
    void aFolderOfAnOlderWeirGetsTheTable() {
        {
            const auto directory = open();
            QVERIFY(directory->raiseBudget({.budget = "search",
                                            .by = Money::fromNano(1),
                                            .reason = "launch",
                                            .until = m_clock.now() + std::chrono::hours{2}}));
        }
        {
            auto database =
                Database::open(file(), Database::Mode::Create, Milliseconds{100}).value();
            QVERIFY(
                database.execute("DROP TABLE audit_chain; DROP TABLE budget_top_up; "
                                 "ALTER TABLE weir_key DROP COLUMN may_see_budget; "
                                 "PRAGMA user_version=6"));
        }
        const auto directory = open();
        QCOMPARE(directory->raises().value().size(), std::size_t{1});
        QVERIFY(directory->topUpBudget(of("contest", 500)));
        QCOMPARE(directory->topUps().value().size(), std::size_t{1});
    }
};

QTEST_GUILESS_MAIN(TestTopUps)
#include "test_top_ups.moc"
