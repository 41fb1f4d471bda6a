// SPDX-License-Identifier: GPL-3.0-or-later
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QtTest>

#include "engine/control/admin/keys.hpp"
#include "engine/control/admin/traffic.hpp"
#include "tests/support/http_client.hpp"
#include "tests/ui/remote/remote_gateway.hpp"
#include "tests/ui/support/canned.hpp"
#include "tests/ui/support/no_tokens.hpp"
#include "ui/actions/action_registry.hpp"
#include "ui/remote/remote_client.hpp"
#include "ui/traffic/table/traffic_table.hpp"
#include "ui/widgets/elided_label.hpp"
#include "ui/window/gateway_model.hpp"
#include "ui/window/instance_switcher.hpp"
#include "ui/window/main_window.hpp"
#include "ui/window/page.hpp"
#include "ui/window/remote_bar.hpp"
#include "ui/window/shell.hpp"

using namespace weir;
using namespace weir::ui;
using admin::Role;

// The whole window on a gateway of another machine, as it is: what it shows, what it lets one do,
// and what it does when the gateway goes and comes back.
class TestRemoteWindow : public QObject {
    Q_OBJECT

    std::unique_ptr<RemoteGateway> m_gateway;
    std::unique_ptr<QTemporaryDir> m_folder;
    NoTokens m_tokens;
    FakeAutostart m_autostart;
    std::unique_ptr<RemoteClient> m_client;
    std::unique_ptr<Shell> m_shell;
    int m_wentLocal = 0;

