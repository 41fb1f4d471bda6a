// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "engine/control/config/compile.hpp"
#include "engine/control/config/edit_budgets.hpp"

using namespace weir;
using namespace weir::control;

// Budgets as the document says them, and as the window writes them.
class TestBudgetsDocument : public QObject {
    Q_OBJECT

    static std::string problemsOf(const std::string& text) {
        std::string all;
        for (const Problem& problem : compileText(text, {}).problems) {
            all += std::to_string(problem.place.line) + ": " + problem.message +
                   (problem.hint.empty() ? "" : " | " + problem.hint) + "\n";
        }
        return all;
    }
    static admin::BudgetSettings search() {
        return {.name = "search",
                .key = {},
                .team = "search",
                .user = {},
                .provider = {},
                .model = {},
                .tag = {},
                .limit = Money::fromNano(2'000'000'000'000),
                .every = BudgetPeriod::Month,
                .rollingHours = 0,
                .from = {},
                .whenUsed = WhenUsed::Refuse,
                .whenUnpriced = WhenUnpriced::Block,
                .assumedIn = {},
                .assumedOut = {},
                .degradeFrom = kUsualDegradeFrom};
    }
    static std::string valueOf(const Result<std::string>& result) {
        return result ? *result : "error: " + result.error().text();
    }

private slots:
    void everyFieldIsRead() {
        const auto compiled = compileText(
            "version: 1\n"
            "providers:\n  - {name: sim, kind: simulator}\n"
            "budgets:\n"
            "  - {name: all, limit: 10000, every: quarter}\n"
            "  - name: ada\n    user: ada\n    team: search\n    key: k\n    provider: sim\n"
            "    model: coder\n    tag: eu\n    limit: 0.000000001\n    every: total\n    "
            "when_used: warn\n"
            "  - {name: loose, limit: 12.50, when_unpriced: allow}\n"
            "  - {name: low, limit: 5, when_used: degrade, degrade_from: 70 %}\n"
            "  - {name: lower, limit: 5, when_used: degrade}\n"
            "  - {name: month, limit: 5, rolling: 30d, assume: {in: 3, out: 15.5}}\n"
            "  - {name: hours, limit: 5, rolling: 90h, when_used: warn, assume: {in: 1, out: 1}}\n"
            "  - {name: contest, prepaid: 500, from: 2026-12-01T10:07:00Z}\n",
            {});
        QVERIFY2(compiled.snapshot != nullptr,
                 compiled.problems.empty() ? "" : compiled.problems[0].message.c_str());
        const auto& budgets = compiled.snapshot->budgets;
        QCOMPARE(budgets.size(), std::size_t{8});
        QCOMPARE(budgets[0], (policy::Budget{.name = "all",
                                             .scope = {},
                                             .limit = Money::fromNano(10'000'000'000'000),
                                             .every = BudgetPeriod::Quarter}));
        QCOMPARE(budgets[1], (policy::Budget{.name = "ada",
                                             .scope = {"k", "search", "ada", "sim", "coder", "eu"},
                                             .limit = Money::fromNano(1),
                                             .every = BudgetPeriod::Total,
                                             .whenUsed = WhenUsed::Warn}));
        QCOMPARE(budgets[2].every, BudgetPeriod::Month);
        QCOMPARE(budgets[2].limit, Money::fromNano(12'500'000'000));
        QCOMPARE(budgets[2].whenUnpriced, WhenUnpriced::Allow);
        QCOMPARE(budgets[3].whenUsed, WhenUsed::Degrade);
        QCOMPARE(budgets[3].degradeFrom, std::uint32_t{70});
        QCOMPARE(budgets[4].degradeFrom, std::uint32_t{80});
        QCOMPARE(
            budgets[5],
            (policy::Budget{.name = "month",
                            .scope = {},
                            .limit = Money::fromNano(5'000'000'000),
                            .every = BudgetPeriod::Rolling,
                            .rolling = std::chrono::hours(720),
                            .whenUnpriced = WhenUnpriced::Assume,
                            .assumed = {Price::fromPico(3'000'000), Price::fromPico(15'500'000)}}));
        QCOMPARE(budgets[6].rolling, std::chrono::hours(90));
        QCOMPARE(budgets[6].whenUnpriced, WhenUnpriced::Assume);
        QCOMPARE(budgets[7], (policy::Budget{.name = "contest",
                                             .scope = {},
                                             .limit = Money::fromNano(500'000'000'000),
                                             .every = BudgetPeriod::Prepaid,
                                             .from = fromIso("2026-12-01T10:00:00Z").value()}));
    }

    void whatIsWrongIsSaidWithItsPlace_data() {
        QTest::addColumn<QString>("item");
        QTest::addColumn<QString>("says");
        QTest::newRow("no limit") << "{name: a}"
                                  << "2: the budget \"a\" has no limit | Write limit";
        QTest::newRow("no name") << "{limit: 5}" << "2: a budget needs a name";
        QTest::newRow("nothing") << "{name: a, limit: 0}" << "limit is an amount of dollars";
        QTest::newRow("less than nothing")
            << "{name: a, limit: -5}" << "limit is an amount of dollars";
        QTest::newRow("sign") << "{name: a, limit: $5}" << "not \"$5\" | Write it like 2000";
        QTest::newRow("too much") << "{name: a, limit: 10000000000}" << "an amount of dollars";
        QTest::newRow("too fine") << "{name: a, limit: 0.0000000001}" << "an amount of dollars";
        QTest::newRow("period") << "{name: a, limit: 5, every: mnth}"
                                << "every is one of day, week, month, quarter, year, total, not "
                                   "\"mnth\" | Did you mean \"month\"?";
        QTest::newRow("rule") << "{name: a, limit: 5, when_used: block}"
                              << "when_used is one of refuse, warn";
        QTest::newRow("unpriced and only warns")
            << "{name: a, limit: 5, when_used: warn, when_unpriced: allow}"
            << "a budget that only warns blocks nothing";
        QTest::newRow("rolling is no word")
            << "{name: a, limit: 5, every: rolling}"
            << "every is one of day, week, month, quarter, year, total, not \"rolling\"";
        QTest::newRow("rolling for minutes") << "{name: a, limit: 5, rolling: 90m}"
                                             << "rolling is a time of whole hours or days";
        QTest::newRow("rolling too long") << "{name: a, limit: 5, rolling: 367d}"
                                          << "at most 366 days, not \"367d\" | Write 30d";
        QTest::newRow("two periods") << "{name: a, limit: 5, every: day, rolling: 1d}"
                                     << "the budget \"a\" has both every and rolling";
        QTest::newRow("prepaid and a limit") << "{name: a, limit: 5, prepaid: 5}"
                                             << "the budget \"a\" is prepaid";
        QTest::newRow("prepaid and a period")
            << "{name: a, prepaid: 5, every: month}" << "the budget \"a\" is prepaid";
        QTest::newRow("prepaid with nothing")
            << "{name: a, prepaid: 0}" << "prepaid is an amount of dollars";
        QTest::newRow("from of no prepaid")
            << "{name: a, limit: 5, from: 2026-12-01}" << "the budget \"a\" is not prepaid";
        QTest::newRow("assumes nothing") << "{name: a, limit: 5, when_unpriced: assume}"
                                         << "does not say what it assumes | Write assume:";
        QTest::newRow("assumes half") << "{name: a, limit: 5, assume: {in: 3}}"
                                      << "assumes no price for in or out";
        QTest::newRow("assumes and blocks")
            << "{name: a, limit: 5, when_unpriced: block, assume: {in: 3, out: 3}}"
            << "what assumes a price neither blocks nor allows";
        QTest::newRow("assumes a price of one token")
            << "{name: a, limit: 5, assume: {in: 0.000003, out: 3}}"
            << "in is a price in dollars a million tokens";
        QTest::newRow("no share") << "{name: a, limit: 5, when_used: degrade, degrade_from: 0%}"
                                  << "degrade_from is per cent of the limit, not \"0%\"";
        QTest::newRow("more than all")
            << "{name: a, limit: 5, when_used: degrade, degrade_from: 101}"
            << "degrade_from is per cent of the limit";
        QTest::newRow("degrades not") << "{name: a, limit: 5, degrade_from: 80%}"
                                      << "the budget \"a\" does not degrade | Write when_used";
        QTest::newRow("of a provider")
            << "{name: a, limit: 5, provider: openai, when_used: degrade}"
            << "a budget of one provider cannot degrade";
        QTest::newRow("provider") << "{name: a, limit: 5, provider: opnai}"
                                  << "there is no provider \"opnai\" | Did you mean \"openai\"?";
        QTest::newRow("nobody") << "{name: a, limit: 5, team: \"\"}" << "names nobody here";
        QTest::newRow("field") << "{name: a, limt: 5}" << "unknown field \"limt\" in a budget";
        QTest::newRow("twice") << "{name: a, limit: 5}\n  - {name: a, limit: 6}"
                               << "3: there are two budgets \"a\"";
    }
    void whatIsWrongIsSaidWithItsPlace() {
        QFETCH(QString, item);
        QFETCH(QString, says);
        const std::string problems =
            problemsOf("budgets:\n  - " + item.toStdString() +
                       "\nproviders:\n  - {name: openai, kind: openai, api_key: none}\n");
        QVERIFY2(QString::fromStdString(problems).contains(says), problems.c_str());
    }

    void oneIsAddedChangedTakenOutAndPutBack() {
        const std::string before =
            "# ours\nversion: 1\nbudgets:\n  # of all\n  - {name: all, limit: 100}  # a hundred\n";
        const std::string added = valueOf(setBudget(before, "", search()));
        QCOMPARE(added,
                 before + "  - {name: search, team: search, limit: 2000.00, every: month}\n");

        auto changed = search();
        changed.name = "find";
        changed.limit = Money::fromNano(2'500'000'000'000);
        changed.whenUsed = WhenUsed::Warn;
        changed.team.clear();
        const std::string after = valueOf(setBudget(added, "search", changed));
        QCOMPARE(after,
                 before + "  - {name: find, limit: 2500.00, every: month, when_used: warn}\n");

        changed.whenUsed = WhenUsed::Degrade;
        changed.degradeFrom = 75;
        QCOMPARE(valueOf(setBudget(after, "find", changed)),
                 before +
                     "  - {name: find, limit: 2500.00, every: month, when_used: degrade, "
                     "degrade_from: 75%}\n");

        const auto removal = removeBudget(after, "all");
        QVERIFY(removal);
        QVERIFY(removal->text.find("of all") == std::string::npos);
        QCOMPARE(valueOf(restoreBudget(removal->text, removal->removed)), after);
    }

    void thePeriodsAndPricesOfItsOwnAreWritten() {
        const std::string before = "version: 1\nbudgets:\n  - {name: all, limit: 100}\n";
        auto rolling = search();
        rolling.every = BudgetPeriod::Rolling;
        rolling.rollingHours = 720;
        rolling.whenUnpriced = WhenUnpriced::Assume;
        rolling.assumedIn = Money::fromNano(3'000'000'000);
        rolling.assumedOut = Money::fromNano(15'500'000'000);
        const std::string added = valueOf(setBudget(before, "", rolling));
        QCOMPARE(added, before +
                            "  - {name: search, team: search, limit: 2000.00, rolling: 30d, "
                            "assume: {in: 3.00, out: 15.50}}\n");
        auto prepaid = search();
        prepaid.every = BudgetPeriod::Prepaid;
        prepaid.from = fromIso("2026-12-01").value();
        const std::string changed = valueOf(setBudget(added, "search", prepaid));
        QCOMPARE(changed, before +
                              "  - {name: search, team: search, prepaid: 2000.00, from: "
                              "2026-12-01}\n");
        QCOMPARE(valueOf(setBudget(changed, "search", rolling)), added);
        QCOMPARE(valueOf(setBudget(changed, "search", search())),
                 before + "  - {name: search, team: search, limit: 2000.00, every: month}\n");
        rolling.rollingHours = 0;
        QCOMPARE(setBudget(before, "", rolling).error().code, ErrorCode::Invalid);
        rolling.rollingHours = kLongestRolling + 1;
        QCOMPARE(setBudget(before, "", rolling).error().code, ErrorCode::Invalid);
        rolling.rollingHours = 1;
        rolling.assumedOut = Money::fromNano(1);
        QCOMPARE(setBudget(before, "", rolling).error().code, ErrorCode::Invalid);
    }

    void theFirstOneMakesTheList() {
        QCOMPARE(valueOf(setBudget("", "", search())),
                 std::string("version: 1\nbudgets:\n  - name: search\n    team: search\n"
                             "    limit: 2000.00\n    every: month\n"));
    }

    void whatCannotBeDoneIsSaid() {
        const std::string text = "budgets:\n  - {name: search, limit: 1}\n";
        QCOMPARE(setBudget(text, "", search()).error().code, ErrorCode::Conflict);
        QCOMPARE(setBudget(text, "gone", search()).error().code, ErrorCode::NotFound);
        QCOMPARE(removeBudget(text, "gone").error().code, ErrorCode::NotFound);
        QCOMPARE(restoreBudget(text, {"search", "x", 0, 0}).error().code, ErrorCode::Conflict);
        auto nothing = search();
        nothing.limit = Money();
        QCOMPARE(setBudget(text, "search", nothing).error().code, ErrorCode::Invalid);
        auto never = search();
        never.degradeFrom = 0;
        QCOMPARE(setBudget(text, "search", never).error().code, ErrorCode::Invalid);
        auto strange = search();
        strange.name = "a b";
        QCOMPARE(setBudget(text, "search", strange).error().code, ErrorCode::Invalid);
        QCOMPARE(setBudget("version: 1\nbudget: {}\n", "", search()).error().code,
                 ErrorCode::Invalid);
    }

    // A name that YAML would read as something else is quoted, and read as it was meant.
    void namesAreWrittenSoThatTheyAreReadAgain() {
        auto odd = search();
        odd.team = "yes: #1";
        odd.user = "null";
        const std::string text = valueOf(setBudget("version: 1\n", "", odd));
        const auto compiled = compileText(text, {});
        QVERIFY2(compiled.snapshot != nullptr, text.c_str());
        QCOMPARE(compiled.snapshot->budgets[0].scope.team, odd.team);
        QCOMPARE(compiled.snapshot->budgets[0].scope.user, odd.user);
    }
};

QTEST_APPLESS_MAIN(TestBudgetsDocument)
#include "test_budgets_document.moc"
