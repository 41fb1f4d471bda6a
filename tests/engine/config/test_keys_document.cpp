// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "engine/control/config/compile.hpp"

using namespace weir;
using namespace weir::control;

// Teams and what keys may do, as the document says them.
class TestKeysDocument : public QObject {
    Q_OBJECT

    static CompileInput input() {
        CompileInput input;
        input.readSecret = [](const providers::KeyRef& reference) -> Result<Secret> {
            return Secret("a-long-secret-of-" + reference.name);
        };
        input.directoryTeams = {{"mobile", "4712", "silver", {"ios"}}};
        policy::KeyEntry stored;
        stored.hash = policy::hashOfKey("stored secret");
        stored.identity.name = "laptop";
        stored.identity.team = "search";
        input.directoryKeys = {stored};
        return input;
    }
    static std::string problemsOf(const std::string& text) {
        std::string all;
        for (const Problem& problem : compileText(text, input()).problems) {
            all += problem.text("f") + "\n";
        }
        return all;
    }

private slots:
    void everyFieldIsRead() {
        const auto compiled = compileText(
            "providers: [{name: desk, kind: ollama}]\n"
            "teams:\n"
            "  - {name: search, tier: gold, cost_centre: '4711', tags: [eu, core]}\n"
            "keys:\n"
            "  - name: dev\n"
            "    team: search\n"
            "    user: ada\n"
            "    secret: env:WEIR_DEV\n"
            "    expires: 2027-01-15T08:00Z\n"
            "    models: [gpt-5-mini, claude-*]\n"
            "    providers: desk\n"
            "    addresses: [10.4.0.0/16, '::1']\n"
            "    may_see_budget: true\n"
            "  - {name: ios, team: mobile, secret: env:WEIR_IOS}\n",
            input());
        QVERIFY2(compiled.snapshot != nullptr,
                 compiled.problems.empty() ? "" : compiled.problems[0].message.c_str());
        const policy::Snapshot& snapshot = *compiled.snapshot;
        QCOMPARE(snapshot.declaredTeams,
                 (std::vector{Team{"search", "4711", "gold", {"eu", "core"}}}));
        const Timestamp end{Microseconds(1'800'000'000'000'000)};
        const auto dev =
            snapshot.keys->identify("a-long-secret-of-WEIR_DEV", end - Microseconds(1));
        QVERIFY(dev);
        QCOMPARE((*dev)->rules.access().expiresAt, end);
        QVERIFY((*dev)->rules.allowsModel("claude-x") && !(*dev)->rules.allowsModel("gpt-5"));
        QVERIFY((*dev)->rules.allowsProvider("desk") && !(*dev)->rules.allowsProvider("x"));
        QVERIFY((*dev)->rules.allowsClient("[::1]:1") &&
                !(*dev)->rules.allowsClient("127.0.0.1:1"));
        QVERIFY((*dev)->rules.access().maySeeBudget);
        QVERIFY((*dev)->tier() == "gold" && (*dev)->tags().size() == 2);
        QVERIFY((*dev)->costCentre() == "4711");
        QVERIFY(!snapshot.keys->identify("a-long-secret-of-WEIR_DEV", end));
        // A team may be the store's, for a key of the document, and the other way round.
        const auto ios = snapshot.keys->identify("a-long-secret-of-WEIR_IOS", end);
        QVERIFY(ios && (*ios)->tier() == "silver");
        QVERIFY(!(*ios)->rules.access().maySeeBudget);
        const auto laptop = snapshot.keys->identify("stored secret", end);
        QVERIFY(laptop && (*laptop)->tier() == "gold" && (*laptop)->tags()[0] == "eu");
    }

    void saysWhatIsWrongAndWhere() {
        QCOMPARE(problemsOf("teams: [{name: mobile}]\n"),
                 std::string("f:1:16: error: the team \"mobile\" exists in the store as well. "
                             "Rename this one, or remove the other with \"weir teams remove "
                             "mobile\".\n"));
        QCOMPARE(problemsOf("keys:\n"
                            "  - name: a\n"
                            "    secret: env:WEIR_A\n"
                            "    expires: tomorrow\n"
                            "    models: []\n"
                            "    addresses: [10.4.0.7/16]\n"),
                 std::string("f:4:14: error: expires is a day or a time in UTC, not \"tomorrow\". "
                             "Write 2027-02-15, or 2027-02-15T12:00:00Z.\n"
                             "f:5:13: error: models names nothing. Write what the key may use, or "
                             "drop the field for everything.\n"));
        QCOMPARE(
            problemsOf("providers: [{name: desk, kind: ollama}]\n"
                       "keys:\n"
                       "  - name: a\n"
                       "    secret: env:WEIR_A\n"
                       "    models: [a*b]\n"
                       "    providers: [dsk]\n"
                       "    addresses: [10.4.0.7/16]\n"
                       "  - {name: b, team: mobil, secret: env:WEIR_B}\n"),
            std::string("f:5:14: error: \"a*b\" is no name of models. Write a whole name, or "
                        "the beginning of names and one * after it.\n"
                        "f:6:17: error: there is no provider \"dsk\". Did you mean \"desk\"?\n"
                        "f:7:17: error: \"10.4.0.7/16\" is no block of addresses. Write an "
                        "address, or the first of a block and its length: 10.4.0.0/16.\n"
                        "f:8:21: error: there is no team \"mobil\". Did you mean \"mobile\"?\n"));
    }

    // The first comes first in queues, and what is not in the list comes last.
    void tiersHaveAnOrder() {
        const auto compiled =
            compileText("tiers: [gold, standard]\nteams: [{name: a, tier: gold}]\n", {});
        QVERIFY(compiled.problems.empty() && compiled.snapshot);
        QCOMPARE(compiled.snapshot->rankOfTier("gold"), std::size_t{0});
        QCOMPARE(compiled.snapshot->rankOfTier("standard"), std::size_t{1});
        QCOMPARE(compiled.snapshot->rankOfTier("silver"), std::size_t{2});
        QCOMPARE(compiled.snapshot->rankOfTier(""), std::size_t{2});
        QCOMPARE(compileText("", {}).snapshot->rankOfTier("gold"), std::size_t{0});
        QCOMPARE(problemsOf("tiers: [gold, standard, gold]\n"
                            "teams:\n  - {name: a, tier: standrad}\n  - {name: b, tier: x}\n"
                            "  - {name: c}\n"),
                 std::string("f:1:25: error: the tier \"gold\" stands here twice\n"
                             "f:3:21: warning: the tier \"standrad\" is not in tiers, so it comes "
                             "last in queues. Did you mean \"standard\"?\n"
                             "f:4:21: warning: the tier \"x\" is not in tiers, so it comes last in "
                             "queues. Write it into tiers.\n"));
    }

    void timesAreReadInOneWay_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("is");
        QTest::newRow("day") << "2027-02-28" << "2027-02-28T00:00:00.000Z";
        QTest::newRow("minute") << "2027-02-28T23:59Z" << "2027-02-28T23:59:00.000Z";
        QTest::newRow("second") << "2028-02-29T01:02:03Z" << "2028-02-29T01:02:03.000Z";
        QTest::newRow("fraction") << "2027-02-28T01:02:03.25Z" << "2027-02-28T01:02:03.250Z";
        for (const char* wrong :
             {"", "2027", "2027-02-29", "2027-13-01", "1969-12-31", "2027-2-1", "2027-02-28T",
              "2027-02-28T24:00Z", "2027-02-28T01:02", "2027-02-28T01:02:60Z",
              "2027-02-28T01:02:03.Z", "2027-02-28T01:02:03Zx", "2027-02-28 01:02Z"}) {
            QTest::newRow(wrong) << wrong << QString();
        }
    }
    void timesAreReadInOneWay() {
        QFETCH(QString, text);
        const auto time = fromIso(text.toStdString());
        QTEST(time ? QString::fromStdString(toIso(*time)) : QString(), "is");
    }
};

QTEST_APPLESS_MAIN(TestKeysDocument)
#include "test_keys_document.moc"
