// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <algorithm>
#include <thread>

#include "tests/engine/exchange/chat_samples.hpp"
#include "tests/engine/exchange/two_targets.hpp"
#include "tests/support/dollars.hpp"
#include "tests/support/http_client.hpp"

using namespace weir;
using namespace weir::test;
using policy::Budget;

namespace {

// 12 tokens in and 3 out of gpt-4o-mini, at 150 and 600 nano-dollars each.
constexpr std::int64_t kCost = 12 * 150 + 3 * 600;
const std::string kShort =
    R"({"model":"smart","max_tokens":100,"messages":[{"role":"user","content":"Hi"}]})";

}  // namespace

// What budgets do to a call: before an attempt, and after it.
class TestBudgets : public QObject {
    Q_OBJECT

    // "smart" goes to dear/gpt-4o-mini, whose price is known, then to free/x.
    static policy::Snapshot dearThenFree(const ScriptedUpstream& upstream, bool withFree = true) {
        policy::Snapshot snapshot;
        snapshot.providers = {Gateway::provider("dear", "openai", upstream.port()),
                              Gateway::provider("free", "compatible", upstream.port()),
                              Gateway::provider("claude", "anthropic", upstream.port())};
        snapshot.providers[1].free = true;
        std::vector<std::string> targets{"dear/gpt-4o-mini"};
        if (withFree) {
            targets.push_back("free/x");
        }
        snapshot.models = {Gateway::model(snapshot, "smart", targets)};
        return snapshot;
    }
    static void follow(Gateway& gateway, const std::vector<Budget>& budgets) {
        gateway.budgets().follow(
            budgets,
            [](const Budget&,
               const policy::PeriodSpan&) -> Result<std::vector<policy::BudgetBoard::Booked>> {
                return std::vector<policy::BudgetBoard::Booked>();
            });
    }
    static Budget ofTeam(std::int64_t limit) {
        return {.name = "search-team", .scope = {.team = "search"}, .limit = nano(limit)};
    }
    static HttpAnswer ask(Gateway& gateway, std::string_view request = kShort) {
        HttpClient client(gateway.port());
        client.post("/v1/chat/completions", gateway.auth(), request);
        return client.receive();
    }
    static bool has(const std::string& text, std::string_view part) {
        return text.find(part) != std::string::npos;
    }

private slots:
    void aCallIsSettledWithWhatItCost() {
        ScriptedUpstream upstream;
        upstream.script({json(200, kAnswer)});
        Gateway gateway;
        gateway.usePolicy(dearThenFree(upstream));
        follow(gateway, {ofTeam(1'000'000)});
        QCOMPARE(ask(gateway).status, 200);
        QCOMPARE(gateway.lastEnded().cost(), nano(kCost));
        const auto state = gateway.budgets().states().front();
        QCOMPARE(state.settled, nano(kCost));
        QCOMPARE(state.held, nano(0));
    }

    void whatACallMayCostIsHeldWhileItRuns() {
        ScriptedUpstream upstream;
        const auto gate = std::make_shared<std::atomic<bool>>(false);
        upstream.script({behind(gate, json(200, kAnswer))});
        Gateway gateway;
        gateway.usePolicy(dearThenFree(upstream, false));
        Budget budget = ofTeam(70'000);
        budget.every = BudgetPeriod::Rolling;
        budget.rolling = std::chrono::hours(24);
        follow(gateway, {budget});
        HttpClient client(gateway.port());
        client.post("/v1/chat/completions", gateway.auth(), kShort);
        QVERIFY(upstream.waitForCalls(1));
        // 100 tokens out are 60,000; what goes in is less than the rest.
        const Money held = gateway.budgets().states().front().held;
        QVERIFY(held > nano(60'000) && held < nano(70'000));
        // A second one does not fit beside it, though next to nothing is spent yet.
        const HttpAnswer refused = ask(gateway);
        QCOMPARE(refused.status, 429);
        QVERIFY2(has(refused.body, "The rest of it is set aside for other calls"),
                 refused.body.c_str());
        *gate = true;
        QCOMPARE(client.receive().status, 200);
        gateway.lastEnded();
        QCOMPARE(ask(gateway).status, 200);
        gateway.lastEnded();
        QCOMPARE(gateway.budgets().states().front().settled, nano(2 * kCost));
    }

    void whatDoesNotFitGoesToATargetThatCostsNothing() {
        ScriptedUpstream upstream;
        upstream.script({json(200, kAnswer)});
        Gateway gateway;
        gateway.usePolicy(dearThenFree(upstream));
        follow(gateway, {ofTeam(10)});
        const HttpAnswer answer = ask(gateway);
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.header("x-weir-target"), std::string("free/x"));
        const auto record = gateway.lastEnded();
        QVERIFY(weir::has(record.marks, Mark::FellBack));
        QCOMPARE(record.attempts.size(), std::size_t{1});
        QCOMPARE(record.candidates[0].outcome, std::string("over budget"));
        QCOMPARE(record.candidates[0].reason,
                 std::string("the budget search-team does not suffice"));
        QVERIFY(has(record.attempts[0].chosenBecause, "budget that did not suffice"));
        QCOMPARE(upstream.calls().size(), std::size_t{1});
        QCOMPARE(gateway.budgets().states().front().settled, nano(0));
    }

