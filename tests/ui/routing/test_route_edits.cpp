// SPDX-License-Identifier: GPL-3.0-or-later
#include <QSignalSpy>
#include <QtTest>

#include "ui/routing/route_edits.hpp"

namespace weir::ui {

using Routes = RouteEdits::Routes;

// The list of rules as it is edited: steps that can be taken back, beside what the gateway says.
class TestRouteEdits : public QObject {
    Q_OBJECT

    static admin::RouteSettings rule(const char* name) {
        admin::RouteSettings made;
        made.name = name;
        return made;
    }
    static NamedSet teams(const char* name, std::vector<std::string> values) {
        return {name, RouteField::Team, std::move(values)};
    }
    static admin::RouteSettings askingFor(const char* name, const char* set) {
        admin::RouteSettings made = rule(name);
        made.when.of.push_back({.kind = ConditionKind::Test,
                                .field = RouteField::Team,
                                .values = {std::string("set:") + set}});
        return made;
    }
    static QString names(const RouteEdits& edits) {
        QStringList all;
        for (const admin::RouteSettings& each : edits.routes()) {
            all << QString::fromStdString(each.name);
        }
        return all.join(u' ');
    }

private slots:
    void everyStepIsTakenBackAndDoneAgain() {
        RouteEdits edits;
        edits.takeActive(7, {rule("a"), rule("b"), rule("c")}, {});
        QVERIFY(!edits.isDraft() && !edits.canUndo());
        edits.move(0, 2);
        edits.remove(0);
        edits.insert(1, rule("d"));
        QCOMPARE(names(edits), QStringLiteral("c d a"));
        QVERIFY(edits.isDraft());
        QCOMPARE(edits.base(), std::uint64_t{7});
        edits.undo();
        QCOMPARE(names(edits), QStringLiteral("c a"));
        edits.undo();
        edits.undo();
        QCOMPARE(names(edits), QStringLiteral("a b c"));
        QVERIFY(!edits.isDraft() && !edits.canUndo());
        edits.redo();
        edits.redo();
        edits.redo();
        QCOMPARE(names(edits), QStringLiteral("c d a"));
        QVERIFY(!edits.canRedo());
        // Another step forgets what was taken back.
        edits.undo();
        edits.move(1, 0);
        QCOMPARE(names(edits), QStringLiteral("a c"));
        QVERIFY(!edits.canRedo());
    }

    void severalAreOneStep() {
        RouteEdits edits;
        edits.takeActive(7, {rule("a"), rule("b"), rule("c")}, {});
        edits.insertAll(1, {rule("d"), rule("e")});
        edits.insertAll(9, {rule("f")});
        QCOMPARE(names(edits), QStringLiteral("a d e b c f"));
        edits.removeAll({5, 0, 3, 12});
        QCOMPARE(names(edits), QStringLiteral("d e c"));
        edits.undo();
        edits.undo();
        edits.undo();
        QCOMPARE(names(edits), QStringLiteral("a b c"));
        edits.insertAll(0, {});
        edits.removeAll({});
        QVERIFY(!edits.canUndo());
    }

    void namesAreMadeFree() {
        const Routes free =
            withFreeNames({rule("a"), rule("b"), rule("b 2")},
                          {rule("b"), rule("c"), rule("c"), rule("b"), rule("c 2"), rule("a")});
        RouteEdits edits;
        edits.insertAll(0, free);
        QCOMPARE(names(edits), QStringLiteral("b 3 c c 2 b 4 c 2 2 a 2"));
        QCOMPARE(freeName({rule("a"), rule("a 2")}, QStringLiteral("a")), std::string("a 3"));
    }

    void oneTypingIsOneStep() {
        RouteEdits edits;
        edits.takeActive(1, {rule("a")}, {});
        for (const char* name : {"ab", "abc", "abcd"}) {
            edits.change(0, rule(name), QStringLiteral("name"));
        }
        edits.endTyping();
        edits.change(0, rule("abcde"), QStringLiteral("name"));
        edits.undo();
        QCOMPARE(names(edits), QStringLiteral("abcd"));
        edits.undo();
        QCOMPARE(names(edits), QStringLiteral("a"));
    }

