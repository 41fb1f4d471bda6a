// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTcpServer>
#include <QtTest>
#include <algorithm>

#include "engine/base/words.hpp"
#include "engine/control/admin/alerts.hpp"
#include "engine/control/admin/gateway.hpp"
#include "engine/control/admin/keys.hpp"
#include "engine/control/admin/tokens.hpp"
#include "tests/app/host_folder.hpp"
#include "tests/support/http_client.hpp"

using namespace weir;
using admin::Role;
using test::clientOf;
using test::HostFolder;
using test::portOf;

namespace {

constexpr const char* kDocument =
    "version: 1\n"
    "listen: 127.0.0.1:0\n"
    "admin:\n"
    "  listen: 127.0.0.1:0\n"
    "providers:\n"
    "  - {name: sim, kind: simulator}\n"
    "  - {name: hosted, kind: openai, api_key: env:OPENAI_API_KEY}\n";

// A host that is operated from elsewhere, and whoever does that.
class Operated {
public:
    Operated() : m_host(m_folder.start()), m_client(clientOf(*m_host)) {}

    admin::AdminClient& client() { return *m_client; }
    HostFolder& folder() { return m_folder; }
    admin::GatewayStatus status() { return *admin::callAndWait(*m_client, admin::GetStatus{}); }
    std::string token(const std::string& name, Role role) {
        return admin::callAndWait(*m_client, admin::CreateToken{name, role})->secret;
    }

    test::HttpAnswer post(const std::string& operation, const std::string& token,
                          const std::string& arguments = "{}", const std::string& headers = "") {
        test::HttpClient from(portOf(status().adminAddress));
        from.post("/admin/v1/" + operation, "Authorization: Bearer " + token + "\r\n" + headers,
                  arguments);
        return from.receive();
    }

private:
    HostFolder m_folder{kDocument};
    std::unique_ptr<app::Host> m_host;
    std::unique_ptr<admin::AdminClient> m_client;
};

// Written with apostrophes for quotes.
std::string json(std::string text) {
    std::ranges::replace(text, '\'', '"');
    return text;
}

bool says(const test::HttpAnswer& answer, const char* text) {
    return answer.body.find(text) != std::string::npos;
}

}  // namespace

// A gateway as it is operated from another machine: who is let in, as what, and for what.
class TestRemoteAdmin : public QObject {
    Q_OBJECT

private slots:
    void aRoleReachesAsFarAsItSays() {
        Operated gateway;
        const std::string reads = gateway.token("reads", Role::Read);
        const std::string operates = gateway.token("operates", Role::Operate);
        const std::string changes = gateway.token("changes", Role::Admin);
        struct Case {
            const char* operation;
            const char* arguments;
            Role needs;
        };
        const Case cases[] = {{"gateway.status", "{}", Role::Read},
                              {"keys.list", "", Role::Read},
                              {"gateway.pause", "{}", Role::Operate},
                              {"gateway.start", "{}", Role::Operate},
                              {"tokens.list", "{}", Role::Admin},
                              {"keys.create", "{\"name\":\"tool\"}", Role::Admin}};
        for (const Case& each : cases) {
            for (const auto& [token, role] : {std::pair(reads, Role::Read),
                                              {operates, Role::Operate},
                                              {changes, Role::Admin}}) {
                const auto answer = gateway.post(each.operation, token, each.arguments);
                const bool reaches = role >= each.needs;
                QVERIFY2(answer.status == (reaches ? 200 : 403), answer.body.c_str());
                QVERIFY(says(answer, reaches ? "\"reply\"" : "needs the role"));
                QCOMPARE(answer.header("weir-role"), std::string(wordOf(role)));
            }
        }
    }

    void onlyAValidTokenLetsIn() {
        Operated gateway;
        const std::string good = gateway.token("anna", Role::Admin);
        const auto key = admin::callAndWait(gateway.client(), admin::CreateKey{"tool", "", ""});
        std::string mistyped = good;
        mistyped.back() = mistyped.back() == 'a' ? 'b' : 'a';
        for (const std::string& wrong : {std::string(), std::string("x"), mistyped, key->secret}) {
            const auto answer = gateway.post("gateway.status", wrong);
            QCOMPARE(answer.status, 401);
            QVERIFY(says(answer, "\"denied\""));
            QVERIFY(!says(answer, wrong.empty() ? "\"reply\"" : wrong.c_str()));
            QCOMPARE(answer.header("weir-role"), std::string());
        }
        QCOMPARE(gateway.post("gateway.status", good).status, 200);
        QVERIFY(admin::callAndWait(gateway.client(), admin::RevokeToken{"anna"}));
        QCOMPARE(gateway.post("gateway.status", good).status, 401);
    }

