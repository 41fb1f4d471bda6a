// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "engine/control/admin/budgets.hpp"
#include "engine/control/admin/keys.hpp"
#include "engine/control/admin/spend.hpp"
#include "engine/control/admin/teams.hpp"
#include "engine/control/admin/traffic.hpp"
#include "tests/app/host_folder.hpp"
#include "tests/engine/exchange/chat_samples.hpp"
#include "tests/engine/exchange/scripted_upstream.hpp"
#include "tests/support/http_client.hpp"

using namespace weir;
using test::clientOf;
using test::HostFolder;
using test::portOf;

namespace {

// 12 tokens in and 3 out of gpt-4o-mini, at 150 and 600 nano-dollars each.
constexpr std::int64_t kCost = 12 * 150 + 3 * 600;

}  // namespace

// Budgets over the life of a gateway: the document, the books, another start.
class TestHostBudgets : public QObject {
    Q_OBJECT

    test::ScriptedUpstream m_upstream;

    QByteArray documentWith(const std::string& budgets) const {
        return QByteArray::fromStdString(
            "version: 1\nlisten: 127.0.0.1:0\nproviders:\n"
            "  - {name: cloud, kind: openai, base_url: \"http://127.0.0.1:" +
            std::to_string(m_upstream.port()) +
            "/v1\", api_key: none, local: true, serve: [gpt-4o-mini]}\n" + budgets);
    }
    static std::string newKey(admin::AdminClient& client, const std::string& team) {
        return admin::callAndWait(client, admin::CreateKey{"of-" + team, team, "ada"})->secret;
    }
    static int call(const app::Host& host, const std::string& key,
                    const std::string& model = "gpt-4o-mini") {
        test::HttpClient http(portOf(host.listener().addresses.front()));
        http.post("/v1/chat/completions", "Authorization: Bearer " + key + "\r\n",
                  R"({"model":")" + model +
                      R"(","max_tokens":10,)"
                      R"("messages":[{"role":"user","content":"Hi"}]})");
        return http.receive().status;
    }
    // Of what the document of a test lets through.
    static admin::RaiseBudget raiseOf(const std::string& name) {
        admin::RaiseBudget operation;
        operation.name = name;
        operation.by = Money::fromNano(1'000'000'000);
        operation.until = SystemClock().now() + std::chrono::hours(2);
        operation.reason = " launch ";
        return operation;
    }
    static admin::BudgetRow onlyRow(admin::AdminClient& client) {
        const auto list = admin::callAndWait(client, admin::ListBudgets{});
        if (!list || list->budgets.size() != 1) {
            qFatal("there is not one budget");
        }
        return list->budgets.front();
    }

private slots:
    void init() { m_upstream.script({test::json(200, test::kAnswer)}); }

    void whatWasSpentOutlivesAStart() {
        HostFolder folder(documentWith("budgets:\n  - {name: search, team: search, limit: 5}\n"));
        std::string key;
        {
            const auto host = folder.start();
            const auto client = clientOf(*host);
            key = newKey(*client, "search");
            QCOMPARE(call(*host, key), 200);
            QCOMPARE(call(*host, newKey(*client, "ads")), 200);  // of another team
            QTRY_COMPARE(onlyRow(*client).settled, Money::fromNano(kCost));
            QCOMPARE(onlyRow(*client).held, Money());
            const admin::BudgetRow row = onlyRow(*client);
            QVERIFY(row.begin < row.end && row.problem.empty());
        }
        const auto host = folder.start();
        const auto client = clientOf(*host);
        QCOMPARE(onlyRow(*client).settled, Money::fromNano(kCost));
        // And what the reports say is what the budget says.
        const admin::BudgetRow row = onlyRow(*client);
        admin::GetSpend question;
        question.bounds = {row.begin, row.end};
        question.only = {{admin::SpendBy::Team, "search"}};
        QCOMPARE(admin::callAndWait(*client, question)->sum.spent, row.settled);
    }

    void aBudgetIsSetChangedAndTakenAwayWhileCallsGoOn() {
        HostFolder folder(documentWith(""));
        const auto host = folder.start();
        const auto client = clientOf(*host);
        const std::string key = newKey(*client, "search");
        QCOMPARE(call(*host, key), 200);

        admin::BudgetSettings settings;
        settings.name = "search";
        settings.team = "search";
        settings.limit = Money::fromNano(kCost);
        const auto made = admin::callAndWait(*client, admin::SetBudget{"", settings});
        QVERIFY2(made.ok(), made ? "" : made.error().text().c_str());
        // The call of before counts: it is in the books.
        QCOMPARE(made->settled, Money::fromNano(kCost));
        QCOMPARE(call(*host, key), 429);
        QCOMPARE(onlyRow(*client).refused, std::uint64_t{1});

        settings.limit = Money::fromNano(1'000'000'000);
        QVERIFY(admin::callAndWait(*client, admin::SetBudget{"search", settings}));
        QCOMPARE(call(*host, key), 200);
        QTRY_COMPARE(onlyRow(*client).settled, Money::fromNano(2 * kCost));

        const auto removed = admin::callAndWait(*client, admin::RemoveBudget{"search"});
        QVERIFY(removed);
        QVERIFY(admin::callAndWait(*client, admin::ListBudgets{})->budgets.empty());
        QCOMPARE(call(*host, key), 200);
        const auto back = admin::callAndWait(*client, admin::RestoreBudget{*removed});
        QVERIFY(back);
        QCOMPARE(back->settings, settings);
        QTRY_COMPARE(onlyRow(*client).settled, Money::fromNano(3 * kCost));
    }

    void theRefusedCallSaysWhichBudget() {
        HostFolder folder(documentWith("budgets:\n  - {name: tiny, limit: 0.000000001}\n"));
        const auto host = folder.start();
        const auto client = clientOf(*host);
        QCOMPARE(call(*host, newKey(*client, "search")), 429);
        const auto last = [&client] {
            const auto batch = admin::callAndWait(*client, admin::ListTraffic{0, 10});
            return batch->rows.empty() ? admin::ExchangeRow() : batch->rows.back();
        };
        QTRY_COMPARE(last().state, ExchangeState::Refused);
        QVERIFY(last().error.starts_with("The budget \"tiny\" does not suffice"));
        const auto detail = admin::callAndWait(*client, admin::GetExchange{last().id});
        QCOMPARE(detail->candidates[0].outcome, std::string("over budget"));
    }

    void oneThatNeverBeginsAnewCountsAllThatWasEverSpent() {
        HostFolder folder(documentWith("budgets:\n  - {name: all, limit: 5, every: total}\n"));
        {
            const auto host = folder.start();
            const auto client = clientOf(*host);
            QCOMPARE(call(*host, newKey(*client, "search")), 200);
            QTRY_COMPARE(onlyRow(*client).settled, Money::fromNano(kCost));
        }
        const auto host = folder.start();
        const auto client = clientOf(*host);
        QCOMPARE(onlyRow(*client).settled, Money::fromNano(kCost));
        QCOMPARE(onlyRow(*client).end, Timestamp());
    }

    // What was asked for and the tags of the team are those of the call, whatever becomes of them.
    void ofAModelAndATagTheRecordsSayWhatWasSpent() {
        const std::string models =
            "models:\n  - {name: coder, targets: [cloud/gpt-4o-mini]}\n"
            "teams:\n  - {name: search, tags: [lab, eu]}\n  - {name: ads, tags: [lab]}\n";
        const std::string budgets =
            "budgets:\n  - {name: coder, model: coder, limit: 5}\n"
            "  - {name: eu, tag: eu, limit: 5, every: total}\n"
            "  - {name: lab-coder, model: coder, tag: lab, team: Ads, limit: 5}\n"
            "  - {name: there, model: coder, provider: cloud, limit: 5}\n";
        const auto settled = [](admin::AdminClient& client) {
            std::vector<std::int64_t> amounts;
            const auto list = admin::callAndWait(client, admin::ListBudgets{});
            for (const auto& row : list->budgets) {
                amounts.push_back(row.settled.nano() / kCost);
            }
            return amounts;
        };
        const std::vector<std::int64_t> expected{3, 2, 0, 3};
        HostFolder folder(documentWith(models + budgets));
        {
            const auto host = folder.start();
            const auto client = clientOf(*host);
            const std::string search = newKey(*client, "search");
            const std::string ads = newKey(*client, "ads");
            for (const auto& [key, model] :
                 {std::pair(search, "coder"), std::pair(search, "gpt-4o-mini"),
                  std::pair(ads, "coder"), std::pair(ads, "coder")}) {
                QCOMPARE(call(*host, key, model), 200);
            }
            QTRY_COMPARE(settled(*client), expected);
        }
        // Another start, after the team lost the tag.
        const std::string later =
            "models:\n  - {name: coder, targets: [cloud/gpt-4o-mini]}\n"
            "teams:\n  - {name: search}\n  - {name: ads, tags: [lab, eu]}\n";
        folder.write(documentWith(later + budgets));
        const auto host = folder.start();
        const auto client = clientOf(*host);
        QCOMPARE(settled(*client), expected);
    }

    void aRollingOneKnowsFromTheBooksWhenItsCallsWere() {
        const std::string models = "models:\n  - {name: coder, targets: [cloud/gpt-4o-mini]}\n";
        HostFolder folder(
            documentWith(models + "budgets:\n  - {name: day, limit: 0.000005, rolling: 24h}\n"));
        std::string key;
        {
            const auto host = folder.start();
            const auto client = clientOf(*host);
            key = newKey(*client, "search");
            QCOMPARE(call(*host, key, "coder"), 429);  // the worst case is more than that
            folder.write(documentWith(models + "budgets:\n  - {name: day, limit: 1, rolling: 24h}\n"
                                               "  - {name: long, limit: 1, rolling: 366d}\n"
                                               "  - {name: coder, model: coder, limit: 1, rolling: "
                                               "2h}\n"));
            QTRY_COMPARE(admin::callAndWait(*client, admin::ListBudgets{})->budgets.size(),
                         std::size_t{3});
            QCOMPARE(call(*host, key, "coder"), 200);
            QCOMPARE(call(*host, key), 200);
        }
        const auto host = folder.start();
        const auto client = clientOf(*host);
        const auto list = admin::callAndWait(*client, admin::ListBudgets{});
        QCOMPARE(list->budgets[0].settled, Money::fromNano(2 * kCost));
        QCOMPARE(list->budgets[1].settled, Money::fromNano(2 * kCost));
        QCOMPARE(list->budgets[2].settled, Money::fromNano(kCost));
        QCOMPARE(list->budgets[0].end, Timestamp());
        QVERIFY(list->budgets[0].begin <= SystemClock().now() - std::chrono::hours(24));
    }

    void aPrepaidOneIsToppedUpForGood() {
        const QByteArray contest =
            documentWith("budgets:\n  - {name: contest, prepaid: 0.000000001}\n");
        HostFolder folder(contest);
        admin::TopUpBudget topUp{"contest", Money::fromNano(1'000'000'000), " invoice 4711 "};
        std::string key;
        {
            const auto host = folder.start();
            const auto client = clientOf(*host);
            key = newKey(*client, "search");
            QCOMPARE(call(*host, key), 429);
            const auto paid = admin::callAndWait(*client, topUp);
            QVERIFY2(paid.ok(), paid ? "" : paid.error().text().c_str());
            QCOMPARE(paid->limit(), Money::fromNano(1'000'000'001));
            QCOMPARE(call(*host, key), 200);
        }
        const auto host = folder.start();
        const auto client = clientOf(*host);
        QCOMPARE(onlyRow(*client).toppedUp, topUp.by);
        QCOMPARE(onlyRow(*client).settled, Money::fromNano(kCost));
        QCOMPARE(call(*host, key), 200);
        QCOMPARE(QByteArray::fromStdString(folder.document()), contest);
        QCOMPARE(admin::callAndWait(*client, raiseOf("contest")).error().code, ErrorCode::Conflict);
        admin::SetBudget renamed{"contest", onlyRow(*client).settings};
        renamed.settings.name = "prize";
        QCOMPARE(admin::callAndWait(*client, renamed).error().code, ErrorCode::Conflict);
        QCOMPARE(QByteArray::fromStdString(folder.document()), contest);
        const auto refuses = [&](auto spoil) {
            admin::TopUpBudget operation = topUp;
            spoil(operation);
            return !admin::callAndWait(*client, operation);
        };
        QVERIFY(refuses([](auto& paid) { paid.name = "nobody"; }));
        QVERIFY(refuses([](auto& paid) { paid.by = Money(); }));
        QVERIFY(refuses([](auto& paid) { paid.by = Money::fromNano(-1'000'000'001); }));
        QVERIFY(refuses([](auto& paid) { paid.by = Money::fromNano(std::int64_t{1} << 62); }));
        QVERIFY(refuses([](auto& paid) { paid.reason = " "; }));
        QVERIFY(!refuses([](auto& paid) { paid.by = Money::fromNano(-1'000'000'000); }));
        QCOMPARE(call(*host, key), 429);
        const auto topUps = admin::callAndWait(*client, admin::ListTopUps{"contest"});
        QCOMPARE(topUps->topUps.size(), std::size_t{2});
        QCOMPARE(topUps->topUps[1].reason, std::string("invoice 4711"));
        QVERIFY(admin::callAndWait(*client, admin::ListTopUps{"other"})->topUps.empty());
    }

    void onlyAPrepaidOneIsToppedUp() {
        HostFolder folder(documentWith("budgets:\n  - {name: tiny, limit: 5}\n"));
        const auto host = folder.start();
        const auto client = clientOf(*host);
        const auto refused =
            admin::callAndWait(*client, admin::TopUpBudget{"tiny", Money::fromNano(1), "invoice"});
        QCOMPARE(refused.error().code, ErrorCode::Conflict);
    }

    // What is assumed is in the records: the tokens of a call that nobody knows a price of.
    void whatIsAssumedOutlivesAStart() {
        QByteArray document = documentWith(
            "models:\n  - {name: odd, targets: [cloud/nobodys-model]}\n"
            "budgets:\n  - {name: all, limit: 5, assume: {in: 1, out: 10}}\n");
        document.replace("[gpt-4o-mini]", "[gpt-4o-mini, nobodys-model]");
        HostFolder folder(document);
        const auto assumed = Money::fromNano(12 * 1'000 + 3 * 10'000);
        m_upstream.script(
            {test::json(200, R"({"id":"c","object":"chat.completion","created":1,)"
                             R"("model":"nobodys-model","choices":[{"index":0,)"
                             R"("message":{"role":"assistant","content":"Hi"},)"
                             R"("finish_reason":"stop"}],"usage":{"prompt_tokens":12,)"
                             R"("completion_tokens":3,"total_tokens":15}})")});
        {
            const auto host = folder.start();
            const auto client = clientOf(*host);
            const std::string key = newKey(*client, "search");
            QCOMPARE(call(*host, key, "odd"), 200);
            QTRY_COMPARE(onlyRow(*client).settled, assumed);
            QCOMPARE(onlyRow(*client).assumed, assumed);
            QCOMPARE(onlyRow(*client).unpriced, std::uint64_t{1});
        }
        const auto host = folder.start();
        const auto client = clientOf(*host);
        QCOMPARE(onlyRow(*client).settled, assumed);
        QCOMPARE(onlyRow(*client).assumed, assumed);
        QCOMPARE(onlyRow(*client).settings.assumedOut, Money::fromNano(10'000'000'000));
    }

    void aRaiseLetsCallsThroughAndOutlivesAStart() {
        const QByteArray tiny = documentWith("budgets:\n  - {name: tiny, limit: 0.000000001}\n");
        HostFolder folder(tiny);
        std::string key;
        {
            const auto host = folder.start();
            const auto client = clientOf(*host);
            key = newKey(*client, "search");
            QCOMPARE(call(*host, key), 429);
            const auto raised = admin::callAndWait(*client, raiseOf("tiny"));
            QVERIFY2(raised.ok(), raised ? "" : raised.error().text().c_str());
            QCOMPARE(raised->limit(), Money::fromNano(1'000'000'001));
            QCOMPARE(raised->raise.reason, std::string("launch"));
            QCOMPARE(raised->raise.via, Via::Window);
            QCOMPARE(call(*host, key), 200);
        }
        const auto host = folder.start();
        const auto client = clientOf(*host);
        QVERIFY(onlyRow(*client).isRaised());
        QCOMPARE(call(*host, key), 200);
        // The document does not know of it.
        QCOMPARE(QByteArray::fromStdString(folder.document()), tiny);

        const auto ended = admin::callAndWait(*client, admin::LowerBudget{"tiny"});
        QVERIFY(ended);
        QCOMPARE(ended->by, Money::fromNano(1'000'000'000));
        QVERIFY(!onlyRow(*client).isRaised());
        QCOMPARE(call(*host, key), 429);
        QVERIFY(!admin::callAndWait(*client, admin::LowerBudget{"tiny"}));
        const auto changes =
            admin::callAndWait(*client, admin::ListChanges{admin::ChangeOf::Budget, "tiny", 10});
        QCOMPARE(changes->changes.size(), std::size_t{2});
        QCOMPARE(changes->changes[0].what, std::string("budget lowered"));
        QCOMPARE(changes->changes[1].actor, std::string("window"));
    }

    void whatIsNoRaiseIsRefused() {
        HostFolder folder(documentWith("budgets:\n  - {name: tiny, limit: 5}\n"));
        const auto host = folder.start();
        const auto client = clientOf(*host);
        const auto refuses = [&client](auto spoil) {
            admin::RaiseBudget operation = raiseOf("tiny");
            spoil(operation);
            return !admin::callAndWait(*client, operation);
        };
        QVERIFY(refuses([](auto& raise) { raise.name = "nobody"; }));
        QVERIFY(refuses([](auto& raise) { raise.by = Money(); }));
        QVERIFY(refuses([](auto& raise) { raise.by = Money::fromNano(-1); }));
        QVERIFY(refuses([](auto& raise) { raise.by = Money::fromNano(std::int64_t{1} << 62); }));
        QVERIFY(refuses([](auto& raise) { raise.until = {}; }));
        QVERIFY(refuses([](auto& raise) { raise.until += std::chrono::days(367); }));
        QVERIFY(refuses([](auto& raise) { raise.reason = " "; }));
        QVERIFY(refuses([](auto& raise) { raise.reason = std::string(201, 'x'); }));
        QVERIFY(refuses([](auto& raise) { raise.reason = "one\ntwo"; }));
        QVERIFY(!onlyRow(*client).isRaised());
        QVERIFY(!refuses([](auto&) {}));
    }

    void aRemovedBudgetComesBackRaised() {
        HostFolder folder(documentWith("budgets:\n  - {name: tiny, limit: 5}\n"));
        const auto host = folder.start();
        const auto client = clientOf(*host);
        QVERIFY(admin::callAndWait(*client, raiseOf("tiny")));
        const auto removed = admin::callAndWait(*client, admin::RemoveBudget{"tiny"});
        QVERIFY(removed);
        QVERIFY(admin::callAndWait(*client, admin::RestoreBudget{*removed})->isRaised());
    }
};

QTEST_GUILESS_MAIN(TestHostBudgets)
#include "test_host_budgets.moc"
