// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "engine/control/admin/keys.hpp"
#include "engine/control/admin/rate_limits.hpp"
#include "engine/control/admin/traffic.hpp"
#include "tests/app/host_folder.hpp"
#include "tests/engine/exchange/chat_samples.hpp"
#include "tests/engine/exchange/scripted_upstream.hpp"
#include "tests/support/http_client.hpp"

using namespace weir;
using test::clientOf;
using test::HostFolder;
using test::portOf;

// Rate limits over the life of a gateway: the document, its edits, another start.
class TestHostRateLimits : public QObject {
    Q_OBJECT

    test::ScriptedUpstream m_upstream;

    QByteArray documentWith(const std::string& limits) const {
        return QByteArray::fromStdString(
            "version: 1\nlisten: 127.0.0.1:0\nproviders:\n"
            "  - {name: cloud, kind: compatible, base_url: \"http://127.0.0.1:" +
            std::to_string(m_upstream.port()) +
            "/v1\", api_key: none, local: true, serve: [m], price: free}\n" + limits);
    }
    static std::string newKey(admin::AdminClient& client, const std::string& name) {
        return admin::callAndWait(client, admin::CreateKey{name, "search", "ada"})->secret;
    }
    static int call(const app::Host& host, const std::string& key) {
        test::HttpClient http(portOf(host.listener().addresses.front()));
        http.post("/v1/chat/completions", "Authorization: Bearer " + key + "\r\n",
                  R"({"model":"m","max_tokens":10,"messages":[{"role":"user","content":"Hi"}]})");
        return http.receive().status;
    }
    static admin::RateLimitRow onlyRow(admin::AdminClient& client) {
        const auto list = admin::callAndWait(client, admin::ListRateLimits{});
        if (!list || list->limits.size() != 1) {
            qFatal("there is not one rate limit");
        }
        return list->limits.front();
    }

private slots:
    void init() { m_upstream.script({test::json(200, test::kAnswer)}); }

    void everyKeyHasItsOwnAndAStartForgets() {
        HostFolder folder(documentWith("rate_limits:\n  - {name: keys, each: key, requests: 2}\n"));
        std::string key;
        {
            const auto host = folder.start();
            const auto client = clientOf(*host);
            key = newKey(*client, "one");
            const std::string other = newKey(*client, "two");
            QCOMPARE(call(*host, other), 200);
            QCOMPARE(call(*host, key), 200);
            QCOMPARE(call(*host, key), 200);
            QCOMPARE(call(*host, key), 429);
            QCOMPARE(call(*host, other), 200);
            QTRY_COMPARE(onlyRow(*client).concurrency, std::uint64_t{0});
            const admin::RateLimitRow row = onlyRow(*client);
            QCOMPARE(row.counters, std::uint64_t{2});
            QCOMPARE(row.requests, std::uint64_t{2});
            QTRY_COMPARE(onlyRow(*client).outputTokens, std::uint64_t{6});
            QCOMPARE(row.refused, std::uint64_t{1});
            QVERIFY(row.of == "one" || row.of == "two");
            const auto last = [&client] {
                const auto batch = admin::callAndWait(*client, admin::ListTraffic{0, 10});
                const auto refused = std::ranges::find(batch->rows, ExchangeState::Refused,
                                                       &admin::ExchangeRow::state);
                return refused == batch->rows.end() ? admin::ExchangeRow() : *refused;
            };
            QTRY_COMPARE(last().status, std::uint16_t{429});
            QVERIFY(last().error.starts_with("The limit \"keys\" lets 2 calls a minute through."));
        }
        const auto host = folder.start();
        const auto client = clientOf(*host);
        QCOMPARE(onlyRow(*client).requests, std::uint64_t{0});
        QCOMPARE(call(*host, key), 200);
    }

    // Over both io threads: whoever ends on one gives room to whoever waits on the other.
    void callsWaitInTheQueueOfATarget() {
        HostFolder folder(
            documentWith("tiers: [gold]\nrate_limits:\n"
                         "  - {name: slots, provider: cloud, concurrency: 2,\n"
                         "     queue: {most: 50, wait: 1m}}\n"));
        const auto host = folder.start();
        const auto client = clientOf(*host);
        const std::string key = newKey(*client, "one");
        const test::Gate gate = std::make_shared<std::atomic<bool>>(false);
        m_upstream.script({test::behind(gate, test::json(200, test::kAnswer))});
        std::vector<std::unique_ptr<test::HttpClient>> calls;
        for (int i = 0; i < 24; ++i) {
            calls.push_back(
                std::make_unique<test::HttpClient>(portOf(host->listener().addresses.front())));
            calls.back()->post(
                "/v1/chat/completions", "Authorization: Bearer " + key + "\r\n",
                R"({"model":"m","max_tokens":10,"messages":[{"role":"user","content":"Hi"}]})");
        }
        QTRY_COMPARE_WITH_TIMEOUT(onlyRow(*client).waiting, std::uint64_t{22}, 20'000);
        QTRY_VERIFY(onlyRow(*client).longestWaitMs > 0);
        QCOMPARE(onlyRow(*client).concurrency, std::uint64_t{2});
        QCOMPARE(onlyRow(*client).settings.queueMost, std::uint64_t{50});
        QCOMPARE(onlyRow(*client).settings.queueWaitMs, std::uint64_t{60'000});
        *gate = true;
        for (const auto& call : calls) {
            QCOMPARE(call->receive().status, 200);
        }
        QTRY_COMPARE(onlyRow(*client).concurrency, std::uint64_t{0});
        QCOMPARE(onlyRow(*client).waiting, std::uint64_t{0});
        QCOMPARE(onlyRow(*client).refused, std::uint64_t{0});
    }

    void oneIsSetChangedAndTakenAwayWhileCallsGoOn() {
        HostFolder folder(documentWith(""));
        const auto host = folder.start();
        const auto client = clientOf(*host);
        const std::string key = newKey(*client, "one");
        QCOMPARE(call(*host, key), 200);

        admin::RateLimitSettings settings;
        settings.name = "search";
        settings.team = "search";
        settings.requests = 1;
        settings.per = LimitPeriod::Day;
        const auto made = admin::callAndWait(*client, admin::SetRateLimit{"", settings});
        QVERIFY2(made.ok(), made ? "" : made.error().text().c_str());
        QCOMPARE(made->requests, std::uint64_t{0});  // it counts from now on
        QCOMPARE(call(*host, key), 200);
        QCOMPARE(call(*host, key), 429);

        settings.requests = 2;
        const auto more = admin::callAndWait(*client, admin::SetRateLimit{"search", settings});
        QVERIFY(more);
        QCOMPARE(more->requests, std::uint64_t{1});
        QCOMPARE(call(*host, key), 200);
        QCOMPARE(call(*host, key), 429);

        const auto removed = admin::callAndWait(*client, admin::RemoveRateLimit{"search"});
        QVERIFY(removed);
        QVERIFY(admin::callAndWait(*client, admin::ListRateLimits{})->limits.empty());
        QCOMPARE(call(*host, key), 200);
        const auto back = admin::callAndWait(*client, admin::RestoreRateLimit{*removed});
        QVERIFY(back);
        QCOMPARE(back->settings, settings);
        QCOMPARE(admin::callAndWait(*client, admin::RemoveRateLimit{"gone"}).error().code,
                 ErrorCode::NotFound);
    }
};

QTEST_GUILESS_MAIN(TestHostRateLimits)
#include "test_host_rate_limits.moc"
