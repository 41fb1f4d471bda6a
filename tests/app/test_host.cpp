// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTcpServer>
#include <QTcpSocket>
#include <QtTest>

#include "app/platform/port_holder.hpp"
#include "engine/control/admin/gateway.hpp"
#include "engine/control/admin/keys.hpp"
#include "engine/control/admin/models.hpp"
#include "engine/control/admin/providers.hpp"
#include "engine/control/admin/replay.hpp"
#include "engine/control/admin/traffic.hpp"
#include "engine/control/socket/client.hpp"
#include "tests/app/host_folder.hpp"
#include "tests/engine/exchange/scripted_upstream.hpp"
#include "tests/support/http_client.hpp"

using namespace weir;
using test::clientOf;
using test::HostFolder;
using test::portOf;

namespace {

int statusOf(std::uint16_t port, const std::string& key) {
    test::HttpClient client(port);
    client.send("GET /v1/models HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer " + key +
                "\r\n\r\n");
    return client.receive().status;
}

constexpr const char* kCall =
    "{\"model\":\"sim-fast\",\"messages\":[{\"role\":\"user\",\"content\":\"hello\"}]}";

test::HttpAnswer call(std::uint16_t port, const std::string& key) {
    test::HttpClient client(port);
    client.post("/v1/chat/completions", "Authorization: Bearer " + key + "\r\n", kCall);
    return client.receive();
}

}  // namespace

class TestHost : public QObject {
    Q_OBJECT

private slots:
    void aCallGoesThroughAndIsSeen() {
        HostFolder folder;
        const auto host = folder.start();
        const auto client = clientOf(*host);
        const auto key = admin::callAndWait(*client, admin::CreateKey{"tool", "", ""});
        QVERIFY(key);
        const auto port = portOf(host->listener().addresses.front());
        const auto answer = call(port, key->secret);
        QCOMPARE(answer.status, 200);

        const auto rows = [&] { return admin::callAndWait(*client, admin::ListTraffic{})->rows; };
        QCOMPARE(rows().size(), std::size_t(1));
        // The client has its answer a moment before the record is closed.
        QTRY_VERIFY(rows().front().state == ExchangeState::Done);
        const admin::ExchangeRow row = rows().front();
        QVERIFY(row.key == "tool");
        QVERIFY(row.target == "sim/sim-fast");
        QVERIFY(has(row.marks, Mark::Simulated));
        QVERIFY(answer.header("x-weir-exchange") == row.id.text());

        const auto detail = [&] {
            return *admin::callAndWait(*client, admin::GetExchange{row.id});
        };
        QTRY_VERIFY(detail().bodiesKept);
        QCOMPARE(detail().attempts.size(), std::size_t(1));
        const auto bodies = admin::callAndWait(*client, admin::GetBodies{row.id});
        QVERIFY(bodies && bodies->kept);
        QCOMPARE(bodies->request, std::string(kCall));
        QVERIFY(!admin::callAndWait(*client, admin::GetExchange{Id()}));
    }

    void aCallIsMadeAgainAndItsRecordSaysSoForGood() {
        HostFolder folder;
        Id replayed;
        {
            const auto host = folder.start();
            const auto client = clientOf(*host);
            const auto key = admin::callAndWait(*client, admin::CreateKey{"tool", "", ""});
            const auto port = portOf(host->listener().addresses.front());
            QCOMPARE(call(port, key->secret).status, 200);
            const auto last = [&] {
                return admin::callAndWait(*client, admin::ListTraffic{})->rows.back();
            };
            QTRY_VERIFY(last().state == ExchangeState::Done);
            const Id id = last().id;
            const auto quote = [&](Id of, const std::string& model) {
                return admin::callAndWait(*client, admin::QuoteReplay{of, model});
            };
            QTRY_VERIFY(quote(id, ""));
            QCOMPARE(quote(id, "")->target, std::string("sim/sim-fast"));
            QVERIFY(quote(id, "")->pricing == Pricing::Free);
            QVERIFY(quote(id, "")->expectedKnown);
            QCOMPARE(quote(id, "sim-slow")->target, std::string("sim/sim-slow"));
            QVERIFY(quote(Id(), "").error().code == ErrorCode::NotFound);

            test::HttpClient http(port);
            http.post(
                "/v1/chat/completions",
                "Authorization: Bearer " + key->secret + "\r\nX-Weir-Replay: " + id.text() + "\r\n",
                kCall);
            QCOMPARE(http.receive().status, 200);
            QTRY_VERIFY(last().id != id && last().state == ExchangeState::Done);
            QVERIFY(has(last().marks, Mark::Replayed));
            replayed = last().id;
        }
        const auto host = folder.start();
        const auto booked = admin::callAndWait(*clientOf(*host), admin::GetExchange{replayed});
        QVERIFY(booked);
        QVERIFY(has(booked->row.marks, Mark::Replayed));
    }

