// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "engine/control/admin/keys.hpp"
#include "engine/control/admin/pauses.hpp"
#include "engine/control/admin/route_flow.hpp"
#include "engine/control/admin/routes.hpp"
#include "tests/app/host_folder.hpp"
#include "tests/engine/exchange/chat_samples.hpp"
#include "tests/engine/exchange/scripted_upstream.hpp"
#include "tests/support/http_client.hpp"

using namespace weir;
using namespace weir::admin;
using test::clientOf;
using test::HostFolder;
using test::portOf;

// Who calls, by which rule, and where the calls go, of a gateway that runs.
class TestHostRouteFlow : public QObject {
    Q_OBJECT

    test::ScriptedUpstream m_broken;
    test::ScriptedUpstream m_good;
    std::unique_ptr<HostFolder> m_folder;
    std::unique_ptr<app::Host> m_host;
    std::unique_ptr<AdminClient> m_client;

    static std::string provider(const char* name, const test::ScriptedUpstream& upstream) {
        return std::string("  - {name: ") + name +
               ", kind: compatible, base_url: \"http://127.0.0.1:" +
               std::to_string(upstream.port()) +
               "/v1\", api_key: none, local: true, serve: [m, n], price: free}\n";
    }
    QByteArray document() const {
        return QByteArray::fromStdString(
            "version: 1\nlisten: 127.0.0.1:0\n"
            "breaker: {failures: 2, open: 5m}\nproviders:\n" +
            provider("broken", m_broken) + provider("good", m_good) +
            "models:\n  - {name: assistant, targets: [good/m]}\n"
            "routes:\n"
            "  - {name: embargo, when: {model: banned}, refuse: \"Not here.\"}\n"
            "  - {name: search first, when: {team: search}, "
            "use: {targets: [broken/m, assistant]}}\n"
            "  - {name: night, enabled: false, when: {model: assistant}, "
            "use: {targets: [good/n]}}\n");
    }
    std::string key(const char* name, const char* team) {
        CreateKey create;
        create.name = name;
        create.team = team;
        const auto made = callAndWait(*m_client, create);
        return made ? made->secret : std::string();
    }
    int call(const std::string& secret, const std::string& model) const {
        test::HttpClient http(portOf(m_host->listener().addresses.front()));
        http.post("/v1/chat/completions", "Authorization: Bearer " + secret + "\r\n",
                  R"({"model":")" + model + R"(","messages":[{"role":"user","content":"Hi"}]})");
        return http.receive().status;
    }
    RouteFlow flow(RouteFlowSpan span = RouteFlowSpan::Hour) const {
        auto reply = callAndWait(*m_client, GetRouteFlow{span});
        return reply ? *std::move(reply) : RouteFlow{};
    }
    // A call is in the table a moment after its answer.
    RouteFlow flowOf(std::uint64_t calls) const {
        RouteFlow seen;
        [&] { QTRY_COMPARE((seen = flow()).calls, calls); }();
        return seen;
    }
    static const RoutedTarget& target(const RouteFlow& flow, std::string_view name) {
        static const RoutedTarget kNone;
        const auto found = std::ranges::find(flow.targets, name, &RoutedTarget::target);
        return found == flow.targets.end() ? kNone : *found;
    }

private slots:
    void init() {
        m_broken.script({test::json(500, R"({"error":{"message":"broken","type":"server"}})")});
        m_good.script({test::json(200, test::kAnswer)});
        m_folder = std::make_unique<HostFolder>(document());
        m_host = m_folder->start();
        m_client = clientOf(*m_host);
    }
    void cleanup() {
        m_client.reset();
        m_host.reset();
        m_folder.reset();
    }

    void nothingYetShowsTheRulesAndTheirTargets() {
        const RouteFlow now = flow();
        QCOMPARE(now.calls, 0u);
        QVERIFY(now.ways.empty());
        QCOMPARE(now.beginsWith, RouteFlowFrom::Start);
        QVERIFY(now.from <= now.now);
        QCOMPARE(now.rules.size(), 3u);
        QVERIFY(now.rules[0].refuses && now.rules[0].targets.empty());
        QCOMPARE(now.rules[1].targets, (std::vector<std::string>{"broken/m", "good/m"}));
        QVERIFY(!now.rules[2].enabled);
        // Of a rule that is off, the target is not shown.
        QCOMPARE(now.targets.size(), 2u);
        QCOMPARE(target(now, "broken/m").state, TargetState::Ready);
    }

