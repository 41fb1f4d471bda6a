// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <chrono>

#include "engine/control/admin/keys.hpp"
#include "engine/control/admin/reconcile.hpp"
#include "engine/control/admin/traffic.hpp"
#include "tests/app/host_folder.hpp"
#include "tests/engine/exchange/chat_samples.hpp"
#include "tests/engine/exchange/scripted_upstream.hpp"
#include "tests/support/http_client.hpp"

using namespace weir;
using test::clientOf;
using test::HostFolder;
using test::portOf;

// A provider's export held against what a gateway has booked.
class TestHostReconcile : public QObject {
    Q_OBJECT

    test::ScriptedUpstream m_upstream;
    std::unique_ptr<HostFolder> m_folder;
    std::unique_ptr<app::Host> m_host;
    std::unique_ptr<admin::AdminClient> m_client;

    // Two calls of 12 tokens in and 3 out, which the model "m" answers, on the day that is
    // returned.
    std::string callTwice() {
        const std::string key =
            admin::callAndWait(*m_client, admin::CreateKey{"k", "search", "ada"})->secret;
        const auto day = std::chrono::floor<std::chrono::days>(SystemClock().now());
        for (int call = 0; call < 2; ++call) {
            test::HttpClient http(portOf(m_host->listener().addresses.front()));
            http.post("/v1/chat/completions", "Authorization: Bearer " + key + "\r\n",
                      R"({"model":"gpt-4o-mini","max_tokens":10,)"
                      R"("messages":[{"role":"user","content":"Hi"}]})");
            if (http.receive().status != 200) {
                qFatal("the call failed");
            }
        }
        return toIso(day).substr(0, 10);
    }
    Result<admin::Reconciliation> reconcile(const std::string& text,
                                            const std::string& provider = "cloud") {
        return admin::callAndWait(*m_client, admin::ReconcileUsage{provider, text});
    }

private slots:
    void init() {
        m_upstream.script({test::json(200, test::kAnswer)});
        m_folder = std::make_unique<HostFolder>(QByteArray::fromStdString(
            "version: 1\nlisten: 127.0.0.1:0\nproviders:\n"
            "  - {name: cloud, kind: openai, base_url: \"http://127.0.0.1:" +
            std::to_string(m_upstream.port()) +
            "/v1\", api_key: none, local: true, serve: [gpt-4o-mini]}\n"));
        m_host = m_folder->start();
        m_client = clientOf(*m_host);
    }
    void cleanup() {
        m_client.reset();
        m_host.reset();
        m_folder.reset();
    }

    void whatAgreesAndWhatDoesNot() {
        const std::string day = callTwice();
        const std::string head = "day,model,requests,input_tokens,output_tokens\n";
        const auto same = [&] { return reconcile(head + day + ",m-2024-07-18,2,24,6\n"); };
        // Booked a moment after they were answered; until then the month may be just being made.
        const auto isBooked = [&] {
            const auto reply = same();
            return reply && reply->ours.tokensIn == 24;
        };
        QTRY_VERIFY(isBooked());
        const auto agrees = same();
        QCOMPARE(agrees->rows.size(), std::size_t{1});
        QCOMPARE(agrees->rows[0].cause, GapCause::None);
        QCOMPARE(agrees->differing, std::uint64_t{0});
        QVERIFY(agrees->tellsTokens && agrees->tellsRequests && !agrees->tellsCosts);
        QCOMPARE(agrees->until - agrees->from, std::chrono::days(1));

        const auto more = reconcile(head + day + ",m,5,60,15\n" + day + ",o3,1,9,9\n");
        QCOMPARE(more->rows.size(), std::size_t{2});
        QCOMPARE(more->differing, std::uint64_t{2});
        QCOMPARE(more->rows[0].cause, GapCause::OutsideWeir);
        QCOMPARE(more->rows[0].ours.tokensIn, std::uint64_t{24});
        QCOMPARE(more->theirs.tokensIn, std::uint64_t{69});
    }

    void whatIsNoExportIsRefused() {
        QCOMPARE(reconcile("nothing").error().code, ErrorCode::Invalid);
        QCOMPARE(reconcile(std::string(admin::kMostExport + 1, ' ')).error().code,
                 ErrorCode::Invalid);
        QCOMPARE(reconcile("day,cost\n2026-11-26,1\n", "clod").error().code, ErrorCode::NotFound);
        QCOMPARE(reconcile("day,cost\n2026-11-26,1\n")->differing, std::uint64_t{1});
    }
};

QTEST_GUILESS_MAIN(TestHostReconcile)
#include "test_host_reconcile.moc"
