// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <algorithm>

#include "tests/engine/exchange/chat_samples.hpp"
#include "tests/engine/exchange/gateway.hpp"
#include "tests/engine/exchange/scripted_upstream.hpp"
#include "tests/support/http_client.hpp"

using namespace weir;
using namespace weir::test;

namespace {

const std::string kClaude =
    R"({"id":"msg_1","type":"message","role":"assistant","model":"c-1","content":[{"type":"text",)"
    R"("text":"Hi"}],"stop_reason":"end_turn","usage":{"input_tokens":5,"output_tokens":2}})";
const std::string kMessage =
    R"({"model":"smart","max_tokens":9,"messages":[{"role":"user","content":"Hi"}]})";
const std::string kStreamMessage =
    R"({"model":"smart","max_tokens":9,"stream":true,"messages":[{"role":"user","content":"Hi"}]})";

std::string event(const std::string& data) {
    return "data: " + data + "\n\n";
}
const std::string kStart = event(
    R"({"type":"message_start","message":{"id":"msg_1","model":"c-1","usage":{"input_tokens":5}}})");
const std::string kBlock =
    event(R"({"type":"content_block_start","index":0,"content_block":{"type":"text","text":""}})") +
    event(R"({"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"Hi"}})");
const std::string kOverloaded =
    event(R"({"type":"error","error":{"type":"overloaded_error","message":"busy"}})");

bool holds(const books::ExchangeRecord& record, std::string_view where, std::string_view what) {
    return std::ranges::any_of(record.losses, [&](const Loss& loss) {
        return loss.where == where && loss.what.find(what) != std::string::npos;
    });
}

}  // namespace

// Calls to targets that speak another dialect, from the caller's bytes to the record.
class TestTranslation : public QObject {
    Q_OBJECT

    // "smart" goes to chat/a, then to claude/c; or the other way round.
    struct House {
        explicit House(const std::vector<std::string>& targets) {
            policy::Snapshot snapshot;
            snapshot.providers = {Gateway::provider("chat", "compatible", chat.port()),
                                  Gateway::provider("claude", "anthropic", claude.port())};
            snapshot.models = {Gateway::model(snapshot, "smart", targets)};
            snapshot.limits.maxAnswer = 10'000;
            gateway.usePolicy(std::move(snapshot));
        }
        HttpAnswer ask(std::string_view path, std::string_view body, const std::string& more = {}) {
            HttpClient client(gateway.port());
            client.post(path, gateway.auth() + more, body);
            return client.receive();
        }

        ScriptedUpstream chat;
        ScriptedUpstream claude;
        Gateway gateway;
    };

private slots:
    void theNextTargetMaySpeakAnotherDialect() {
        House house({"chat/a", "claude/c"});
        house.chat.script({json(500, failure("server_error", ""))});
        house.claude.script({json(200, kClaude, {{"anthropic-ratelimit-requests-limit", "50"}})});
        const HttpAnswer answer = house.ask("/v1/chat/completions", kRequest,
                                            "openai-beta: x=1\r\nx-stainless-lang: js\r\n");
        QCOMPARE(answer.status, 200);
        QVERIFY(answer.body.find(R"("object":"chat.completion")") != std::string::npos);
        QCOMPARE(answer.header("x-weir-target"), std::string("claude/c"));
        QCOMPARE(answer.header("content-length"), std::to_string(answer.body.size()));

        const SeenCall seen = house.claude.calls().at(0);
        QCOMPARE(seen.target, std::string("/v1/messages"));
        QVERIFY(seen.headers.contains("anthropic-version"));
        QVERIFY(!seen.headers.contains("openai-beta"));
        QVERIFY(seen.body.starts_with(R"({"model":"c","max_tokens":)"));

        const auto record = house.gateway.lastEnded();
        QVERIFY(has(record.marks, Mark::Translated) && has(record.marks, Mark::FellBack));
        QCOMPARE(record.usage().inUncached, std::uint64_t(5));
        QCOMPARE(record.usage().outText, std::uint64_t(2));
        QCOMPARE(record.attempts.at(1).servedModel, std::string("c-1"));
        QCOMPARE(record.candidates.at(1).outcome, std::string("served"));
        QVERIFY(holds(record, "request body", "translated: openai_chat -> anthropic"));
        QVERIFY(holds(record, "request body", "model: smart -> c"));
        QVERIFY(holds(record, "request body", "left out: x_unknown"));
        QVERIFY(holds(record, "request headers", "not of the target's dialect: openai-beta"));
    }

