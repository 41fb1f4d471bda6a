// SPDX-License-Identifier: GPL-3.0-or-later
#include <QApplication>
#include <QClipboard>
#include <QSignalSpy>
#include <QtTest>

#include "tests/ui/support/inspect.hpp"
#include "tests/ui/window/shell_scene.hpp"
#include "ui/actions/action_registry.hpp"
#include "ui/widgets/button.hpp"
#include "ui/window/start_notice_bar.hpp"

namespace weir::ui {

class TestStartNotice : public QObject, private ShellScene {
    Q_OBJECT

    StartNoticeBar* bar() const { return m_shell->window().findChild<StartNoticeBar*>(); }
    Button* buttonOf(const QString& text) const {
        for (Button* each : bar()->findChildren<Button*>()) {
            if (each->isVisible() && each->text() == text) {
                return each;
            }
        }
        return nullptr;
    }

private slots:
    void init() { setUp(); }
    void cleanup() { tearDown(); }

    void anOrdinaryStartSaysNothing() {
        open();
        QVERIFY(!bar()->isVisible());
    }

    void aBadEndIsSaidUntilItIsRead() {
        open();
        m_shell->window().tellBadEnd(QDateTime(QDate(2026, 11, 23), QTime(14, 2), Qt::UTC));
        settle();
        QVERIFY(bar()->isVisible());
        QVERIFY(bar()->accessibleName().contains(QStringLiteral("Records are kept")));
        QApplication::clipboard()->clear();
        buttonOf(QStringLiteral("Copy diagnostics"))->click();
        QTRY_VERIFY(QApplication::clipboard()->text().startsWith(QStringLiteral("Weir: ")));
        buttonOf(QStringLiteral("Close"))->click();
        QVERIFY(!bar()->isVisible());
    }

    void safeModeStandsInTheTitleAndIsLeftFromThePaletteToo() {
        open();
        m_shell->window().tellSafeMode();
        m_shell->window().openPage(QStringLiteral("traffic"));
        QCOMPARE(m_shell->window().windowTitle(), QStringLiteral("Traffic - Weir (safe mode)"));
        const QSignalSpy left(&m_shell->window(), &MainWindow::leaveSafeModeAsked);
        buttonOf(QStringLiteral("Leave safe mode"))->click();
        m_shell->actions().find(QStringLiteral("gateway.leave_safe_mode"))->trigger();
        QCOMPARE(left.count(), 2);
        m_shell->window().resize(1024, 680);
        QCOMPARE(settledCutTexts(bar()), QStringList());
    }
};

}  // namespace weir::ui

QTEST_MAIN(weir::ui::TestStartNotice)
#include "test_start_notice.moc"
