// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "engine/control/admin/budgets.hpp"
#include "engine/control/admin/keys.hpp"
#include "engine/control/admin/ledger.hpp"
#include "engine/control/admin/prices.hpp"
#include "engine/control/admin/reprice.hpp"
#include "engine/control/admin/spend.hpp"
#include "engine/control/admin/traffic.hpp"
#include "tests/app/host_folder.hpp"
#include "tests/engine/exchange/chat_samples.hpp"
#include "tests/engine/exchange/scripted_upstream.hpp"
#include "tests/support/http_client.hpp"

using namespace weir;
using test::clientOf;
using test::HostFolder;
using test::portOf;

// A price that comes late, in a gateway that runs: everything that shows money follows.
class TestHostReprice : public QObject {
    Q_OBJECT

    test::ScriptedUpstream m_upstream;

    QByteArray document() const {
        return QByteArray::fromStdString(
            "version: 1\nlisten: 127.0.0.1:0\nproviders:\n"
            "  - {name: cloud, kind: compatible, base_url: \"http://127.0.0.1:" +
            std::to_string(m_upstream.port()) +
            "/v1\", api_key: none, local: true, serve: [of-nobody]}\n"
            "budgets:\n"
            "  - {name: all, limit: 5, when_unpriced: allow}\n"
            "  - {name: assumed, limit: 5, assume: {in: 2, out: 2}}\n");
    }
    template <admin::Operation Op>
    static typename Op::Reply done(admin::AdminClient& client, const Op& operation) {
        auto reply = admin::callAndWait(client, operation);
        if (!reply) {
            qFatal("%s", reply.error().text().c_str());
        }
        return std::move(*reply);
    }
    static admin::BudgetRow budget(admin::AdminClient& client, std::size_t place) {
        return done(client, admin::ListBudgets{}).budgets.at(place);
    }
    static std::vector<admin::ExchangeRow> ended(admin::AdminClient& client) {
        auto rows = done(client, admin::ListTraffic{}).rows;
        std::erase_if(rows, [](const auto& row) { return row.state != ExchangeState::Done; });
        return rows;
    }
    static admin::SpendFigures spent(admin::AdminClient& client) {
        admin::GetSpend question;
        const admin::BudgetRow row = budget(client, 0);
        question.bounds = {row.begin, row.end};
        return done(client, question).sum;
    }

private slots:
    void init() { m_upstream.script({test::json(200, test::kAnswer)}); }

    void whatShowsMoneyFollows() {
        HostFolder folder(document());
        const auto host = folder.start();
        const auto client = clientOf(*host);
        const std::string key = done(*client, admin::CreateKey{"dev", "search", "ada"}).secret;
        test::HttpClient http(portOf(host->listener().addresses.front()));
        http.post("/v1/chat/completions", "Authorization: Bearer " + key + "\r\n",
                  R"({"model":"of-nobody","max_tokens":10,)"
                  R"("messages":[{"role":"user","content":"Hi"}]})");
        QCOMPARE(http.receive().status, 200);
        QTRY_COMPARE(spent(*client).unpriced, 1u);
        // 15 tokens at two dollars a million.
        QTRY_COMPARE(budget(*client, 1).settled, Money::fromNano(30'000));
        QCOMPARE(budget(*client, 0).settled, Money());

        admin::OwnPriceSettings late;
        late.name = "late";
        late.model = "of-nobody";
        late.prices.in = Money::fromNano(1'000'000'000);
        late.prices.out = Money::fromNano(4'000'000'000);
        done(*client, admin::SetPrice{"", late});
        admin::RepriceCalls order;
        order.from = SystemClock().now() - std::chrono::days(2);
        QCOMPARE(done(*client, order).changed, 1u);
        QCOMPARE(spent(*client).unpriced, 1u);  // it was only looked at

        order.dryRun = false;
        for (const std::string& wrong : {std::string(201, 'x'), std::string("one\ntwo")}) {
            order.reason = wrong;
            const auto refused = admin::callAndWait(*client, order);
            QVERIFY(!refused && refused.error().code == ErrorCode::Invalid);
        }
        order.reason = "came late";
        const admin::RepricedCalls made = done(*client, order);
        constexpr std::int64_t kCost = 12 * 1000 + 3 * 4000;
        QCOMPARE(made.changed, 1u);
        QCOMPARE(made.after, Money::fromNano(kCost));
        QCOMPARE(spent(*client).unpriced, 0u);
        QCOMPARE(spent(*client).spent, Money::fromNano(kCost));
        QCOMPARE(ended(*client).at(0).cost, Money::fromNano(kCost));
        QCOMPARE(ended(*client).at(0).pricing, Pricing::Priced);
        for (const std::size_t place : {0, 1}) {
            QCOMPARE(budget(*client, place).settled, Money::fromNano(kCost));
            QCOMPARE(budget(*client, place).assumed, Money());
        }
        QCOMPARE(done(*client, order).changed, 0u);
        const auto months = done(*client, admin::VerifyBooks{}).months;
        for (const admin::VerifiedMonth& month : months) {
            QVERIFY2(month.faults.empty(), month.faults.empty() ? "" : month.faults[0].c_str());
        }
    }
};

QTEST_GUILESS_MAIN(TestHostReprice)
#include "test_host_reprice.moc"