    void simulatedCallsCountTodayWhenTheyAreAskedFor() {
        HostFolder folder;
        const auto host = folder.start();
        const auto client = clientOf(*host);
        const auto key = admin::callAndWait(*client, admin::CreateKey{"tool", "", ""});
        QCOMPARE(call(portOf(host->listener().addresses.front()), key->secret).status, 200);
        const auto requests = [&](bool simulated) {
            return admin::callAndWait(*client, admin::GetStatus{simulated})->requestsToday;
        };
        QTRY_COMPARE(requests(true), std::uint64_t(1));
        QCOMPARE(requests(false), std::uint64_t(0));
    }

    void aRefusalOfAProvidersKeyIsSaidUntilItIsTaken() {
        test::ScriptedUpstream upstream;
        upstream.script(
            {test::json(401, "{\"error\":{\"message\":\"no\",\"code\":\"invalid_api_key\"}}"),
             test::json(200,
                        "{\"id\":\"1\",\"object\":\"chat.completion\",\"model\":\"sim-fast\","
                        "\"choices\":[]}")});
        HostFolder folder(
            QByteArray("version: 1\nlisten: 127.0.0.1:0\nproviders:\n"
                       "  - {name: near, kind: compatible, api_key: none, local: true, "
                       "serve: [sim-fast], base_url: \"http://127.0.0.1:") +
            QByteArray::number(upstream.port()) + "/v1\"}\n");
        const auto host = folder.start();
        const auto client = clientOf(*host);
        const auto key = admin::callAndWait(*client, admin::CreateKey{"tool", "", ""});
        const auto refused = [&] {
            return int(
                admin::callAndWait(*client, admin::ListProviders{})->providers.front().keyRefused);
        };
        QCOMPARE(refused(), 0);
        call(portOf(host->listener().addresses.front()), key->secret);
        QTRY_COMPARE(refused(), 401);
        QCOMPARE(call(portOf(host->listener().addresses.front()), key->secret).status, 200);
        QTRY_COMPARE(refused(), 0);
    }

    void keysWorkAtOnceAndEndAtOnce() {
        HostFolder folder;
        const auto host = folder.start();
        const auto client = clientOf(*host);
        const auto port = portOf(host->listener().addresses.front());
        const auto key = admin::callAndWait(*client, admin::CreateKey{"tool", "search", "ada"});
        QVERIFY(key);
        QCOMPARE(statusOf(port, key->secret), 200);
        const auto twice = admin::callAndWait(*client, admin::CreateKey{"tool", "", ""});
        QVERIFY(!twice && twice.error().code == ErrorCode::Conflict);
        const auto nameless = admin::callAndWait(*client, admin::CreateKey{"", "", ""});
        QVERIFY(!nameless && nameless.error().code == ErrorCode::Invalid);
        QVERIFY(admin::callAndWait(*client, admin::RevokeKey{"tool"}));
        QCOMPARE(statusOf(port, key->secret), 401);
        const auto list = admin::callAndWait(*client, admin::ListKeys{});
        QVERIFY(list && list->keys.size() == 1 && list->keys.front().revoked);
    }

