// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include <boost/json.hpp>

#include "engine/alerts/message.hpp"

using namespace weir;
using namespace weir::alerts;
namespace json = boost::json;

namespace {

Alert down(const std::string& name) {
    Alert alert;
    alert.id = 7;
    alert.kind = AlertKind::ProviderDown;
    alert.subject = name;
    alert.urgent = true;
    alert.since = Timestamp(std::chrono::days{20'000});
    return alert;
}

}  // namespace

// Alerts in words and bytes.
class TestAlertMessage : public QObject {
    Q_OBJECT

private slots:
    void everyKindHasWords_data() {
        QTest::addColumn<int>("kind");
        QTest::addColumn<bool>("over");
        QTest::addColumn<QString>("title");
        QTest::newRow("down") << int(AlertKind::ProviderDown) << false << "x is down";
        QTest::newRow("up") << int(AlertKind::ProviderDown) << true << "x is up again";
        QTest::newRow("errors") << int(AlertKind::ErrorRate) << false
                                << "40 % of the calls to x fail";
        QTest::newRow("served") << int(AlertKind::ErrorRate) << true << "Calls to x succeed again";
        QTest::newRow("used") << int(AlertKind::BudgetUsed) << false
                              << "The budget x is used to 40 %";
    }
    void everyKindHasWords() {
        QFETCH(int, kind);
        QFETCH(bool, over);
        QFETCH(QString, title);
        Alert alert = down("x");
        alert.kind = static_cast<AlertKind>(kind);
        alert.percent = 40;
        alert.ended = over ? alert.since + std::chrono::hours{1} : Timestamp();
        QCOMPARE(QString::fromStdString(titleOf(alert)), title);
    }

    void theJsonOfAWebhookIsWhatTheHelpSays() {
        News news;
        Alert alert = down("x");
        alert.kind = AlertKind::BudgetUsed;
        alert.percent = 80;
        alert.used = *Money::parse("80.50");
        alert.limit = *Money::parse("100");
        news.raised.push_back(alert);
        const auto text =
            bodyOf(WebhookKind::Webhook, messageOf(news, {}, alert.since), 12, "weir.example");
        const json::object body = json::parse(text).as_object();
        QVERIFY(body.at("event") == "news");
        QVERIFY(body.at("gateway") == "weir.example");
        QCOMPARE(body.at("delivery").to_number<int>(), 12);
        QVERIFY(body.at("title") == "The budget x is used to 80 %");
        const json::object first = body.at("alerts").as_array().at(0).as_object();
        QVERIFY(first.at("kind") == "budget_used");
        QVERIFY(first.at("state") == "raised");
        QVERIFY(first.at("since") == "2024-10-04T00:00:00.000Z");
        QVERIFY(first.at("over").is_null());
        QCOMPARE(first.at("percent").to_number<int>(), 80);
        QCOMPARE(first.at("spent_nano_dollars").to_number<std::int64_t>(), 80'500'000'000);
        QVERIFY(first.at("text").as_string().starts_with("$80.50 of $100.00 are spent."));
    }

    void slackReadsNoMarkupInNames() {
        News news;
        news.raised.push_back(down("a<!channel>&b"));
        const auto text = bodyOf(WebhookKind::Slack, messageOf(news, {}, {}), 1, "weir.example");
        const json::string said = json::parse(text).as_object().at("text").as_string();
        QVERIFY(said.find("a&lt;!channel&gt;&amp;b is down") != json::string::npos);
        QVERIFY(said.find("<!channel>") == json::string::npos);
    }

    void aWebhookHearsOnlyOfWhatItIsAbout() {
        News news;
        news.raised.push_back(down("x"));
        QVERIFY(messageOf(news, {AlertKind::KeyExpires}, {}).alerts.empty());
        QCOMPARE(messageOf(news, {AlertKind::ProviderDown}, {}).alerts.size(), std::size_t{1});
    }

    void manyAlertsAreOneShortMessage() {
        News news;
        for (int i = 0; i < 400; ++i) {
            news.raised.push_back(down("provider-" + std::to_string(i)));
        }
        const Message message = messageOf(news, {}, {});
        QCOMPARE(message.alerts.size(), Message::kMostAlerts);
        QCOMPARE(message.more, std::uint32_t(400 - Message::kMostAlerts));
        QCOMPARE(titleOf(message), std::string("400 alerts"));
        QVERIFY(bodyOf(WebhookKind::Slack, message, 1, "weir.example").size() < 3000);
    }

    // printf '1700000000.{}' | openssl dgst -sha256 -hmac secret
    void theSignatureIsAnHmacOfTimeAndBody() {
        const Secret secret{std::string_view("secret")};
        const std::string signature = signatureOf(secret, 1'700'000'000, "{}");
        QCOMPARE(signature.size(), std::size_t{67});
        QCOMPARE(QByteArray::fromStdString(signature),
                 QByteArray("v1=b8569b78799ff9e3cbff0fc2d63a33a2b57f3282abd07c37ae5e8e7d79a5f163"));
        QVERIFY(signatureOf(secret, 1'700'000'001, "{}") != signature);
    }
};

QTEST_GUILESS_MAIN(TestAlertMessage)
#include "test_alert_message.moc"
