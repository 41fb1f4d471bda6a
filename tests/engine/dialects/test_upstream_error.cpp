// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "engine/dialects/common/upstream_error.hpp"
#include "tests/engine/dialects/json.hpp"

using namespace weir;
using namespace weir::dialects;
using weir::test::json;

class TestUpstreamError : public QObject {
    Q_OBJECT

private slots:
    void classifies_data() {
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("body");
        QTest::addColumn<int>("fault");
        QTest::addColumn<int>("blame");
        QTest::addColumn<QString>("summary");
        const auto row = [](const char* name, int status, const char* body, Fault fault,
                            Blame blame, const char* summary) {
            QTest::newRow(name) << status << QString(body) << int(fault) << int(blame)
                                << QString(summary);
        };
        row("bad request", 400,
            "{'error':{'message':'m','type':'invalid_request_error','code':null}}",
            Fault::InvalidRequest, Blame::Request, "400 invalid_request_error");
        row("context", 400,
            "{'error':{'message':'m','type':'invalid_request_error',"
            "'code':'context_length_exceeded'}}",
            Fault::ContextTooLong, Blame::Request, "400 context_length_exceeded");
        row("our key", 401,
            "{'error':{'message':'m','type':'invalid_request_error','code':'invalid_api_key'}}",
            Fault::ProviderKeyRefused, Blame::ProviderKey, "401 invalid_api_key");
        row("our key, without words", 401, "", Fault::ProviderKeyRefused, Blame::ProviderKey,
            "401 provider_key_refused");
        row("unpaid", 402, "{'type':'error','error':{'type':'billing_error','message':'m'}}",
            Fault::ProviderKeyRefused, Blame::ProviderKey, "402 billing_error");
        row("our rights", 403, "{'type':'error','error':{'type':'permission_error'}}",
            Fault::ProviderKeyRefused, Blame::ProviderKey, "403 permission_error");
        row("no such model there", 404, "{'error':{'code':'model_not_found'}}", Fault::UnknownModel,
            Blame::Target, "404 model_not_found");
        row("upstream timeout", 408, "", Fault::Timeout, Blame::Target, "408 timeout");
        row("conflict", 409, "", Fault::UpstreamFailed, Blame::Target, "409 upstream_failed");
        row("too large, from a CDN", 413, "<html></html>", Fault::TooLarge, Blame::Request,
            "413 too_large");
        row("unprocessable", 422, "{'detail':[{'loc':['body']}]}", Fault::InvalidRequest,
            Blame::Request, "422 invalid_request");
        row("rate limit", 429, "{'error':{'type':'requests','code':'rate_limit_exceeded'}}",
            Fault::RateLimited, Blame::Target, "429 rate_limit_exceeded");
        row("quota", 429, "{'error':{'type':'insufficient_quota','code':'insufficient_quota'}}",
            Fault::ProviderKeyRefused, Blame::ProviderKey, "429 insufficient_quota");
        row("rate limit, flat", 429, "{'object':'error','message':'m','type':'x','code':'1300'}",
            Fault::RateLimited, Blame::Target, "429 1300");
        row("server error", 500, "{'error':{'type':'server_error'}}", Fault::UpstreamFailed,
            Blame::Target, "500 server_error");
        row("bad gateway, a page", 502, "<!DOCTYPE html><html>", Fault::UpstreamFailed,
            Blame::Target, "502 upstream_failed");
        row("overloaded", 503, "", Fault::Overloaded, Blame::Target, "503 overloaded");
        row("gateway timeout", 504, "", Fault::Timeout, Blame::Target, "504 timeout");
        row("overloaded, Anthropic", 529, "{'type':'error','error':{'type':'overloaded_error'}}",
            Fault::Overloaded, Blame::Target, "529 overloaded_error");
        row("redirect", 302, "", Fault::UpstreamFailed, Blame::Target, "302 upstream_failed");
    }
    void classifies() {
        QFETCH(int, status);
        QFETCH(QString, body);
        const AnswerError error = readErrorAnswer(status, json(body.toStdString()));
        QTEST(int(error.fault), "fault");
        QTEST(int(error.blame), "blame");
        QCOMPARE(error.status, status);
        QTEST(QString::fromStdString(error.summary()), "summary");
    }

    void keepsTheWordsOfTheProvider_data() {
        QTest::addColumn<QString>("body");
        QTest::addColumn<QString>("message");
        QTest::newRow("nested") << "{'error':{'message':'m'}}" << "m";
        QTest::newRow("a string") << "{'error':'m'}" << "m";
        QTest::newRow("flat") << "{'message':'m'}" << "m";
        QTest::newRow("null") << "{'error':null}" << "";
        QTest::newRow("an array") << "[1]" << "";
        QTest::newRow("a page") << "<html>secret</html>"
                                << "The provider answered with a web page.";
    }
    void keepsTheWordsOfTheProvider() {
        QFETCH(QString, body);
        const AnswerError error = readErrorAnswer(500, json(body.toStdString()));
        QTEST(QString::fromStdString(error.message), "message");
    }
};

QTEST_GUILESS_MAIN(TestUpstreamError)
#include "test_upstream_error.moc"
