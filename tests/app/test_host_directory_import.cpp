// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCryptographicHash>
#include <QtTest>
#include <optional>

#include "engine/control/admin/audit.hpp"
#include "engine/control/admin/directory.hpp"
#include "engine/control/admin/directory_csv.hpp"
#include "engine/control/admin/keys.hpp"
#include "engine/control/admin/teams.hpp"
#include "tests/app/host_folder.hpp"
#include "tests/support/http_client.hpp"

using namespace weir;
using admin::ImportEffect;
using test::clientOf;
using test::HostFolder;
using test::portOf;

// Teams, users and keys out of a CSV file, by a gateway that runs.
class TestHostDirectoryImport : public QObject {
    Q_OBJECT

    std::optional<HostFolder> m_folder;  // a new one each time
    std::unique_ptr<app::Host> m_host;
    std::unique_ptr<admin::AdminClient> m_client;

    template <class Op>
    auto ask(Op operation) {
        return admin::callAndWait(*m_client, std::move(operation));
    }
    admin::DirectoryPlan plan(const std::string& text) {
        return ask(admin::ImportDirectory{text, true, {}}).value();
    }
    Result<admin::DirectoryPlan> apply(const std::string& text) {
        return ask(admin::ImportDirectory{text, false, plan(text).base});
    }
    std::string exported() {
        return admin::directoryCsv(*ask(admin::ListTeams{}), *ask(admin::ListUsers{}),
                                   *ask(admin::ListKeys{}));
    }
    std::uint64_t records() { return ask(admin::ListAudit{})->total; }
    static std::string hashOf(const char* secret) {
        return QCryptographicHash::hash(secret, QCryptographicHash::Sha256).toHex().toStdString();
    }
    int statusOf(const std::string& secret) const {
        test::HttpClient client(portOf(m_host->listener().addresses.front()));
        client.post("/v1/chat/completions", "Authorization: Bearer " + secret + "\r\n",
                    "{\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}],"
                    "\"model\":\"sim-fast\"}");
        return client.receive().status;
    }
    // "2 tags: tier: gold -> silver" of what changes.
    static QStringList told(const admin::DirectoryPlan& plan) {
        QStringList lines;
        for (const auto& member : plan.members) {
            QStringList fields;
            for (const auto& field : member.fields) {
                fields << QString::fromStdString(field.column + ": " + field.before + " -> " +
                                                 field.now);
            }
            lines
                << QStringLiteral("%1 %2").arg(member.line).arg(fields.join(QStringLiteral("; ")));
        }
        for (const auto& each : plan.problems) {
            lines << QString::fromStdString(std::to_string(each.line) + " " + each.column + ": " +
                                            each.message);
        }
        return lines;
    }

private slots:
    void init() {
        m_folder.emplace(QByteArray(HostFolder::kDocument) +
                         "teams: [{name: declared, tier: gold}]\n");
        m_host = m_folder->start();
        m_client = clientOf(*m_host);
    }
    void cleanup() {
        m_client.reset();
        m_host.reset();
    }

    void aFileIsPlannedThenApplied() {
        const std::string text =
            "kind,name,teams,user,tier,tags,models,sha256\n"
            "team,search,,,gold,\"eu, core\",,\n"
            "user,ada,\"search, declared\",,,,,\n"
            "key,theirs,search,ada,,,sim-*," +
            hashOf("sk-theirs-1") + "\n";
        const auto before = records();
        const auto draft = plan(text);
        QCOMPARE(
            told(draft),
            (QStringList{"2 tier:  -> gold; tags:  -> eu, core", "3 teams:  -> search, declared",
                         "4 teams:  -> search; user:  -> ada; models:  -> sim-*; sha256:  -> " +
                             QString::fromStdString(hashOf("sk-theirs-1").substr(0, 8)) + "…"}));
        QVERIFY(draft.dryRun && draft.added == 3 && draft.changed == 0 && !draft.base.empty());
        QCOMPARE(records(), before);  // nothing was done
        QVERIFY(ask(admin::ListUsers{})->users.empty());
        QCOMPARE(statusOf("sk-theirs-1"), 401);

        const auto done = ask(admin::ImportDirectory{text, false, draft.base});
        QVERIFY2(done.ok(), done ? "" : done.error().message.c_str());
        QVERIFY(!done->dryRun);
        QCOMPARE(statusOf("sk-theirs-1"), 200);
        QCOMPARE(ask(admin::ListTeams{})->teams.front().team,
                 (Team{"search", "", "gold", {"eu", "core"}}));
        // Each of them, and that it was one deed.
        QCOMPARE(records(), before + 4);
        const auto log = ask(admin::ListAudit{})->records;
        QCOMPARE(log.front().action, std::string("directory edited"));
        QCOMPARE(log.front().detail, std::string("3 added, 0 changed"));

        // The same once more changes nothing, and says so.
        const auto again = plan(text);
        QVERIFY(again.unchanged == 3 && again.added + again.changed == 0);
        QVERIFY(ask(admin::ImportDirectory{text, false, again.base}));
        QCOMPARE(records(), before + 4);
    }