    // Dear first, as the document says, until a part of the budget is gone.
    void aBudgetThatIsNearlyUsedAsksTheCheaperTargetFirst() {
        ScriptedUpstream upstream;
        upstream.script({json(200, kAnswer)});
        Gateway gateway;
        gateway.usePolicy(dearThenFree(upstream));
        Budget small = ofTeam(1'000'000);
        small.whenUsed = WhenUsed::Degrade;
        small.degradeFrom = 1;
        follow(gateway, {small});
        const auto target = [&] { return ask(gateway).header("x-weir-target"); };
        QCOMPARE(target(), std::string("dear/gpt-4o-mini"));
        const auto first = gateway.lastEnded();
        QVERIFY(first.call.degradedBy.empty());
        QCOMPARE(first.call.budgetLeft, std::int64_t{100});
        small.limit = nano(100 * kCost);
        follow(gateway, {small});
        QCOMPARE(target(), std::string("free/x"));
        const auto record = gateway.lastEnded();
        QCOMPARE(record.call.degradedBy, std::string("search-team"));
        QCOMPARE(record.call.budgetLeft, std::int64_t{99});
        QCOMPARE(record.candidates[0].target, std::string("free/x"));
        QVERIFY2(has(record.candidates[0].reason, "the budget search-team is nearly used"),
                 record.candidates[0].reason.c_str());
        QVERIFY(!weir::has(record.marks, Mark::FellBack));
        // Another team's call is none of its business.
        gateway.caller().team = "ads";
        gateway.usePolicy(dearThenFree(upstream));
        QCOMPARE(target(), std::string("dear/gpt-4o-mini"));
    }

    void theRefusalNamesTheBudgetAndNoFigure() {
        ScriptedUpstream upstream;
        Gateway gateway;
        gateway.caller().teamFacts =
            std::make_shared<const Team>(Team{"search", "4711", "gold", {"eu"}});
        gateway.usePolicy(dearThenFree(upstream, false));
        follow(gateway, {ofTeam(4321)});
        const HttpAnswer answer = ask(gateway);
        QCOMPARE(answer.status, 429);
        QVERIFY2(has(answer.body, "The budget \\\"search-team\\\" does not suffice for this call."),
                 answer.body.c_str());
        QVERIFY(has(answer.body, "\"insufficient_quota\""));
        QVERIFY(!has(answer.body, "4321"));
        QCOMPARE(answer.header("x-should-retry"), std::string("false"));
        const auto record = gateway.lastEnded();
        QCOMPARE(record.state, ExchangeState::Refused);
        QVERIFY(record.attempts.empty());
        QCOMPARE(record.call.costCentre, std::string("4711"));
        QCOMPARE(record.call.tags, std::vector<std::string>{"eu"});
        QCOMPARE(record.cost(), nano(0));
        QVERIFY(upstream.calls().empty());
        QCOMPARE(gateway.budgets().states().front().refused, std::uint64_t{1});
    }

