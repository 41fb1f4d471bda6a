// SPDX-License-Identifier: GPL-3.0-or-later
#include <QApplication>
#include <QClipboard>
#include <QScrollBar>
#include <QSignalSpy>
#include <QToolButton>

#include "tests/ui/audit/audit_scene.hpp"
#include "ui/audit/audit_model.hpp"
#include "ui/audit/audit_pane.hpp"
#include "ui/widgets/segments.hpp"

namespace weir::ui {

// What is seen of the audit log, what is asked for it, and what stays while more of it comes.
class TestAuditPage : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English)); }

    void everyRecordSaysWhoDidWhat() {
        AuditScene scene;
        scene.show();
        QTRY_COMPARE(scene.rows(), int(scene.records.size()));
        const auto text = [&](int column) {
            return scene.table().model()->index(2, column).data().toString();
        };
        QCOMPARE(text(AuditModel::Time), QStringLiteral("17 Nov 2026, 14:13:02"));
        QCOMPARE(text(AuditModel::Actor), QStringLiteral("m.okafor, from elsewhere"));
        QCOMPARE(text(AuditModel::Action), QStringLiteral("Key created"));
        QCOMPARE(text(AuditModel::Object), QStringLiteral("etl-hourly"));
        QVERIFY(text(AuditModel::Detail).startsWith(QStringLiteral("team: none → data; models")));
        QVERIFY(scene.says(QStringLiteral("%1 records").arg(scene.records.size())));
        QCOMPARE(scene.asked.front().words, std::string());
        QCOMPARE(scene.asked.front().from, Timestamp());
    }

    void wordsAreSentAfterAPauseOfTyping() {
        AuditScene scene;
        scene.show();
        QTRY_VERIFY(scene.rows() > 4);
        const std::size_t before = scene.asked.size();
        QTest::keyClicks(&scene.search(), QStringLiteral("KEY  etl"));
        AuditScene::settle();
        QCOMPARE(scene.asked.size(), before);
        QTRY_COMPARE(scene.rows(), 1);
        QCOMPARE(scene.asked.size(), before + 1);
        QCOMPARE(scene.asked.back().words, std::string("KEY etl"));
        QVERIFY(scene.says(QStringLiteral("%1 records, 1 match").arg(scene.records.size())));
    }

    void enterSendsThemAtOnce() {
        AuditScene scene;
        scene.show();
        QTRY_VERIFY(scene.rows() > 4);
        scene.search().setText(QStringLiteral("revoked"));
        QTest::keyClick(&scene.search(), Qt::Key_Return);
        QCOMPARE(scene.asked.back().words, std::string("revoked"));
        const std::size_t sent = scene.asked.size();
        // A pause that had begun before this one would be over before it.
        QTimer later;
        later.setSingleShot(true);
        QSignalSpy over(&later, &QTimer::timeout);
        later.start(400);
        QVERIFY(over.wait());
        QCOMPARE(scene.asked.size(), sent);  // not once more after the pause
    }

    void daysBeginAtTheMidnightsOfTheZone_data() {
        QTest::addColumn<QString>("choice");
        QTest::addColumn<int>("daysBefore");
        QTest::newRow("today") << "Today" << 0;
        QTest::newRow("seven") << "7 days" << 6;
        QTest::newRow("thirty") << "30 days" << 29;
        QTest::newRow("all") << "All" << -1;
    }
    void daysBeginAtTheMidnightsOfTheZone() {
        QFETCH(QString, choice);
        QFETCH(int, daysBefore);
        AuditScene scene;
        scene.show();
        const auto all = scene.page->findChild<Segments*>()->findChildren<QToolButton*>();
        for (QToolButton* each : all) {
            if (each->text() == choice) {
                each->click();
            }
        }
        const Timestamp midnight = std::chrono::floor<std::chrono::days>(kCannedNow);
        QTRY_COMPARE(scene.asked.back().from,
                     daysBefore < 0 ? Timestamp() : midnight - std::chrono::days(daysBefore));
    }

    void olderOnesComeAsSomebodyScrollsDown() {
        AuditScene scene(AuditScene::many(450));
        scene.show();
        QTRY_COMPARE(scene.rows(), 200);
        QVERIFY(scene.says(QStringLiteral("450 records")));
        scene.table().scrollToBottom();
        QTRY_COMPARE(scene.rows(), 400);
        QCOMPARE(scene.asked.back().before, std::string("251"));
        scene.table().scrollToBottom();
        QTRY_COMPARE(scene.rows(), 450);
        const std::size_t sent = scene.asked.size();
        scene.table().scrollToBottom();
        AuditScene::settle();
        QCOMPARE(scene.asked.size(), sent);
        QCOMPARE(scene.object(449), QStringLiteral("key-1"));
    }

    void newOnesLeaveSelectionAndPlace() {
        AuditScene scene(AuditScene::many(450));
        scene.show();
        QTRY_COMPARE(scene.rows(), 200);
        scene.table().scrollToBottom();
        QTRY_COMPARE(scene.rows(), 400);
        scene.table().setCurrentIndex(scene.table().model()->index(60, 0));
        scene.table().verticalScrollBar()->setValue(1'500);
        AuditScene::settle();
        const QString selected = scene.object(60);
        const QString uppermost =
            scene.table().indexAt({5, 5}).siblingAtColumn(3).data().toString();
        auto more = AuditScene::many(453);
        scene.records.swap(more);
        scene.refresh();
        QTRY_COMPARE(scene.rows(), 403);
        QCOMPARE(scene.object(0), QStringLiteral("key-453"));
        QCOMPARE(scene.table().shownRow(), 63);
        QCOMPARE(scene.object(63), selected);
        QCOMPARE(scene.table().indexAt({5, 5}).siblingAtColumn(3).data().toString(), uppermost);
    }

    void whoLooksAtTheNewestSeesNewOnes() {
        AuditScene scene(AuditScene::many(450));
        scene.show();
        QTRY_COMPARE(scene.rows(), 200);
        scene.records = AuditScene::many(452);
        scene.refresh();
        QTRY_COMPARE(scene.rows(), 202);
        QCOMPARE(scene.table().indexAt({5, 5}).row(), 0);
    }

    void moreNewOnesThanAPageBeginTheListAnew() {
        AuditScene scene(AuditScene::many(300));
        scene.show();
        QTRY_COMPARE(scene.rows(), 200);
        scene.records = AuditScene::many(900);
        scene.refresh();
        QTRY_COMPARE(scene.object(0), QStringLiteral("key-900"));
        QCOMPARE(scene.rows(), 200);
        scene.table().scrollToBottom();
        QTRY_COMPARE(scene.rows(), 400);
        QCOMPARE(scene.object(200), QStringLiteral("key-700"));
    }

    void anotherFilterKeepsWhatIsSelectedIfItMatches() {
        AuditScene scene;
        scene.show();
        QTRY_VERIFY(scene.rows() > 4);
        scene.table().setCurrentIndex(scene.table().model()->index(2, 0));
        scene.search().setText(QStringLiteral("key"));
        QTest::keyClick(&scene.search(), Qt::Key_Return);
        QTRY_VERIFY(scene.rows() < 8);
        QCOMPARE(scene.object(scene.table().shownRow()), QStringLiteral("etl-hourly"));
    }

    void thePaneShowsTheSelectedRecord() {
        AuditScene scene;
        scene.show();
        QTRY_VERIFY(scene.rows() > 4);
        auto* pane = scene.page->findChild<AuditPane*>();
        QVERIFY(!pane->isVisible());
        scene.table().setFocus(Qt::TabFocusReason);
        QTest::keyClick(&scene.table(), Qt::Key_J);
        QTest::keyClick(&scene.table(), Qt::Key_J);
        QTRY_VERIFY(pane->isVisible());
        QTRY_VERIFY(scene.says(QStringLiteral("17 Nov 2026, 14:13:02.305 UTC")));
        QVERIFY(scene.says(QStringLiteral("team: none → data\nmodels: any → gpt-4o-mini")));
        QTest::keyClick(&scene.table(), Qt::Key_Escape);
        QVERIFY(!pane->isVisible());
    }

    void selectedRowsAreCopiedForATable() {
        AuditScene scene;
        scene.show();
        QTRY_VERIFY(scene.rows() > 4);
        const QSignalSpy toasts(scene.page.get(), &Page::toastAsked);
        scene.page->copy();
        QCOMPARE(toasts.count(), 1);  // that there is nothing to copy
        scene.table().setCurrentIndex(scene.table().model()->index(3, 0));
        scene.table().selectionModel()->select(
            scene.table().model()->index(1, 0),
            QItemSelectionModel::Select | QItemSelectionModel::Rows);
        QTest::keySequence(&scene.table(), QKeySequence::Copy);
        const QStringList lines = QApplication::clipboard()->text().split(u'\n');
        QCOMPARE(lines.size(), 2);
        QCOMPARE(lines[0].split(u'\t').mid(1),
                 (QStringList{QStringLiteral("Command line"), QStringLiteral("Provider paused"),
                              QStringLiteral("azure-eu/gpt-5"),
                              QStringLiteral("key is being replaced")}));
        QVERIFY(lines[1].contains(QStringLiteral("Body viewed")));
    }

    void anEmptyLogSaysWhatWillStandThere() {
        AuditScene scene(AuditScene::many(0));
        scene.show();
        QTRY_VERIFY(scene.says(QStringLiteral("Nothing was done yet.")));
        QVERIFY(scene.button(QStringLiteral("Clear filter")) == nullptr);
        QVERIFY(!scene.exportButton->isEnabled());
    }

    void whereNothingMatchesTheFilterIsCleared() {
        AuditScene scene;
        scene.show();
        QTRY_VERIFY(scene.rows() > 4);
        scene.search().setText(QStringLiteral("gibbon"));
        QTRY_VERIFY(scene.says(QStringLiteral("No record matches.")));
        QVERIFY(
            scene.says(QStringLiteral("%1 are hidden by the filter.").arg(scene.records.size())));
        QTRY_VERIFY(scene.button(QStringLiteral("Clear filter")) != nullptr);
        scene.button(QStringLiteral("Clear filter"))->click();
        QTRY_COMPARE(scene.rows(), int(scene.records.size()));
        QCOMPARE(scene.search().text(), QString());
    }

    void aRefusalIsSaidWhereTheRecordsWouldBe() {
        AuditScene scene;
        scene.refusal = Error::denied("The token may not read.");
        scene.show();
        QTRY_VERIFY(scene.says(QStringLiteral("The token may not read.")));
        scene.refusal.reset();
        QTRY_VERIFY(scene.button(QStringLiteral("Try again")) != nullptr);
        scene.button(QStringLiteral("Try again"))->click();
        QTRY_VERIFY(scene.rows() > 4);
        QVERIFY(!scene.says(QStringLiteral("The token may not read.")));
    }

    void afterARefusalWhatWasThereStays() {
        AuditScene scene(AuditScene::many(450));
        scene.show();
        QTRY_COMPARE(scene.rows(), 200);
        scene.refusal = Error::unavailable("The books are closed.");
        scene.refresh();
        QTRY_VERIFY(scene.button(QStringLiteral("Try again")) != nullptr);
        QCOMPARE(scene.rows(), 200);
        // What is older is asked for once, and not again for as long as it fails.
        scene.table().scrollToBottom();
        AuditScene::settle();
        const auto asked = scene.asked.size();
        for (int round = 0; round < 5; ++round) {
            AuditScene::settle();
        }
        QCOMPARE(scene.asked.size(), asked);
        scene.refusal.reset();
        scene.button(QStringLiteral("Try again"))->click();
        QTRY_COMPARE(scene.rows(), 400);
        QTRY_VERIFY(scene.button(QStringLiteral("Try again")) == nullptr);
    }

    void nothingIsUnnamedAndNothingIsCut() {
        AuditScene scene;
        scene.show();
        QTRY_VERIFY(scene.rows() > 4);
        scene.table().setCurrentIndex(scene.table().model()->index(2, 0));
        AuditScene::settle();
        QCOMPARE(unnamedControls(scene.page.get()), QStringList());
        for (const QSize size : {QSize(970, 560), QSize(1260, 800)}) {
            scene.page->resize(size);
            QCOMPARE(settledCutTexts(scene.page.get()), QStringList());
        }
    }
};

}  // namespace weir::ui

QTEST_MAIN(weir::ui::TestAuditPage)
#include "test_audit_page.moc"