    void whatIsNotInTheFileStays() {
        QVERIFY(ask(admin::SetTeam{true, {"search", "4711", "gold", {"eu"}}}));
        const auto key = ask(admin::CreateKey{"ci", "search", "ada", {}});
        QVERIFY(key);
        const auto done = apply("kind,name,tier,tags\nteam,search,silver,\n");
        QVERIFY2(done.ok(), done ? "" : done.error().message.c_str());
        QCOMPARE(told(*done), (QStringList{"2 tier: gold -> silver; tags: eu -> "}));
        // A column that is not there, a line that is not there.
        QCOMPARE(ask(admin::ListTeams{})->teams.front().team,
                 (Team{"search", "4711", "silver", {}}));
        QVERIFY(apply("kind,name,teams\nkey,ci,mobile\n"));
        const auto row = ask(admin::ListKeys{})->keys.front();
        QVERIFY(row.team == "mobile" && row.user == "ada");
        QCOMPARE(statusOf(key->secret), 200);
    }

    void whatChangedMeanwhileIsNotWrittenOver() {
        QVERIFY(ask(admin::SetTeam{true, {"search", "", "gold", {}}}));
        const std::string text = "kind,name,tier\nteam,search,silver\nteam,mobile,gold\n";
        const auto draft = plan(text);
        QVERIFY(ask(admin::SetTeam{false, {"search", "", "bronze", {}}}));
        const auto refused = ask(admin::ImportDirectory{text, false, draft.base});
        QCOMPARE(refused.error().code, ErrorCode::Conflict);
        QCOMPARE(refused.error().message,
                 std::string("The file would change something else by now."));
        QCOMPARE(ask(admin::ListTeams{})->teams.size(), std::size_t(2));  // and the declared one
        QCOMPARE(ask(admin::ImportDirectory{text, false, {}}).error().code, ErrorCode::Conflict);
        // What does not touch it is no matter.
        const auto second = plan(text);
        QVERIFY(ask(admin::SetUser{true, {"ada", "", "", {}}}));
        QVERIFY(ask(admin::ImportDirectory{text, false, second.base}));
    }

    void aProblemStopsAllOfIt() {
        const auto key = ask(admin::CreateKey{"ci", "search", "", {}});
        QVERIFY(key);
        const std::string text =
            "kind,name,teams,user,tier,tags,expires,models,providers,may_see_budget,sha256\n"
            "team,good,,,gold,,,,,,\n"
            "team,declared,,,silver,,,,,,\n"
            "team,bad,,,,\"a, a\",,,,,\n"
            "team,torn,,,,\"\"\"a, b\",,,,,\n"
            "user,ada,serch,,,,,,,,\n"
            "key,ci,,,,,soon,,,,\n"
            "key,new,,,,,,,,,\n"
            "key,past,,,,,2020-01-01,,,," +
            hashOf("sk-1") +
            "\n"
            "key,short,,,,,,,,,abc\n"
            "key,elsewhere,,,,,,,smi,," +
            hashOf("sk-2") +
            "\n"
            "key,perhaps,,,,,,,,perhaps," +
            hashOf("sk-3") +
            "\n"
            "key,two,\"a, b\",,,,,,,," +
            hashOf("sk-4") +
            "\n"
            "key,taken,,,,,,,,," +
            QCryptographicHash::hash(QByteArray::fromStdString(key->secret),
                                     QCryptographicHash::Sha256)
                .toHex()
                .toStdString() +
            "\n";
        const auto draft = plan(text);
        QCOMPARE(
            told(draft),
            (QStringList{
                "2 tier:  -> gold", "3 name: The document declares the team \"declared\".",
                "4 tags: \"a\" is there twice.", "5 tags: The quotes around a name do not match.",
                "6 teams: There is no team \"serch\".", "7 expires: \"soon\" is no time.",
                "8 sha256: A new key needs the SHA-256 of its secret.",
                "9 expires: The key would have expired before it is made.",
                "10 sha256: A hash is not 64 hexadecimal digits.",
                "11 providers: There is no provider \"smi\".",
                "12 may_see_budget: This is yes or no.", "13 teams: A key belongs to one team.",
                "14 sha256: The key \"ci\" has or had its secret."}));
        QCOMPARE(draft.problems[3].hint, std::string("Did you mean \"search\"?"));
        QVERIFY(draft.base.empty());
        const auto refused = ask(admin::ImportDirectory{text, false, {}});
        QCOMPARE(refused.error().message,
                 std::string("Line 3: The document declares the team \"declared\"."));
        QCOMPARE(ask(admin::ListTeams{})->teams.size(), std::size_t(1));
    }

