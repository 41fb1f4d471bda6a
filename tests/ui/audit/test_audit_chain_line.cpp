// SPDX-License-Identifier: GPL-3.0-or-later
#include <QApplication>
#include <QClipboard>
#include <QSignalSpy>

#include "tests/ui/audit/audit_scene.hpp"
#include "ui/actions/action_registry.hpp"
#include "ui/widgets/toast.hpp"

namespace weir::ui {

namespace {

admin::VerifiedAudit brokenAt(std::uint64_t number, AuditFault fault) {
    admin::VerifiedAudit verified = cannedChain();
    verified.holds = false;
    verified.records = number - 1;
    verified.brokenAt = number;
    verified.fault = fault;
    return verified;
}

}  // namespace

// What the page says about the chain of the audit log.
class TestAuditChainLine : public QObject {
    Q_OBJECT

    static QString toastOf(AuditScene& scene, const QString& action) {
        ActionRegistry registry(scene.page.get());
        scene.page->addActions(registry);
        QSignalSpy toasts(scene.page.get(), &AuditPage::toastAsked);
        registry.find(action)->trigger();
        return toasts.isEmpty() ? QString() : toasts[0][0].value<ToastMessage>().text;
    }

private slots:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English)); }

    void itIsVerifiedWhenThePageIsOpenedAndOnDemand() {
        AuditScene scene;
        QCOMPARE(scene.client.timesAsked<admin::VerifyAudit>(), 0);
        scene.show();
        QTRY_VERIFY(scene.says(QStringLiteral("The chain is verified up to record 28")));
        QCOMPARE(scene.client.timesAsked<admin::VerifyAudit>(), 1);
        toastOf(scene, QStringLiteral("audit.verify"));
        AuditScene::settle();
        QCOMPARE(scene.client.timesAsked<admin::VerifyAudit>(), 2);
        scene.refresh();
        QCOMPARE(scene.client.timesAsked<admin::VerifyAudit>(), 3);
    }

    void itIsNotAskedWhileItIsOnItsWay() {
        AuditScene scene;
        scene.page->show();
        toastOf(scene, QStringLiteral("audit.verify"));
        QCOMPARE(scene.client.timesAsked<admin::VerifyAudit>(), 1);
    }

    void itsCheckpointIsCopied() {
        AuditScene scene;
        scene.page->show();
        QCOMPARE(toastOf(scene, QStringLiteral("audit.copy_checkpoint")),
                 QStringLiteral("Not known yet."));
        QTRY_VERIFY(scene.button(QStringLiteral("Copy checkpoint")) != nullptr);
        QSignalSpy toasts(scene.page.get(), &AuditPage::toastAsked);
        scene.button(QStringLiteral("Copy checkpoint"))->click();
        QCOMPARE(QApplication::clipboard()->text(),
                 QStringLiteral("28:") + QString::fromStdString(cannedChain().head));
        QCOMPARE(toasts[0][0].value<ToastMessage>().text,
                 QStringLiteral("Checkpoint of record 28 copied"));
    }

    void aBreakIsSaidAndShown() {
        AuditScene scene;
        scene.chain = brokenAt(7, AuditFault::Changed);
        scene.show();
        QTRY_VERIFY(scene.says(QStringLiteral("The chain breaks at record 7:")));
        QVERIFY(scene.says(QStringLiteral("its content was changed. Records before it hold.")));
        QVERIFY(!scene.says(QStringLiteral("verified up to")));
        QVERIFY(scene.button(QStringLiteral("Copy checkpoint")) == nullptr);
        QCOMPARE(toastOf(scene, QStringLiteral("audit.copy_checkpoint")),
                 QStringLiteral("The chain does not hold."));
        scene.button(QStringLiteral("Show record"))->click();
        QTRY_COMPARE(scene.rows(), 1);
        QCOMPARE(scene.asked.back().words, std::string("#7"));
    }

    void whatIsNotThereCannotBeShown_data() {
        QTest::addColumn<int>("fault");
        QTest::addColumn<QString>("words");
        QTest::newRow("missing") << int(AuditFault::Missing)
                                 << "it is missing. Records before it hold.";
        QTest::newRow("added") << int(AuditFault::Added)
                               << "it was not written by Weir. Records before it hold.";
    }
    void whatIsNotThereCannotBeShown() {
        QFETCH(int, fault);
        QFETCH(QString, words);
        AuditScene scene;
        scene.chain = brokenAt(12, AuditFault(fault));
        scene.show();
        QTRY_VERIFY(scene.says(words));
        QVERIFY(scene.button(QStringLiteral("Show record")) == nullptr);
        scene.chain = cannedChain();
        scene.button(QStringLiteral("Verify again"))->click();
        QTRY_VERIFY(scene.says(QStringLiteral("The chain is verified up to record 28")));
        QVERIFY(!scene.says(words));
    }

    void whatCannotBeVerifiedIsSaid() {
        AuditScene scene;
        scene.chain = Error::unsupported("This gateway cannot do 'audit.verify'.");
        scene.show();
        QTRY_VERIFY(scene.says(QStringLiteral("The chain could not be verified.")));
        QVERIFY(scene.button(QStringLiteral("Copy checkpoint")) == nullptr);
        scene.chain = cannedChain();
        scene.refresh();
        QTRY_VERIFY(scene.says(QStringLiteral("The chain is verified up to record 28")));
    }

    void anEmptyLogSaysNothingOfIt() {
        AuditScene scene(std::vector<admin::AuditRecord>{});
        scene.chain = admin::VerifiedAudit{true, 0, std::string(64, '0'), 0, AuditFault::None};
        scene.show();
        AuditScene::settle();
        QVERIFY(!scene.says(QStringLiteral("The chain")));
    }

    void aRecordSaysItsNumber() {
        AuditScene scene;
        scene.show();
        QTRY_VERIFY(scene.rows() > 4);
        scene.table().setCurrentIndex(scene.table().model()->index(4, 0));
        QTRY_VERIFY(scene.says(QStringLiteral("24")));
    }
};

}  // namespace weir::ui

QTEST_MAIN(weir::ui::TestAuditChainLine)
#include "test_audit_chain_line.moc"