    void aTargetThatRefusesATemperatureIsToldNone() {
        House house({"claude/c"});
        policy::Snapshot snapshot;
        snapshot.providers = {Gateway::provider("chat", "compatible", house.chat.port()),
                              Gateway::provider("claude", "anthropic", house.claude.port())};
        snapshot.providers[1].capabilities = {{"c", {.sampling = Known::No}}};
        snapshot.models = {Gateway::model(snapshot, "smart", {"claude/c"})};
        house.gateway.usePolicy(std::move(snapshot));
        house.claude.script({json(200, kClaude)});
        const HttpAnswer answer = house.ask(
            "/v1/chat/completions",
            R"({"model":"smart","temperature":0.2,"messages":[{"role":"user","content":"Hi"}]})");
        QCOMPARE(answer.status, 200);
        QVERIFY(house.claude.calls().at(0).body.find("temperature") == std::string::npos);
        QVERIFY(holds(house.gateway.lastEnded(), "request body", "left out: temperature"));
    }

    // A signature that a call came with is kept for the next turn.
    void signaturesOfCallsComeBackToTheirModel() {
        House house({"chat/a"});
        policy::Snapshot snapshot;
        snapshot.providers = {Gateway::provider("chat", "compatible", house.chat.port())};
        snapshot.providers[0].capabilities = {{"a", {.callSignatures = Known::Yes}}};
        snapshot.models = {Gateway::model(snapshot, "smart", {"chat/a"})};
        house.gateway.usePolicy(std::move(snapshot));
        house.chat.script(
            {json(
                 200,
                 R"({"id":"c","model":"a","choices":[{"message":{"role":"assistant","tool_calls":[)"
                 R"({"id":"t1","type":"function","extra_content":{"google":{)"
                 R"("thought_signature":"sealed"}},"function":{"name":"f","arguments":"{}"}}]},)"
                 R"("finish_reason":"tool_calls"}]})"),
             json(200, kAnswer), json(200, kAnswer)});
        QCOMPARE(house.ask("/v1/messages", kMessage).status, 200);
        const std::string next =
            R"({"model":"smart","max_tokens":9,"messages":[{"role":"user","content":"Hi"},)"
            R"({"role":"assistant","content":[{"type":"tool_use","id":"t1","name":"f","input":{}}]},)"
            R"({"role":"user","content":[{"type":"tool_result","tool_use_id":"t1","content":"1"}]}]})";
        QCOMPARE(house.ask("/v1/messages", next).status, 200);
        const std::string sent = house.chat.calls().at(1).body;
        QVERIFY2(sent.find(R"("thought_signature":"sealed")") != std::string::npos, sent.c_str());
    }

    void aTargetOfItsOwnDialectIsPassedAsItIs() {
        House house({"chat/a", "claude/c"});
        house.chat.script({json(200, kAnswer)});
        QCOMPARE(house.ask("/v1/chat/completions", kRequest).body, kAnswer);
        QVERIFY(!has(house.gateway.lastEnded().marks, Mark::Translated));
    }

    void aStreamForAnAnthropicCaller() {
        House house({"chat/a"});
        house.chat.script({events({kRole, kHello, kThere, kStop, kUsageChunk, kDone})});
        const HttpAnswer answer = house.ask("/v1/messages", kStreamMessage);
        QVERIFY(answer.complete);
        QCOMPARE(answer.header("content-type"), std::string("text/event-stream; charset=utf-8"));
        QVERIFY(answer.body.starts_with("event: message_start\n"));
        QVERIFY(answer.body.ends_with("data: {\"type\":\"message_stop\"}\n\n"));
        QVERIFY(answer.body.find(R"("input_tokens":12)") != std::string::npos);
        QVERIFY(house.chat.calls().at(0).body.find("include_usage") != std::string::npos);
        const auto record = house.gateway.lastEnded();
        QVERIFY(record.state == ExchangeState::Done);
        QVERIFY(record.usage().source == Source::Reported);
        QCOMPARE(record.usage().outText, std::uint64_t(3));
    }

    // What the provider left out is added in the caller's dialect.
    void aStreamWithoutItsLastEvent() {
        House house({"chat/a"});
        house.chat.script({events({kRole, kHello, kStop})});
        const HttpAnswer answer = house.ask("/v1/messages", kStreamMessage);
        QVERIFY(answer.complete);
        QVERIFY(answer.body.ends_with("data: {\"type\":\"message_stop\"}\n\n"));
        QVERIFY(answer.body.find("[DONE]") == std::string::npos);
        QVERIFY(holds(house.gateway.lastEnded(), "response body", "the last event: added"));
    }

    // Nothing of the first has gone out yet, in whatever dialect it had begun.
    void aStreamThatFailsBeforeItBeginsFallsOver() {
        House house({"claude/c", "chat/a"});
        house.claude.script({events({kStart, kOverloaded})});
        house.chat.script({events({kRole, kHello, kStop, kUsageChunk, kDone})});
        const HttpAnswer answer = house.ask("/v1/chat/completions", kStreamRequest);
        QCOMPARE(answer.body, kRole + kHello + kStop + kDone);
        const auto record = house.gateway.lastEnded();
        QVERIFY(has(record.marks, Mark::FellBack));
        QVERIFY(!has(record.marks, Mark::Translated));
    }

