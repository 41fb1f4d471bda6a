// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractItemModelTester>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTranslator>
#include <QtTest>

#include "tests/ui/support/canned_audit.hpp"
#include "ui/audit/audit_model.hpp"
#include "ui/audit/audit_text.hpp"
#include "ui/widgets/operator_text.hpp"

namespace weir::ui {

using admin::AuditRecord;

namespace {

AuditRecord record(int number) {
    AuditRecord made;
    made.id = std::to_string(number);
    made.actor = "window";
    made.action = "key created";
    made.object = "key-" + made.id;
    return made;
}

QString idsOf(const AuditModel& model) {
    QStringList ids;
    for (int row = 0; row < model.rowCount(); ++row) {
        ids << QString::fromStdString(model.at(row)->id);
    }
    return ids.join(u' ');
}

std::vector<AuditRecord> records(std::initializer_list<int> numbers) {
    std::vector<AuditRecord> made;
    for (const int number : numbers) {
        made.push_back(record(number));
    }
    return made;
}

}  // namespace

class TestAuditModel : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English)); }

    void newOnesComeOnTopAndTheOthersStay() {
        AuditModel model(QTimeZone::utc());
        const QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        model.setRecords(records({5, 4, 3, 2, 1}));
        const QPersistentModelIndex four = model.index(1, 0);
        const QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        const QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
        model.exchangeTop(3, records({7, 6, 5, 4, 3}));
        QCOMPARE(idsOf(model), QStringLiteral("7 6 5 4 3 2 1"));
        QCOMPARE(inserted.count(), 1);
        QCOMPARE(four.row(), 3);
        model.append(records({0}));
        QCOMPARE(idsOf(model), QStringLiteral("7 6 5 4 3 2 1 0"));
        QCOMPARE(reset.count(), 0);
    }

    void anyListBecomesAnyOther() {
        QRandomGenerator random(11);
        AuditModel model(QTimeZone::utc());
        const QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        for (int round = 0; round < 300; ++round) {
            std::vector<AuditRecord> now;
            QStringList ids;
            for (int number = 30; number > 0; --number) {
                if (random.bounded(3) > 0) {
                    now.push_back(record(number));
                    ids << QString::number(number);
                }
            }
            model.exchangeTop(model.rowCount(), std::move(now));
            QCOMPARE(idsOf(model), ids.join(u' '));
        }
        model.exchangeTop(model.rowCount(), {});
        QCOMPARE(model.rowCount(), 0);
    }

    void everyActionThatIsWrittenHasAWordAndAnIcon() {
        const auto all = cannedAudit();
        for (const AuditRecord& each : all) {
            QVERIFY2(actionWords().contains(actionText(each.action)), each.action.c_str());
            QVERIFY2(QFile::exists(QStringLiteral(":/icons/%1.svg").arg(actionIcon(each.action))),
                     each.action.c_str());
        }
        QCOMPARE(actionText("policy revised"), QStringLiteral("Document revised"));
    }

    void whatIsNotKnownIsShownAsItIs() {
        QCOMPARE(actionText("moon landed"), QStringLiteral("moon landed"));
        QCOMPARE(actionIcon("moon landed"), QString());
        QCOMPARE(actorText("admin"), QStringLiteral("admin"));
        AuditRecord unknown;
        unknown.action = "moon landed";
        unknown.object = "Apollo 11";
        QCOMPARE(objectText(unknown), QStringLiteral("Apollo 11"));
        QVERIFY(placeOf(unknown).page.isEmpty());
    }

    void waysInAreSaidInWords() {
        QCOMPARE(actorText("window"), QStringLiteral("Window"));
        QCOMPARE(actorText("socket"), QStringLiteral("Command line"));
        QCOMPARE(actorText("remote m.okafor"), QStringLiteral("m.okafor, from elsewhere"));
        QCOMPARE(actorText("weir.yaml"), QStringLiteral("The document's file"));
    }

    void germanHasItsOwnWords() {
        QTranslator german;
        QVERIFY(german.load(QStringLiteral(":/i18n/weir_de.qm")));
        QCoreApplication::installTranslator(&german);
        QCOMPARE(actionText("key revoked"), QStringLiteral("Schlüssel widerrufen"));
        QCOMPARE(actorText("window"), QStringLiteral("Fenster"));
        QCOMPARE(actorText("remote anna"), QStringLiteral("anna, von anderswo"));
        QCoreApplication::removeTranslator(&german);
        QCOMPARE(actionText("key revoked"), QStringLiteral("Key revoked"));
    }

    void aDetailIsALineAChange() {
        QCOMPARE(detailLines("tier: gold -> silver; tags: none -> search, eu"),
                 (QStringList{QStringLiteral("tier: gold → silver"),
                              QStringLiteral("tags: none → search, eu")}));
        QCOMPARE(detailLines(""), QStringList());
    }

    void timesAreOfTheZoneThatIsGiven() {
        const Timestamp at =
            std::chrono::sys_days{std::chrono::year{2026} / 11 / 17} + std::chrono::hours{23};
        QCOMPARE(auditTime(at, QTimeZone::utc()), QStringLiteral("17 Nov 2026, 23:00:00"));
        QCOMPARE(auditTime(at, QTimeZone(3'600)), QStringLiteral("18 Nov 2026, 00:00:00"));
        QCOMPARE(exactTime(at + std::chrono::milliseconds(7), QTimeZone::utc()),
                 QStringLiteral("17 Nov 2026, 23:00:00.007 UTC"));
    }
};

}  // namespace weir::ui

QTEST_MAIN(weir::ui::TestAuditModel)
#include "test_audit_model.moc"