    void aTokenIsNoKeyForCalls() {
        Operated gateway;
        const std::string token = gateway.token("anna", Role::Admin);
        test::HttpClient tool(portOf(gateway.status().address));
        tool.post("/v1/chat/completions", "Authorization: Bearer " + token + "\r\n",
                  "{\"model\":\"x\",\"messages\":[]}");
        QCOMPARE(tool.receive().status, 401);
    }

    void manyWrongTokensHaveToWaitAndKeepNobodyElseOut() {
        Operated gateway;
        const std::string good = gateway.token("anna", Role::Read);
        for (int i = 0; i < 10; ++i) {
            QCOMPARE(gateway.post("gateway.status", "wrong").status, 401);
        }
        QCOMPARE(gateway.post("gateway.status", "wrong").status, 429);
        QCOMPARE(gateway.post("gateway.status", good).status, 200);
        QCOMPARE(gateway.post("gateway.status", "wrong").status, 401);
    }

    void whatIsNoOperatorsProgramIsTurnedAway() {
        Operated gateway;
        const std::string token = gateway.token("anna", Role::Admin);
        const std::string bearer = "Authorization: Bearer " + token + "\r\n";
        struct Case {
            const char* name;
            std::string request;
            int status;
        };
        const std::string post = "POST /admin/v1/gateway.status HTTP/1.1\r\n";
        const std::string json = "Content-Type: application/json\r\n";
        const std::string end = bearer + "Content-Length: 2\r\n\r\n{}";
        const Case cases[] = {
            {"well", post + "Host: localhost\r\n" + json + end, 200},
            {"a web page", post + "Host: localhost\r\nOrigin: http://127.0.0.1\r\n" + json + end,
             403},
            {"a page of nowhere", post + "Host: localhost\r\nOrigin: null\r\n" + json + end, 403},
            {"a browser", post + "Host: localhost\r\nSec-Fetch-Site: same-origin\r\n" + json + end,
             403},
            {"another name", post + "Host: evil.example\r\n" + json + end, 421},
            {"a form", post + "Host: localhost\r\nContent-Type: text/plain\r\n" + end, 415},
            {"a link",
             "GET /admin/v1/gateway.status HTTP/1.1\r\nHost: localhost\r\n" + bearer + "\r\n", 405},
            {"a question before",
             "OPTIONS /admin/v1/gateway.status HTTP/1.1\r\nHost: localhost\r\n"
             "Access-Control-Request-Method: POST\r\n\r\n",
             405},
            {"two tokens", post + "Host: localhost\r\n" + bearer + json + end, 401},
            {"a token in the address",
             "POST /admin/v1/gateway.status?key=" + token + " HTTP/1.1\r\nHost: localhost\r\n" +
                 json + "Content-Length: 2\r\n\r\n{}",
             404},
            {"another path", "POST /v1/models HTTP/1.1\r\nHost: localhost\r\n" + json + end, 404},
        };
        for (const Case& each : cases) {
            test::HttpClient from(portOf(gateway.status().adminAddress));
            from.send(each.request);
            const auto answer = from.receive();
            QVERIFY2(answer.status == each.status,
                     (std::string(each.name) + ": " + answer.body).c_str());
            QVERIFY(answer.headers.count("access-control-allow-origin") == 0);
        }
    }

    void oddArgumentsAreRefused() {
        Operated gateway;
        const std::string token = gateway.token("anna", Role::Admin);
        QCOMPARE(gateway.post("no.such", token).status, 404);
        QCOMPARE(gateway.post("keys.revoke", token, "{\"name\":").status, 400);
        QCOMPARE(gateway.post("keys.revoke", token, "{\"nam\":1}").status, 400);
        QCOMPARE(gateway.post("keys.revoke", token, "{\"name\":\"none\"}").status, 404);
        const std::string large = "{\"name\":\"" + std::string((1 << 20) + 1, 'x') + "\"}";
        QCOMPARE(gateway.post("keys.revoke", token, large).status, 413);
    }

