// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <algorithm>

#include "tests/engine/exchange/chat_samples.hpp"
#include "tests/engine/exchange/two_targets.hpp"
#include "tests/support/http_client.hpp"

using namespace weir;
using namespace weir::test;

namespace {

std::string chatWith(const std::string& content) {
    return "{\"model\":\"smart\",\"messages\":[{\"role\":\"user\",\"content\":" + content + "}]}";
}

const std::string kPicture =
    chatWith("[{\"type\":\"image_url\",\"image_url\":{\"url\":\"data:image/png;base64,AAAA\"}}]");

Capabilities blind() {
    Capabilities can;
    can.images = Known::No;
    return can;
}

}  // namespace

// What a model cannot do keeps calls from it, from their bytes to their record.
class TestUnfit : public QObject {
    Q_OBJECT

    static policy::Snapshot twoWith(const ScriptedUpstream& first, const ScriptedUpstream& second,
                                    const Capabilities& ofFirst, const Capabilities& ofSecond) {
        policy::Snapshot snapshot = twoTargets(first, second);
        snapshot.providers[0].capabilities = {{"a", ofFirst}};
        snapshot.providers[1].capabilities = {{"b", ofSecond}};
        snapshot.models = {Gateway::model(snapshot, "smart", {"first/a", "second/b"})};
        return snapshot;
    }
    static HttpAnswer ask(Gateway& gateway, const std::string& body) {
        HttpClient client(gateway.port());
        client.post("/v1/chat/completions", gateway.auth(), body);
        return client.receive();
    }

private slots:
    void whatCannotServeIsNotAsked() {
        ScriptedUpstream first;
        ScriptedUpstream second;
        second.script({json(200, kAnswer)});
        Gateway gateway;
        gateway.usePolicy(twoWith(first, second, blind(), {}));
        QCOMPARE(ask(gateway, kPicture).status, 200);
        const books::ExchangeRecord record = gateway.lastEnded();
        QCOMPARE(record.attempts.size(), std::size_t(1));
        QCOMPARE(record.attempts[0].target(), std::string("second/b"));
        const std::vector<CandidateDetail> expected{
            {"second/b", "served", "model smart; not known: images"},
            {"first/a", "unfit", "takes no images"}};
        QCOMPARE(record.candidates, expected);
        QVERIFY(!has(record.marks, Mark::FellBack));
    }

    void itServesWhatItCan() {
        ScriptedUpstream first;
        ScriptedUpstream second;
        first.script({json(200, kAnswer)});
        Gateway gateway;
        gateway.usePolicy(twoWith(first, second, blind(), blind()));
        QCOMPARE(ask(gateway, kRequest).status, 200);
        QCOMPARE(gateway.lastEnded().attempts[0].target(), std::string("first/a"));
    }

    void nobodyCanServe() {
        ScriptedUpstream first;
        ScriptedUpstream second;
        Gateway gateway;
        gateway.usePolicy(twoWith(first, second, blind(), blind()));
        const HttpAnswer answer = ask(gateway, kPicture);
        QCOMPARE(answer.status, 400);
        QVERIFY2(answer.body.find("No target of this model can serve this call. first/a comes "
                                  "nearest: takes no images.") != std::string::npos,
                 answer.body.c_str());
        const books::ExchangeRecord record = gateway.lastEnded();
        QVERIFY(record.attempts.empty());
        QCOMPARE(record.candidates.size(), std::size_t(2));
        QCOMPARE(record.candidates[1].outcome, std::string("unfit"));
    }

    // In the words and with the code that agents shorten their prompts by.
    void aPromptIsTooLongForAll() {
        ScriptedUpstream first;
        ScriptedUpstream second;
        Gateway gateway;
        Capabilities shorter;
        shorter.context = 100;
        gateway.usePolicy(twoWith(first, second, shorter, shorter));
        const HttpAnswer answer = ask(gateway, chatWith("\"" + std::string(4000, 'x') + "\""));
        QCOMPARE(answer.status, 400);
        QVERIFY2(answer.body.find("context_length_exceeded") != std::string::npos,
                 answer.body.c_str());
        QVERIFY(answer.body.find("prompt is too long") != std::string::npos);
    }

    // What the key may not use is not told of, nor named as the nearest.
    void whatIsNotForTheKeyComesFirst() {
        ScriptedUpstream first;
        ScriptedUpstream second;
        Gateway gateway;
        KeyAccess access;
        access.providers = {"second"};
        gateway.caller().rules = policy::KeyRules::make(access).value();
        gateway.usePolicy(twoWith(first, second, blind(), blind()));
        const HttpAnswer answer = ask(gateway, kPicture);
        QCOMPARE(answer.status, 400);
        QVERIFY2(answer.body.find("second/b comes nearest") != std::string::npos,
                 answer.body.c_str());
        const books::ExchangeRecord record = gateway.lastEnded();
        const std::vector<CandidateDetail> expected{{"second/b", "unfit", "takes no images"},
                                                    {"first/a", "out", "not for this key"}};
        QCOMPARE(record.candidates, expected);
    }
};

QTEST_GUILESS_MAIN(TestUnfit)
#include "test_unfit.moc"
