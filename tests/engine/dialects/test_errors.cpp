// SPDX-License-Identifier: GPL-3.0-or-later
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

#include "engine/dialects/common/errors.hpp"
#include "tests/engine/dialects/json.hpp"

using namespace weir;
using namespace weir::dialects;
using weir::test::json;

namespace {

QJsonObject object(const std::string& text) {
    QJsonParseError error{};
    const auto document = QJsonDocument::fromJson(QByteArray::fromStdString(text), &error);
    if (error.error != QJsonParseError::NoError) {
        qFatal("%s", qPrintable(error.errorString()));
    }
    return document.object();
}

}  // namespace

class TestErrors : public QObject {
    Q_OBJECT

private slots:
    void wordsOfEachFamily_data() {
        QTest::addColumn<int>("fault");
        QTest::addColumn<int>("openAiStatus");
        QTest::addColumn<QString>("openAiCode");
        QTest::addColumn<int>("anthropicStatus");
        QTest::addColumn<QString>("anthropicType");
        const auto row = [](Fault fault, int openAi, const char* code, int anthropic,
                            const char* type) {
            QTest::newRow(std::string(name(fault)).c_str())
                << int(fault) << openAi << QString(code) << anthropic << QString(type);
        };
        row(Fault::Unauthenticated, 401, "invalid_api_key", 401, "authentication_error");
        row(Fault::UnknownModel, 404, "model_not_found", 404, "not_found_error");
        row(Fault::TooLarge, 413, "request_too_large", 413, "request_too_large");
        row(Fault::RateLimited, 429, "rate_limit_exceeded", 429, "rate_limit_error");
        row(Fault::Overloaded, 503, "overloaded", 529, "overloaded_error");
        row(Fault::RequestTimeout, 408, "request_timeout", 408, "invalid_request_error");
        row(Fault::KeyUnusable, 503, "key_unusable", 503, "api_error");
        row(Fault::KeyLocked, 503, "key_locked", 503, "api_error");
        row(Fault::ProviderKeyRefused, 502, "provider_key_refused", 502, "api_error");
        row(Fault::Timeout, 504, "timeout", 504, "timeout_error");
        row(Fault::TooSlow, 504, "upstream_too_slow", 504, "timeout_error");
    }
    void wordsOfEachFamily() {
        QFETCH(int, fault);
        const auto openAi = errorAnswer(Dialect::OpenAiChat, Fault(fault), "It broke.", "model");
        QTEST(openAi.status, "openAiStatus");
        const QJsonObject error = object(openAi.body)["error"].toObject();
        QTEST(error["code"].toString(), "openAiCode");
        QCOMPARE(error["message"].toString(), QString("It broke."));
        QCOMPARE(error["param"].toString(), QString("model"));
        QVERIFY(!error["type"].toString().isEmpty());

        const auto anthropic = errorAnswer(Dialect::Anthropic, Fault(fault), "It broke.", {}, "id");
        QTEST(anthropic.status, "anthropicStatus");
        const QJsonObject body = object(anthropic.body);
        QCOMPARE(body["type"].toString(), QString("error"));
        QCOMPARE(body["request_id"].toString(), QString("id"));
        QTEST(body["error"].toObject()["type"].toString(), "anthropicType");
        QCOMPARE(body["error"].toObject()["message"].toString(), QString("It broke."));
    }

    void messagesAreWrittenAsJson() {
        const std::string hostile = "quote \" backslash \\ newline \n NUL " + std::string(1, '\0') +
                                    " broken \xff\xfe and cut \xe2\x82";
        const QString expected = QString("quote \" backslash \\ newline \n NUL ") + QChar(0) +
                                 QString::fromUtf8(" broken \ufffd\ufffd and cut \ufffd\ufffd");
        for (const Dialect dialect : kDialects) {
            const auto answer = errorAnswer(dialect, Fault::Internal, hostile);
            QCOMPARE(object(answer.body)["error"].toObject()["message"].toString(), expected);
        }
    }

    void chatEventEndsTheStream() {
        const std::string event = errorEvents(Dialect::OpenAiChat, Fault::UpstreamFailed, "Gone.");
        QCOMPARE(event, json("data: {'error':{'message':'Gone.','type':'server_error',"
                             "'param':null,'code':'upstream_failed'}}\n\n"));
    }

    void anthropicEventEndsTheStream() {
        const std::string event = errorEvents(Dialect::Anthropic, Fault::Overloaded, "Full.");
        QCOMPARE(event, json("event: error\ndata: {'type':'error','error':{'type':"
                             "'overloaded_error','message':'Full.'}}\n\n"));
    }

    void responsesEventsFollowOnWhatWasSent() {
        const std::string events = errorEvents(Dialect::OpenAiResponses, Fault::RateLimited,
                                               "Slow down.", {5, 1700000000, "resp_1", "gpt-5"});
        const QString text = QString::fromStdString(events);
        const QStringList parts = text.split("\n\n", Qt::SkipEmptyParts);
        QCOMPARE(parts.size(), 2);
        QVERIFY(text.endsWith("\n\n"));
        const auto data = [&parts](int i) {
            return object(parts[i].section("\ndata: ", 1).toStdString());
        };
        QVERIFY(parts[0].startsWith("event: error\n"));
        QCOMPARE(data(0)["sequence_number"].toInt(), 5);
        QCOMPARE(data(0)["message"].toString(), QString("Slow down."));
        QCOMPARE(data(0)["code"].toString(), QString("rate_limit_exceeded"));
        QCOMPARE(data(0)["error"].toObject()["message"].toString(), QString("Slow down."));
        QVERIFY(parts[1].startsWith("event: response.failed\n"));
        QCOMPARE(data(1)["sequence_number"].toInt(), 6);
        const QJsonObject response = data(1)["response"].toObject();
        QCOMPARE(response["id"].toString(), QString("resp_1"));
        QCOMPARE(response["status"].toString(), QString("failed"));
        QCOMPARE(response["created_at"].toInt(), 1700000000);
        QCOMPARE(response["error"].toObject()["code"].toString(), QString("rate_limit_exceeded"));
    }

    void everyFaultHasWordsInEveryDialect() {
        for (int i = 0; i <= int(Fault::Internal); ++i) {
            for (const Dialect dialect : kDialects) {
                const auto answer = errorAnswer(dialect, Fault(i), "m");
                QVERIFY(answer.status >= 400 && answer.status <= 599);
                QCOMPARE(answer.status, statusOf(dialect, Fault(i)));
                QVERIFY(!object(answer.body)["error"].toObject()["type"].toString().isEmpty());
            }
        }
    }

    void keepAliveIsWholeAndSaysNothing() {
        QCOMPARE(keepAlive(Dialect::OpenAiChat), std::string_view(": ping\n\n"));
        QCOMPARE(keepAlive(Dialect::OpenAiResponses), std::string_view(": ping\n\n"));
        QVERIFY(keepAlive(Dialect::Anthropic).starts_with("event: ping\n"));
        QVERIFY(keepAlive(Dialect::Anthropic).ends_with("\n\n"));
    }
};

QTEST_GUILESS_MAIN(TestErrors)
#include "test_errors.moc"
