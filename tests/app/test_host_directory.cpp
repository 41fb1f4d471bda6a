// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCryptographicHash>
#include <QtTest>
#include <map>

#include "engine/control/admin/directory.hpp"
#include "engine/control/admin/gateway.hpp"
#include "engine/control/admin/keys.hpp"
#include "engine/control/admin/spend.hpp"
#include "engine/control/admin/teams.hpp"
#include "tests/app/host_folder.hpp"
#include "tests/support/http_client.hpp"

using namespace weir;
using test::clientOf;
using test::HostFolder;
using test::portOf;

// Teams, users and keys over the life of a gateway.
class TestHostDirectory : public QObject {
    Q_OBJECT

    static int statusOf(const app::Host& host, const std::string& secret,
                        const std::string& model = "sim-fast") {
        test::HttpClient client(portOf(host.listener().addresses.front()));
        client.post(
            "/v1/chat/completions", "Authorization: Bearer " + secret + "\r\n",
            "{\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}],\"model\":\"" + model + "\"}");
        return client.receive().status;
    }
    template <class Op>
    static auto ask(admin::AdminClient& client, Op operation) {
        return admin::callAndWait(client, std::move(operation));
    }
    static Timestamp in(std::chrono::seconds time) { return SystemClock().now() + time; }
    static KeyAccess forModels(std::vector<std::string> models) {
        return {.expiresAt = {}, .models = std::move(models), .providers = {}, .addresses = {}};
    }

private slots:
    void whatAKeyMayDoIsEditedAtOnce() {
        HostFolder folder;
        const auto host = folder.start();
        const auto client = clientOf(*host);
        const auto key =
            ask(*client, admin::CreateKey{"tool", "search", "ada", forModels({"sim-s*"})});
        QVERIFY(key && key->key.access.models.size() == 1);
        QCOMPARE(statusOf(*host, key->secret), 403);
        QVERIFY(ask(*client, admin::SetKey{"tool", "mobile", "", forModels({"sim-fast"})}));
        QCOMPARE(statusOf(*host, key->secret), 200);
        const auto row = ask(*client, admin::ListKeys{})->keys.front();
        QVERIFY(row.team == "mobile" && row.user.empty());
        QCOMPARE(row.access.models, std::vector<std::string>{"sim-fast"});

        KeyAccess over = row.access;
        over.expiresAt = in(std::chrono::seconds(-1));
        QVERIFY(ask(*client, admin::SetKey{"tool", "mobile", "", over})->expired);
        QCOMPARE(statusOf(*host, key->secret), 401);
        over.expiresAt = in(std::chrono::hours(1));
        QVERIFY(!ask(*client, admin::SetKey{"tool", "mobile", "", over})->expired);
        QCOMPARE(statusOf(*host, key->secret), 200);

        const auto changes = ask(*client, admin::ListChanges{admin::ChangeOf::Key, "tool", 20});
        QCOMPARE(changes->changes.size(), std::size_t(4));
        QCOMPARE(changes->changes.back().what, std::string("key created"));
    }

    void whatIsWrongIsSaidAndNotKept() {
        HostFolder folder;
        const auto host = folder.start();
        const auto client = clientOf(*host);
        QVERIFY(ask(*client, admin::CreateKey{"tool", "", ""}));
        const auto codeOf = [&](KeyAccess access) {
            const auto set = ask(*client, admin::SetKey{"tool", "", "", std::move(access)});
            return set ? std::string("done") : set.error().message;
        };
        KeyAccess access;
        access.providers = {"smi"};
        QCOMPARE(codeOf(access), std::string("There is no provider \"smi\"."));
        access = {};
        access.addresses = {"10.4.0.1/8"};
        QCOMPARE(codeOf(access), std::string("\"10.4.0.1/8\" is no block of addresses."));
        access = forModels({"a\nb"});
        QVERIFY(codeOf(access).find("has a blank in it") != std::string::npos);
        access = {};
        access.expiresAt = in(std::chrono::seconds(-5));
        const auto dead = ask(*client, admin::CreateKey{"dead", "", "", access});
        QCOMPARE(dead.error().code, ErrorCode::Invalid);
        QCOMPARE(ask(*client, admin::SetKey{"nobody", "", "", {}}).error().code,
                 ErrorCode::NotFound);
        const auto keys = ask(*client, admin::ListKeys{})->keys;
        QCOMPARE(keys.size(), std::size_t(1));
        QCOMPARE(keys.front().access, KeyAccess());
    }

