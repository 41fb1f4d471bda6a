// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCheckBox>
#include <QComboBox>
#include <QLocale>

#include "tests/ui/routing/routing_scene.hpp"
#include "ui/routing/failover_editor.hpp"
#include "ui/widgets/button.hpp"

namespace weir::ui {

// What leads the calls of a rule to the next target, as its pane shows and changes it.
class TestFailoverEditor : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English)); }

    // A box shows what holds; a rule that says it itself can take that back.
    void whatLeadsOnIsChosen() {
        RoutingScene scene;
        scene.list.failover.contextWindow = true;
        scene.open();
        scene.table().selectRow(2);
        QTest::keyClick(&scene.table(), Qt::Key_Return);
        auto* editor = scene.pane().findChild<FailoverEditor*>();
        QTRY_VERIFY(editor->isVisible());
        const auto boxes = editor->findChildren<QCheckBox*>();
        QCOMPARE(boxes.size(), qsizetype{4});
        const auto ticks = [&boxes] {
            QString all;
            for (const QCheckBox* box : boxes) {
                all += box->isChecked() ? u'x' : u'-';
            }
            return all;
        };
        QCOMPARE(ticks(), QStringLiteral("x-xx"));
        QVERIFY(!scene.says(QStringLiteral("only here")));
        QCOMPARE(boxes[1]->text(), QStringLiteral("its content is refused"));
        QTest::keyClick(boxes[1], Qt::Key_Space);
        boxes[3]->click();
        const RouteFailover wanted{FallsOver::AsForAll, FallsOver::Yes, FallsOver::AsForAll,
                                   FallsOver::No};
        QTRY_VERIFY(scene.list.draft.routes.size() > 2 &&
                    scene.list.draft.routes[2].failover == wanted);
        QCOMPARE(boxes[1]->accessibleDescription(), QStringLiteral("only here; for all calls: no"));
        QCOMPARE(boxes[0]->accessibleDescription(), QStringLiteral("as for all calls"));
        QCOMPARE(failoverLines(wanted),
                 (QStringList{QStringLiteral("falls over when its content is refused"),
                              QStringLiteral("does not fall over when its time is over")}));
        // The document changes for all calls: what the rule says stays.
        scene.list.failover = {false, true, true, true};
        QTRY_COMPARE(ticks(), QStringLiteral("-xx-"));
        QCOMPARE(boxes[1]->accessibleDescription(),
                 QStringLiteral("only here; for all calls: yes"));
        scene.run("routing.undo");
        QCOMPARE(ticks(), QStringLiteral("-xxx"));
        scene.run("routing.redo");
        QCOMPARE(ticks(), QStringLiteral("-xx-"));
        // Another rule has its own.
        scene.table().selectRow(3);
        QTRY_COMPARE(ticks(), QStringLiteral("-xxx"));
        scene.table().selectRow(2);
        QTRY_COMPARE(ticks(), QStringLiteral("-xx-"));
        auto* drop = RoutingScene::named<IconButton>(
            *editor, QStringLiteral("Go by what is set for all calls: its time is over"));
        QVERIFY(drop != nullptr);
        drop->click();
        QVERIFY(!drop->isVisible() && boxes[3]->hasFocus());
        QCOMPARE(ticks(), QStringLiteral("-xxx"));
        QTRY_VERIFY(scene.list.draft.routes[2].failover.timeout == FallsOver::AsForAll);
        QCOMPARE(unnamedControls(scene.page.get()), QStringList());
    }

    // Nobody is asked, so nothing is said of it; whoever only tries that loses nothing.
    void aRuleThatRefusesSaysNothing() {
        RoutingScene scene;
        scene.list = cannedDraft();
        scene.open();
        scene.table().selectRow(2);
        QTest::keyClick(&scene.table(), Qt::Key_Return);
        auto* editor = scene.pane().findChild<FailoverEditor*>();
        QTRY_VERIFY(editor->isVisible());
        const RouteFailover before = scene.pane().rule().failover;
        QVERIFY(!before.isNothing());
        auto* where = scene.pane().findChildren<QComboBox*>().first();
        for (auto* each : scene.pane().findChildren<QComboBox*>()) {
            where = each->itemText(0) == QStringLiteral("these targets") ? each : where;
        }
        where->setFocus();
        QTest::keyClick(where, Qt::Key_End);
        QVERIFY(!scene.pane().rule().refuse.empty());
        QVERIFY(scene.pane().rule().failover.isNothing());
        QVERIFY(!editor->isVisible());
        QTest::keyClick(where, Qt::Key_Home);
        QVERIFY(scene.pane().rule().failover == before);
        QVERIFY(editor->isVisible());
    }
};

}  // namespace weir::ui

QTEST_MAIN(weir::ui::TestFailoverEditor)
#include "test_failover_editor.moc"