    void theSimulatorsModelsCanBeAskedForFromTheStart() {
        HostFolder folder;
        const auto host = folder.start();
        const auto models = admin::callAndWait(*clientOf(*host), admin::ListModels{});
        QVERIFY(models);
        QVERIFY(std::any_of(models->models.begin(), models->models.end(),
                            [](const auto& model) { return model.name == "sim-fast"; }));
    }

    void aServerThatComesUpLaterIsAskedWhenSomebodyTriesAgain() {
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        const quint16 port = server.serverPort();
        server.close();
        HostFolder folder(
            QByteArray("version: 1\nlisten: 127.0.0.1:0\nproviders:\n"
                       "  - {name: local, kind: ollama, base_url: "
                       "\"http://127.0.0.1:" +
                       QByteArray::number(port) + "/v1\"}\n"));
        const auto host = folder.start();
        const auto client = clientOf(*host);
        const auto test = [&] {
            const auto providers = admin::callAndWait(*client, admin::ListProviders{});
            return admin::callAndWait(
                *client, admin::TestProvider{providers->providers.front().settings, ""});
        };
        // Once it is answered, the question that was asked at the start has failed as well.
        QVERIFY(!test()->passed);

        connect(&server, &QTcpServer::newConnection, this, [&server] {
            QTcpSocket* socket = server.nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, socket, [socket] {
                const QByteArray body = R"({"data":[{"id":"qwen3"}]})";
                socket->write(
                    "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
                    "Content-Length: " +
                    QByteArray::number(body.size()) + "\r\n\r\n" + body);
            });
        });
        QVERIFY(server.listen(QHostAddress::LocalHost, port));
        QVERIFY(admin::callAndWait(*client, admin::RetryProviderKey{"local"}));
        const auto isKnown = [&] {
            const auto models = admin::callAndWait(*client, admin::ListModels{});
            return std::any_of(models->models.begin(), models->models.end(),
                               [](const auto& model) { return model.name == "qwen3"; });
        };
        QTRY_VERIFY(isKnown());
    }

    void oneFolderHasOneHolder() {
        HostFolder folder;
        const auto first = folder.start();
        const auto second = folder.tryStart();
        QVERIFY(!second && second.error().code == ErrorCode::Conflict);
        QVERIFY(second.error().message.find(std::to_string(QCoreApplication::applicationPid())) !=
                std::string::npos);
        // What a second program does instead.
        control::SocketClient client(folder.path());
        const auto status = admin::callAndWait(client, admin::GetStatus{});
        QVERIFY(status && status->state == GatewayState::Listening);
        first->stop(Milliseconds(0));
        QVERIFY(folder.tryStart());
    }

    void aNewPolicyComesIntoForceAndABadOneDoesNot() {
        HostFolder folder;
        const auto host = folder.start();
        const auto client = clientOf(*host);
        const auto status = [&] { return *admin::callAndWait(*client, admin::GetStatus{}); };
        const auto before = status();
        folder.write(QByteArray(HostFolder::kDocument) +
                     "models:\n  - {name: fast, targets: [sim/sim-fast]}\n");
        QTRY_VERIFY_WITH_TIMEOUT(status().revision == before.revision + 1, 30'000);

        folder.write(QByteArray(HostFolder::kDocument) + "modles: []\n");
        QTRY_VERIFY_WITH_TIMEOUT(!status().policyProblem.empty(), 30'000);
        const auto after = status();
        QVERIFY(after.policyProblem.starts_with("weir.yaml:5:1: error:"));
        QVERIFY(after.policyProblem.find("models") != std::string::npos);
        QVERIFY(after.state == GatewayState::Degraded);
        QCOMPARE(after.revision, before.revision + 1);
        const auto models = admin::callAndWait(*client, admin::ListModels{});
        QVERIFY(std::any_of(models->models.begin(), models->models.end(),
                            [](const auto& model) { return model.name == "fast"; }));
    }

    void pausesAndGoesOn() {
        HostFolder folder;
        const auto host = folder.start();
        const auto client = clientOf(*host);
        const auto key = admin::callAndWait(*client, admin::CreateKey{"tool", "", ""});
        const auto port = portOf(host->listener().addresses.front());
        const auto paused = admin::callAndWait(*client, admin::PauseGateway{});
        QVERIFY(paused && paused->state == GatewayState::Paused);
        const auto refused = call(port, key->secret);
        QCOMPARE(refused.status, 503);
        QVERIFY(!refused.header("retry-after").empty());
        QVERIFY(admin::callAndWait(*client, admin::StartGateway{}));
        QCOMPARE(call(port, key->secret).status, 200);
    }

    void stopsAndStartsAgain() {
        HostFolder folder;
        const auto host = folder.start();
        const auto client = clientOf(*host);
        const auto stopped = admin::callAndWait(*client, admin::StopGateway{});
        QVERIFY(stopped && stopped->state == GatewayState::Stopped && stopped->problem.empty());
        QVERIFY(host->listener().addresses.empty());
        const auto nothing = admin::callAndWait(*client, admin::PauseGateway{});
        QVERIFY(!nothing && nothing.error().code == ErrorCode::Conflict);
        const auto started = admin::callAndWait(*client, admin::StartGateway{});
        QVERIFY(started && started->state == GatewayState::Listening);
        const auto key = admin::callAndWait(*client, admin::CreateKey{"tool", "", ""});
        QCOMPARE(call(portOf(started->address), key->secret).status, 200);
    }

    void aProviderIsAddedChangedRemovedAndPutBack() {
        HostFolder folder("version: 1\nlisten: 127.0.0.1:0\n# mine\n");
        const auto host = folder.start();
        const auto client = clientOf(*host);
        admin::ProviderSettings settings;
        settings.name = "trial";
        settings.kind = "simulator";
        settings.key = "none";
        settings.local = true;
        const auto added = admin::callAndWait(*client, admin::AddProvider{settings});
        QVERIFY2(added, added ? "" : added.error().text().c_str());
        QVERIFY(added->keyState == KeyState::None);
        QVERIFY(folder.document().find("# mine") != std::string::npos);
        const auto twice = admin::callAndWait(*client, admin::AddProvider{settings});
        QVERIFY(!twice && twice.error().code == ErrorCode::Conflict);

        settings.name = "trial2";
        const auto renamed = admin::callAndWait(*client, admin::UpdateProvider{"trial", settings});
        QVERIFY2(renamed, renamed ? "" : renamed.error().text().c_str());
        const auto text = folder.document();
        const auto removed = admin::callAndWait(*client, admin::RemoveProvider{"trial2"});
        QVERIFY(removed);
        QVERIFY(admin::callAndWait(*client, admin::ListProviders{})->providers.empty());
        QVERIFY(admin::callAndWait(*client, admin::RestoreProvider{*removed}));
        QCOMPARE(folder.document(), text);
    }

    void whatIsNotWrittenIsNotWrittenByAnEditEither() {
        HostFolder folder;
        const auto host = folder.start();
        const auto client = clientOf(*host);
        const auto providers = admin::callAndWait(*client, admin::ListProviders{});
        QVERIFY(providers && providers->providers.size() == 1);
        admin::ProviderSettings settings = providers->providers.front().settings;
        QCOMPARE(settings.baseUrl, std::string());
        QVERIFY(!providers->providers.front().address.empty());
        // As the form sends what it was given.
        settings.key = "none";
        QVERIFY(admin::callAndWait(*client, admin::UpdateProvider{"sim", settings}));
        QCOMPARE(folder.document(), std::string(HostFolder::kDocument));
    }

    void testReachesTheProviderAndListsItsModels() {
        HostFolder folder;
        const auto host = folder.start();
        const auto client = clientOf(*host);
        const auto providers = admin::callAndWait(*client, admin::ListProviders{});
        QVERIFY(providers && providers->providers.size() == 1);
        const auto report = admin::callAndWait(
            *client, admin::TestProvider{providers->providers.front().settings, ""});
        QVERIFY2(report, report ? "" : report.error().text().c_str());
        QVERIFY(report->passed);
        QVERIFY(!report->models.empty());
        // It makes a call as well, of a model that answers.
        QCOMPARE(report->steps.back().what, std::string("sim-fast answered"));
    }

    void aFirstCallIsOfferedAModelOfEveryDialect() {
        HostFolder folder;
        const auto host = folder.start();
        const auto client = clientOf(*host);
        const auto models = admin::callAndWait(*client, admin::ListModels{});
        QVERIFY(models);
        QCOMPARE(models->first.size(), std::size_t(3));
        for (const admin::FirstModel& first : models->first) {
            QCOMPARE(first.model, std::string("sim-fast"));
        }
    }

    void testUsesTheKeyThatTheSettingsName() {
        test::ScriptedUpstream upstream;
        upstream.script({test::json(200, R"({"data":[{"id":"m"}]})")});
        qputenv("WEIR_TEST_A", "sk-test-a");
        qputenv("WEIR_TEST_B", "sk-test-b");
        HostFolder folder("version: 1\nlisten: 127.0.0.1:0\n");
        const auto host = folder.start();
        const auto client = clientOf(*host);
        admin::ProviderSettings settings;
        settings.name = "fresh";
        settings.kind = "compatible";
        settings.baseUrl = "http://127.0.0.1:" + std::to_string(upstream.port()) + "/v1";
        settings.local = true;
        settings.serve = {"m"};  // so that nobody else asks
        const auto keySent = [&] {
            const auto report = admin::callAndWait(*client, admin::TestProvider{settings, ""});
            if (!report || !report->passed) {
                return report ? report->steps.back().problem : report.error().text();
            }
            return upstream.calls().back().headers.find("authorization")->second;
        };
        settings.key = "env:WEIR_TEST_A";
        QCOMPARE(keySent(), std::string("Bearer sk-test-a"));
        QVERIFY(admin::callAndWait(*client, admin::AddProvider{settings}));
        settings.key = "env:WEIR_TEST_B";
        QCOMPARE(keySent(), std::string("Bearer sk-test-b"));
        settings.key = "env:WEIR_TEST_NOT_SET";
        QVERIFY(QString::fromStdString(keySent()).contains("WEIR_TEST_NOT_SET is not set"));
        settings.key = "session";
        QVERIFY(QString::fromStdString(keySent()).contains("enter it"));
        settings.name = "fresh2";
        settings.key = "env:WEIR_TEST_A";
        QCOMPARE(keySent(), std::string("Bearer sk-test-a"));
    }

    void aBackupCanBeOpened() {
        HostFolder folder;
        QTemporaryDir target;
        const auto host = folder.start();
        const auto client = clientOf(*host);
        QVERIFY(admin::callAndWait(*client, admin::CreateKey{"tool", "", ""}));
        const auto where = target.path().toStdString() + "/copy";
        const auto copied = admin::callAndWait(*client, admin::MakeBackup{where});
        QVERIFY2(copied, copied ? "" : copied.error().text().c_str());
        QVERIFY(copied->bytes > 0);
        QVERIFY(!admin::callAndWait(*client, admin::MakeBackup{where}));
        QVERIFY(!admin::callAndWait(*client, admin::MakeBackup{"relative"}));

        const SystemClock clock;
        const Log log(clock, [](auto) {});
        app::HostOptions options;
        options.workspace.dataFolder = where;
        const auto restored = app::Host::start(std::move(options), clock, log);
        QVERIFY(restored);
        const auto keys = admin::callAndWait(*clientOf(**restored), admin::ListKeys{});
        QVERIFY(keys && keys->keys.size() == 1);
    }

    void callsToAHostThatEndsAreAnswered() {
        HostFolder folder;
        const auto host = folder.start();
        const auto client = clientOf(*host);
        host->stop(Milliseconds(0));
        std::promise<ErrorCode> code;
        client->call(admin::GetStatus{}, [&](const Result<admin::GatewayStatus>& status) {
            code.set_value(status ? ErrorCode::Internal : status.error().code);
        });
        QVERIFY(code.get_future().get() == ErrorCode::Closed);
    }
};

QTEST_GUILESS_MAIN(TestHost)
#include "test_host.moc"
