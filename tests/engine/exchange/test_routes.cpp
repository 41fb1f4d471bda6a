// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <algorithm>

#include "tests/engine/exchange/chat_samples.hpp"
#include "tests/engine/exchange/two_targets.hpp"
#include "tests/support/http_client.hpp"

using namespace weir;
using namespace weir::test;

namespace {

RouteCondition flag(RouteField field) {
    return {.kind = ConditionKind::Test, .field = field, .number = 1};
}

std::string chat(std::string_view more = {}) {
    return R"({"model":"auto","messages":[{"role":"user","content":"Hi"}])" + std::string(more) +
           "}";
}

}  // namespace

// What routes do to a call, from its bytes to its record.
class TestRoutes : public QObject {
    Q_OBJECT

    static policy::Route to(const policy::Snapshot& snapshot, std::string name, RouteCondition when,
                            const std::vector<std::string>& targets) {
        policy::Route route;
        route.name = std::move(name);
        route.when = std::move(when);
        for (const std::string& target : targets) {
            route.choices.push_back(
                {target, 1, Gateway::model(snapshot, "for a route", {target}).targets});
        }
        return route;
    }
    static HttpAnswer ask(Gateway& gateway, const std::string& body, const std::string& more = {}) {
        HttpClient client(gateway.port());
        client.post("/v1/chat/completions", gateway.auth() + more, body);
        return client.receive();
    }

private slots:
    void whatTheBodySaysDecides_data() {
        QTest::addColumn<QByteArray>("more");
        QTest::addColumn<int>("field");
        const auto row = [](const char* name, const char* more, RouteField field) {
            QTest::newRow(name) << QByteArray(more) << static_cast<int>(field);
        };
        row("tools", R"(,"tools":[{"type":"function","function":{"name":"f"}}])",
            RouteField::Tools);
        row("stream", R"(,"stream":true)", RouteField::Stream);
        row("schema", R"(,"response_format":{"type":"json_schema","json_schema":{}})",
            RouteField::Structured);
    }
    void whatTheBodySaysDecides() {
        QFETCH(QByteArray, more);
        QFETCH(int, field);
        const auto asked = static_cast<RouteField>(field);
        ScriptedUpstream first;
        ScriptedUpstream second;
        first.script({json(200, kAnswer)});
        second.script({json(200, kAnswer), json(200, kAnswer)});
        Gateway gateway;
        policy::Snapshot snapshot = twoTargets(first, second);
        snapshot.routes = {to(snapshot, "special", flag(asked), {"first/a"}),
                           to(snapshot, "rest", {}, {"second/b"})};
        gateway.usePolicy(std::move(snapshot));
        ask(gateway, chat(more.toStdString()));
        QCOMPARE(gateway.lastEnded().route, std::string("special"));
        QCOMPARE(ask(gateway, chat()).status, 200);
        const books::ExchangeRecord plain = gateway.lastEnded();
        QCOMPARE(plain.route, std::string("rest"));
        QCOMPARE(plain.attempts.back().target(), std::string("second/b"));
        QVERIFY(plain.call.known && plain.call.messages == 1 && plain.call.maxTokens == -1);
        QVERIFY(plain.call.tokens > 0);
    }

    void partsOfTheContentDecide_data() {
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<int>("field");
        QTest::newRow("picture") << QByteArray("image_url") << int(RouteField::Images);
        QTest::newRow("sound") << QByteArray("input_audio") << int(RouteField::Audio);
        QTest::newRow("document") << QByteArray("file") << int(RouteField::Files);
    }
    void partsOfTheContentDecide() {
        QFETCH(QByteArray, type);
        QFETCH(int, field);
        ScriptedUpstream upstream;
        upstream.script({json(200, kAnswer)});
        Gateway gateway;
        policy::Snapshot snapshot = twoTargets(upstream, upstream);
        snapshot.routes = {
            to(snapshot, "special", flag(static_cast<RouteField>(field)), {"first/a"})};
        gateway.usePolicy(std::move(snapshot));
        const std::string body =
            "{\"model\":\"auto\",\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":\"" +
            type.toStdString() + "\"}]}]}";
        QCOMPARE(ask(gateway, body).status, 200);
        QCOMPARE(gateway.lastEnded().route, std::string("special"));
    }

    // And is recorded, as far as a route asked for it.
    void aHeaderDecides() {
        ScriptedUpstream upstream;
        upstream.script({json(200, kAnswer), json(200, kAnswer)});
        Gateway gateway;
        policy::Snapshot snapshot = twoTargets(upstream, upstream);
        RouteCondition eval = asks(RouteField::Header, {"eval*"});
        eval.name = "x-app";
        snapshot.routes = {to(snapshot, "eval", eval, {"second/b"})};
        gateway.usePolicy(std::move(snapshot));
        QCOMPARE(ask(gateway, chat(), "X-App: eval-7\r\n").status, 200);
        const books::ExchangeRecord record = gateway.lastEnded();
        QCOMPARE(record.route, std::string("eval"));
        QCOMPARE(record.call.headersAsked, std::vector<std::string>{"x-app"});
        QCOMPARE(record.call.headers, (std::vector<Header>{{"x-app", "eval-7"}}));
        QCOMPARE(ask(gateway, chat(), "X-App: other\r\n").status, 404);
        // Too long to be kept, and so not there.
        const std::string longest = "X-App: eval-" + std::string(507, 'x') + "\r\n";
        QCOMPARE(ask(gateway, chat(), longest.c_str()).status, 200);
        QCOMPARE(
            ask(gateway, chat(), (longest.substr(0, longest.size() - 2) + "x\r\n").c_str()).status,
            404);
        QCOMPARE(gateway.routeHits().hitsOf({"eval"})[0].calls, std::uint64_t(2));
    }