    void aCallThatFellBackSaysWhatItPassed() {
        QCOMPARE(call(key("one", "search"), "m"), 200);
        const RouteFlow seen = flowOf(1);
        QCOMPARE(seen.ways.size(), 1u);
        const RoutedCalls& way = seen.ways.front();
        QCOMPARE(way.team, std::string("search"));
        QCOMPARE(way.route, std::string("search first"));
        QCOMPARE(way.passed, std::vector<std::string>{"broken/m"});
        QCOMPARE(way.target, std::string("good/m"));
        QCOMPARE(way.fellBack, 1u);
        QCOMPARE(way.served, 0u);
    }

    void refusedCallsReachNoTarget() {
        QCOMPARE(call(key("one", "search"), "banned"), 403);
        QCOMPARE(call("weir_nobody", "m"), 401);
        const RouteFlow seen = flowOf(2);
        QCOMPARE(seen.ways.size(), 2u);
        for (const RoutedCalls& way : seen.ways) {
            QCOMPARE(way.heldBack, 1u);
            QVERIFY(way.target.empty() && way.passed.empty() && way.model.empty());
            QCOMPARE(way.route.empty(), way.team.empty());
        }
    }

    void withoutARuleTheNameThatWasAskedForStandsForIt() {
        QCOMPARE(call(key("alone", ""), "assistant"), 200);
        const RouteFlow seen = flowOf(1);
        const RoutedCalls& way = seen.ways.front();
        QVERIFY(way.team.empty() && way.route.empty());
        QCOMPARE(way.key, std::string("alone"));
        QCOMPARE(way.model, std::string("assistant"));
        QCOMPARE(way.target, std::string("good/m"));
        QCOMPARE(way.served, 1u);
    }

    void aTargetShowsItsBreaker() {
        const std::string secret = key("one", "search");
        QCOMPARE(call(secret, "m"), 200);
        QCOMPARE(call(secret, "m"), 200);
        const RouteFlow seen = flowOf(2);
        const RoutedTarget& broken = target(seen, "broken/m");
        QCOMPARE(broken.state, TargetState::Open);
        QVERIFY(broken.forMs > 0);
        QVERIFY2(broken.reason.find("2 faults in a row") != std::string::npos,
                 broken.reason.c_str());
        QCOMPARE(target(seen, "good/m").state, TargetState::Ready);
    }

    void aPauseIsToldWithItsReason() {
        QVERIFY(callAndWait(*m_client, PauseProvider{"good", "", "a change of keys", {}}));
        const RouteFlow seen = flow();
        QCOMPARE(target(seen, "good/m").state, TargetState::Paused);
        QCOMPARE(seen.paused.size(), 1u);
        QCOMPARE(seen.paused[0].reason, std::string("a change of keys"));
        // What is paused by its name is there, whether a rule leads to it or not.
        QVERIFY(callAndWait(*m_client, PauseProvider{"broken", "n", "", {}}));
        QCOMPARE(target(flow(), "broken/n").state, TargetState::Paused);
        QVERIFY(callAndWait(*m_client, ResumeProvider{"good", ""}));
        QCOMPARE(target(flow(), "good/m").state, TargetState::Ready);
    }

    void theListOfRulesSaysWhichTargetsAreNotReady() {
        QVERIFY(callAndWait(*m_client, PauseProvider{"good", "m", "", {}}));
        const auto list = callAndWait(*m_client, ListRoutes{});
        QVERIFY(list && list->routes.size() == 3);
        QVERIFY(list->routes[0].notReady.empty());
        // Named as a model of the document.
        QCOMPARE(list->routes[1].notReady.size(), 1u);
        QCOMPARE(list->routes[1].notReady[0].target, std::string("good/m"));
        QCOMPARE(list->routes[1].notReady[0].state, TargetState::Paused);
    }

    void aCallUnderWayIsNotCountedAsEnded() {
        const test::Gate gate = std::make_shared<std::atomic<bool>>(false);
        m_good.script({test::behind(gate, test::json(200, test::kAnswer))});
        const std::string secret = key("alone", "");
        test::HttpClient http(portOf(m_host->listener().addresses.front()));
        const std::size_t before = m_good.calls().size();
        http.post("/v1/chat/completions", "Authorization: Bearer " + secret + "\r\n",
                  R"({"model":"good/m","messages":[{"role":"user","content":"Hi"}]})");
        QVERIFY(m_good.waitForCalls(before + 1));
        RouteFlow seen = flow();
        QCOMPARE(seen.calls, 0u);
        QCOMPARE(seen.ways.size(), 1u);
        QCOMPARE(seen.ways[0].running, 1u);
        QCOMPARE(target(seen, "good/m").inFlight, 1u);
        *gate = true;
        QCOMPARE(http.receive().status, 200);
        seen = flowOf(1);
        QCOMPARE(seen.ways[0].running, 0u);
    }
};

QTEST_GUILESS_MAIN(TestHostRouteFlow)
#include "test_host_route_flow.moc"
