// SPDX-License-Identifier: GPL-3.0-or-later
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

#include "engine/dialects/common/endpoint.hpp"
#include "engine/dialects/common/headers.hpp"
#include "engine/dialects/common/media_type.hpp"
#include "engine/dialects/common/models.hpp"

using namespace weir;
using namespace weir::dialects;

namespace {

QJsonObject bodyObject(const std::string& text) {
    return QJsonDocument::fromJson(QByteArray::fromStdString(text)).object();
}

}  // namespace

class TestTables : public QObject {
    Q_OBJECT

private slots:
    void paths_data() {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("dialect");
        QTest::addColumn<QString>("upstream");
        QTest::newRow("chat") << "/v1/chat/completions" << "openai_chat" << "/chat/completions";
        QTest::newRow("embeddings") << "/v1/embeddings" << "openai_chat" << "/embeddings";
        QTest::newRow("responses") << "/v1/responses" << "openai_responses" << "/responses";
        QTest::newRow("messages") << "/v1/messages" << "anthropic" << "/v1/messages";
        QTest::newRow("count") << "/v1/messages/count_tokens" << "anthropic"
                               << "/v1/messages/count_tokens";
    }
    void paths() {
        QFETCH(QString, path);
        const auto endpoint = endpointOf(path.toStdString());
        QVERIFY(endpoint);
        QCOMPARE(clientPath(*endpoint), std::string_view(path.toStdString()));
        QTEST(QString::fromStdString(std::string(name(dialectOf(*endpoint)))), "dialect");
        QTEST(QString::fromStdString(std::string(upstreamPath(*endpoint))), "upstream");
    }

    void otherPathsAreNone() {
        for (const char* path : {"", "/", "/v1/messages/", "/v1/messages?beta=true", "/v1/Messages",
                                 "//v1/messages", "/v1/models", "/v1/chat/completions/x"}) {
            QVERIFY2(!endpointOf(path), path);
        }
    }

    void requestHeaders_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("openAi");
        QTest::addColumn<int>("anthropic");
        const int pass = int(HeaderRule::Pass);
        const int replaced = int(HeaderRule::Replaced);
        const int drop = int(HeaderRule::Drop);
        const auto row = [](const char* name, int openAi, int anthropic) {
            QTest::newRow(name) << QString(name) << openAi << anthropic;
        };
        row("Content-Type", pass, pass);
        row("anthropic-version", drop, pass);
        row("Anthropic-Beta", drop, pass);
        row("OpenAI-Beta", pass, drop);
        row("OpenAI-Organization", drop, drop);
        row("OpenAI-Project", drop, drop);
        row("anthropic-workspace-id", drop, drop);
        row("Idempotency-Key", drop, drop);
        row("x-stainless-lang", drop, drop);
        row("Cookie", drop, drop);
        row("X-Forwarded-For", drop, drop);
        row("Proxy-Authorization", drop, drop);
        row("x-weir-exchange", drop, drop);
        for (const char* secret : {"Authorization", "X-API-Key", "api-key", "x-goog-api-key"}) {
            row(secret, replaced, replaced);
        }
        for (const char* hop :
             {"Host", "Connection", "TE", "Trailer", "Transfer-Encoding", "Upgrade",
              "Content-Length", "Expect", "Accept-Encoding", "User-Agent", "Accept"}) {
            row(hop, replaced, replaced);
        }
    }
    void requestHeaders() {
        QFETCH(QString, name);
        const std::string header = name.toStdString();
        QTEST(int(requestHeaderRule(Dialect::OpenAiChat, header)), "openAi");
        QTEST(int(requestHeaderRule(Dialect::OpenAiResponses, header)), "openAi");
        QTEST(int(requestHeaderRule(Dialect::Anthropic, header)), "anthropic");
    }

    void responseHeaders_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("rule");
        const auto row = [](const char* name, HeaderRule rule) {
            QTest::newRow(name) << QString(name) << int(rule);
        };
        for (const char* name :
             {"Content-Type", "request-id", "X-Request-Id", "Retry-After", "retry-after-ms",
              "openai-processing-ms", "x-ratelimit-remaining-tokens",
              "anthropic-ratelimit-requests-reset"}) {
            row(name, HeaderRule::Pass);
        }
        for (const char* name :
             {"Set-Cookie", "openai-organization", "anthropic-organization-id", "cf-ray",
              "Content-Encoding", "Location", "x-weir-cost", "Access-Control-Allow-Origin"}) {
            row(name, HeaderRule::Drop);
        }
        for (const char* name : {"Content-Length", "Transfer-Encoding", "Connection", "Date",
                                 "Server", "x-should-retry"}) {
            row(name, HeaderRule::Replaced);
        }
    }
    void responseHeaders() {
        QFETCH(QString, name);
        QTEST(int(responseHeaderRule(name.toStdString())), "rule");
    }

    void mediaTypes() {
        QVERIFY(isJson("application/json"));
        QVERIFY(isJson("Application/JSON ; charset=utf-8"));
        QVERIFY(isJson("application/problem+json"));
        QVERIFY(!isJson("application/jsonp"));
        QVERIFY(!isJson("text/json+html"));
        QVERIFY(!isJson(""));
        QVERIFY(isEventStream("text/event-stream; charset=utf-8"));
        QVERIFY(!isEventStream("text/event-streams"));
        QVERIFY(looksLikeHtml("\n  <!DOCTYPE html>"));
        QVERIFY(looksLikeHtml("<HTML lang=en>"));
        QVERIFY(!looksLikeHtml("{}"));
    }

    void modelsInBothShapes() {
        QCOMPARE(modelsShape(false, false), ModelsShape::OpenAi);
        QCOMPARE(modelsShape(true, false), ModelsShape::Anthropic);
        QCOMPARE(modelsShape(false, true), ModelsShape::Anthropic);
        const Timestamp created{std::chrono::seconds(1'700'000'000)};
        const std::array models{ModelEntry{"a", "openai", created},
                                ModelEntry{"p/b\"", "weir", created}};

        const QJsonObject openAi = bodyObject(modelsBody(ModelsShape::OpenAi, models));
        QCOMPARE(openAi["object"].toString(), QString("list"));
        QCOMPARE(openAi["data"].toArray().size(), 2);
        const QJsonObject first = openAi["data"].toArray()[0].toObject();
        QCOMPARE(first["id"].toString(), QString("a"));
        QCOMPARE(first["object"].toString(), QString("model"));
        QCOMPARE(first["created"].toInt(), 1'700'000'000);
        QCOMPARE(first["owned_by"].toString(), QString("openai"));

        const QJsonObject anthropic = bodyObject(modelsBody(ModelsShape::Anthropic, models));
        QCOMPARE(anthropic["has_more"].toBool(true), false);
        QCOMPARE(anthropic["first_id"].toString(), QString("a"));
        QCOMPARE(anthropic["last_id"].toString(), QString("p/b\""));
        const QJsonObject last = anthropic["data"].toArray()[1].toObject();
        QCOMPARE(last["type"].toString(), QString("model"));
        QCOMPARE(last["created_at"].toString(), QString("2023-11-14T22:13:20.000Z"));

        const QJsonObject none = bodyObject(modelsBody(ModelsShape::Anthropic, {}));
        QVERIFY(none["data"].isArray() && none["first_id"].isNull());
    }
};

QTEST_GUILESS_MAIN(TestTables)
#include "test_tables.moc"
