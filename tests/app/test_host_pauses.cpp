// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QtTest>

#include "engine/control/admin/keys.hpp"
#include "engine/control/admin/pauses.hpp"
#include "engine/control/admin/providers.hpp"
#include "tests/app/host_folder.hpp"
#include "tests/engine/exchange/chat_samples.hpp"
#include "tests/engine/exchange/scripted_upstream.hpp"
#include "tests/support/http_client.hpp"

using namespace weir;
using test::clientOf;
using test::HostFolder;
using test::portOf;

// Pauses by hand over the life of a gateway: its calls, another start, their end.
class TestHostPauses : public QObject {
    Q_OBJECT

    test::ScriptedUpstream m_upstream;

    QByteArray document() const {
        return QByteArray::fromStdString(
            "version: 1\nlisten: 127.0.0.1:0\nproviders:\n"
            "  - {name: cloud, kind: compatible, base_url: \"http://127.0.0.1:" +
            std::to_string(m_upstream.port()) +
            "/v1\", api_key: none, local: true, serve: [m, n], price: free}\n");
    }
    static test::HttpAnswer call(const app::Host& host, const std::string& key,
                                 const std::string& model) {
        test::HttpClient http(portOf(host.listener().addresses.front()));
        http.post("/v1/chat/completions", "Authorization: Bearer " + key + "\r\n",
                  R"({"model":")" + model + R"(","messages":[{"role":"user","content":"Hi"}]})");
        return http.receive();
    }
    static admin::PauseProvider pause(const std::string& model = {}, Timestamp until = {}) {
        return {"cloud", model, "a change of keys", until};
    }

private slots:
    void init() { m_upstream.script({test::json(200, test::kAnswer)}); }

    void holdsOverAStartUntilItIsResumed() {
        HostFolder folder(document());
        std::string key;
        {
            const auto host = folder.start();
            const auto client = clientOf(*host);
            key = admin::callAndWait(*client, admin::CreateKey{"one", "search", "ada"})->secret;
            QCOMPARE(call(*host, key, "m").status, 200);
            const auto paused = admin::callAndWait(*client, pause("m"));
            QVERIFY(paused);
            QCOMPARE(paused->reason, std::string("a change of keys"));
            const auto answer = call(*host, key, "m");
            QCOMPARE(answer.status, 503);
            QVERIFY2(answer.body.find("cloud/m, paused") != std::string::npos, answer.body.c_str());
            QVERIFY2(answer.body.find("a change of keys") == std::string::npos,
                     "what an operator wrote is not for callers");
            QCOMPARE(call(*host, key, "n").status, 200);
        }
        const auto host = folder.start();
        const auto client = clientOf(*host);
        QCOMPARE(call(*host, key, "m").status, 503);
        const auto providers = admin::callAndWait(*client, admin::ListProviders{});
        QVERIFY(providers && providers->providers.size() == 1);
        QCOMPARE(providers->providers[0].paused.size(), std::size_t(1));
        QCOMPARE(providers->providers[0].paused[0].model, std::string("m"));
        const auto ended = admin::callAndWait(*client, admin::ResumeProvider{"cloud", "m"});
        QVERIFY(ended);
        QCOMPARE(ended->reason, std::string("a change of keys"));
        QCOMPARE(call(*host, key, "m").status, 200);
        QVERIFY(!admin::callAndWait(*client, admin::ResumeProvider{"cloud", "m"}));
    }

    void callsUnderWayEnd() {
        const test::Gate gate = std::make_shared<std::atomic<bool>>(false);
        m_upstream.script({test::behind(gate, test::json(200, test::kAnswer))});
        HostFolder folder(document());
        const auto host = folder.start();
        const auto client = clientOf(*host);
        const std::string key =
            admin::callAndWait(*client, admin::CreateKey{"one", "search", "ada"})->secret;
        const std::size_t before = m_upstream.calls().size();
        test::HttpClient http(portOf(host->listener().addresses.front()));
        http.post("/v1/chat/completions", "Authorization: Bearer " + key + "\r\n",
                  R"({"model":"m","messages":[{"role":"user","content":"Hi"}]})");
        QVERIFY(m_upstream.waitForCalls(before + 1));
        QVERIFY(admin::callAndWait(*client, pause()));
        QTRY_COMPARE(admin::callAndWait(*client, admin::ListPauses{})->paused[0].inFlight, 1U);
        QCOMPARE(call(*host, key, "n").status, 503);
        *gate = true;
        QCOMPARE(http.receive().status, 200);
        QTRY_COMPARE(admin::callAndWait(*client, admin::ListPauses{})->paused[0].inFlight, 0U);
    }

    void refusesWhatMakesNoSense() {
        HostFolder folder(document());
        const auto host = folder.start();
        const auto client = clientOf(*host);
        admin::PauseProvider nobody = pause();
        nobody.name = "nobody";
        QVERIFY(!admin::callAndWait(*client, nobody));
        QVERIFY(!admin::callAndWait(*client, pause("not-served")));
        QVERIFY(!admin::callAndWait(*client, pause({}, Timestamp(Microseconds(1)))));
        admin::PauseProvider wordy = pause();
        wordy.reason = std::string(201, 'x');
        const auto tooLong = admin::callAndWait(*client, wordy);
        QVERIFY(!tooLong && tooLong.error().code == ErrorCode::Invalid);
        wordy.reason = "one\ntwo";
        QVERIFY(!admin::callAndWait(*client, wordy));
        QVERIFY(admin::callAndWait(*client, admin::ListPauses{})->paused.empty());
        // Blanks around a line are no part of it.
        wordy.reason = std::string(300, ' ') + "a change of keys\n";
        QVERIFY(admin::callAndWait(*client, wordy));
        const auto kept = admin::callAndWait(*client, admin::ListPauses{});
        QCOMPARE(kept->paused.at(0).reason, std::string("a change of keys"));
    }

    void anotherPauseTakesThePlaceOfTheFirst() {
        HostFolder folder(document());
        const auto host = folder.start();
        const auto client = clientOf(*host);
        const auto first = admin::callAndWait(*client, pause());
        const Timestamp later = SystemClock().now() + std::chrono::hours(1);
        const auto second = admin::callAndWait(*client, pause({}, later));
        QVERIFY(first && second);
        QVERIFY(second->until == later);
        QVERIFY(second->since == first->since);
        QCOMPARE(admin::callAndWait(*client, admin::ListPauses{})->paused.size(), std::size_t(1));
    }

    void aFileThatCannotBeReadPausesNothing() {
        HostFolder folder(document());
        QFile file(QString::fromStdString(folder.path() + "/paused.json"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("not json");
        file.close();
        const auto host = folder.start();
        const auto client = clientOf(*host);
        QVERIFY(admin::callAndWait(*client, admin::ListPauses{})->paused.empty());
    }
};

QTEST_GUILESS_MAIN(TestHostPauses)
#include "test_host_pauses.moc"
