// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCheckBox>
#include <QLineEdit>
#include <QSignalSpy>
#include <QtTest>
#include <memory>

#include "tests/support/fake_clock.hpp"
#include "tests/ui/support/canned.hpp"
#include "tests/ui/support/canned_alerts.hpp"
#include "tests/ui/support/canned_calls.hpp"
#include "tests/ui/support/inspect.hpp"
#include "ui/alerts/alert_rules_dialog.hpp"
#include "ui/alerts/alert_table.hpp"
#include "ui/alerts/alert_text.hpp"
#include "ui/alerts/alerts_page.hpp"
#include "ui/alerts/webhook_dialog.hpp"
#include "ui/notifications/troubles.hpp"
#include "ui/theme/theme.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/dialog_footer.hpp"
#include "ui/widgets/segments.hpp"
#include "ui/widgets/span_text.hpp"
#include "ui/window/gateway_model.hpp"

namespace weir::ui {

namespace {

struct Fixture {
    Fixture() : gateway(client), page(client, gateway, clock) {
        clock.set(kCannedNow);
        answerAll(client);
        client.on<admin::SetWebhook>([this](const admin::SetWebhook& asked) {
            set.push_back(asked);
            admin::WebhookRow row;
            row.settings = asked.settings;
            return Result<admin::WebhookRow>(row);
        });
        client.on<admin::RemoveWebhook>([this](const admin::RemoveWebhook& asked) {
            removed.push_back(asked.name);
            admin::RemovedWebhook reply;
            reply.name = asked.name;
            reply.text = "its text";
            return Result<admin::RemovedWebhook>(reply);
        });
        client.on<admin::RestoreWebhook>([this](const admin::RestoreWebhook& asked) {
            restored.push_back(asked.removed.text);
            return Result<admin::WebhookRow>(admin::WebhookRow());
        });
        client.on<admin::SetAlerts>([this](const admin::SetAlerts& asked) {
            rules.push_back(asked.settings);
            return Result<admin::AlertSettings>(admin::AlertSettings());
        });
        page.resize(1280, 800);
    }

    void show(AlertsPage::View view = AlertsPage::Alerts) {
        page.show();
        page.showView(view);
        QTRY_VERIFY(table(view).model()->rowCount() > 0);
    }
    AlertTable& table(AlertsPage::View view) { return page.table(view); }
    QString cell(AlertsPage::View view, int row, int column) {
        return table(view).model()->index(row, column).data().toString();
    }
    void select(const char* webhook) {
        table(AlertsPage::Webhooks).select(QString::fromUtf8(webhook));
        QCoreApplication::processEvents();
    }
    Button* button(const QString& text) {
        for (Button* each : page.findChildren<Button*>()) {
            if (each->isVisibleTo(&page) && each->text() == text) {
                return each;
            }
        }
        return nullptr;
    }
    template <class Dialog>
    Dialog* dialog() {
        return page.window()->findChild<Dialog*>();
    }
    static void finish(QDialog* dialog) { emit dialog->findChild<DialogFooter*>()->primaryAsked(); }
    static QLineEdit* field(QDialog* dialog, int place) {
        return dialog->findChildren<QLineEdit*>().at(place);
    }

    FakeAdminClient client;
    std::vector<admin::SetWebhook> set;
    std::vector<std::string> removed;
    std::vector<std::string> restored;
    std::vector<admin::AlertSettings> rules;
    test::FakeClock clock;
    GatewayModel gateway;
    AlertsPage page;
};

enum Field { Url, Secret, Name };

}  // namespace

class TestAlertsPage : public QObject {
    Q_OBJECT

