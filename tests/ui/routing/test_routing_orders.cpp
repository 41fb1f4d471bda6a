// SPDX-License-Identifier: GPL-3.0-or-later
#include <QLineEdit>
#include <QSignalSpy>

#include "tests/ui/routing/routing_scene.hpp"
#include "ui/diff/diff_view.hpp"
#include "ui/routing/history_view.hpp"

namespace weir::ui {

// What becomes of a draft: validated, compared, discarded, applied, refused; and rolled back.
class TestRoutingOrders : public QObject {
    Q_OBJECT

    static void finish(QDialog* dialog) {
        QVERIFY(QTest::qWaitForWindowActive(dialog));
        QTest::keyClick(dialog, Qt::Key_Return, Qt::ControlModifier);
    }
    static QString told(const QSignalSpy& toasts) {
        return toasts.isEmpty() ? QString() : toasts.last().at(0).value<ToastMessage>().text;
    }

private slots:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English)); }

    void aDraftIsAppliedWithAComment() {
        RoutingScene scene;
        std::optional<admin::ApplyRoutes> asked;
        scene.open();
        scene.client.on<admin::ApplyRoutes>([&](const admin::ApplyRoutes& operation) {
            asked = operation;
            for (std::size_t i = 0; i < operation.routes.size(); ++i) {
                scene.list.routes[i].settings = operation.routes[i];
            }
            scene.list.draft = {};
            return Result<admin::AppliedRoutes>(admin::AppliedRoutes{++scene.list.revision, false});
        });
        QSignalSpy toasts(scene.page.get(), &Page::toastAsked);
        scene.table().setFocus();
        scene.table().selectRow(0);
        QTest::keyClick(&scene.table(), Qt::Key_Space);
        QTest::keyClick(&scene.table(), Qt::Key_S, Qt::ControlModifier);
        QTRY_VERIFY(scene.dialog() != nullptr);
        QVERIFY(scene.dialog()->findChild<DiffView*>()->toPlainText().contains(
            QStringLiteral("switched off")));
        QTest::keyClicks(scene.dialog()->findChild<QLineEdit*>(), QStringLiteral("No embargo"));
        finish(scene.dialog());
        QTRY_VERIFY(scene.dialog() == nullptr);
        QCOMPARE(asked->base, std::uint64_t{41});
        QCOMPARE(asked->comment, std::string("No embargo"));
        QCOMPARE(told(toasts), QStringLiteral("Revision 42 is in force."));
        QTRY_VERIFY(scene.says(QStringLiteral("Revision 42")));
        QCOMPARE(scene.page->badge(), QString());
        // A step back is a draft that takes back what was applied.
        scene.run("routing.undo");
        QTRY_VERIFY(scene.list.draft.kept);
        QCOMPARE(scene.list.draft.base, std::uint64_t{42});
        QVERIFY(scene.list.draft.routes[0].enabled);
    }

    void whatOthersChangedMeanwhileIsSaid() {
        RoutingScene scene;
        scene.list = cannedDraft();
        scene.list.draft.notes.clear();
        scene.list.draft.base = 40;
        scene.open();
        scene.client.on<admin::ApplyRoutes>([&](const admin::ApplyRoutes&) {
            scene.list.draft = {};
            return Result<admin::AppliedRoutes>(admin::AppliedRoutes{++scene.list.revision, true});
        });
        QSignalSpy toasts(scene.page.get(), &Page::toastAsked);
        scene.run("routing.apply");
        QTRY_VERIFY(scene.dialog() != nullptr);
        QVERIFY(hasWords(*scene.dialog(), QStringLiteral("Revision 41 was applied meanwhile.")));
        finish(scene.dialog());
        QTRY_VERIFY(told(toasts).contains(QStringLiteral("others had changed meanwhile stayed")));
        // The merged rules are those of the gateway.
        QTRY_COMPARE(scene.table().model()->rowCount(), 8);
    }

    // Both changed the same rule: the draft goes over it only after another look.
    void aConflictIsSaidAndTheDraftIsKept() {
        RoutingScene scene;
        scene.open();
        std::vector<std::uint64_t> bases;
        scene.client.on<admin::ApplyRoutes>(
            [&](const admin::ApplyRoutes& operation) -> Result<admin::AppliedRoutes> {
                bases.push_back(operation.base);
                if (operation.base != scene.list.revision) {
                    return Error::conflict(
                        "The route \"Long context\" was changed by somebody "
                        "else meanwhile. The draft is kept.");
                }
                scene.list.draft = {};
                return admin::AppliedRoutes{++scene.list.revision, false};
            });
        scene.table().selectRow(5);
        scene.run("routing.switch");
        QTRY_VERIFY(scene.list.draft.kept);
        scene.run("routing.apply");
        QTRY_VERIFY(scene.dialog() != nullptr);
        scene.list.routes[5].settings.targets = {{"openai/gpt-5", 1}};
        scene.list.revision = 42;
        finish(scene.dialog());
        QTRY_VERIFY(hasWords(*scene.dialog(), QStringLiteral("was changed by somebody else")));
        QTRY_VERIFY(hasWords(*scene.dialog(), QStringLiteral("changes of revision 42")));
        QVERIFY(scene.dialog()->findChild<DiffView*>()->toPlainText().contains(
            QStringLiteral("to openai/gpt-5")));
        QVERIFY(scene.list.draft.kept);
        finish(scene.dialog());
        QTRY_VERIFY(scene.dialog() == nullptr);
        QCOMPARE(bases, (std::vector<std::uint64_t>{41, 42}));
    }

    void aRuleWithAnErrorIsNotApplied() {
        RoutingScene scene;
        scene.open();
        scene.client.on<admin::KeepRouteDraft>([&](const admin::KeepRouteDraft& operation) {
            const std::vector<admin::RouteNote> notes{
                {3, admin::RouteNoteKind::Error, "There is no provider \"x\".", {}}};
            scene.list.draft = {true,  operation.base,  kCannedNow, operation.routes,
                                notes, *operation.sets, {}};
            return Result<admin::RouteNotes>(admin::RouteNotes{notes});
        });
        QSignalSpy toasts(scene.page.get(), &Page::toastAsked);
        scene.table().selectRow(3);
        scene.run("routing.switch");
        scene.run("routing.apply");
        QTRY_COMPARE(told(toasts), QStringLiteral("Rule 4 cannot be applied: its pane says why."));
        QVERIFY(scene.dialog() == nullptr);
        QTRY_VERIFY(hasWords(scene.pane(), QStringLiteral("There is no provider")));
        QVERIFY(scene.spoken(3, RouteModel::Rule).contains(QStringLiteral("error")));
        QCOMPARE(scene.client.timesAsked<admin::ApplyRoutes>(), 0);
    }

    void aDraftIsValidated() {
        RoutingScene scene;
        scene.open();
        QSignalSpy toasts(scene.page.get(), &Page::toastAsked);
        scene.table().selectRow(3);
        scene.run("routing.switch");
        scene.run("routing.validate");
        QTRY_COMPARE(told(toasts),
                     QStringLiteral("Nothing to object to. The draft can be applied."));
        scene.client.answer<admin::KeepRouteDraft>(
            {{{6, admin::RouteNoteKind::Hidden, "", {"Long context"}}}});
        scene.run("routing.validate");
        QTRY_VERIFY(told(toasts).startsWith(QStringLiteral("The draft can be applied. There")));
        QCOMPARE(scene.table().row(), 6);
    }

    void aDraftThatIsNotKeptSaysSo() {
        RoutingScene scene;
        scene.open();
        scene.client.refuse<admin::KeepRouteDraft>(Error::io("The disk is full."));
        scene.table().selectRow(3);
        scene.run("routing.switch");
        const auto told = [&] {
            const auto frames = scene.page->findChildren<QFrame*>();
            return std::ranges::any_of(frames, [](const QFrame* frame) {
                return frame->accessibleName().contains(
                    QStringLiteral("It is not kept: The disk is full."));
            });
        };
        QTRY_VERIFY(told());
        // What was typed stays, and is sent with the next change.
        QCOMPARE(scene.spoken(3, RouteModel::Number), QStringLiteral("4, switched off"));
        answerRoutes(scene.client, scene.list);
        scene.run("routing.down");
        QTRY_VERIFY(scene.list.draft.kept);
        QTRY_VERIFY(!told());
    }

    void aDiscardedDraftComesBack() {
        RoutingScene scene;
        scene.list = cannedDraft();
        scene.open();
        QSignalSpy toasts(scene.page.get(), &Page::toastAsked);
        scene.run("routing.discard");
        QCOMPARE(scene.table().model()->rowCount(), 8);
        QTRY_VERIFY(!scene.list.draft.kept);
        toasts[0][0].value<ToastMessage>().run();
        QCOMPARE(scene.table().model()->rowCount(), 9);
        QTRY_VERIFY(scene.list.draft.kept);
    }

    void aDraftIsCompared() {
        RoutingScene scene;
        scene.list = cannedDraft();
        scene.open();
        scene.run("routing.compare");
        QVERIFY(scene.dialog() != nullptr);
        const QString text = scene.dialog()->findChild<DiffView*>()->toPlainText();
        QVERIFY(text.contains(QStringLiteral("to openai/gpt-5, weight 30")));
        QVERIFY(text.contains(QStringLiteral("to openai/gpt-5, weight 40")));
        QTest::keyClick(scene.dialog(), Qt::Key_Escape);
        QTRY_VERIFY(scene.dialog() == nullptr);
    }

    void rulesOfBeforeAreInForceAgain() {
        RoutingScene scene;
        scene.open();
        scene.run("routing.history");
        auto* history = scene.page->findChild<HistoryView*>();
        auto* table = qobject_cast<QTreeView*>(history->focusTarget());
        QTRY_COMPARE(table->model()->rowCount(), 3);
        QCOMPARE(table->model()->index(0, 0).data().toString(), QStringLiteral("41, in force"));
        auto* diff = history->findChild<DiffView*>();
        QTRY_VERIFY(diff->toPlainText().contains(QStringLiteral("google/gemini-2.5-pro")));
        scene.run("routing.roll_back");  // it is in force
        QVERIFY(scene.dialog() == nullptr);
        QTest::keyClick(table, Qt::Key_Down);
        QTRY_VERIFY(hasWords(*history, QStringLiteral("Revision 40")));
        const auto* button = history->findChild<Button*>(QStringLiteral("roll_back"));
        QTRY_VERIFY(button->isEnabled());
        scene.run("routing.roll_back");
        QVERIFY(scene.dialog() != nullptr);
        QVERIFY(hasWords(*scene.dialog(), QStringLiteral("all else of the document stays")));
        finish(scene.dialog());
        QTRY_VERIFY(scene.dialog() == nullptr);
        QCOMPARE(scene.client.timesAsked<admin::RollBackPolicy>(), 1);
        QTRY_COMPARE(scene.names(), QStringLiteral("Long context"));
    }

    void theFirstRevisionIsAllNew() {
        RoutingScene scene;
        scene.open();
        scene.run("routing.history");
        auto* history = scene.page->findChild<HistoryView*>();
        auto* table = qobject_cast<QTreeView*>(history->focusTarget());
        QTRY_COMPARE(table->model()->rowCount(), 3);
        QTest::keyClick(table, Qt::Key_End);
        QTRY_VERIFY(hasWords(*history, QStringLiteral("all of it is new")));
    }
};

}  // namespace weir::ui

QTEST_MAIN(weir::ui::TestRoutingOrders)
#include "test_routing_orders.moc"