    void whatChangesNothingIsNoStep() {
        RouteEdits edits;
        edits.takeActive(1, {rule("a"), rule("b")}, {});
        QSignalSpy edited(&edits, &RouteEdits::edited);
        edits.change(0, rule("a"));
        edits.change(5, rule("a"));
        edits.move(1, 1);
        edits.move(0, 2);
        edits.remove(2);
        edits.discard();
        QCOMPARE(edited.size(), 0);
        QVERIFY(!edits.canUndo());
    }

    void whatIsInForceIsFollowedUntilADraftBegins() {
        RouteEdits edits;
        edits.takeActive(1, {rule("a")}, {});
        edits.takeActive(2, {rule("a"), rule("b")}, {});
        QCOMPARE(names(edits), QStringLiteral("a b"));
        edits.insert(2, rule("c"));
        edits.takeActive(3, {rule("z")}, {});
        QCOMPARE(names(edits), QStringLiteral("a b c"));
        // It was made from what was in force then.
        QCOMPARE(edits.base(), std::uint64_t{2});
        QCOMPARE(edits.revision(), std::uint64_t{3});
    }

    void aDraftOfBeforeComesBack() {
        RouteEdits edits;
        edits.takeActive(5, {rule("a")}, {});
        QSignalSpy edited(&edits, &RouteEdits::edited);
        admin::RouteDraft draft;
        draft.kept = true;
        draft.base = 4;
        draft.routes = {rule("a"), rule("b")};
        edits.takeDraft(draft);
        QCOMPARE(names(edits), QStringLiteral("a b"));
        QCOMPARE(edits.base(), std::uint64_t{4});
        QCOMPARE(edited.size(), 0);  // the gateway has it
        // It can be taken back as a whole.
        edits.undo();
        QCOMPARE(names(edits), QStringLiteral("a"));
        // Somebody else discarded it.
        edits.redo();
        edits.takeDraft({});
        QCOMPARE(names(edits), QStringLiteral("a"));
        edits.undo();
        QCOMPARE(names(edits), QStringLiteral("a b"));
    }

    void aDiscardedDraftIsTakenBack() {
        RouteEdits edits;
        edits.takeActive(5, {rule("a")}, {});
        edits.insert(0, rule("b"));
        edits.takeActive(6, {rule("a"), rule("x")}, {});
        edits.discard();
        QCOMPARE(names(edits), QStringLiteral("a x"));
        QCOMPARE(edits.base(), std::uint64_t{6});
        edits.undo();
        QCOMPARE(names(edits), QStringLiteral("b a"));
        QCOMPARE(edits.base(), std::uint64_t{5});
    }

    // A step that is taken back over an apply is a draft against what was applied.
    void afterApplyingABackStepIsADraft() {
        RouteEdits edits;
        edits.takeActive(5, {rule("a")}, {});
        edits.insert(1, rule("b"));
        edits.takeApplied({6, false});
        QVERIFY(!edits.isDraft());
        edits.undo();
        QVERIFY(edits.isDraft());
        QCOMPARE(names(edits), QStringLiteral("a"));
        QCOMPARE(edits.base(), std::uint64_t{6});
        QCOMPARE(edits.changes(), 1);
    }

    // A step back would put in force again what others have changed.
    void whatWasMergedIsNotTakenBack() {
        RouteEdits edits;
        edits.takeActive(5, {rule("a")}, {teams("s", {"x"})});
        edits.insert(1, rule("b"));
        edits.takeApplied({7, true});
        QVERIFY(!edits.canUndo() && !edits.canRedo());
        edits.takeActive(7, {rule("a"), rule("b")}, {teams("s", {"x", "y"})});
        QVERIFY(!edits.isDraft() && !edits.canUndo());
    }

