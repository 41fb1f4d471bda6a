// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAction>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

#include "tests/ui/support/canned.hpp"
#include "tests/ui/support/canned_calls.hpp"
#include "ui/actions/action_registry.hpp"
#include "ui/first_start/first_start.hpp"
#include "ui/window/gateway_model.hpp"
#include "ui/window/gateway_notice_bar.hpp"
#include "ui/window/main_window.hpp"
#include "ui/window/page.hpp"
#include "ui/window/shell.hpp"
#include "ui/window/status_bar.hpp"
#include "ui/window/status_item.hpp"

namespace weir::ui {

// The window around the first start, and whether there is one.
class TestFirstWindow : public QObject {
    Q_OBJECT

private slots:
    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        m_client = std::make_unique<FakeAdminClient>();
        answerAll(*m_client);
        m_client->answer<admin::ListTraffic>({});
        m_client->answer<admin::ListProviders>({});
    }

    void cleanup() {
        m_shell.reset();
        m_client.reset();
    }

    // A file of somebody who has providers; they are lost only until it is repaired.
    void aDocumentWithAnErrorIsNoFirstStart() {
        admin::GatewayStatus status = cannedStatus();
        status.state = GatewayState::Stopped;
        status.revision = 0;
        status.policyProblem = "weir.yaml:3:5: unknown field \"tear\"";
        m_client->answer<admin::GetStatus>(status);
        open();
        QTRY_VERIFY(m_shell->window().findChild<GatewayNoticeBar*>()->isVisible());
        QVERIFY(m_shell->window().findChild<GatewayNoticeBar*>()->accessibleName().contains(
            QStringLiteral("weir.yaml:3:5")));
        QVERIFY(firstStart() == nullptr);
    }

    void aTakenPortIsSaidOverTheFirstStart() {
        admin::GatewayStatus status = cannedStatus();
        status.state = GatewayState::PortInUse;
        status.problem = "Port 9347 is used by ollama (pid 4121).";
        status.suggestedPort = 9348;
        m_client->answer<admin::GetStatus>(status);
        open();
        QTRY_VERIFY(firstStart() != nullptr);
        auto* notice = firstStart()->findChild<GatewayNoticeBar*>();
        QTRY_VERIFY(notice->isVisible());
        std::string asked;
        m_client->on<admin::SetListen>([&](const admin::SetListen& operation) {
            asked = operation.address;
            m_client->answer<admin::GetStatus>(cannedStatus());
            return Result<admin::GatewayStatus>(cannedStatus());
        });
        notice->findChildren<QPushButton*>().constFirst()->click();
        QTRY_COMPARE(asked, std::string("127.0.0.1:9348"));
        QTRY_VERIFY(!notice->isVisible());
    }

    void theTitleNamesNoPageThatIsOutOfSight() {
        open();
        QTRY_VERIFY(firstStart() != nullptr);
        QCOMPARE(m_shell->window().windowTitle(), QStringLiteral("Weir"));
        emit firstStart() -> skipped();
        QCOMPARE(m_shell->window().windowTitle(), QStringLiteral("Overview - Weir"));
    }

    void theStatusBarLeadsToNoPageThatIsOutOfSight() {
        open();
        QTRY_VERIFY(firstStart() != nullptr);
        auto* state = m_shell->window().findChild<StatusBar*>()->findChild<StatusItem*>();
        QCOMPARE(state->focusPolicy(), Qt::NoFocus);
        state->click();
        QCOMPARE(m_shell->window().currentPageId(), QStringLiteral("overview"));
        emit firstStart() -> skipped();
        QCOMPARE(state->focusPolicy(), Qt::TabFocus);
        state->click();
        QCOMPARE(m_shell->window().currentPageId(), QStringLiteral("settings"));
    }

    void theMenuOffersWhatTheStateAllows() {
        open();
        const auto enabled = [this](const char* id) {
            return m_shell->actions().find(QString::fromLatin1(id))->isEnabled();
        };
        QVERIFY(!enabled("gateway.start") && enabled("gateway.pause") && enabled("gateway.stop"));
        admin::GatewayStatus status = cannedStatus();
        status.state = GatewayState::Stopped;
        m_client->answer<admin::GetStatus>(status);
        m_shell->gateway().refresh();
        QTRY_VERIFY(enabled("gateway.start"));
        QVERIFY(!enabled("gateway.pause") && !enabled("gateway.stop"));
    }

private:
    void open() {
        m_shell = std::make_unique<Shell>(
            *qApp,
            ShellPorts{*m_client, m_autostart, m_folder->filePath(QStringLiteral("ui.ini"))});
        m_shell->window().show();
        QTRY_VERIFY(m_shell->gateway().isKnown());
    }
    FirstStart* firstStart() const { return m_shell->window().findChild<FirstStart*>(); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<FakeAdminClient> m_client;
    FakeAutostart m_autostart;
    std::unique_ptr<Shell> m_shell;
};

}  // namespace weir::ui

QTEST_MAIN(weir::ui::TestFirstWindow)
#include "test_first_window.moc"
