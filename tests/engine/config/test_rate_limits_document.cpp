// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "engine/control/config/compile.hpp"
#include "engine/control/config/edit_rate_limits.hpp"

using namespace weir;
using namespace weir::control;

// Rate limits as the document says them, and as the window writes them.
class TestRateLimitsDocument : public QObject {
    Q_OBJECT

    static std::string problemsOf(const std::string& text) {
        std::string all;
        for (const Problem& problem : compileText(text, {}).problems) {
            all += std::to_string(problem.place.line) + ":" + std::to_string(problem.place.column) +
                   ": " + problem.message + (problem.hint.empty() ? "" : " | " + problem.hint) +
                   "\n";
        }
        return all;
    }
    static admin::RateLimitSettings keys() {
        admin::RateLimitSettings settings;
        settings.name = "keys";
        settings.team = "search";
        settings.each = LimitEach::Key;
        settings.requests = 60;
        settings.concurrency = 8;
        return settings;
    }
    static std::string valueOf(const Result<std::string>& result) {
        return result ? *result : "error: " + result.error().text();
    }

private slots:
    void everyFieldIsRead() {
        const auto compiled = compileText(
            "providers:\n  - {name: sim, kind: simulator}\n"
            "rate_limits:\n"
            "  - {name: keys, each: key, requests: 60}\n"
            "  - name: ada\n    key: k\n    team: search\n    user: ada\n    model: smart\n"
            "    provider: sim\n    target: sim/sim-fast\n    requests: 1\n    tokens: 2\n"
            "    input_tokens: 3\n    output_tokens: 4\n    concurrency: 5\n    per: day\n"
            "  - {name: at-once, each: all, concurrency: 8}\n"
            "  - {name: sim, provider: sim, concurrency: 4, queue: {most: 100, wait: 500ms}}\n"
            "  - {name: fast, target: sim/sim-fast, concurrency: 4, queue: {most: 9}}\n",
            {});
        QVERIFY2(compiled.snapshot != nullptr,
                 compiled.problems.empty() ? "" : compiled.problems[0].message.c_str());
        const auto& limits = compiled.snapshot->rateLimits;
        QCOMPARE(limits.size(), std::size_t{5});
        QCOMPARE(limits[0],
                 (policy::RateLimit{.name = "keys", .each = LimitEach::Key, .requests = 60}));
        QCOMPARE(limits[1],
                 (policy::RateLimit{.name = "ada",
                                    .scope = {"k", "search", "ada", "smart", "sim", "sim/sim-fast"},
                                    .requests = 1,
                                    .tokens = 2,
                                    .inputTokens = 3,
                                    .outputTokens = 4,
                                    .concurrency = 5,
                                    .per = LimitPeriod::Day}));
        QCOMPARE(limits[2], (policy::RateLimit{.name = "at-once", .concurrency = 8}));
        QCOMPARE(limits[3].queue, (policy::LimitQueue{100, Milliseconds(500)}));
        QCOMPARE(limits[4].queue, (policy::LimitQueue{9, Milliseconds(20'000)}));
    }

    void whatIsWrongIsSaidWithItsPlace_data() {
        QTest::addColumn<QString>("item");
        QTest::addColumn<QString>("says");
        QTest::newRow("nothing") << "{name: a, per: hour}"
                                 << "2:5: the rate limit \"a\" limits nothing | Write requests: 60";
        QTest::newRow("no name") << "{requests: 5}" << "2:5: a rate limit needs a name";
        QTest::newRow("no number") << "{name: a, requests: many}"
                                   << "2:25: requests is a whole number from 1 to 1000000000";
        QTest::newRow("zero") << "{name: a, tokens: 0}" << "2:23: tokens is a whole number from 1";
        QTest::newRow("too many") << "{name: a, concurrency: 1000001}"
                                  << "concurrency is a whole number from 1 to 1000000";
        QTest::newRow("period") << "{name: a, requests: 5, per: minutes}"
                                << "per is one of minute, hour, day, not \"minutes\" | Did you "
                                   "mean \"minute\"?";
        QTest::newRow("no period") << "{name: a, concurrency: 5, per: hour}"
                                   << "concurrency has no period | Drop per.";
        QTest::newRow("each") << "{name: a, requests: 5, each: kye}"
                              << "each is one of all, key, user, team, not \"kye\"";
        QTest::newRow("each of one") << "{name: a, requests: 5, each: team, team: search}"
                                     << "each: team counts every team, and only \"search\" is "
                                        "meant | Drop each, or drop team.";
        QTest::newRow("provider") << "{name: a, requests: 5, provider: opnai}"
                                  << "there is no provider \"opnai\" | Did you mean \"openai\"?";
        QTest::newRow("target") << "{name: a, requests: 5, target: gpt}"
                                << "\"gpt\" is not a target | A target is PROVIDER/MODEL.";
        QTest::newRow("nowhere") << "{name: a, requests: 5, target: opnai/gpt-4o}"
                                 << "there is no provider \"opnai\" | Did you mean \"openai\"?";
        QTest::newRow("not served") << "{name: a, requests: 5, target: openai/gpt-4}"
                                    << "the provider openai does not serve \"gpt-4\" | Did you "
                                       "mean \"gpt-4o\"?";
        QTest::newRow("two providers")
            << "{name: a, requests: 5, target: openai/gpt-4o, provider: groq}"
            << "no call goes to \"openai/gpt-4o\" at the provider \"groq\"";
        QTest::newRow("nobody") << "{name: a, requests: 5, model: \"\"}"
                                << "the rate limit \"a\" names nobody here";
        QTest::newRow("a queue for nobody")
            << "{name: a, provider: groq, concurrency: 5, queue: {wait: 20s}}"
            << "the queue does not say how many may wait | Write queue: {most: 100, wait: 20s}.";
        QTest::newRow("a queue of too many")
            << "{name: a, provider: groq, concurrency: 5, queue: {most: 10001}}"
            << "most is a whole number from 1 to 10000";
        QTest::newRow("a queue without end")
            << "{name: a, provider: groq, concurrency: 5, queue: {most: 5, wait: 2d}}"
            << "wait is a time of at most a day, not \"2d\"";
        QTest::newRow("a queue for requests")
            << "{name: a, provider: groq, requests: 5, queue: {most: 5}}"
            << "a queue is for calls under way at once | Write concurrency: 8, or drop queue.";
        QTest::newRow("a queue of a caller")
            << "{name: a, each: key, concurrency: 5, queue: {most: 5}}"
            << "a queue is for a provider or a target | Write provider or target, or drop queue";
        QTest::newRow("a field of a queue")
            << "{name: a, provider: groq, concurrency: 5, queue: {mst: 5}}"
            << "unknown field \"mst\" in queue | Did you mean \"most\"";
        QTest::newRow("field") << "{name: a, request: 5}"
                               << "unknown field \"request\" in a rate limit | Did you mean "
                                  "\"requests\"";
        QTest::newRow("twice") << "{name: a, requests: 5}\n  - {name: a, requests: 6}"
                               << "3:12: there are two rate limits \"a\"";
    }
    void whatIsWrongIsSaidWithItsPlace() {
        QFETCH(QString, item);
        QFETCH(QString, says);
        const std::string problems =
            problemsOf("rate_limits:\n  - " + item.toStdString() +
                       "\nproviders:\n"
                       "  - {name: openai, kind: openai, api_key: none, serve: [gpt-4o]}\n"
                       "  - {name: groq, kind: openai, api_key: none}\n");
        QVERIFY2(QString::fromStdString(problems).contains(says), problems.c_str());
    }

    void oneIsAddedChangedTakenOutAndPutBack() {
        const std::string before =
            "# ours\nrate_limits:\n  # of all\n  - {name: all, requests: 100}  # a hundred\n";
        const std::string added = valueOf(setRateLimit(before, "", keys()));
        QCOMPARE(added, before +
                            "  - {name: keys, team: search, each: key, requests: 60, "
                            "concurrency: 8, per: minute}\n");
        auto changed = keys();
        changed.name = "at-once";
        changed.requests = 0;
        changed.each = LimitEach::All;
        const std::string after = valueOf(setRateLimit(added, "keys", changed));
        QCOMPARE(after, before + "  - {name: at-once, team: search, concurrency: 8}\n");
        const auto removal = removeRateLimit(after, "all");
        QVERIFY(removal);
        QVERIFY(removal->text.find("of all") == std::string::npos);
        QCOMPARE(valueOf(restoreRateLimit(removal->text, removal->removed)), after);
    }

    void theFirstOneMakesTheList() {
        QCOMPARE(valueOf(setRateLimit("", "", keys())),
                 std::string("version: 1\nrate_limits:\n  - name: keys\n    team: search\n"
                             "    each: key\n    requests: 60\n    concurrency: 8\n"
                             "    per: minute\n"));
    }

    void aQueueIsWrittenChangedAndDropped() {
        const std::string before =
            "rate_limits:\n  - name: sim  # ours\n    provider: sim\n    concurrency: 4\n"
            "    queue:\n      most: 100  # calls\n      wait: 20s\n";
        admin::RateLimitSettings settings;
        settings.name = "sim";
        settings.provider = "sim";
        settings.concurrency = 4;
        settings.queueMost = 100;
        QCOMPARE(valueOf(setRateLimit(before, "sim", settings)), before);
        settings.queueMost = 50;
        settings.queueWaitMs = 1'500;
        const std::string changed = valueOf(setRateLimit(before, "sim", settings));
        QVERIFY2(changed.ends_with("    queue: {most: 50, wait: 1500ms}\n"), changed.c_str());
        QVERIFY(changed.starts_with("rate_limits:\n  - name: sim  # ours\n"));
        for (const auto& [milliseconds, words] :
             {std::pair(90'000, "90s"), {120'000, "2m"}, {86'400'000, "24h"}, {1, "1ms"}}) {
            settings.queueWaitMs = static_cast<std::uint64_t>(milliseconds);
            const std::string text = valueOf(setRateLimit(changed, "sim", settings));
            QVERIFY2(text.ends_with(std::string("wait: ") + words + "}\n"), text.c_str());
        }
        // Without a queue there is no wait to remember.
        settings.queueMost = 0;
        QCOMPARE(valueOf(setRateLimit(changed, "sim", settings)),
                 std::string("rate_limits:\n  - name: sim  # ours\n    provider: sim\n"
                             "    concurrency: 4\n"));
        settings.queueMost = 20'000;
        QCOMPARE(setRateLimit(changed, "sim", settings).error().code, ErrorCode::Invalid);
    }

    void whatCannotBeDoneIsSaid() {
        const std::string text = "rate_limits:\n  - {name: keys, requests: 1}\n";
        QCOMPARE(setRateLimit(text, "", keys()).error().code, ErrorCode::Conflict);
        QCOMPARE(setRateLimit(text, "gone", keys()).error().code, ErrorCode::NotFound);
        QCOMPARE(removeRateLimit(text, "gone").error().code, ErrorCode::NotFound);
        QCOMPARE(restoreRateLimit(text, {"keys", "x", 0, 0}).error().code, ErrorCode::Conflict);
        auto nothing = keys();
        nothing.requests = 0;
        nothing.concurrency = 0;
        QCOMPARE(setRateLimit(text, "keys", nothing).error().code, ErrorCode::Invalid);
        auto strange = keys();
        strange.name = "a b";
        const auto refused = setRateLimit(text, "keys", strange);
        QCOMPARE(refused.error().code, ErrorCode::Invalid);
        QVERIFY(refused.error().text().find("cannot be the name of a rate limit") !=
                std::string::npos);
        // A number that no reader would take.
        auto huge = keys();
        huge.concurrency = 2'000'000;
        QCOMPARE(setRateLimit(text, "keys", huge).error().code, ErrorCode::Invalid);
    }
};

QTEST_APPLESS_MAIN(TestRateLimitsDocument)
#include "test_rate_limits_document.moc"