    void anOldSecretIsGoodForItsGrace() {
        HostFolder folder;
        const auto host = folder.start();
        const auto client = clientOf(*host);
        const auto first = ask(*client, admin::CreateKey{"tool", "", ""});
        const auto second = ask(*client, admin::RotateKey{"tool", 3600});
        QVERIFY(second && second->secret != first->secret);
        QCOMPARE(second->key.former.size(), std::size_t(1));
        QCOMPARE(second->key.former.front().start, first->key.start);
        QCOMPARE(statusOf(*host, first->secret), 200);
        QCOMPARE(statusOf(*host, second->secret), 200);
        const auto third = ask(*client, admin::RotateKey{"tool", 0});
        QVERIFY(third);
        QCOMPARE(statusOf(*host, second->secret), 401);
        QCOMPARE(statusOf(*host, first->secret), 200);
        QVERIFY(ask(*client, admin::RevokeKey{"tool"}));
        QCOMPARE(statusOf(*host, first->secret), 401);
        QCOMPARE(statusOf(*host, third->secret), 401);
        QCOMPARE(ask(*client, admin::RotateKey{"tool", 91 * 86'400}).error().code,
                 ErrorCode::Invalid);
    }

    void keysOfAnotherGatewayAreLetIn() {
        HostFolder folder;
        const auto host = folder.start();
        const auto client = clientOf(*host);
        // SHA-256 of "sk-of-another-gateway-1".
        const std::string hash =
            QCryptographicHash::hash("sk-of-another-gateway-1", QCryptographicHash::Sha256)
                .toHex()
                .toStdString();
        QCOMPARE(statusOf(*host, "sk-of-another-gateway-1"), 401);
        const auto list = ask(*client, admin::ImportKeys{{{"theirs", "search", "ada", hash, {}}}});
        QVERIFY2(list.ok(), list ? "" : list.error().message.c_str());
        QCOMPARE(list->keys.front().name, std::string("theirs"));
        QCOMPARE(statusOf(*host, "sk-of-another-gateway-1"), 200);
        // All or none.
        const auto twice =
            ask(*client, admin::ImportKeys{{{"new", "", "", std::string(64, 'a'), {}},
                                            {"again", "", "", hash, {}}}});
        QCOMPARE(twice.error().message,
                 std::string("\"again\": The key \"theirs\" has its secret."));
        const auto wrong = ask(*client, admin::ImportKeys{{{"new", "", "", "abc", {}}}});
        QCOMPARE(wrong.error().code, ErrorCode::Invalid);
        QCOMPARE(ask(*client, admin::ListKeys{})->keys.size(), std::size_t(1));
    }

    void teamsAndUsersAreKept() {
        HostFolder folder(QByteArray(HostFolder::kDocument) +
                          "teams: [{name: declared, tier: gold}]\n");
        {
            const auto host = folder.start();
            const auto client = clientOf(*host);
            const Team search{"search", "4711", "gold", {"eu"}};
            QCOMPARE(ask(*client, admin::SetTeam{true, search})->team, search);
            QCOMPARE(ask(*client, admin::SetTeam{true, search}).error().code, ErrorCode::Conflict);
            QCOMPARE(ask(*client, admin::SetTeam{false, {"mobile", "", "", {}}}).error().code,
                     ErrorCode::NotFound);
            QCOMPARE(ask(*client, admin::SetTeam{true, {"declared", "", "", {}}}).error().code,
                     ErrorCode::Conflict);
            QCOMPARE(ask(*client, admin::RemoveTeam{"declared"}).error().code, ErrorCode::Denied);
            QCOMPARE(ask(*client, admin::SetTeam{true, {"x", "", "", {"a", "a"}}}).error().code,
                     ErrorCode::Invalid);
            const auto unknown = ask(*client, admin::SetUser{true, {"ada", "", "", {"serch"}}});
            QCOMPARE(unknown.error().hint, std::string("Did you mean \"search\"?"));
            QVERIFY(ask(*client, admin::SetUser{true, {"ada", "Ada", "", {"search", "declared"}}}));
            QCOMPARE(ask(*client, admin::RemoveTeam{"search"}).error().code, ErrorCode::Conflict);
        }
        const auto host = folder.start();
        const auto client = clientOf(*host);
        const auto teams = ask(*client, admin::ListTeams{})->teams;
        QCOMPARE(teams.size(), std::size_t(2));
        QVERIFY(!teams[0].fromDocument && teams[0].team.tier == "gold");
        QVERIFY(teams[1].fromDocument && teams[1].team.name == "declared");
        QVERIFY(ask(*client, admin::ListTeams{Timestamp(Microseconds(1))})->teams.empty());
        const auto user = ask(*client, admin::RemoveUser{"ada"});
        const auto team = ask(*client, admin::RemoveTeam{"search"});
        QVERIFY(user && team);
        QVERIFY(ask(*client, admin::RestoreTeam{*team}));
        QCOMPARE(ask(*client, admin::RestoreUser{*user})->user, *user);
        QCOMPARE(ask(*client, admin::ListUsers{})->users.size(), std::size_t(1));
    }

    // What is booked stays under the name of its time, and all of it adds up.
    void aNewNameTakesAlongWhoBelongsToIt() {
        HostFolder folder;
        const auto host = folder.start();
        const auto client = clientOf(*host);
        QVERIFY(ask(*client, admin::SetTeam{true, {"search", "", "gold", {}}}));
        QVERIFY(ask(*client, admin::SetUser{true, {"ada", "", "", {"search"}}}));
        const auto key = ask(*client, admin::CreateKey{"tool", "search", "ada", {}});
        const auto requests = [&](admin::SpendBy by) {
            const auto day = std::chrono::floor<std::chrono::days>(SystemClock().now());
            admin::GetSpend asked;
            asked.by = by;
            asked.simulated = true;
            asked.bounds = {day - std::chrono::days(1), day + std::chrono::days(2)};
            std::map<std::string, std::uint64_t> found;
            const auto report = ask(*client, asked);
            for (const admin::SpendRow& row : report->rows) {
                found[row.name] = row.sum.requests;
            }
            return found;
        };
        using Requests = std::map<std::string, std::uint64_t>;
        QCOMPARE(statusOf(*host, key->secret), 200);
        QTRY_COMPARE(requests(admin::SpendBy::Team), (Requests{{"search", 1}}));

        const auto team =
            ask(*client, admin::RenameMember{admin::MemberKind::Team, "search", "find"});
        QVERIFY2(team.ok(), team ? "" : team.error().message.c_str());
        QVERIFY(team->users == 1 && team->keys == 1);
        QCOMPARE(ask(*client, admin::RenameMember{admin::MemberKind::User, "ada", "eve"})->keys,
                 1u);
        QVERIFY(ask(*client, admin::RenameMember{admin::MemberKind::Key, "tool", "ci"}));
        const auto row = ask(*client, admin::ListKeys{})->keys.front();
        QVERIFY(row.name == "ci" && row.team == "find" && row.user == "eve");
        QVERIFY(row.lastUsedAt != Timestamp());  // under its former name
        QCOMPARE(ask(*client, admin::ListUsers{})->users.front().user,
                 (User{"eve", "", "", {"find"}}));

        QCOMPARE(statusOf(*host, key->secret), 200);
        QTRY_COMPARE(requests(admin::SpendBy::Team), (Requests{{"find", 1}, {"search", 1}}));
        QCOMPARE(requests(admin::SpendBy::User), (Requests{{"ada", 1}, {"eve", 1}}));
        QCOMPARE(requests(admin::SpendBy::Key), (Requests{{"ci", 1}, {"tool", 1}}));
        QCOMPARE(ask(*client, admin::ListChanges{admin::ChangeOf::Team, "find", 1})
                     ->changes.front()
                     .detail,
                 std::string("name: search -> find"));
    }

    void aNameThatSomethingGoesByStays() {
        HostFolder folder(QByteArray(HostFolder::kDocument) +
                          "teams: [{name: declared}]\n"
                          "budgets: [{name: month, team: paid, limit: 5, every: month}]\n"
                          "routes: [{name: law, when: {team: legal-*}, refuse: No.},"
                          " {name: lab, when: {team: set:labs}, refuse: No.}]\n"
                          "sets: [{name: labs, of: team, values: [lab-one]}]\n");
        const auto host = folder.start();
        const auto client = clientOf(*host);
        for (const char* name : {"paid", "search", "mobile"}) {
            QVERIFY(ask(*client, admin::SetTeam{true, {name, "", "", {}}}));
        }
        QVERIFY(ask(*client, admin::CreateKey{"tool", "only-a-name", "", {}}));
        const auto said = [&](const char* from, const char* to) {
            const auto done = ask(*client, admin::RenameMember{admin::MemberKind::Team, from, to});
            return done ? std::string("done") : done.error().message;
        };
        QCOMPARE(
            said("paid", "free"),
            std::string("The team \"paid\" is named by the budget \"month\" of the document."));
        // Its calls would come under the rule, or leave it.
        QCOMPARE(
            said("search", "legal-de"),
            std::string("The rule \"law\" of the document tells \"search\" from \"legal-de\"."));
        QCOMPARE(
            said("search", "lab-one"),
            std::string("The rule \"lab\" of the document tells \"search\" from \"lab-one\"."));
        QVERIFY(ask(*client, admin::SetTeam{true, {"legal-de", "", "", {}}}));
        QCOMPARE(said("legal-de", "legal-fr"), std::string("done"));
        QCOMPARE(said("legal-fr", "law"),
                 std::string("The rule \"law\" of the document tells \"legal-fr\" from \"law\"."));
        QCOMPARE(said("search", "mobile"), std::string("There is a team \"mobile\" already."));
        QCOMPARE(said("search", "only-a-name"),
                 std::string("There is a team \"only-a-name\" already."));
        QCOMPARE(said("search", "declared"),
                 std::string("The document declares the team \"declared\"."));
        QCOMPARE(said("declared", "search"),
                 std::string("The document declares the team \"declared\"."));
        QCOMPARE(said("nobody", "x"), std::string("There is no team \"nobody\"."));
        QCOMPARE(said("search", "search"), std::string("This is its name already."));
        QCOMPARE(said("search", " x"),
                 std::string("The new name must be plain text without spaces around it."));
        QCOMPARE(said("only-a-name", "known"), std::string("done"));
        QCOMPARE(ask(*client, admin::ListKeys{})->keys.front().team, std::string("known"));
    }

    // What the window wrote into the store must not be undone by the document in silence.
    void aTeamInBothPlacesIsAnError() {
        HostFolder folder;
        const auto host = folder.start();
        const auto client = clientOf(*host);
        QVERIFY(ask(*client, admin::SetTeam{true, {"search", "", "", {}}}));
        folder.write(QByteArray(HostFolder::kDocument) + "teams: [{name: search}]\n");
        const auto problem = [&] { return ask(*client, admin::GetStatus{})->policyProblem; };
        QTRY_VERIFY2(problem().find("exists in the store as well") != std::string::npos,
                     problem().c_str());
    }

    void aThousandKeysAreImportedAndListed() {
        HostFolder folder;
        const auto host = folder.start();
        const auto client = clientOf(*host);
        admin::ImportKeys many;
        for (int i = 0; i < 1000; ++i) {
            const std::string secret = "sk-of-another-gateway-" + std::to_string(i);
            many.keys.push_back({"key-" + std::to_string(i),
                                 "team-" + std::to_string(i % 20),
                                 "",
                                 QCryptographicHash::hash(QByteArray::fromStdString(secret),
                                                          QCryptographicHash::Sha256)
                                     .toHex()
                                     .toStdString(),
                                 {}});
        }
        QCOMPARE(ask(*client, std::move(many))->keys.size(), std::size_t(1000));
        QCOMPARE(ask(*client, admin::ListKeys{})->keys.size(), std::size_t(1000));
        QCOMPARE(statusOf(*host, "sk-of-another-gateway-999"), 200);
    }
};

QTEST_GUILESS_MAIN(TestHostDirectory)
#include "test_host_directory.moc"