    // A key of a variable or a file is bound to no address, so that nobody elsewhere may name one
    // or say where it goes.
    void secretsOfTheMachineStayThere() {
        Operated gateway;
        const std::string token = gateway.token("anna", Role::Admin);
        const auto settings = [](const std::string& name, const std::string& url,
                                 const std::string& key) {
            return json("{'name':'" + name + "','kind':'compatible','baseUrl':'" + url +
                        "','key':'" + key + "'}");
        };
        const std::string thief = "https://thief.example/v1";
        for (const char* key : {"env:OPENAI_API_KEY", "file:/etc/passwd"}) {
            const auto added = gateway.post(
                "providers.add", token, json("{'settings':") + settings("thief", thief, key) + "}");
            QCOMPARE(added.status, 403);
            QVERIFY(says(added, "another machine"));
            QCOMPARE(gateway
                         .post("providers.test", token,
                               json("{'settings':") + settings("thief", thief, key) + "}")
                         .status,
                     403);
        }
        // Nor is one moved that has such a key.
        const std::string moved =
            json("{'name':'hosted','settings':{'name':'hosted','kind':'openai','baseUrl':'" +
                 thief + "','key':'env:OPENAI_API_KEY'}}");
        QCOMPARE(gateway.post("providers.update", token, moved).status, 403);
        const std::string slipped =
            json("{'removed':{'name':'x','text':'- {name: x, kind: compatible, base_url: " + thief +
                 ", api_key: env:OPENAI_API_KEY}','index':0,'linesBefore':0}}");
        QCOMPARE(gateway.post("providers.restore", token, slipped).status, 403);
        QCOMPARE(gateway.post("keys.rebind", token, json("{'provider':'hosted'}")).status, 403);
        QCOMPARE(gateway.post("policy.apply", token, json("{'text':'version: 1'}")).status, 403);
        QCOMPARE(gateway.post("books.backup", token, json("{'folder':'/tmp/copied'}")).status, 403);
        const auto document = gateway.folder().document();
        QCOMPARE(document, std::string(kDocument));
    }

    void noWebhookUsesSecretsOfTheMachine() {
        Operated gateway;
        const std::string token = gateway.token("anna", Role::Admin);
        const auto set = [&](const std::string& fields, const std::string& replaces = "") {
            return gateway
                .post(
                    "webhooks.set", token,
                    json("{'replaces':'" + replaces + "','settings':{'name':'w'," + fields + "}}"))
                .status;
        };
        QCOMPARE(set("'url':'env:OPENAI_API_KEY'"), 403);
        QCOMPARE(set("'url':'file:/etc/passwd'"), 403);
        QCOMPARE(set("'url':'https://a.example/x','secret':'env:OPENAI_API_KEY'"), 403);
        const std::string slipped = json(
            "{'removed':{'name':'x','text':'- {name: x, url: env:OPENAI_API_KEY}','index':0,"
            "'linesBefore':0}}");
        QCOMPARE(gateway.post("webhooks.restore", token, slipped).status, 403);
        QCOMPARE(gateway.folder().document(), std::string(kDocument));
        // Where one has such a secret already, its messages stay where they go.
        gateway.folder().write(QByteArray(kDocument) +
                               "webhooks:\n  - {name: w, url: \"https://a.example/x\", secret: "
                               "env:OPENAI_API_KEY}\n");
        QTRY_VERIFY_WITH_TIMEOUT(
            !admin::callAndWait(gateway.client(), admin::ListWebhooks{})->webhooks.empty(), 30'000);
        const std::string same = "'secret':'env:OPENAI_API_KEY'";
        QCOMPARE(set("'url':'https://thief.example/x'," + same, "w"), 403);
        QCOMPARE(set("'url':'https://a.example/x','about':['key_expires']," + same, "w"), 200);
        QCOMPARE(set("'url':'https://b.example/x'", "w"), 200);
    }

    void whatWasRemovedFromElsewhereMayBePutBack() {
        Operated gateway;
        const std::string token = gateway.token("anna", Role::Admin);
        const auto removed = gateway.post("providers.remove", token, json("{'name':'hosted'}"));
        QCOMPARE(removed.status, 200);
        const std::string reply = removed.body.substr(removed.body.find(':') + 1);
        const std::string back = json("{'removed':") + reply.substr(0, reply.size() - 1) + "}";
        const auto restored = gateway.post("providers.restore", token, back);
        QVERIFY2(restored.status == 200, restored.body.c_str());
        QCOMPARE(gateway.folder().document(), std::string(kDocument));
    }

    void itFollowsTheDocument() {
        Operated gateway;
        QVERIFY(!gateway.status().adminAddress.empty());
        gateway.folder().write("version: 1\nlisten: 127.0.0.1:0\n");
        QTRY_VERIFY_WITH_TIMEOUT(gateway.status().adminAddress.empty(), 30'000);
        QVERIFY(gateway.status().adminProblem.empty());

        QTcpServer other;
        QVERIFY(other.listen(QHostAddress::LocalHost));
        const QByteArray taken = "version: 1\nlisten: 127.0.0.1:0\nadmin: {listen: '127.0.0.1:" +
                                 QByteArray::number(other.serverPort()) + "'}\n";
        gateway.folder().write(taken);
        QTRY_VERIFY_WITH_TIMEOUT(!gateway.status().adminProblem.empty(), 30'000);
        QVERIFY(gateway.status().state == GatewayState::Listening);

        gateway.folder().write(kDocument);
        QTRY_VERIFY_WITH_TIMEOUT(!gateway.status().adminAddress.empty(), 30'000);
        QVERIFY(gateway.status().adminProblem.empty());
    }
};

QTEST_GUILESS_MAIN(TestRemoteAdmin)
#include "test_remote_admin.moc"
