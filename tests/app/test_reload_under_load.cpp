// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <atomic>
#include <thread>

#include "engine/control/admin/gateway.hpp"
#include "engine/control/admin/keys.hpp"
#include "tests/app/host_folder.hpp"
#include "tests/support/http_client.hpp"

using namespace weir;
using test::clientOf;
using test::HostFolder;
using test::portOf;

namespace {

constexpr int kCallers = 4;
constexpr int kDocuments = 6;

// Two documents that agree in nothing but the name of the model.
QByteArray document(int number) {
    const QByteArray provider = number % 2 == 0 ? "even" : "odd";
    return "version: 1\nlisten: 127.0.0.1:0\nproviders:\n  - {name: " + provider +
           ", kind: simulator}\nmodels:\n  - {name: fast, targets: [" + provider +
           "/sim-fast]}\nlimits: {max_body: " + (number % 2 == 0 ? "1 MiB" : "2 MiB") + "}\n# " +
           QByteArray::number(number) + "\n";
}

struct Calls {
    std::atomic<bool> ended = false;
    std::atomic<int> good = 0;
    std::atomic<int> bad = 0;
    std::atomic<int> even = 0;
    std::atomic<int> odd = 0;
};

void call(std::uint16_t port, const std::string& key, Calls& calls) {
    test::HttpClient client(port);
    while (!calls.ended) {
        client.post("/v1/chat/completions", "Authorization: Bearer " + key + "\r\n",
                    R"({"model":"fast","messages":[{"role":"user","content":"hello"}]})");
        const test::HttpAnswer answer = client.receive();
        const std::string target = answer.header("x-weir-target");
        calls.even += target == "even/sim-fast" ? 1 : 0;
        calls.odd += target == "odd/sim-fast" ? 1 : 0;
        ++(answer.status == 200 && answer.complete ? calls.good : calls.bad);
    }
}

}  // namespace

// The document is replaced again and again while calls come: each is served by one of them, whole.
class TestReloadUnderLoad : public QObject {
    Q_OBJECT

private slots:
    void everyCallIsServedByOneDocument() {
        HostFolder folder(document(0));
        const auto host = folder.start();
        const auto client = clientOf(*host);
        const auto key = admin::callAndWait(*client, admin::CreateKey{"tool", "", ""});
        QVERIFY(key);
        const auto port = portOf(host->listener().addresses.front());
        Calls calls;
        std::vector<std::thread> callers;
        for (int i = 0; i < kCallers; ++i) {
            callers.emplace_back([&] { call(port, key->secret, calls); });
        }
        const auto status = [&] { return *admin::callAndWait(*client, admin::GetStatus{}); };
        bool allCame = true;
        for (int number = 1; number <= kDocuments && allCame; ++number) {
            const int before = calls.good;
            const auto revision = status().revision;
            folder.write(document(number));
            allCame = QTest::qWaitFor(
                [&] { return status().revision > revision && calls.good > before; }, 30'000);
        }
        calls.ended = true;
        for (std::thread& caller : callers) {
            caller.join();
        }
        QVERIFY(allCame);
        QCOMPARE(calls.bad.load(), 0);
        QVERIFY(calls.even > 0 && calls.odd > 0);
        QCOMPARE(calls.even + calls.odd, calls.good.load());
        QVERIFY(status().policyProblem.empty());
    }
};

QTEST_GUILESS_MAIN(TestReloadUnderLoad)
#include "test_reload_under_load.moc"
