// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <random>

#include "engine/base/set_uses.hpp"
#include "engine/control/config/edit_routing.hpp"
#include "engine/control/config/edit_sets.hpp"
#include "engine/control/config/merge_routes.hpp"

using namespace weir;
using namespace weir::control;
using admin::RouteSettings;

namespace {

using Sets = std::vector<NamedSet>;

std::string editedText(const Result<std::string>& result) {
    return result ? *result : "error: " + result.error().text();
}

Sets setsIn(std::string_view text) {
    return setsOf(*readDocument(text).document);
}

RouteSettings askingFor(std::string name, const std::string& set) {
    return {.name = std::move(name),
            .when = {.kind = ConditionKind::All,
                     .of = {{.kind = ConditionKind::Test,
                             .field = RouteField::Team,
                             .values = {"set:" + set}}}},
            .refuse = "no"};
}

NamedSet teamSet(std::string name, std::vector<std::string> values) {
    return {std::move(name), RouteField::Team, std::move(values)};
}

constexpr std::string_view kTextWithSets =
    "version: 1   # of the form\n"
    "sets:\n"
    "  # who finds out\n"
    "  - name: research   # first\n"
    "    of: team\n"
    "    values: [search, ml-*]\n"
    "\n"
    "  - {name: small, of: model, values: [o3]}  # cheap\n"
    "# rules\n"
    "routes:\n"
    "  - name: mine   # of research\n"
    "    when: {team: set:research}\n"
    "    refuse: no\n"
    "limits:\n"
    "  max_body: 1 MiB\n";

}  // namespace

// Sets are written into a document that somebody cares for, alone and together with routes.
class TestSetsEdit : public QObject {
    Q_OBJECT

private slots:
    void whatStaysIsLeftAlone() {
        QCOMPARE(editedText(setSets(kTextWithSets, setsIn(kTextWithSets))),
                 std::string(kTextWithSets));
        QCOMPARE(
            editedText(setRouting(kTextWithSets, routingOf(*readDocument(kTextWithSets).document))),
            std::string(kTextWithSets));
    }

    void oneFieldChangesOneLine() {
        Sets wanted = setsIn(kTextWithSets);
        wanted[0].values.emplace_back("ads");
        std::string expected(kTextWithSets);
        expected.replace(expected.find("ml-*]"), 5, "\"ml-*\", ads]");
        QCOMPARE(editedText(setSets(kTextWithSets, wanted)), expected);
    }

    void aNewNameIsARename() {
        Sets wanted = setsIn(kTextWithSets);
        wanted[0].name = "found";
        std::string expected(kTextWithSets);
        expected.replace(expected.find("research   # first"), 8, "found");
        QCOMPARE(editedText(setSets(kTextWithSets, wanted)), expected);
    }

    void addedAndRemoved() {
        Sets wanted = setsIn(kTextWithSets);
        wanted.push_back({"vip", RouteField::User, {"ada"}});
        wanted.erase(wanted.begin() + 1);
        const std::string after = editedText(setSets(kTextWithSets, wanted));
        QCOMPARE(setsIn(after), wanted);
        QVERIFY2(after.starts_with(kTextWithSets.substr(0, kTextWithSets.find("  - {name: small"))),
                 after.c_str());
        QVERIFY2(after.ends_with(kTextWithSets.substr(kTextWithSets.find("# rules"))),
                 after.c_str());
    }

    void theFirstAndTheLast() {
        for (const std::string_view text :
             {"", "# only words\n", "version: 1\n", "sets:\n", "sets: []\n", "{version: 1}\n"}) {
            const std::string first = editedText(setSets(text, {teamSet("a", {"x"})}));
            QCOMPARE(setsIn(first), Sets{teamSet("a", {"x"})});
            QCOMPARE(setsIn(editedText(setSets(first, {}))), Sets());
        }
    }

    void whatCannotBeWrittenIsRefused() {
        for (const Sets& bad : {Sets{teamSet("a name", {"x"})}, Sets{teamSet("a", {})},
                                Sets{{"a", RouteField::Tokens, {"1"}}},
                                Sets{teamSet("a", {"x"}), teamSet("a", {"y"})}}) {
            QVERIFY(!setSets(kTextWithSets, bad));
        }
        QVERIFY(!setSets("sets: [oops]\n", {teamSet("a", {"x"})}));
    }

    // Any list from any other: what is not about sets stays byte for byte.
    void anyListBecomesAnyOther() {
        const std::string head = "version: 1  # top\n";
        const std::string rest(kTextWithSets.substr(kTextWithSets.find("# rules")));
        std::string text(kTextWithSets);
        text = head + text.substr(text.find("sets:"));
        std::mt19937 random(3);
        for (int round = 0; round < 100; ++round) {
            Sets wanted = setsIn(text);
            if (wanted.size() > 5 || (!wanted.empty() && random() % 3 == 0)) {
                wanted.erase(wanted.begin() +
                             static_cast<std::ptrdiff_t>(random() % wanted.size()));
            }
            for (NamedSet& each : wanted) {
                if (random() % 3 == 0) {
                    each.values.push_back("v" + std::to_string(random() % 9));
                }
                if (random() % 5 == 0) {
                    each.of = RouteField::Tag;
                }
            }
            if (random() % 2 == 0) {
                wanted.push_back(teamSet("new" + std::to_string(round), {"x"}));
            }
            const auto after = setSets(text, wanted);
            QVERIFY2(after, after ? "" : (after.error().text() + "\n" + text).c_str());
            QCOMPARE(setsIn(*after), wanted);
            QVERIFY2(after->starts_with(head) && after->ends_with(rest), after->c_str());
            text = *after;
        }
    }

