// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "engine/control/config/compile.hpp"
#include "engine/control/config/edit_alerts.hpp"

using namespace weir;
using namespace weir::control;
using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

// Alerts and webhooks as the document says them, and as the window writes them.
class TestAlertsDocument : public QObject {
    Q_OBJECT

    static std::string problemsOf(const std::string& text) {
        std::string all;
        for (const Problem& problem : compileText(text, {}).problems) {
            all += std::to_string(problem.place.line) + ":" + std::to_string(problem.place.column) +
                   ": " + problem.message + (problem.hint.empty() ? "" : " | " + problem.hint) +
                   "\n";
        }
        return all;
    }
    static std::string valueOf(const Result<std::string>& result) {
        return result ? *result : "error: " + result.error().text();
    }
    static admin::WebhookSettings pager() {
        admin::WebhookSettings settings;
        settings.name = "pager";
        settings.url = "https://pager.example/weir?key=%2F1";
        settings.about = {AlertKind::ProviderDown, AlertKind::ErrorRate};
        return settings;
    }

private slots:
    void everyFieldIsRead() {
        const auto compiled = compileText(
            "alerts:\n"
            "  budget_used: [100, 50%]\n  budget_gone_in: 36h\n  provider_down: 90s\n"
            "  error_rate: 10\n  error_rate_calls: 5\n  key_expires: [1d, 14d]\n"
            "  certificate_expires: [2d, 30d]\n"
            "  quiet: {from: \"22:00\", until: \"07:30\"}\n"
            "webhooks:\n"
            "  - {name: ops, kind: slack, url: env:WEIR_SLACK_URL, about: key_expires}\n"
            "  - name: pager\n    url: http://10.0.0.7:8080/hook/?a=b\n"
            "    secret: env:WEIR_PAGER\n    local: true\n",
            {});
        QVERIFY2(compiled.snapshot != nullptr,
                 compiled.problems.empty() ? "" : compiled.problems[0].message.c_str());
        const policy::AlertRules& rules = compiled.snapshot->alerts;
        QCOMPARE(rules.budgetUsed, (std::vector<std::uint32_t>{50, 100}));
        QCOMPARE(rules.budgetGoneIn, seconds(hours{36}));
        QCOMPARE(rules.providerDown, seconds{90});
        QCOMPARE(rules.errorRate, 10U);
        QCOMPARE(rules.errorRateCalls, 5U);
        QCOMPARE(rules.keyExpires, (std::vector<seconds>{days{14}, days{1}}));
        QCOMPARE(rules.certificateExpires, (std::vector<seconds>{days{30}, days{2}}));
        QCOMPARE(rules.quiet, (policy::QuietHours{minutes{22 * 60}, minutes{7 * 60 + 30}}));
        const auto& webhooks = compiled.snapshot->webhooks;
        QCOMPARE(webhooks.size(), std::size_t{2});
        QVERIFY(webhooks[0].kind == WebhookKind::Slack && webhooks[0].url.empty());
        QCOMPARE(webhooks[0].urlFrom.text(), std::string("env:WEIR_SLACK_URL"));
        QCOMPARE(webhooks[0].about, std::vector<AlertKind>{AlertKind::KeyExpires});
        QCOMPARE(webhooks[1].url, std::string("http://10.0.0.7:8080/hook/?a=b"));
        QCOMPARE(webhooks[1].secret.text(), std::string("env:WEIR_PAGER"));
        QVERIFY(webhooks[1].local);
    }

    void everyAlertCanBeSwitchedOff() {
        const auto compiled = compileText(
            "alerts: {budget_used: off, budget_gone_in: off, provider_down: off, error_rate: off, "
            "key_expires: off, quiet: off}\n",
            {});
        QVERIFY(compiled.snapshot != nullptr);
        const policy::AlertRules& rules = compiled.snapshot->alerts;
        QVERIFY(rules.budgetUsed.empty() && rules.keyExpires.empty() && !rules.quiet);
        QCOMPARE(rules.budgetGoneIn + rules.providerDown, seconds{0});
        QCOMPARE(rules.errorRate, 0U);
    }

    void nothingWrittenIsTheUsual() {
        QVERIFY(compileText("", {}).snapshot->alerts == policy::AlertRules());
        QVERIFY(settingsOf(policy::AlertRules()) == admin::AlertSettings());
    }

