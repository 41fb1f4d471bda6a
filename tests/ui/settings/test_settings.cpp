// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractButton>
#include <QCheckBox>
#include <QLabel>
#include <QLocale>
#include <QtTest>
#include <algorithm>

#include "tests/ui/window/shell_scene.hpp"
#include "ui/actions/action_registry.hpp"
#include "ui/theme/theme.hpp"
#include "ui/widgets/toast.hpp"

namespace weir::ui {

class TestSettings : public QObject, private ShellScene {
    Q_OBJECT

private slots:
    void init() { setUp(); }
    void cleanup() { tearDown(); }

    void anotherAddressIsAskedForAndARefusalStandsUnderTheField() {
        m_client->refuse<admin::SetListen>(
            Error::denied("0.0.0.0 lets other machines call.", "Create a key first."));
        open();
        m_shell->window().openPage(QStringLiteral("settings"));
        QLineEdit* address = field();
        QCOMPARE(address->text(), QStringLiteral("127.0.0.1:9347"));
        address->selectAll();
        QTest::keyClicks(address, QStringLiteral("0.0.0.0:9347"));
        QTest::keyClick(address, Qt::Key_Return);
        QTRY_VERIFY(address->property("invalid").toBool());
        QCOMPARE(address->text(), QStringLiteral("0.0.0.0:9347"));
        // Under the field, and nowhere else.
        QVERIFY(!m_shell->window().findChild<Toast*>()->isVisible());
        bool said = false;
        for (const QLabel* label : m_shell->window().currentPage()->findChildren<QLabel*>()) {
            said = said || (label->isVisible() &&
                            label->text().contains(QStringLiteral("Create a key first.")));
        }
        QVERIFY(said);
    }

    void theGatewayIsStoppedAndStartedInTheSettings() {
        open();
        m_shell->window().openPage(QStringLiteral("settings"));
        settle();
        QVERIFY(button(QStringLiteral("Start")) == nullptr);
        QVERIFY(button(QStringLiteral("Pause")) != nullptr);
        const auto become = [this](GatewayState state) {
            admin::GatewayStatus status = cannedStatus();
            status.state = state;
            m_client->answer<admin::GetStatus>(status);
            return Result<admin::GatewayStatus>(status);
        };
        m_client->on<admin::StopGateway>(
            [&](const admin::StopGateway&) { return become(GatewayState::Stopped); });
        m_client->on<admin::StartGateway>(
            [&](const admin::StartGateway&) { return become(GatewayState::Listening); });
        button(QStringLiteral("Stop"))->click();
        QTRY_VERIFY(button(QStringLiteral("Start")) != nullptr);
        QVERIFY(button(QStringLiteral("Stop")) == nullptr);
        button(QStringLiteral("Start"))->click();
        QTRY_VERIFY(button(QStringLiteral("Stop")) != nullptr);
    }

    void theCertificateOfTheGatewayIsNamed() {
        admin::GatewayStatus status = cannedStatus();
        status.tls = true;
        status.tlsNames = {"weir.example", "192.0.2.7"};
        status.tlsEnds = Timestamp(std::chrono::sys_days{std::chrono::year{2027} / 3 / 15} +
                                   std::chrono::hours{12});
        status.tlsProblem = "The file /etc/weir/key.pem cannot be read.";
        m_client->answer<admin::GetStatus>(status);
        open();
        m_shell->window().openPage(QStringLiteral("settings"));
        settle();
        const QString ends = QLocale().toString(QDate(2027, 3, 15), QLocale::ShortFormat);
        const QString fact = QStringLiteral(
                                 "Certificate for weir.example, 192.0.2.7, until %1. The file "
                                 "/etc/weir/key.pem cannot be read.")
                                 .arg(ends);
        const auto labels = m_shell->window().currentPage()->findChildren<QLabel*>();
        QVERIFY(std::ranges::any_of(labels,
                                    [&](const QLabel* label) { return label->text() == fact; }));
    }

    void whatIsDisabledSaysWhy() {
        open();
        m_shell->window().openPage(QStringLiteral("settings"));
        settle();
        QPushButton* listen = button(QStringLiteral("Listen there"));
        QVERIFY(!listen->isEnabled() && !listen->toolTip().isEmpty());
        QTest::keyClicks(field(), QStringLiteral("0"));
        QVERIFY(listen->isEnabled() && listen->toolTip().isEmpty());
    }

    void aThemeIsACommandToo() {
        open();
        ActionRegistry& actions = m_shell->actions();
        QAction* dark = actions.find(QStringLiteral("view.theme_dark"));
        QVERIFY(dark != nullptr);
        dark->trigger();
        QCOMPARE(m_shell->theme().choice(), ThemeChoice::Dark);
        QCOMPARE(m_shell->theme().scheme(), Scheme::Dark);
        // The page shows the same, and so does the next window.
        m_shell->window().openPage(QStringLiteral("settings"));
        settle();
        const auto chosen = [this](const QString& word) {
            const auto buttons = m_shell->window().currentPage()->findChildren<QAbstractButton*>();
            return std::ranges::any_of(buttons, [&](const QAbstractButton* each) {
                return each->text() == word && each->isChecked();
            });
        };
        QVERIFY(chosen(QStringLiteral("Dark")) && !chosen(QStringLiteral("Light")));
        m_shell.reset();
        open();
        QCOMPARE(m_shell->theme().choice(), ThemeChoice::Dark);
        // And while it is open.
        QVERIFY(chosen(QStringLiteral("Dark")));
        m_shell->actions().find(QStringLiteral("view.theme_light"))->trigger();
        QCOMPARE(m_shell->theme().scheme(), Scheme::Light);
        QVERIFY(chosen(QStringLiteral("Light")) && !chosen(QStringLiteral("Dark")));
    }

    void autostartShowsWhatIsSo() {
        m_autostart = {};
        m_autostart.fails = true;
        open();
        m_shell->window().openPage(QStringLiteral("settings"));
        auto* box = m_shell->window().currentPage()->findChild<QCheckBox*>();
        QVERIFY(!box->isChecked());
        box->click();
        QVERIFY(!box->isChecked());  // it failed, so it is not on
        m_autostart.fails = false;
        box->click();
        QVERIFY(box->isChecked() && m_autostart.on);
    }
};

}  // namespace weir::ui

QTEST_MAIN(weir::ui::TestSettings)
#include "test_settings.moc"
