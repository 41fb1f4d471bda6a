// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QtTest>

#include "engine/control/admin/alerts.hpp"
#include "engine/control/admin/destinations.hpp"
#include "engine/control/admin/keys.hpp"
#include "tests/app/host_folder.hpp"
#include "tests/engine/exchange/scripted_upstream.hpp"

using namespace weir;
using test::clientOf;
using test::HostFolder;

// Alerts over the life of a gateway: raised, sent, remembered over a start.
class TestHostAlerts : public QObject {
    Q_OBJECT

    test::ScriptedUpstream m_hook;

    std::string url() const {
        return "http://127.0.0.1:" + std::to_string(m_hook.port()) + "/hook?key=s3cret";
    }
    QByteArray document(const std::string& more = {}) const {
        return QByteArray::fromStdString(
            "version: 1\nlisten: 127.0.0.1:0\nproviders:\n  - {name: sim, kind: simulator}\n"
            "webhooks:\n  # who is on call\n  - {name: ops, url: \"" +
            url() + "\", local: true}\n" + more);
    }
    static admin::AlertList alertsOf(admin::AdminClient& client) {
        return *admin::callAndWait(client, admin::ListAlerts{});
    }
    static std::vector<Delivery> sentBy(admin::AdminClient& client) {
        return admin::callAndWait(client, admin::ListWebhooks{})->deliveries;
    }
    // Of a day from now on.
    static void makeKey(admin::AdminClient& client, const std::string& name) {
        admin::CreateKey create;
        create.name = name;
        create.access.expiresAt = SystemClock().now() + std::chrono::hours{12};
        QVERIFY(admin::callAndWait(client, create));
    }
    static bool isDelivered(admin::AdminClient& client) {
        const auto sent = sentBy(client);
        return !sent.empty() && sent.front().state == DeliveryState::Delivered;
    }

private slots:
    void init() { m_hook.script({test::json(200, "ok")}); }

    void anAlertIsRaisedSentAndNotSentAgainAfterAStart() {
        HostFolder folder(document());
        {
            const auto host = folder.start();
            const auto client = clientOf(*host);
            makeKey(*client, "ci");
            QTRY_VERIFY(isDelivered(*client));
            const auto list = alertsOf(*client);
            QCOMPARE(list.active.size(), std::size_t{1});
            QVERIFY(list.active.front().title.starts_with("The key ci expires on"));
            QVERIFY(list.active.front().alert.told);
            const std::string body = m_hook.calls().back().body;
            QVERIFY(body.find("\"kind\":\"key_expires\"") != std::string::npos);
        }
        const std::size_t before = m_hook.calls().size();
        const auto host = folder.start();
        const auto client = clientOf(*host);
        QCOMPARE(alertsOf(*client).active.size(), std::size_t{1});
        QCOMPARE(sentBy(*client).size(), std::size_t{1});
        // Another one is news; the first is not told with it.
        makeKey(*client, "other");
        QVERIFY(m_hook.waitForCalls(before + 1));
        const std::string body = m_hook.calls().back().body;
        QVERIFY(body.find("The key other") != std::string::npos);
        QVERIFY(body.find("The key ci") == std::string::npos);
        QCOMPARE(admin::callAndWait(*client, admin::RevokeKey{"ci"}).ok(), true);
        QTRY_COMPARE(alertsOf(*client).recent.size(), std::size_t{1});
    }

    void whatDoesNotArriveWaitsForTheNextTryOverAStart() {
        m_hook.script({test::json(503, "busy", {{"retry-after", "600"}})});
        HostFolder folder(document());
        {
            const auto host = folder.start();
            const auto client = clientOf(*host);
            makeKey(*client, "ci");
            QTRY_VERIFY(!sentBy(*client).empty() && !sentBy(*client).front().tries.empty());
        }
        const auto host = folder.start();
        const auto client = clientOf(*host);
        const Delivery waiting = sentBy(*client).front();
        QVERIFY(waiting.state == DeliveryState::Waiting);
        QCOMPARE(waiting.tries.front().said, std::string("503"));
        QVERIFY(waiting.next - waiting.tries.front().at >= std::chrono::seconds{599});
    }