    void whatIsWrongIsSaidWithItsPlace_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("says");
        const auto alerts = [](const char* fields) {
            return QString("alerts:\n  {%1}\n").arg(fields);
        };
        const auto hook = [](const char* fields) {
            return QString("webhooks:\n  - {%1}\n").arg(fields);
        };
        QTest::newRow("near name") << alerts("budget_use: [80]")
                                   << "2:4: unknown field \"budget_use\" in alerts | Did you mean "
                                      "\"budget_used\"?";
        QTest::newRow("percent") << alerts("budget_used: [80, 0]")
                                 << "2:22: budget_used is percent of the limit, not \"0\"";
        QTest::newRow("twice") << alerts("budget_used: [80, 80]") << "stands here twice";
        QTest::newRow("none") << alerts("budget_used: []")
                              << "names no step | Write budget_used: "
                                 "off";
        QTest::newRow("span") << alerts("provider_down: 2 minutes")
                              << "2:19: provider_down is a time of at most 366 days";
        QTest::newRow("too long") << alerts("budget_gone_in: 367d") << "at most 366 days";
        QTest::newRow("rate") << alerts("error_rate: 101") << "error_rate is percent of attempts";
        QTest::newRow("time of day") << alerts("quiet: {from: 22, until: \"07:00\"}")
                                     << "from is a time of the day, not \"22\"";
        QTest::newRow("no end") << alerts("quiet: {from: \"22:00\"}")
                                << "quiet needs from and until";
        QTest::newRow("no length") << alerts("quiet: {from: \"07:00\", until: \"07:00\"}")
                                   << "quiet hours that end when they begin are none";
        QTest::newRow("no name") << hook("url: \"https://a.example\"") << "a webhook needs a name";
        QTest::newRow("no url") << hook("name: a") << "the webhook \"a\" has no url";
        QTest::newRow("kind") << hook("name: a, kind: slak, url: env:WEIR_A")
                              << "kind is one of webhook, slack, not \"slak\" | Did you mean "
                                 "\"slack\"?";
        QTest::newRow("about") << hook("name: a, url: env:WEIR_A, about: [provider_dwn]")
                               << "there is no alert of the kind \"provider_dwn\" | Did you mean "
                                  "\"provider_down\"?";
        QTest::newRow("slack in the open")
            << hook("name: a, kind: slack, url: \"https://hooks.slack.com/services/x\"")
            << "the address of a Slack webhook is a secret";
        QTest::newRow("http") << hook("name: a, url: \"http://a.example/x\"")
                              << "http is for local addresses only";
        QTest::newRow("user") << hook("name: a, url: \"https://u:p@a.example/x\"") << "2:";
        QTest::newRow("variable") << hook("name: a, url: env:HOME")
                                  << "2:20: The variable HOME may not be read";
        QTest::newRow("secret in the open") << hook("name: a, url: env:WEIR_A, secret: abc")
                                            << "the secret of a webhook comes from env:";
        QTest::newRow("slack signature")
            << hook("name: a, kind: slack, url: env:WEIR_A, secret: env:WEIR_B")
            << "Slack knows no signature";
    }
    void whatIsWrongIsSaidWithItsPlace() {
        QFETCH(QString, text);
        QFETCH(QString, says);
        const std::string said = problemsOf(text.toStdString());
        QVERIFY2(QString::fromStdString(said).contains(says), said.c_str());
    }

    void twoOfOneNameAreRefused() {
        const std::string item = "  - {name: a, url: env:WEIR_A}\n";
        QVERIFY(problemsOf("webhooks:\n" + item + item)
                    .starts_with("3:12: there are two webhooks \"a\""));
    }

    void editsKeepWhatStandsAround() {
        const std::string text =
            "alerts:  # ours\n  budget_used: [50]   # half\n  key_expires: [7d, 1d]\n";
        admin::AlertSettings settings;
        settings.budgetUsed = {50};
        settings.providerDownSeconds = 0;
        settings.quietFrom = "22:00";
        settings.quietUntil = "07:00";
        QCOMPARE(valueOf(setAlerts(text, settings)),
                 std::string("alerts:  # ours\n  budget_used: [50]   # half\n"
                             "  provider_down: off\n  key_expires: [7d, 1d]\n"
                             "  quiet: {from: \"22:00\", until: \"07:00\"}\n"));
        settings.quietFrom = settings.quietUntil = "";
        settings.providerDownSeconds = 120;
        const auto there = setAlerts(text, settings);
        QCOMPARE(valueOf(there), text);
    }

    void aNewGroupSaysOnlyWhatIsNotUsual() {
        QCOMPARE(valueOf(setAlerts("version: 1\n", {})), std::string("version: 1\n"));
        admin::AlertSettings settings;
        settings.errorRate = 10;
        settings.keyExpiresSeconds = {};
        QCOMPARE(valueOf(setAlerts("version: 1\n", settings)),
                 std::string("version: 1\nalerts: {error_rate: 10, key_expires: off}\n"));
        settings.quietFrom = "22:00";
        QVERIFY(!setAlerts("", settings).ok());
        settings.quietUntil = "2:00";
        QVERIFY(!setAlerts("", settings).ok());
    }

    void webhooksAreAddedChangedRemovedAndPutBack() {
        const std::string text = "webhooks:\n  # on call\n  - {name: ops, url: env:WEIR_A}\n";
        const auto added = setWebhook(text, "", pager());
        QCOMPARE(valueOf(added),
                 text +
                     "  - {name: pager, url: \"https://pager.example/weir?key=%2F1\", about: "
                     "[provider_down, error_rate]}\n");
        auto changed = pager();
        changed.about = {};
        changed.secret = "env:WEIR_PAGER";
        const auto after = setWebhook(*added, "pager", changed);
        QCOMPARE(valueOf(after), text +
                                     "  - {name: pager, url: "
                                     "\"https://pager.example/weir?key=%2F1\", secret: "
                                     "env:WEIR_PAGER}\n");
        QCOMPARE(*webhookSettings(*after, "pager"), changed);
        const auto removed = removeWebhook(*after, "ops");
        QVERIFY(removed && removed->text.find("ops") == std::string::npos);
        QCOMPARE(valueOf(restoreWebhook(removed->text, removed->removed)), *after);
        QCOMPARE(setWebhook(*after, "none", changed).error().code, ErrorCode::NotFound);
        changed.name = "ops";
        QCOMPARE(setWebhook(*after, "pager", changed).error().code, ErrorCode::Conflict);
        changed.url.clear();
        QVERIFY(!setWebhook(text, "", changed).ok());
    }
};

QTEST_GUILESS_MAIN(TestAlertsDocument)
#include "test_alerts_document.moc"
