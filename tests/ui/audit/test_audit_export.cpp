// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QFile>
#include <QSignalSpy>

#include "tests/ui/audit/audit_scene.hpp"
#include "ui/audit/audit_export.hpp"

namespace weir::ui {

namespace {

QStringList linesOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly)
               ? QString::fromUtf8(file.readAll()).split(QStringLiteral("\r\n"))
               : QStringList();
}

}  // namespace

// The audit log as a file: all of it, or none.
class TestAuditExport : public QObject {
    Q_OBJECT

    static QStringList filesIn(const QTemporaryDir& home) {
        return QDir(home.path()).entryList({QStringLiteral("*.csv*")}, QDir::Files);
    }

private slots:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English)); }

    void allPagesOfWhatMatchesAreWritten() {
        AuditScene scene(AuditScene::many(2'345));
        scene.records[5].object = "=cmd|'/c calc'!A1";
        scene.records[6].detail = "reason: none -> \"a, b\"";
        scene.path = scene.home.filePath(QStringLiteral("out"));
        scene.show();
        QTRY_COMPARE(scene.rows(), 200);
        const QSignalSpy toasts(scene.page.get(), &Page::toastAsked);
        scene.page->exportAll();
        QTRY_COMPARE(toasts.count(), 1);
        QCOMPARE(toasts[0][0].value<ToastMessage>().text, QStringLiteral("2,345 records exported"));
        QVERIFY(scene.suggested.endsWith(QStringLiteral("weir-audit-2026-11-17.csv")));
        const QString path = scene.path + QStringLiteral(".csv");
        const QStringList lines = linesOf(path);
        QCOMPARE(lines.size(), 1 + 2'345 + 1);
        QCOMPARE(lines[0], QStringLiteral("time,actor,action,object,detail"));
        QCOMPARE(lines[1], QStringLiteral("%1,window,key created,key-2345,")
                               .arg(QString::fromStdString(toIso(kCannedNow))));
        QVERIFY2(lines[6].contains(QStringLiteral("'=cmd")), qPrintable(lines[6]));
        QVERIFY2(lines[7].endsWith(QStringLiteral(",\"reason: none -> \"\"a, b\"\"\"")),
                 qPrintable(lines[7]));
        QVERIFY(lines[2'345].contains(QStringLiteral(",key-1,")));
        // Nobody else may read it.
        QCOMPARE(QFile::permissions(path) & (QFile::ReadGroup | QFile::ReadOther),
                 QFile::Permissions());
    }

    void onlyWhatMatchesIsWritten() {
        AuditScene scene;
        scene.path = scene.home.filePath(QStringLiteral("keys.csv"));
        scene.show();
        scene.search().setText(QStringLiteral("revoked"));
        QTest::keyClick(&scene.search(), Qt::Key_Return);
        QTRY_COMPARE(scene.rows(), 2);
        scene.exportButton->click();
        QTRY_COMPARE(linesOf(scene.path).size(), 1 + 2 + 1);
        QVERIFY(linesOf(scene.path)[1].contains(QStringLiteral("socket,key revoked,search-old")));
    }

    void anErrorOnTheWayLeavesNoFileAndIsSaid() {
        AuditScene scene(AuditScene::many(2'345));
        scene.path = scene.home.filePath(QStringLiteral("out.csv"));
        scene.show();
        QTRY_COMPARE(scene.rows(), 200);
        scene.refusal = Error::unavailable("The books are closed.");
        scene.refusedFrom = scene.asked.size() + 2;  // after the first page
        scene.page->exportAll();
        QTRY_VERIFY(scene.says(QStringLiteral("The audit log was not exported.")));
        QCOMPARE(filesIn(scene.home), QStringList());
        // And again, once they are open.
        scene.refusal.reset();
        QVERIFY(scene.exportButton->isEnabled());
        scene.page->exportAll();
        QTRY_COMPARE(filesIn(scene.home), QStringList(QStringLiteral("out.csv")));
        QVERIFY(!scene.says(QStringLiteral("The audit log was not exported.")));
    }

    void aFileThatIsThereStaysUntilTheNewOneIsWhole() {
        AuditScene scene(AuditScene::many(2'345));
        scene.path = scene.home.filePath(QStringLiteral("out.csv"));
        QFile before(scene.path);
        QVERIFY(before.open(QIODevice::WriteOnly) && before.write("kept") == 4);
        before.close();
        AuditExport job(scene.client, {}, scene.path);
        const QSignalSpy cancelled(&job, &AuditExport::cancelled);
        const QSignalSpy finished(&job, &AuditExport::finished);
        QSignalSpy progressed(&job, &AuditExport::progressed);
        job.start();
        QVERIFY(progressed.wait());
        QCOMPARE(job.done(), std::uint64_t{1'000});
        QCOMPARE(job.total(), std::uint64_t{2'345});
        job.cancel();
        job.cancel();
        AuditScene::settle();
        QCOMPARE(cancelled.count(), 1);
        QCOMPARE(finished.count(), 0);
        QCOMPARE(linesOf(scene.path), QStringList(QStringLiteral("kept")));
        QCOMPARE(filesIn(scene.home), QStringList(QStringLiteral("out.csv")));
    }

    void aPlaceThatCannotBeWrittenIsSaid() {
        AuditScene scene;
        scene.path = scene.home.filePath(QStringLiteral("not/there/out.csv"));
        scene.show();
        QTRY_VERIFY(scene.rows() > 4);
        scene.page->exportAll();
        QTRY_VERIFY(scene.says(QStringLiteral("The audit log was not exported.")));
        QTRY_VERIFY(scene.button(QStringLiteral("Close")) != nullptr);
        scene.button(QStringLiteral("Close"))->click();
        QTRY_VERIFY(!scene.says(QStringLiteral("The audit log was not exported.")));
    }

    void whereNoFileIsNamedNothingHappens() {
        AuditScene scene;
        scene.show();
        QTRY_VERIFY(scene.rows() > 4);
        const std::size_t before = scene.asked.size();
        scene.page->exportAll();
        AuditScene::settle();
        QCOMPARE(scene.asked.size(), before);
        QVERIFY(scene.exportButton->isEnabled());
    }
};

}  // namespace weir::ui

QTEST_MAIN(weir::ui::TestAuditExport)
#include "test_audit_export.moc"