    void aNameThatNobodyDescribedIsNoted() {
        QVERIFY(ask(admin::SetTeam{true, {"search", "", "", {}}}));
        const auto draft = plan("kind,name,teams,user,sha256\nkey,a,serch,eve," + hashOf("sk-1") +
                                "\nuser,eva,,,\n");
        QCOMPARE(draft.problems.size(), std::size_t(2));
        QVERIFY(!draft.problems[0].stops && !draft.base.empty());
        QCOMPARE(draft.problems[0].message, std::string("There is no team \"serch\"."));
        QCOMPARE(draft.problems[0].hint, std::string("Did you mean \"search\"?"));
        QCOMPARE(draft.problems[1].hint, std::string("Did you mean \"eva\"?"));
    }

    void aSecretThatIsThereStays() {
        QVERIFY(apply("kind,name,sha256\nkey,a," + hashOf("sk-1") + "\n"));
        QCOMPARE(plan("kind,name,sha256\nkey,a," + hashOf("sk-1") + "\n").unchanged, 1u);
        QCOMPARE(plan("kind,name,sha256\nkey,a," + hashOf("sk-2") + "\n").problems.front().message,
                 std::string("The key \"a\" has another secret."));
        QCOMPARE(plan("kind,name,sha256\nkey,b," + hashOf("sk-1") + "\n").problems.front().message,
                 std::string("The key \"a\" has or had its secret."));
        QVERIFY(ask(admin::RevokeKey{"a"}));
        QCOMPARE(plan("kind,name,sha256\nkey,a," + hashOf("sk-1") + "\n").problems.front().message,
                 std::string("The key \"a\" has or had its secret."));
    }

    // Also of what could not be made today: a provider that is gone, an end that is over, parts of
    // a second.
    void whatIsExportedChangesNothing() {
        QVERIFY(ask(admin::SetTeam{true, {"search", "4711", "gold", {"eu", "core"}}}));
        QVERIFY(ask(admin::SetUser{true, {"ada", "Ada, L.", "a@example.com", {"search"}}}));
        const auto end = SystemClock().now() + std::chrono::hours(1) + Microseconds(7);
        KeyAccess access{end, {"sim-*"}, {"sim"}, {"127.0.0.1"}, true};
        QVERIFY(ask(admin::CreateKey{"ci", "search", "ada", access}));
        QVERIFY(ask(admin::CreateKey{"old", "nobody's", "", {}}));
        access.expiresAt = end - std::chrono::hours(2);
        QVERIFY(ask(admin::SetKey{"ci", "search", "ada", access}));
        QVERIFY(ask(admin::CreateKey{"gone", "", "", {}}));
        QVERIFY(ask(admin::RevokeKey{"gone"}));
        m_folder->write(
            "version: 1\nlisten: 127.0.0.1:0\nproviders:\n"
            "  - {name: other, kind: simulator}\n");
        QTRY_COMPARE(ask(admin::ListTeams{})->teams.size(), std::size_t(1));
        const std::string text = exported();
        QVERIFY(text.find("gone") == std::string::npos);
        const auto draft = plan(text);
        QCOMPARE(draft.problems.size(), std::size_t(0));
        QCOMPARE(draft.unchanged, 4u);
        QCOMPARE(draft.added + draft.changed, 0u);
    }

    // What would hold up the gateway for long is no import.
    void aFileOfThousandsIsApplied() {
        std::string text = "kind,name,teams,sha256\n";
        for (int i = 0; i < 3000; ++i) {
            const std::string name = std::to_string(i);
            text += "team,t" + name + ",,\nkey,k" + name + ",t" + name + "," +
                    hashOf(("sk-" + name).c_str()) + "\n";
        }
        const auto done = apply(text);
        QVERIFY2(done.ok(), done ? "" : done.error().message.c_str());
        QCOMPARE(done->added, 6000u);
        QCOMPARE(statusOf("sk-2999"), 200);
    }
};

QTEST_GUILESS_MAIN(TestHostDirectoryImport)
#include "test_host_directory_import.moc"