    void aStreamThatBreaksEndsInTheWordsOfTheCaller() {
        House house({"claude/c", "chat/a"});
        house.claude.script({events({kStart, kBlock, kOverloaded})});
        const HttpAnswer answer = house.ask("/v1/chat/completions", kStreamRequest);
        QVERIFY(answer.body.find(R"("content":"Hi")") != std::string::npos);
        QVERIFY(answer.body.find(R"(data: {"error":{"message":"busy")") != std::string::npos);
        QVERIFY(answer.body.find("[DONE]") == std::string::npos);
        QVERIFY(house.chat.calls().empty());
        QVERIFY(house.gateway.lastEnded().usage().source == Source::Estimated);
    }

    void whatTheProviderFindsWrongIsSaidInTheDialectOfTheCaller() {
        House house({"claude/c"});
        house.claude.script({json(400, R"({"type":"error","error":{"type":"invalid_request_error",)"
                                       R"("message":"prompt is odd"}})")});
        const HttpAnswer answer = house.ask("/v1/chat/completions", kRequest);
        QCOMPARE(answer.status, 400);
        QVERIFY(answer.body.starts_with(R"({"error":{"message":)"));
        QVERIFY(answer.body.find("prompt is odd") != std::string::npos);
        QVERIFY(answer.body.find(R"("type":"error")") == std::string::npos);
    }

    // What was written here may be wrong where what the caller wrote is not.
    void whatTheProviderFindsWrongIsAskedOfTheNext() {
        House house({"claude/c", "chat/a"});
        house.claude.script({json(400, R"({"type":"error","error":{"type":"invalid_request_error",)"
                                       R"("message":"prompt is odd"}})")});
        house.chat.script({json(200, kAnswer)});
        QCOMPARE(house.ask("/v1/chat/completions", kRequest).body, kAnswer);
        QCOMPARE(house.claude.calls().size(), std::size_t(1));
    }

    void aTooLongPromptIsSaidInTheWordsThatAgentsLookFor() {
        House house({"chat/a"});
        house.chat.script({json(400, failure("invalid_request_error", "context_length_exceeded"))});
        const HttpAnswer answer = house.ask("/v1/messages", kMessage);
        QCOMPARE(answer.status, 400);
        QVERIFY2(answer.body.find("prompt is too long") != std::string::npos, answer.body.c_str());
    }

    void whatCannotBeSaidIsNotSent() {
        House house({"claude/c"});
        const std::string two =
            R"({"model":"smart","n":2,"messages":[{"role":"user","content":"Hi"}]})";
        const HttpAnswer answer = house.ask("/v1/chat/completions", two);
        QCOMPARE(answer.status, 400);
        QVERIFY(answer.body.find("it asks for 2 answers at once") != std::string::npos);
        QVERIFY(house.claude.calls().empty());
        const auto record = house.gateway.lastEnded();
        QVERIFY(record.attempts.empty());
        QCOMPARE(record.candidates.at(0).outcome, std::string("unfit"));
    }

    void whatCannotBeSaidToOneGoesToTheNext() {
        House house({"claude/c", "chat/a"});
        house.chat.script({json(200, kAnswer)});
        const std::string two =
            R"({"model":"smart","n":2,"messages":[{"role":"user","content":"Hi"}]})";
        QCOMPARE(house.ask("/v1/chat/completions", two).body, kAnswer);
        const auto record = house.gateway.lastEnded();
        QCOMPARE(record.candidates.at(0).outcome, std::string("unfit"));
        QVERIFY(record.candidates.at(0).reason.find("2 answers") != std::string::npos);
    }

    // Some dialects repeat at the end all that was said, so it has to be kept.
    void anAnswerThatIsTooLongToKeepIsBroken() {
        House house({"chat/a"});
        const std::string much = chunk("{\"content\":\"" + std::string(3'000, 'x') + "\"}");
        house.chat.script({events({kRole, much, much, much, much, kStop, kDone})});
        const HttpAnswer answer = house.ask("/v1/messages", kStreamMessage);
        QVERIFY(answer.body.find("event: error") != std::string::npos);
        QVERIFY(answer.body.find("message_stop") == std::string::npos);
        QVERIFY(house.gateway.lastEnded().state == ExchangeState::Failed);
    }

    void aClientThatGoesEndsTheCall() {
        House house({"chat/a"});
        house.chat.script({eventsThenSilence({kRole, kHello})});
        HttpClient client(house.gateway.port());
        client.post("/v1/messages", house.gateway.auth(), kStreamMessage);
        QVERIFY(client.receiveUntil("text_delta"));
        client.close();
        QVERIFY(house.chat.waitForClientGone());
        const auto record = house.gateway.lastEnded();
        QVERIFY(record.state == ExchangeState::Cancelled);
        QVERIFY(record.usage().source == Source::Estimated);
    }

    void embeddingsAreNotTranslated() {
        House house({"claude/c"});
        const HttpAnswer answer = house.ask("/v1/embeddings", R"({"model":"smart","input":"Hi"})");
        QCOMPARE(answer.status, 400);
        QVERIFY(answer.body.find("not translated") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(TestTranslation)
#include "test_translation.moc"
