// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractItemModel>
#include <QComboBox>
#include <QCompleter>
#include <QLineEdit>
#include <QSignalSpy>
#include <algorithm>

#include "tests/ui/routing/routing_scene.hpp"
#include "ui/diff/diff_view.hpp"
#include "ui/routing/named_set_dialog.hpp"
#include "ui/routing/named_set_item.hpp"
#include "ui/routing/named_sets_panel.hpp"
#include "ui/routing/words_field.hpp"

namespace weir::ui {

// The sets of names that rules ask for: listed, added, changed and removed in the draft.
class TestNamedSets : public QObject {
    Q_OBJECT

    // A page whose third rule asks for the first set, with the list of sets open over it.
    class SetsScene : public RoutingScene {
    public:
        SetsScene() {
            RouteCondition asks = wordTest(RouteField::Team, {"set:research"});
            list.routes[2].settings.when = groupOf(ConditionKind::All, {asks});
        }
        void openSets() {
            open();
            run("routing.sets");
            QTRY_VERIFY(panel() != nullptr && panel()->isVisible());
        }
        NamedSetsPanel* panel() const { return page->findChild<NamedSetsPanel*>(); }
        QList<NamedSetItem*> items() const {
            QList<NamedSetItem*> shown = panel()->findChildren<NamedSetItem*>();
            shown.removeIf([](const NamedSetItem* each) { return each->isHidden(); });
            return shown;
        }
        NamedSetDialog* setDialog() const { return panel()->findChild<NamedSetDialog*>(); }
        void openDialog(const QString& button) const {
            QVERIFY(pressButton(*panel(), button));
            QTRY_VERIFY(setDialog() != nullptr && setDialog()->isVisible());
        }
        // In the order of Tab: the name, and the names in it.
        QLineEdit* field(int place) const {
            return setDialog()->findChildren<QLineEdit*>().at(place);
        }
        Button* primary() const {
            const auto buttons = setDialog()->findChildren<Button*>();
            const auto found = std::ranges::find(buttons, ButtonKind::Primary, &Button::kind);
            return found == buttons.end() ? nullptr : *found;
        }
        void enter(const QString& button, const QString& name, const QString& values) const {
            openDialog(button);
            field(0)->setText(name);
            field(1)->setText(values);
            primary()->click();
            QTRY_VERIFY(setDialog() == nullptr);
        }
        // In English without its plurals.
        bool barSays(const QString& words) const {
            const auto frames = page->findChildren<QFrame*>();
            return std::ranges::any_of(frames, [&](const QFrame* frame) {
                return frame->accessibleName().contains(words);
            });
        }
        // What the gateway was asked to keep.
        std::vector<NamedSet> keptSets() const { return list.draft.sets; }
    };
    static NamedSet teamsOf(const char* name, std::vector<std::string> values) {
        return {name, RouteField::Team, std::move(values)};
    }

private slots:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English)); }

    void withoutAnyItSaysWhatTheyAreFor() {
        SetsScene scene;
        scene.list.sets.clear();
        scene.openSets();
        QTRY_VERIFY(hasWords(*scene.panel(), QStringLiteral("rules ask for it as set:NAME")));
        QCOMPARE(unnamedControls(scene.panel()), QStringList());
    }

    void eachSaysWhatIsInItAndWhoAsks() {
        SetsScene scene;
        scene.openSets();
        QCOMPARE(scene.items().size(), 2);
        QCOMPARE(scene.items()[0]->accessibleName(),
                 QStringLiteral("research, team: search, ml-*. Asked for by Code to the strong "
                                "model"));
        QCOMPARE(scene.items()[1]->accessibleName(),
                 QStringLiteral("small, model: gpt-5-mini, claude-haiku-4-5. No rule asks for "
                                "it."));
        QCOMPARE(unnamedControls(scene.panel()), QStringList());
    }

    void oneIsAddedToTheDraft() {
        SetsScene scene;
        scene.openSets();
        scene.openDialog(QStringLiteral("Add set"));
        QVERIFY(!scene.primary()->isEnabled());
        QVERIFY(hasWords(*scene.setDialog(), QStringLiteral("The set needs a name.")));
        scene.field(0)->setText(QStringLiteral("v i p"));
        QVERIFY(hasWords(*scene.setDialog(), QStringLiteral("at most 64 of them")));
        scene.field(0)->setText(QStringLiteral("small"));
        QVERIFY(hasWords(*scene.setDialog(), QStringLiteral("There is a set of that name.")));
        scene.field(0)->setText(QStringLiteral("vip"));
        QVERIFY(hasWords(*scene.setDialog(), QStringLiteral("A value is missing.")));
        scene.field(1)->setText(QStringLiteral("a*b"));
        QVERIFY(!scene.primary()->isEnabled());
        scene.field(1)->setText(QStringLiteral("ada, b-*"));
        scene.setDialog()->findChild<QComboBox*>()->setCurrentIndex(1);
        QVERIFY(scene.primary()->isEnabled());
        scene.primary()->click();
        QTRY_VERIFY(scene.setDialog() == nullptr);
        QCOMPARE(scene.items().size(), 3);
        QVERIFY(scene.items()[2]->accessibleName().contains(QStringLiteral(", new. ")));
        QTRY_VERIFY(scene.list.draft.kept);
        QCOMPARE(scene.keptSets().size(), std::size_t(3));
        QCOMPARE(scene.keptSets()[2], (NamedSet{"vip", RouteField::User, {"ada", "b-*"}}));
        QCOMPARE(scene.page->badge(), QStringLiteral("Draft"));
        QVERIFY(scene.barSays(QStringLiteral("1 changes, kept")));
    }

    // It and the rules that ask for it say so; and it goes back and forth like any other step.
    void aChangeIsMarkedAndTakenBack() {
        SetsScene scene;
        scene.openSets();
        scene.enter(QStringLiteral("Change the set research"), QStringLiteral("research"),
                    QStringLiteral("search"));
        QCOMPARE(scene.items()[0]->set().settings, teamsOf("research", {"search"}));
        QVERIFY(scene.items()[0]->accessibleName().contains(QStringLiteral(", changed. ")));
        QVERIFY(scene.spoken(2, RouteModel::Rule).contains(QStringLiteral("set changed")));
        QVERIFY(!scene.spoken(1, RouteModel::Rule).contains(QStringLiteral("set changed")));
        QTRY_VERIFY(scene.list.draft.kept);
        QCOMPARE(scene.keptSets()[0], teamsOf("research", {"search"}));
        scene.run("routing.undo");
        QCOMPARE(scene.items()[0]->set().settings, teamsOf("research", {"search", "ml-*"}));
        QCOMPARE(scene.page->badge(), QString());
        QTRY_VERIFY(!scene.list.draft.kept);
        scene.run("routing.redo");
        QCOMPARE(scene.items()[0]->set().settings, teamsOf("research", {"search"}));
        QTRY_VERIFY(scene.list.draft.kept);
        scene.run("routing.discard");
        QCOMPARE(scene.items()[0]->set().settings, teamsOf("research", {"search", "ml-*"}));
        QTRY_VERIFY(!scene.list.draft.kept);
    }

    // The keys of the page hold in the window of the sets.
    void undoIsAKeyInItsWindow() {
        SetsScene scene;
        scene.openSets();
        QWidget* window = scene.panel()->window();
        window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(window));
        QVERIFY(pressButton(*scene.panel(), QStringLiteral("Remove the set small")));
        QTRY_COMPARE(scene.items().size(), 1);
        QTest::keyClick(window, Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(scene.items().size(), 2);
    }

    void aRemovalIsAStepWithoutAToast() {
        SetsScene scene;
        scene.openSets();
        QSignalSpy toasts(scene.page.get(), &Page::toastAsked);
        QVERIFY(pressButton(*scene.panel(), QStringLiteral("Remove the set small")));
        QTRY_COMPARE(scene.items().size(), 1);
        QTRY_VERIFY(scene.list.draft.kept);
        QCOMPARE(scene.keptSets(), std::vector<NamedSet>{scene.list.sets[0]});
        QVERIFY(toasts.isEmpty());
        scene.run("routing.undo");
        QTRY_COMPARE(scene.items().size(), 2);
    }

    // By rules of the draft, not by those in force.
    void oneThatRulesAskForIsNotRemoved() {
        SetsScene scene;
        scene.openSets();
        QVERIFY(pressButton(*scene.panel(), QStringLiteral("Remove the set research")));
        QTRY_VERIFY(hasWords(*scene.panel(),
                             QStringLiteral("Rules ask for the set research: Code to the strong "
                                            "model. Take it out of them first.")));
        QCOMPARE(scene.items().size(), 2);
        QVERIFY(!scene.list.draft.kept);
        scene.table().selectRow(2);
        scene.run("routing.remove");
        QTRY_VERIFY(!hasWords(*scene.panel(), QStringLiteral("Take it out of them first.")));
        QVERIFY(pressButton(*scene.panel(), QStringLiteral("Remove the set research")));
        QTRY_COMPARE(scene.items().size(), 1);
    }

    void aRenamedOneIsAskedForByItsNewName() {
        SetsScene scene;
        scene.openSets();
        scene.enter(QStringLiteral("Change the set research"), QStringLiteral("found"),
                    QStringLiteral("search, ml-*"));
        QTRY_VERIFY(scene.list.draft.kept);
        QCOMPARE(scene.keptSets()[0], teamsOf("found", {"search", "ml-*"}));
        QCOMPARE(scene.list.draft.routes[2].when.of[0].values,
                 std::vector<std::string>{"set:found"});
        QVERIFY(scene.items()[0]->accessibleName().contains(
            QStringLiteral("Asked for by Code to the strong model")));
        scene.run("routing.undo");
        QCOMPARE(scene.page->badge(), QString());
    }

    void triedReplayedComparedAndApplied() {
        SetsScene scene;
        scene.openSets();
        scene.run("routing.replay");
        const int replayed = scene.client.timesAsked<admin::ReplayRoutes>();
        std::optional<admin::ReplayRoutes> replay;
        scene.client.on<admin::ReplayRoutes>([&](const admin::ReplayRoutes& asked) {
            replay = asked;
            return Result<admin::RouteReplay>(pageOf(cannedReplay(), asked));
        });
        std::optional<admin::TryRoutes> tried;
        scene.client.on<admin::TryRoutes>([&](const admin::TryRoutes& asked) {
            tried = asked;
            return Result<admin::RouteTrial>(cannedTrial());
        });
        scene.enter(QStringLiteral("Change the set research"), QStringLiteral("research"),
                    QStringLiteral("search"));
        const std::vector<NamedSet> wanted{teamsOf("research", {"search"}), scene.list.sets[1]};
        QTRY_VERIFY(scene.client.timesAsked<admin::ReplayRoutes>() > replayed);
        QVERIFY(replay && replay->sets == wanted);
        scene.page->reveal(QStringLiteral("try:") +
                           QString::fromStdString(cannedRows().front().id.text()));
        QTRY_VERIFY(tried && tried->sets == wanted);

        scene.run("routing.compare");
        QVERIFY(scene.dialog() != nullptr);
        const QString text = scene.dialog()->findChild<DiffView*>()->toPlainText();
        QVERIFY2(text.contains(QStringLiteral("Set research, of team")), qPrintable(text));
        QVERIFY2(text.contains(QStringLiteral("ml-*")), qPrintable(text));
        QTest::keyClick(scene.dialog(), Qt::Key_Escape);
        QTRY_VERIFY(scene.dialog() == nullptr);

        scene.run("routing.apply");
        QTRY_VERIFY(scene.dialog() != nullptr);
        QVERIFY(QTest::qWaitForWindowActive(scene.dialog()));
        QTest::keyClick(scene.dialog(), Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY(scene.dialog() == nullptr);
        QCOMPARE(scene.list.sets, wanted);
        QTRY_COMPARE(scene.page->badge(), QString());
        QVERIFY(!scene.items()[0]->accessibleName().contains(QStringLiteral(", changed. ")));
    }

    void aConflictOfASetIsSaid() {
        SetsScene scene;
        scene.openSets();
        scene.enter(QStringLiteral("Change the set research"), QStringLiteral("research"),
                    QStringLiteral("search"));
        scene.client.on<admin::ApplyRoutes>(
            [&](const admin::ApplyRoutes& asked) -> Result<admin::AppliedRoutes> {
                if (asked.base != scene.list.revision) {
                    return Error::conflict("The set \"research\" was changed by somebody else.");
                }
                scene.list.sets = *asked.sets;
                scene.list.draft = {};
                return admin::AppliedRoutes{++scene.list.revision, false};
            });
        QTRY_VERIFY(scene.list.draft.kept);
        scene.run("routing.apply");
        QTRY_VERIFY(scene.dialog() != nullptr);
        scene.list.sets[0].values = {"theirs"};
        scene.list.revision = 42;
        QVERIFY(QTest::qWaitForWindowActive(scene.dialog()));
        QTest::keyClick(scene.dialog(), Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY(hasWords(*scene.dialog(), QStringLiteral("was changed by somebody else")));
        QTRY_VERIFY(hasWords(*scene.dialog(), QStringLiteral("changes of revision 42")));
        QVERIFY(scene.dialog()->findChild<DiffView*>()->toPlainText().contains(
            QStringLiteral("theirs")));
        QTest::keyClick(scene.dialog(), Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY(scene.dialog() == nullptr);
        QCOMPARE(scene.list.sets[0], teamsOf("research", {"search"}));
    }

    // As one of a draft that somebody else kept.
    void whatIsWrongWithOneIsSaid() {
        SetsScene scene;
        scene.list.draft = {true, 41, kCannedNow, {}, {}, {teamsOf("empty", {})}, {}};
        scene.list.draft.setNotes = {
            {0, admin::RouteNoteKind::Error, "The set \"empty\" holds nothing."}};
        scene.openSets();
        QTRY_VERIFY(scene.items().size() == 1 &&
                    scene.items()[0]->accessibleName().endsWith(QStringLiteral("holds nothing.")));
        QVERIFY(scene.barSays(QStringLiteral("1 sets cannot be applied yet.")));
        scene.client.on<admin::KeepRouteDraft>([&](const admin::KeepRouteDraft&) {
            return Result<admin::RouteNotes>(admin::RouteNotes{{}, scene.list.draft.setNotes});
        });
        QSignalSpy toasts(scene.page.get(), &Page::toastAsked);
        scene.run("routing.apply");
        QTRY_COMPARE(toasts.size(), 1);
        QCOMPARE(toasts[0][0].value<ToastMessage>().text,
                 QStringLiteral("The set empty cannot be applied. The set \"empty\" holds "
                                "nothing."));
        QVERIFY(scene.dialog() == nullptr);
    }

    // Conditions offer those of the draft.
    void theyAreOfferedAsTheDraftHasThem() {
        SetsScene scene;
        scene.openSets();
        scene.enter(QStringLiteral("Add set"), QStringLiteral("vip"), QStringLiteral("ads"));
        scene.page->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(scene.page.get()));
        scene.table().selectRow(2);
        QTest::keyClick(&scene.table(), Qt::Key_Return);
        const auto fields = scene.pane().findChildren<WordsField*>();
        const auto field = std::ranges::find(fields, QStringLiteral("set:research"),
                                             [](const WordsField* each) { return each->text(); });
        QVERIFY(field != fields.end());
        QTest::keyClicks(*field, QStringLiteral(", set:v"));
        const QAbstractItemModel* offered = (*field)->findChild<QCompleter*>()->completionModel();
        QCOMPARE(offered->rowCount(), 1);
        QCOMPARE(offered->index(0, 0).data().toString(), QStringLiteral("set:vip"));
    }
};

}  // namespace weir::ui

QTEST_MAIN(weir::ui::TestNamedSets)
#include "test_named_sets.moc"