    // A set that goes and the route that asked for it: neither is there without the other.
    void bothAreWrittenAtOnce() {
        Routing wanted = routingOf(*readDocument(kTextWithSets).document);
        wanted.sets = {wanted.sets[1], teamSet("found", {"search"})};
        wanted.routes[0].when = withSetRenamed(wanted.routes[0].when, "research", "found");
        const std::string after = editedText(setRouting(kTextWithSets, wanted));
        QVERIFY2(routingOf(*readDocument(after).document) == wanted, after.c_str());
        for (const char* kept : {"version: 1   # of the form\n", "# cheap\n", "# rules\n",
                                 "- name: mine   # of research\n", "max_body: 1 MiB\n"}) {
            QVERIFY2(after.find(kept) != std::string::npos, after.c_str());
        }
        wanted.routes.push_back(wanted.routes[0]);
        QVERIFY(!setRouting(kTextWithSets, wanted));
    }

    void changesOfDifferentSetsComeTogether() {
        const Routing base{{askingFor("r", "a")}, {teamSet("a", {"x"}), teamSet("b", {"y"})}};
        Routing theirs = base;
        theirs.sets[0].values = {"x", "z"};
        Routing ours = base;
        ours.sets[1].values = {"w"};
        ours.sets.push_back(teamSet("c", {"v"}));
        const auto merged = mergeRouting(base, theirs, ours);
        QVERIFY(merged);
        QCOMPARE(merged->sets,
                 (Sets{teamSet("a", {"x", "z"}), teamSet("b", {"w"}), teamSet("c", {"v"})}));
        QCOMPARE(merged->routes, base.routes);
        QVERIFY(*mergeRouting(base, base, ours) == ours);
        QVERIFY(*mergeRouting(base, ours, base) == ours);
    }

    void twoWishesForOneSetAreAConflict() {
        const Routing base{{}, {teamSet("a", {"x"})}};
        const Routing theirs{{}, {teamSet("a", {"y"})}};
        const auto changed = mergeRouting(base, theirs, {{}, {teamSet("a", {"z"})}});
        QVERIFY(!changed && changed.error().code == ErrorCode::Conflict);
        QVERIFY(changed.error().message.starts_with("The set \"a\" was changed by somebody else"));
        QVERIFY(!mergeRouting(base, theirs, {{}, {}}));
        QVERIFY(mergeRouting(base, theirs, theirs));
    }

    // Each is sound by itself.
    void aSetThatGoesWhileARouteAsksForItIsAConflict() {
        const Routing base{{}, {teamSet("a", {"x"})}};
        const Routing without{{}, {}};
        const Routing asking{{askingFor("r", "a")}, base.sets};
        const auto theirs = mergeRouting(base, without, asking);
        QVERIFY(!theirs && theirs.error().code == ErrorCode::Conflict);
        QVERIFY(theirs.error().message.find("was removed by somebody else") != std::string::npos);
        const auto ours = mergeRouting(base, asking, without);
        QVERIFY(!ours && ours.error().code == ErrorCode::Conflict);
        QVERIFY(ours.error().message.starts_with("The draft removes the set \"a\""));
    }

    void whatAConditionAsksForIsFoundAndRenamed() {
        const RouteCondition team{.kind = ConditionKind::Test,
                                  .field = RouteField::Team,
                                  .values = {"set:a", "b", "set:c"}};
        // A header's value is a word like any other.
        const RouteCondition header{.kind = ConditionKind::Test,
                                    .field = RouteField::Header,
                                    .name = "x-app",
                                    .values = {"set:h"}};
        const RouteCondition all{.kind = ConditionKind::All,
                                 .of = {{.kind = ConditionKind::Not, .of = {team}}, header}};
        QCOMPARE(setsAskedFor(all), (std::vector<std::string>{"a", "c"}));
        QVERIFY(asksForSet(all, "c") && !asksForSet(all, "b") && !asksForSet(all, "h"));
        const RouteCondition renamed = withSetRenamed(withSetRenamed(all, "a", "z"), "h", "z");
        QCOMPARE(setsAskedFor(renamed), (std::vector<std::string>{"z", "c"}));
        QCOMPARE(renamed.of[1].values, std::vector<std::string>{"set:h"});
    }
};

QTEST_APPLESS_MAIN(TestSetsEdit)
#include "test_sets_edit.moc"