    void open(Role role) {
        m_client =
            std::make_unique<RemoteClient>(m_gateway->pinned(), m_gateway->token("anna", role));
        RemotePorts ports;
        ports.tokens = &m_tokens;
        ports.openLocal = [this] { ++m_wentLocal; };
        ports.client = m_client.get();
        m_shell = std::make_unique<Shell>(
            *qApp, ShellPorts{*m_client, m_autostart, m_folder->filePath(u"ui.ini"_qs), ports});
        m_shell->window().resize(1440, 900);
        m_shell->window().show();
        QTRY_VERIFY_WITH_TIMEOUT(m_shell->gateway().isKnown(), 20'000);
    }
    MainWindow& window() { return m_shell->window(); }

    template <class Widget>
    bool shows(const QString& text) {
        for (const auto* each : window().findChildren<Widget*>()) {
            if (each->isVisible() &&
                (each->text().contains(text) || each->toolTip().contains(text))) {
                return true;
            }
        }
        return false;
    }
    QPushButton* button(const QString& text) {
        for (QPushButton* each : window().findChildren<QPushButton*>()) {
            if (each->text() == text && each->isVisible()) {
                return each;
            }
        }
        return nullptr;
    }
    void call(const std::string& key) {
        test::HttpClient tool(m_gateway->callPort());
        tool.post("/v1/chat/completions", "Authorization: Bearer " + key + "\r\n",
                  "{\"model\":\"sim/echo\",\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}");
        (void)tool.receive();
    }
    QAbstractItemModel* rows() {
        const auto* table = window().currentPage()->findChild<TrafficTable*>();
        return table == nullptr ? nullptr : table->model();
    }

private slots:
    void init() {
        m_gateway = std::make_unique<RemoteGateway>();
        m_folder = std::make_unique<QTemporaryDir>();
        m_wentLocal = 0;
    }
    void cleanup() {
        m_shell.reset();
        m_client.reset();
        m_gateway.reset();
    }

    void itSaysWhereItIs() {
        open(Role::Operate);
        const QString address = m_gateway->address().hostAndPort();
        QTRY_VERIFY(window().windowTitle().contains(u"halden"_qs));
        QTRY_VERIFY(shows<QLabel>(u"Remote gateway halden"_qs));
        QTRY_VERIFY(shows<ElidedLabel>(u"Your token may read and operate."_qs));
        QVERIFY(shows<ElidedLabel>(address));
        auto* switcher = window().findChild<InstanceSwitcher*>();
        QVERIFY(switcher->isVisible());
        QVERIFY(switcher->text().startsWith(u"hal"_qs));
        QVERIFY(switcher->property("remote").toBool());
        button(u"Back to this computer"_qs)->click();
        QCOMPARE(m_wentLocal, 1);
    }

    void theMenuOfTheSwitcherLeadsBackAndOn() {
        open(Role::Read);
        QMenu* menu = window().findChild<InstanceSwitcher*>()->menu();
        emit menu->aboutToShow();
        QStringList texts;
        for (const QAction* action : menu->actions()) {
            texts << action->text();
        }
        QVERIFY(texts.contains(u"This computer"_qs));
        QVERIFY(texts.contains(u"Connect to a gateway…"_qs));
        menu->actions().first()->trigger();
        QCOMPARE(m_wentLocal, 1);
    }

    void whatTheRoleDoesNotReachIsDisabledAndSaysWhy() {
        open(Role::Read);
        QTRY_VERIFY(!m_shell->actions().find(u"gateway.pause"_qs)->isEnabled());
        QVERIFY(m_shell->actions().find(u"gateway.pause"_qs)->toolTip().contains(u"operate"_qs));
        window().openPage(u"providers"_qs);
        QTRY_VERIFY(button(u"Add provider"_qs) != nullptr);
        QTRY_VERIFY(!button(u"Add provider"_qs)->isEnabled());
        QVERIFY(button(u"Add provider"_qs)->toolTip().contains(u"halden"_qs));
        QVERIFY(!button(u"Test"_qs)->isEnabled());
        window().openPage(u"settings"_qs);
        QTRY_VERIFY(button(u"Pause"_qs) != nullptr);
        QVERIFY(!button(u"Pause"_qs)->isEnabled());
    }

    void anOperatorPausesFromElsewhere() {
        open(Role::Operate);
        QTRY_VERIFY(m_shell->actions().find(u"gateway.pause"_qs)->isEnabled());
        m_shell->actions().find(u"gateway.pause"_qs)->trigger();
        QTRY_COMPARE(m_shell->gateway().status().state, GatewayState::Paused);
        QCOMPARE(admin::callAndWait(m_gateway->local(), admin::GetStatus{})->state,
                 GatewayState::Paused);
    }

    void callsFromHereNeedAnAddressThatLeadsThere() {
        open(Role::Admin);
        QVERIFY(m_shell->gateway().whyNoCalls().contains(u"public_url"_qs));
        QCOMPARE(m_shell->gateway().whyNot(Role::Admin), QString());
        window().openPage(u"playground"_qs);
        QTRY_VERIFY(button(u"Send"_qs) != nullptr);
        QTRY_VERIFY(button(u"Send"_qs)->toolTip().contains(u"public_url"_qs));
        QVERIFY(!button(u"Send"_qs)->isEnabled());
    }

    void aLostGatewayIsSaidAndFoundAgainWithoutHolesOrDoubles() {
        open(Role::Admin);
        const std::string key =
            admin::callAndWait(m_gateway->local(), admin::CreateKey{"tool", "", ""})->secret;
        window().openPage(u"traffic"_qs);
        call(key);
        call(key);
        QTRY_COMPARE_WITH_TIMEOUT(rows()->rowCount(), 2, 20'000);

        m_gateway->stop();
        QTRY_VERIFY_WITH_TIMEOUT(m_shell->gateway().lost().has_value(), 20'000);
        QTRY_VERIFY(shows<QLabel>(u"No answer from "_qs + m_gateway->address().hostAndPort() +
                                  u" since"_qs));
        QVERIFY(shows<ElidedLabel>(u"Shown is the state of"_qs));
        QVERIFY(button(u"Try again"_qs) != nullptr);
        QCOMPARE(rows()->rowCount(), 2);

        // It comes back as another run, with calls of its own.
        m_gateway->start();
        call(key);
        button(u"Try again"_qs)->click();
        QTRY_VERIFY_WITH_TIMEOUT(!m_shell->gateway().lost().has_value(), 30'000);
        // The two of before come out of the books now; each is there once.
        QTRY_COMPARE_WITH_TIMEOUT(rows()->rowCount(), 3, 20'000);
        call(key);
        QTRY_COMPARE_WITH_TIMEOUT(rows()->rowCount(), 4, 20'000);
        QVERIFY(button(u"Try again"_qs) == nullptr);
    }
};

QTEST_MAIN(TestRemoteWindow)
#include "test_remote_window.moc"