    // As far as routes ask for it: the rest of what the client says of its call is not kept, and no
    // key is.
    void theMetadataDecidesAndIsRecorded() {
        ScriptedUpstream upstream;
        upstream.script({json(200, kAnswer), json(200, kAnswer)});
        Gateway gateway;
        policy::Snapshot snapshot = twoTargets(upstream, upstream);
        RouteCondition search = asks(RouteField::Metadata, {"search*"});
        search.name = "feature";
        RouteCondition note = asks(RouteField::Metadata, {"x"});
        note.name = "note";
        snapshot.routes = {to(snapshot, "search", search, {"second/b"}),
                           to(snapshot, "note", note, {"second/b"}),
                           to(snapshot, "rest", {}, {"first/a"})};
        gateway.usePolicy(std::move(snapshot));
        const std::string said = R"(,"metadata":{"feature":"search-7","user_id":"u"})";
        QCOMPARE(ask(gateway, chat(said)).status, 200);
        QVERIFY(upstream.calls().at(0).body.find("user_id") != std::string::npos);
        const books::ExchangeRecord first = gateway.lastEnded();
        QCOMPARE(first.route, std::string("search"));
        QCOMPARE(first.call.metadata,
                 (std::vector<MetadataMember>{{"feature", "search-7"}, {"note", {}, false}}));
        const std::string key = R"(,"metadata":{"note":"sk-proj-abcdef1234567890"})";
        QCOMPARE(ask(gateway, chat(key)).status, 200);
        const books::ExchangeRecord second = gateway.lastEnded();
        QCOMPARE(second.route, std::string("rest"));
        QCOMPARE(second.call.metadata.at(1).value, std::string("[key]"));
    }

    void whenTheFirstTargetFailsTheNextOfTheRouteIsAsked() {
        ScriptedUpstream first;
        ScriptedUpstream second;
        first.script({json(500, "{}")});
        second.script({json(200, kAnswer)});
        Gateway gateway;
        policy::Snapshot snapshot = twoTargets(first, second);
        snapshot.routes = {
            to(snapshot, "auto", asks(RouteField::Model, {"auto"}), {"first/a", "second/b"})};
        gateway.usePolicy(std::move(snapshot));
        QCOMPARE(ask(gateway, chat()).status, 200);
        const books::ExchangeRecord record = gateway.lastEnded();
        QVERIFY(has(record.marks, Mark::FellBack));
        QCOMPARE(record.attempts[0].chosenBecause, std::string("first of route auto"));
        QCOMPARE(record.candidates[1].target, std::string("second/b"));
    }

    void aRefusalIsInTheCallersWordsAndSendsNothing() {
        ScriptedUpstream upstream;
        Gateway gateway;
        policy::Snapshot snapshot = twoTargets(upstream, upstream);
        policy::Route night = to(snapshot, "night", {}, {});
        night.refuse = "Not at night.";
        snapshot.routes = {night};
        gateway.usePolicy(std::move(snapshot));
        const HttpAnswer answer = ask(gateway, chat());
        QCOMPARE(answer.status, 403);
        QVERIFY(answer.body.find("Not at night.") != std::string::npos);
        const books::ExchangeRecord record = gateway.lastEnded();
        QVERIFY(record.state == ExchangeState::Refused);
        QCOMPARE(record.route, std::string("night"));
        QVERIFY(record.attempts.empty());
    }

    void hitsAreCountedWithTheirTargets() {
        ScriptedUpstream upstream;
        upstream.script({json(200, kAnswer), json(200, kAnswer)});
        Gateway gateway;
        policy::Snapshot snapshot = twoTargets(upstream, upstream);
        snapshot.routes = {to(snapshot, "auto", {}, {"first/a", "second/b"})};
        gateway.usePolicy(std::move(snapshot));
        ask(gateway, chat());
        ask(gateway, chat());
        gateway.lastEnded();
        const auto hits = gateway.routeHits().hitsOf({"auto"});
        QCOMPARE(hits[0].calls, std::uint64_t(2));
        QCOMPARE(hits[0].targets.size(), std::size_t(1));
        QCOMPARE(hits[0].targets[0].first, std::string("first/a"));
    }
};

QTEST_GUILESS_MAIN(TestRoutes)
#include "test_routes.moc"