    // A key that may see it is told the amounts, in both dialects; and never those of another one.
    void aKeyThatMaySeeBudgetsIsToldTheAmounts() {
        ScriptedUpstream upstream;
        const auto gate = std::make_shared<std::atomic<bool>>(false);
        upstream.script({json(200, kAnswer), behind(gate, json(200, kAnswer))});
        Gateway gateway;
        KeyAccess access;
        access.maySeeBudget = true;
        gateway.caller().rules = *policy::KeyRules::make(access);
        gateway.usePolicy(dearThenFree(upstream, false));
        Budget budget = ofTeam(70'000);
        budget.every = BudgetPeriod::Total;
        follow(gateway, {budget});
        QCOMPARE(ask(gateway).status, 200);
        gateway.lastEnded();
        HttpClient running(gateway.port());
        running.post("/v1/chat/completions", gateway.auth(), kShort);
        QVERIFY(upstream.waitForCalls(2));
        const Money held = gateway.budgets().states().front().held;
        const std::string words = "Of its $0.00007, $0.0000036 are used and $" + held.text() +
                                  " set aside for other calls; this one may cost $" + held.text() +
                                  ". It does not begin anew by itself.";
        const HttpAnswer refused = ask(gateway);
        QCOMPARE(refused.status, 429);
        QVERIFY2(has(refused.body, words), refused.body.c_str());
        HttpClient claude(gateway.port());
        claude.post("/v1/messages", gateway.auth(),
                    R"({"model":"claude/claude-sonnet-4-5","max_tokens":5000,)"
                    R"("messages":[{"role":"user","content":"Hi"}]})");
        const HttpAnswer inTheirWords = claude.receive();
        QCOMPARE(inTheirWords.status, 402);
        QVERIFY2(has(inTheirWords.body, "Of its $0.00007, $0.0000036 are used and $"),
                 inTheirWords.body.c_str());
        *gate = true;
        QCOMPARE(running.receive().status, 200);
    }

    void anthropicClientsAreToldInTheirWords() {
        ScriptedUpstream upstream;
        Gateway gateway;
        gateway.usePolicy(dearThenFree(upstream));
        follow(gateway, {ofTeam(10)});
        HttpClient client(gateway.port());
        client.post("/v1/messages", gateway.auth(),
                    R"({"model":"claude/claude-sonnet-4-5","max_tokens":50,)"
                    R"("messages":[{"role":"user","content":"Hi"}]})");
        const HttpAnswer answer = client.receive();
        QCOMPARE(answer.status, 402);
        QVERIFY2(has(answer.body, "\"billing_error\""), answer.body.c_str());
        QVERIFY(upstream.calls().empty());
    }

    void aModelWithoutAPriceIsNamed() {
        ScriptedUpstream upstream;
        upstream.script({json(200, kAnswer)});
        Gateway gateway;
        gateway.usePolicy(dearThenFree(upstream));
        follow(gateway, {ofTeam(1'000'000'000)});
        const std::string request =
            R"({"model":"dear/own-model-of-nobody","messages":[{"role":"user","content":"Hi"}]})";
        const HttpAnswer refused = ask(gateway, request);
        QCOMPARE(refused.status, 429);
        QVERIFY2(has(refused.body,
                     "whose price is not known, and that of "
                     "dear/own-model-of-nobody is not"),
                 refused.body.c_str());
        Budget loose = ofTeam(1'000'000'000);
        loose.whenUnpriced = WhenUnpriced::Allow;
        follow(gateway, {loose});
        QCOMPARE(ask(gateway, request).status, 200);
        QCOMPARE(gateway.budgets().states().front().unpriced, std::uint64_t{1});
    }

    // Held by the tokens that it may take, settled by those that it took.
    void aPriceIsAssumedWhereNoneIsKnown() {
        ScriptedUpstream upstream;
        upstream.script({json(200, kAnswer)});
        Gateway gateway;
        gateway.usePolicy(dearThenFree(upstream));
        Budget careful = ofTeam(1'000'000'000);
        careful.whenUnpriced = WhenUnpriced::Assume;
        careful.assumed = {Price::fromPico(1'000'000), Price::fromPico(2'000'000)};
        follow(gateway, {careful});
        const std::string request = R"({"model":"dear/own-model-of-nobody","max_tokens":100,)"
                                    R"("messages":[{"role":"user","content":"Hi"}]})";
        QCOMPARE(ask(gateway, request).status, 200);
        const auto record = gateway.lastEnded();
        // 100 out, and the estimate of what goes in.
        QVERIFY(record.attempts[0].held > nano(200'000));
        QCOMPARE(record.attempts[0].pricing, Pricing::Unpriced);
        QCOMPARE(record.attempts[0].cost, nano(0));
        const policy::BudgetState state = gateway.budgets().states().front();
        QCOMPARE(state.settled, nano(12 * 1'000 + 3 * 2'000));
        QCOMPARE(state.assumed, state.settled);
        QCOMPARE(state.held, nano(0));
        careful.limit = nano(100'000);
        follow(gateway, {careful});
        QCOMPARE(ask(gateway, request).status, 429);
    }

    void theRefusalSaysWhatTheBudgetWaitsFor() {
        ScriptedUpstream upstream;
        upstream.script({json(200, kAnswer)});
        Gateway gateway;
        gateway.usePolicy(dearThenFree(upstream, false));
        Budget budget = ofTeam(10);
        budget.every = BudgetPeriod::Prepaid;
        follow(gateway, {budget});
        QVERIFY(has(ask(gateway).body, "It is prepaid, and suffices again when somebody tops"));
        budget.every = BudgetPeriod::Rolling;
        budget.rolling = std::chrono::hours(24);
        follow(gateway, {budget});
        QVERIFY(has(ask(gateway).body, "It never suffices for a call that may cost so much."));
        budget.limit = nano(70'000);
        follow(gateway, {budget});
        QCOMPARE(ask(gateway).status, 200);
        budget.limit = gateway.lastEnded().attempts[0].held + nano(1);
        follow(gateway, {budget});
        const HttpAnswer refused = ask(gateway);
        QCOMPARE(refused.status, 429);
        QVERIFY2(has(refused.body, "Enough of it becomes free at "), refused.body.c_str());
    }

    // Its failure is what the caller has to know; that money would not have sufficed for the
    // other comes second.
    void aBudgetDoesNotHideWhatFailed() {
        ScriptedUpstream upstream;
        upstream.script({json(500, "{}")});
        Gateway gateway;
        policy::Snapshot snapshot = dearThenFree(upstream);
        snapshot.models = {Gateway::model(snapshot, "smart", {"free/x", "dear/gpt-4o-mini"})};
        snapshot.retries.attempts = 1;
        gateway.usePolicy(std::move(snapshot));
        follow(gateway, {ofTeam(10)});
        QCOMPARE(ask(gateway).status, 502);
    }

    void whatFailsOrIsGivenUpHoldsNothingAfterwards() {
        ScriptedUpstream upstream;
        upstream.script({json(500, "{}"), eventsThenSilence({kRole, kHello})});
        Gateway gateway;
        policy::Snapshot snapshot = dearThenFree(upstream, false);
        snapshot.retries.attempts = 1;
        gateway.usePolicy(std::move(snapshot));
        follow(gateway, {ofTeam(100'000'000)});
        QCOMPARE(ask(gateway).status, 502);
        QCOMPARE(gateway.budgets().states().front().held, nano(0));
        {
            HttpClient client(gateway.port());
            client.post("/v1/chat/completions", gateway.auth(), kStreamRequest);
            QVERIFY(upstream.waitForCalls(2));
        }
        QVERIFY(upstream.waitForClientGone());
        const auto record = gateway.lastEnded();
        const auto state = gateway.budgets().states().front();
        QCOMPARE(state.held, nano(0));
        QCOMPARE(state.settled, record.cost());
    }

    // What is spent stays within it, to the unit, however many come at once.
    void manyAtOnceDoNotPassIt() {
        ScriptedUpstream upstream;
        upstream.script({json(200, kAnswer)});
        Gateway gateway;
        gateway.usePolicy(dearThenFree(upstream, false));
        follow(gateway, {ofTeam(30 * kCost)});
        std::atomic<int> served = 0;
        std::atomic<int> refused = 0;
        std::vector<std::thread> threads;
        for (int i = 0; i < 8; ++i) {
            threads.emplace_back([&] {
                for (int call = 0; call < 5; ++call) {
                    const int status = ask(gateway).status;
                    served += status == 200 ? 1 : 0;
                    refused += status == 429 ? 1 : 0;
                }
            });
        }
        for (std::thread& thread : threads) {
            thread.join();
        }
        gateway.lastEnded();
        QCOMPARE(served + refused, 40);
        QVERIFY(served > 0 && refused > 0);
        const auto state = gateway.budgets().states().front();
        QCOMPARE(state.settled, nano(served * kCost));
        QVERIFY(state.settled <= state.budget.limit);
        QCOMPARE(state.held, nano(0));
    }
};

QTEST_GUILESS_MAIN(TestBudgets)
#include "test_budgets.moc"
