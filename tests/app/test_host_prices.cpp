// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <algorithm>

#include "engine/control/admin/keys.hpp"
#include "engine/control/admin/prices.hpp"
#include "engine/control/admin/traffic.hpp"
#include "tests/app/host_folder.hpp"
#include "tests/engine/exchange/chat_samples.hpp"
#include "tests/engine/exchange/scripted_upstream.hpp"
#include "tests/support/http_client.hpp"

using namespace weir;
using test::clientOf;
using test::HostFolder;
using test::portOf;

// Own prices over the life of a gateway: what calls are priced by, and what the list says of it.
class TestHostPrices : public QObject {
    Q_OBJECT

    test::ScriptedUpstream m_upstream;

    QByteArray documentWith(const std::string& rest) const {
        return QByteArray::fromStdString(
            "version: 1\nlisten: 127.0.0.1:0\nproviders:\n"
            "  - {name: cloud, kind: compatible, base_url: \"http://127.0.0.1:" +
            std::to_string(m_upstream.port()) +
            "/v1\", api_key: none, local: true, serve: [m, n]}\n" + rest);
    }
    static int call(const app::Host& host, const std::string& key, const std::string& model = "m") {
        test::HttpClient http(portOf(host.listener().addresses.front()));
        http.post("/v1/chat/completions", "Authorization: Bearer " + key + "\r\n",
                  R"({"model":")" + model +
                      R"(","max_tokens":10,"messages":[{"role":"user","content":"Hi"}]})");
        return http.receive().status;
    }
    static std::string newKey(admin::AdminClient& client) {
        return admin::callAndWait(client, admin::CreateKey{"ci", "search", "ada"})->secret;
    }
    // 12 tokens in and 3 out. The answer is there a moment before its record has ended.
    static admin::AttemptDetail lastAttempt(admin::AdminClient& client) {
        admin::ExchangeRow newest;
        const auto hasEnded = [&] {
            const auto batch = admin::callAndWait(client, admin::ListTraffic{});
            newest = *std::ranges::max_element(
                batch->rows, {}, [](const admin::ExchangeRow& row) { return row.id; });
            return newest.state != ExchangeState::Pending &&
                   newest.state != ExchangeState::Streaming;
        };
        if (!QTest::qWaitFor(hasEnded)) {
            qFatal("the call does not end");
        }
        return admin::callAndWait(client, admin::GetExchange{newest.id})->attempts.front();
    }
    static admin::ModelPrice priceOf(admin::AdminClient& client, const std::string& model) {
        const auto list = admin::callAndWait(client, admin::ListPrices{});
        const auto found = std::ranges::find(list->models, model, &admin::ModelPrice::model);
        if (found == list->models.end()) {
            qFatal("the model is not in the list");
        }
        return *found;
    }

private slots:
    void init() { m_upstream.script({test::json(200, test::kAnswer)}); }

    void anUnpricedModelGetsAPriceAndTheNextCallIsPriced() {
        HostFolder folder(documentWith(""));
        const auto host = folder.start();
        const auto client = clientOf(*host);
        const std::string key = newKey(*client);
        QCOMPARE(call(*host, key), 200);
        QVERIFY(lastAttempt(*client).pricing == Pricing::Unpriced);
        QCOMPARE(lastAttempt(*client).pricedBy, PricedBy());
        QTRY_COMPARE(priceOf(*client, "m").unpriced, std::uint64_t{1});
        const auto list = admin::callAndWait(*client, admin::ListPrices{});
        QCOMPARE(list->models.front().model, std::string("m"));  // before n, which nobody called
        QCOMPARE(list->problem, std::string());

        admin::SetPrice set;
        set.settings.name = "cloud-m";
        set.settings.provider = "cloud";
        set.settings.model = "m";
        set.settings.prices.in = Money::parse("2").value();
        set.settings.prices.out = Money::parse("10").value();
        QVERIFY(admin::callAndWait(*client, set));
        QCOMPARE(call(*host, key), 200);
        const admin::AttemptDetail attempt = lastAttempt(*client);
        QVERIFY(attempt.pricing == Pricing::Priced);
        QCOMPARE(attempt.cost, Money::fromNano(12 * 2'000 + 3 * 10'000));
        QCOMPARE(attempt.pricedBy.own, std::string("cloud-m"));
        const admin::ModelPrice row = priceOf(*client, "m");
        QVERIFY(row.pricing == Pricing::Priced);
        QCOMPARE(row.lines.size(), std::size_t{1});
        QVERIFY(row.lines[0].current);
        QCOMPARE(row.lines[0].prices, set.settings.prices);

        // Taken away, and put back.
        const auto removed = admin::callAndWait(*client, admin::RemovePrice{"cloud-m"});
        QVERIFY(removed);
        QVERIFY(priceOf(*client, "m").pricing == Pricing::Unpriced);
        QVERIFY(admin::callAndWait(*client, admin::RestorePrice{*removed}));
        QVERIFY(priceOf(*client, "m").pricing == Pricing::Priced);
    }

    void aPriceOfTheDocumentHoldsOnReload() {
        HostFolder folder(documentWith("prices:\n  - {name: a, model: m, in: 1, out: 1}\n"));
        const auto host = folder.start();
        const auto client = clientOf(*host);
        const std::string key = newKey(*client);
        QCOMPARE(call(*host, key), 200);
        QCOMPARE(lastAttempt(*client).cost, Money::fromNano(15 * 1'000));
        folder.write(documentWith("prices:\n  - {name: a, model: m, in: 3, out: 3}\n"));
        QTRY_VERIFY_WITH_TIMEOUT(
            priceOf(*client, "m").lines.front().prices.in == Money::parse("3").value(), 10'000);
        QCOMPARE(call(*host, key), 200);
        QCOMPARE(lastAttempt(*client).cost, Money::fromNano(15 * 3'000));
    }

    // A budget that lets through nothing unpriced sets aside by the own price.
    void budgetsHoldByIt() {
        const std::string budget = "budgets:\n  - {name: all, limit: 0.0001, every: total}\n";
        HostFolder folder(documentWith(budget));
        const auto host = folder.start();
        const auto client = clientOf(*host);
        const std::string key = newKey(*client);
        QCOMPARE(call(*host, key), 429);  // no price is known
        admin::SetPrice set;
        set.settings.name = "m";
        set.settings.model = "m";
        set.settings.prices.in = Money::parse("0.10").value();
        set.settings.prices.out = Money::parse("0.10").value();
        QVERIFY(admin::callAndWait(*client, set));
        QCOMPARE(call(*host, key), 200);
        // Ten tokens out can cost more than the rest now.
        set.replaces = "m";
        set.settings.prices.out = Money::parse("10").value();
        QVERIFY(admin::callAndWait(*client, set));
        QCOMPARE(call(*host, key), 429);
    }
};

QTEST_GUILESS_MAIN(TestHostPrices)
#include "test_host_prices.moc"