    void aTestIsSentAtOnceAndSaysWhatCameOfIt() {
        HostFolder folder(document());
        const auto host = folder.start();
        const auto client = clientOf(*host);
        const auto good = admin::callAndWait(*client, admin::TestWebhook{"ops"});
        QVERIFY(good && good->state == DeliveryState::Delivered);
        m_hook.script({test::json(500, "no")});
        const auto bad = admin::callAndWait(*client, admin::TestWebhook{"ops"});
        QVERIFY(bad && bad->state == DeliveryState::GivenUp);
        QCOMPARE(bad->tries.back().said, std::string("500"));
        QCOMPARE(admin::callAndWait(*client, admin::TestWebhook{"none"}).error().code,
                 ErrorCode::NotFound);
        bool counted = false;
        const auto listed = admin::callAndWait(*client, admin::ListDestinations{});
        for (const auto& each : listed->destinations) {
            if (each.purpose == admin::DestinationPurpose::Alerts) {
                QCOMPARE(each.providers, std::vector<std::string>{"ops"});
                QVERIFY(each.address.find("s3cret") == std::string::npos);
                counted = each.requests == 2;
            }
        }
        QVERIFY(counted);
    }

    void webhooksAreSetChangedAndTakenAway() {
        HostFolder folder(document());
        const auto host = folder.start();
        const auto client = clientOf(*host);
        admin::WebhookSettings settings{"pager", WebhookKind::Webhook,     url(), "",
                                        true,    {AlertKind::ProviderDown}};
        const auto made = admin::callAndWait(*client, admin::SetWebhook{"", settings, ""});
        QVERIFY2(made.ok(), made ? "" : made.error().text().c_str());
        QCOMPARE(made->settings, settings);
        makeKey(*client, "ci");
        QTRY_VERIFY(isDelivered(*client));
        QCOMPARE(sentBy(*client).size(), std::size_t{1});  // the other hears of providers only
        const auto removed = admin::callAndWait(*client, admin::RemoveWebhook{"ops"});
        QVERIFY(removed);
        const auto back = admin::callAndWait(*client, admin::RestoreWebhook{*removed});
        QVERIFY(back && back->settings.name == "ops");
        QCOMPARE(back->last.webhook, std::string("ops"));
        // No keychain: a secret address has no place here.
        settings.kind = WebhookKind::Slack;
        const auto secret = admin::callAndWait(
            *client, admin::SetWebhook{"pager", settings, "https://hooks.slack.com/services/x"});
        QCOMPARE(secret.error().code, ErrorCode::Unsupported);
    }

    void whatIsWorthAnAlertIsSetInTheDocument() {
        HostFolder folder(document("alerts: {budget_used: [50]}  # half\n"));
        const auto host = folder.start();
        const auto client = clientOf(*host);
        admin::AlertSettings settings = alertsOf(*client).settings;
        QCOMPARE(settings.budgetUsed, std::vector<std::uint32_t>{50});
        settings.keyExpiresSeconds.clear();
        const auto before = admin::callAndWait(*client, admin::SetAlerts{settings});
        QVERIFY2(before.ok(), before ? "" : before.error().text().c_str());
        QCOMPARE(before->keyExpiresSeconds.size(), std::size_t{2});
        QCOMPARE(alertsOf(*client).settings, settings);
        makeKey(*client, "ci");
        settings.keyExpiresSeconds = {86'400};
        QVERIFY(admin::callAndWait(*client, admin::SetAlerts{settings}));
        QTRY_COMPARE(alertsOf(*client).active.size(), std::size_t{1});
    }

    void aFileThatCannotBeReadStopsNothing() {
        HostFolder folder(document());
        QFile file(QString::fromStdString(folder.path() + "/alerts.json"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{");
        file.close();
        const auto host = folder.start();
        const auto client = clientOf(*host);
        makeKey(*client, "ci");
        QTRY_VERIFY(isDelivered(*client));
    }
};

QTEST_GUILESS_MAIN(TestHostAlerts)
#include "test_host_alerts.moc"