    std::unique_ptr<Theme> m_theme;

private slots:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp, ThemeChoice::Light); }

    void whatHoldsNowStandsFirst() {
        Fixture f;
        f.show();
        QCOMPARE(f.table(AlertsPage::Alerts).model()->rowCount(), 6);
        QCOMPARE(f.cell(AlertsPage::Alerts, 0, 0), QStringLiteral("Urgent"));
        QCOMPARE(f.cell(AlertsPage::Alerts, 0, 1), QStringLiteral("azure-eu is down"));
        QCOMPARE(f.cell(AlertsPage::Alerts, 2, 1),
                 QStringLiteral("The budget search is used to 80 %"));
        QCOMPARE(f.cell(AlertsPage::Alerts, 3, 0), QStringLiteral("Held back"));
        QCOMPARE(f.cell(AlertsPage::Alerts, 4, 0), QStringLiteral("Over"));
        QCOMPARE(f.cell(AlertsPage::Alerts, 4, 1),
                 QStringLiteral("31 % of the calls to openai failed"));
        QCOMPARE(f.page.badge(), QStringLiteral("4"));
        QCOMPARE(f.page.fact(), QStringLiteral("4 now, 3 webhooks are told"));
    }

    void whatBecameOfMessagesIsSeenWithEveryTry() {
        Fixture f;
        f.show(AlertsPage::Sent);
        QCOMPARE(f.cell(AlertsPage::Sent, 0, 2), QStringLiteral("Waits"));
        QVERIFY(!f.cell(AlertsPage::Sent, 0, 6).isEmpty());
        QCOMPARE(f.cell(AlertsPage::Sent, 2, 2), QStringLiteral("Arrived"));
        QCOMPARE(f.cell(AlertsPage::Sent, 2, 5), QStringLiteral("2"));
        const auto tip = f.table(AlertsPage::Sent).model()->index(2, 4).data(Qt::ToolTipRole);
        QVERIFY(tip.toString().contains(QStringLiteral("500")));
        QCOMPARE(f.cell(AlertsPage::Sent, 3, 4), QStringLiteral("404"));
    }

    void aSecretAddressIsNeverShown() {
        Fixture f;
        f.show(AlertsPage::Webhooks);
        QCOMPARE(f.cell(AlertsPage::Webhooks, 0, 2), QStringLiteral("Address in the keychain"));
        QCOMPARE(f.cell(AlertsPage::Webhooks, 1, 2), QStringLiteral("pager.halden.example"));
    }

    void theAddressOfSlackGoesToTheKeychain() {
        Fixture f;
        f.show();
        f.page.addWebhook();
        auto* dialog = f.dialog<WebhookDialog>();
        auto* save = dialog->findChild<DialogFooter*>();
        QVERIFY(hasWords(*save, QStringLiteral("Say where messages go.")));
        f.field(dialog, Url)->setText(QStringLiteral("https://hooks.slack.com/services/T/B/x"));
        f.field(dialog, Name)->setText(QStringLiteral("new"));
        f.finish(dialog);
        QTRY_COMPARE(f.set.size(), std::size_t{1});
        QCOMPARE(f.set[0].secretUrl, std::string("https://hooks.slack.com/services/T/B/x"));
        QCOMPARE(f.set[0].settings.url, std::string());
        QVERIFY(f.set[0].settings.kind == WebhookKind::Slack);
        QVERIFY(f.set[0].settings.about.empty());
        QTRY_VERIFY(f.button(QStringLiteral("Undo")) != nullptr);
        f.button(QStringLiteral("Undo"))->click();
        QTRY_COMPARE(f.removed, std::vector<std::string>{"new"});
    }

    void aWebhookIsChangedAndTheChangeTakenBack() {
        Fixture f;
        f.show(AlertsPage::Webhooks);
        QVERIFY(!f.button(QStringLiteral("Change…"))->isEnabled());
        f.select("pager");
        f.button(QStringLiteral("Change…"))->click();
        auto* dialog = f.dialog<WebhookDialog>();
        QCOMPARE(f.field(dialog, Url)->text(), QStringLiteral("https://pager.halden.example/weir"));
        for (QCheckBox* box : dialog->findChildren<QCheckBox*>()) {
            if (box->text() == QStringLiteral("Keys that expire")) {
                box->setChecked(true);
            }
        }
        f.finish(dialog);
        QTRY_COMPARE(f.set.size(), std::size_t{1});
        QCOMPARE(f.set[0].replaces, std::string("pager"));
        QCOMPARE(f.set[0].settings.about.size(), std::size_t{3});
        QCOMPARE(f.set[0].settings.secret, std::string("env:WEIR_PAGER_SECRET"));
        QTRY_VERIFY(f.button(QStringLiteral("Undo")) != nullptr);
        f.button(QStringLiteral("Undo"))->click();
        QTRY_COMPARE(f.set.size(), std::size_t{2});
        QCOMPARE(f.set[1].settings, cannedWebhooks().webhooks[1].settings);
    }

    void aWebhookIsRemovedAndPutBack() {
        Fixture f;
        f.show(AlertsPage::Webhooks);
        f.select("ops");
        QTest::keyClick(&f.table(AlertsPage::Webhooks), Qt::Key_Delete);
        QTRY_COMPARE(f.removed, std::vector<std::string>{"ops"});
        QTRY_VERIFY(f.button(QStringLiteral("Undo")) != nullptr);
        f.button(QStringLiteral("Undo"))->click();
        QTRY_COMPARE(f.restored, std::vector<std::string>{"its text"});
    }

    void aTestSaysWhatCameOfIt() {
        Fixture f;
        Delivery reply;
        reply.webhook = "ops";
        reply.state = DeliveryState::GivenUp;
        reply.tries = {{kCannedNow, "404"}};
        f.client.answer<admin::TestWebhook>(reply);
        const QSignalSpy said(&f.page, &Page::toastAsked);
        f.show(AlertsPage::Webhooks);
        f.select("ops");
        f.button(QStringLiteral("Send test"))->click();
        QVERIFY(!f.button(QStringLiteral("Send test"))->isEnabled());
        QTRY_COMPARE(said.count(), 1);
        const auto bad = said.first().first().value<ToastMessage>();
        QCOMPARE(bad.text, QStringLiteral("The test did not arrive at ops. 404"));
        reply.state = DeliveryState::Delivered;
        f.client.answer<admin::TestWebhook>(reply);
        QTRY_VERIFY(f.button(QStringLiteral("Send test"))->isEnabled());
        f.button(QStringLiteral("Send test"))->click();
        QTRY_COMPARE(said.count(), 2);
    }

    void whatIsWorthAnAlertIsSetAndTakenBack() {
        Fixture f;
        f.show();
        f.button(QStringLiteral("What is worth an alert…"))->click();
        auto* dialog = f.dialog<AlertRulesDialog>();
        QCOMPARE(f.field(dialog, 0)->text(), QStringLiteral("80, 100"));
        QCOMPARE(f.field(dialog, 1)->text(), QStringLiteral("3d"));
        const auto says = [&](const char* words) {
            return hasWords(*dialog->findChild<DialogFooter*>(), QString::fromUtf8(words));
        };
        f.field(dialog, 0)->setText(QStringLiteral("100, 50 %"));
        f.field(dialog, 1)->setText(QStringLiteral("soon"));
        QVERIFY(says("Budget gone in: a time like 90s, 2m, 12h or 3d."));
        f.field(dialog, 1)->clear();
        QCOMPARE(f.field(dialog, 3)->text(), QStringLiteral("14d, 3d"));
        f.field(dialog, 3)->setText(QStringLiteral("soon"));
        QVERIFY(says("Certificate ends in: times like 7d, 1d."));
        f.field(dialog, 3)->setText(QStringLiteral("1d, 30d"));
        f.field(dialog, 7)->setText(QStringLiteral("22:00"));
        QVERIFY(says("Quiet hours are two times of the day: 22:00 and 07:00."));
        f.field(dialog, 8)->setText(QStringLiteral("07:00"));
        f.finish(dialog);
        QTRY_COMPARE(f.rules.size(), std::size_t{1});
        QCOMPARE(f.rules[0].budgetUsed, (std::vector<std::uint32_t>{50, 100}));
        QCOMPARE(f.rules[0].budgetGoneInSeconds, std::uint64_t{0});
        QCOMPARE(f.rules[0].keyExpiresSeconds, (std::vector<std::uint64_t>{7 * 86'400, 86'400}));
        QCOMPARE(f.rules[0].certificateExpiresSeconds,
                 (std::vector<std::uint64_t>{30 * 86'400, 86'400}));
        QCOMPARE(f.rules[0].quietFrom, std::string("22:00"));
        QTRY_VERIFY(f.button(QStringLiteral("Undo")) != nullptr);
        f.button(QStringLiteral("Undo"))->click();
        QTRY_COMPARE(f.rules.size(), std::size_t{2});
        QVERIFY(f.rules[1] == admin::AlertSettings());
    }

    void withoutAnythingThereIsAWayToBegin() {
        Fixture f;
        f.client.answer<admin::ListAlerts>({});
        f.client.answer<admin::ListWebhooks>({});
        f.page.show();
        QTRY_VERIFY(hasWords(f.page, QStringLiteral("Nothing is worth an alert now.")));
        QTRY_VERIFY(f.button(QStringLiteral("Add webhook")) != nullptr);
        f.client.refuse<admin::ListAlerts>(Error::unavailable("No answer."));
        f.page.hide();
        f.page.show();
        QTRY_VERIFY(hasWords(f.page, QStringLiteral("Alerts cannot be shown.")));
    }

    void timesAreReadAsTheyAreTyped() {
        using std::chrono::seconds;
        for (const seconds span : {seconds(0), seconds(90), seconds(7 * 86'400)}) {
            QCOMPARE(readSpanText(spanText(span)), std::optional(span));
        }
        QCOMPARE(readSpanText(QStringLiteral(" 12 H ")), std::optional(seconds(12 * 3'600)));
        QVERIFY(!readSpanText(QStringLiteral("3 days")) && !readSpanText(QStringLiteral("0d")) &&
                !readSpanText(QStringLiteral("367d")));
    }

    // What is told in the desktop, and what the window knows otherwise.
    void onlyWhatNobodyElseSaysBecomesANotification() {
        const auto troubles = troublesOf(cannedAlerts().active);
        QCOMPARE(troubles.size(), 2);  // not the outage, nor what is held back
        QCOMPARE(troubles[0].page, QStringLiteral("alerts"));
        QVERIFY(!troubles[0].tellsEnd);
        auto errors = cannedAlerts().recent;
        errors.front().alert.ended = {};
        const auto told = troublesOf(errors);
        QCOMPARE(told.size(), 1);
        QCOMPARE(endOf(told.first()).title, QStringLiteral("Calls to openai succeed again"));
    }
};

}  // namespace weir::ui

QTEST_MAIN(weir::ui::TestAlertsPage)
#include "test_alerts_page.moc"