    void theOrderOfSetsIsNoDraft() {
        RouteEdits edits;
        edits.takeActive(5, {}, {teams("s", {"x"}), teams("t", {"y"})});
        edits.removeSet("s");
        QVERIFY(edits.isDraft());
        edits.setSet({}, teams("s", {"x"}));
        QVERIFY(!edits.isDraft());
    }

    void setsAreStepsLikeRules() {
        RouteEdits edits;
        edits.takeActive(3, {rule("a")}, {teams("s", {"x"})});
        edits.setSet("s", teams("s", {"x", "y"}));
        QVERIFY(edits.isDraft());
        QCOMPARE(edits.changes(), 1);
        edits.setSet({}, teams("t", {"z"}));
        edits.insert(1, rule("b"));
        edits.removeSet("s");
        QCOMPARE(edits.sets(), RouteEdits::Sets{teams("t", {"z"})});
        QCOMPARE(edits.changes(), 3);
        edits.undo();
        edits.undo();
        QCOMPARE(names(edits), QStringLiteral("a"));
        QCOMPARE(edits.sets(), (RouteEdits::Sets{teams("s", {"x", "y"}), teams("t", {"z"})}));
        edits.undo();
        edits.undo();
        QVERIFY(!edits.isDraft() && !edits.canUndo());
        edits.redo();
        QCOMPARE(edits.sets(), RouteEdits::Sets{teams("s", {"x", "y"})});
        // Discarded with the rules, and back with them.
        edits.insert(0, rule("c"));
        edits.discard();
        QVERIFY(!edits.isDraft());
        edits.undo();
        QCOMPARE(edits.sets(), RouteEdits::Sets{teams("s", {"x", "y"})});
        // What changes nothing is no step.
        const int version = edits.version();
        edits.setSet("s", teams("s", {"x", "y"}));
        edits.removeSet("nobody");
        QCOMPARE(edits.version(), version);
    }

    void aRenamedSetIsAskedForByItsNewName() {
        RouteEdits edits;
        edits.takeActive(3, {askingFor("a", "s"), askingFor("b", "t")},
                         {teams("s", {"x"}), teams("t", {"y"})});
        edits.setSet("s", teams("found", {"x"}));
        QCOMPARE(edits.routes(), (Routes{askingFor("a", "found"), askingFor("b", "t")}));
        edits.undo();
        QCOMPARE(edits.routes(), (Routes{askingFor("a", "s"), askingFor("b", "t")}));
        QVERIFY(!edits.isDraft());
    }

    // A draft of before, and what others put in force.
    void setsFollowTheGateway() {
        RouteEdits edits;
        edits.takeActive(3, {rule("a")}, {teams("s", {"x"})});
        edits.takeActive(4, {rule("a")}, {teams("s", {"y"})});
        QCOMPARE(edits.sets(), RouteEdits::Sets{teams("s", {"y"})});
        admin::RouteDraft draft;
        draft.kept = true;
        draft.base = 4;
        draft.routes = {rule("a")};
        draft.sets = {teams("s", {"z"})};
        edits.takeDraft(draft);
        QVERIFY(edits.isDraft());
        QCOMPARE(edits.sets(), draft.sets);
        edits.takeActive(5, {rule("a")}, {teams("s", {"w"})});
        QCOMPARE(edits.sets(), draft.sets);
        QCOMPARE(edits.base(), std::uint64_t{4});
        QCOMPARE(edits.activeSets(), RouteEdits::Sets{teams("s", {"w"})});
        edits.takeApplied({6, false});
        QVERIFY(!edits.isDraft());
    }

    void aNameIsFree() {
        QCOMPARE(freeName({}, QStringLiteral("New")), std::string("New"));
        QCOMPARE(freeName({rule("New"), rule("New 2")}, QStringLiteral("New")),
                 std::string("New 3"));
    }
};

}  // namespace weir::ui

QTEST_MAIN(weir::ui::TestRouteEdits)
#include "test_route_edits.moc"
