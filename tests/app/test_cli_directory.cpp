// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCryptographicHash>
#include <QJsonArray>
#include <QtTest>

#include "tests/app/weir_program.hpp"

using weir::test::Outcome;
using weir::test::runWeir;

// Teams and keys from the command line.
class TestCliDirectory : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    Outcome weir(const QStringList& words) const {
        return runWeir(words + QStringList{"--data", m_folder.path() + "/data"});
    }
    QJsonObject key(const QString& name) const {
        const QJsonArray keys = weir({"keys", "list", "--json"}).json()["keys"].toArray();
        for (const auto& each : keys) {
            if (each.toObject()["name"].toString() == name) {
                return each.toObject();
            }
        }
        return {};
    }

    QJsonObject access(const QString& name) const { return key(name)["access"].toObject(); }

private slots:
    void init() { QDir(m_folder.path() + "/data").removeRecursively(); }

    void aKeyIsMadeWithWhatItMayDo() {
        const Outcome made =
            weir({"keys", "create", "ci", "--team", "search", "--expires", "90d", "--models",
                  "gpt-5-mini, claude-*", "--addresses", "10.0.0.0/8", "--quiet"});
        QVERIFY2(made.code == 0, made.err.constData());
        const QJsonObject access = key("ci")["access"].toObject();
        QCOMPARE(access["models"].toArray(), (QJsonArray{"gpt-5-mini", "claude-*"}));
        QCOMPARE(access["addresses"].toArray(), QJsonArray{"10.0.0.0/8"});
        const qint64 days =
            (access["expiresAt"].toInteger() / 1000 - QDateTime::currentMSecsSinceEpoch()) /
            86'400'000;
        QVERIFY2(days >= 88 && days <= 90, QByteArray::number(days).constData());
        QVERIFY(weir({"keys", "list"}).out.contains("EXPIRES"));
    }

    void aWrongWordIsRefused_data() {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<QByteArray>("says");
        QTest::newRow("time") << QStringList{"--expires", "soon"}
                              << QByteArray("--expires is no time");
        QTest::newRow("nothing") << QStringList{"--models", ","} << QByteArray("names nothing");
        QTest::newRow("all and some")
            << QStringList{"--models", "all,gpt-5"} << QByteArray("says 'all' and names some");
        QTest::newRow("block") << QStringList{"--addresses", "10.0.0.1/8"}
                               << QByteArray("is no block of addresses");
        QTest::newRow("provider") << QStringList{"--providers", "x"}
                                  << QByteArray("There is no provider");
        QTest::newRow("past") << QStringList{"--expires", "2020-01-01"}
                              << QByteArray("would have expired");
    }
    void aWrongWordIsRefused() {
        QFETCH(QStringList, words);
        QFETCH(QByteArray, says);
        const Outcome refused = weir(QStringList{"keys", "create", "ci"} + words);
        QVERIFY(refused.code != 0);
        QVERIFY2(refused.err.contains(says), refused.err.constData());
    }

    // What is not said stays as it is.
    void aKeyIsChanged() {
        QCOMPARE(weir({"keys", "create", "ci", "--team", "search", "--models", "gpt-5"}).code, 0);
        QCOMPARE(access("ci")["maySeeBudget"].toBool(), false);
        QCOMPARE(weir({"keys", "set", "ci", "--may-see-budget", "yes"}).code, 0);
        QCOMPARE(access("ci")["maySeeBudget"].toBool(), true);
        QCOMPARE(weir({"keys", "set", "ci", "--user", "ada"}).code, 0);
        QCOMPARE(access("ci")["maySeeBudget"].toBool(), true);
        QCOMPARE(access("ci")["models"].toArray(), QJsonArray{"gpt-5"});
        QCOMPARE(key("ci")["team"].toString(), QStringLiteral("search"));
        QCOMPARE(key("ci")["user"].toString(), QStringLiteral("ada"));
        QCOMPARE(weir({"keys", "set", "ci", "--expires", "90d"}).code, 0);
        QVERIFY(access("ci")["expiresAt"].toInteger() > 0);
        QCOMPARE(weir({"keys", "set", "ci", "--expires", "never", "--models", "all"}).code, 0);
        QCOMPARE(access("ci")["expiresAt"].toInteger(), 0);
        QCOMPARE(access("ci")["models"].toArray(), QJsonArray());
        const Outcome wrong = weir({"keys", "set", "ci", "--may-see-budget", "perhaps"});
        QVERIFY(wrong.code == 2 && wrong.err.contains("is yes or no"));
        QVERIFY(weir({"keys", "set", "cj", "--user", "x"}).err.contains("no valid key"));
    }

    void aKeyIsRotated() {
        const QByteArray first = weir({"keys", "create", "ci", "--quiet"}).out;
        const Outcome rotated = weir({"keys", "rotate", "ci", "--grace", "2h"});
        QCOMPARE(rotated.code, 0);
        QVERIFY(rotated.out.startsWith("weir_sk_") && rotated.out != first);
        QVERIFY2(rotated.err.contains("is good until"), rotated.err.constData());
        QCOMPARE(key("ci")["former"].toArray().size(), 1);
        const Outcome ended = weir({"keys", "rotate", "ci", "--grace", "0m", "--json"});
        QCOMPARE(ended.json()["key"].toObject()["former"].toArray().size(), 1);
        QCOMPARE(weir({"keys", "rotate", "ci", "--grace", "long"}).code, 2);
        QCOMPARE(weir({"keys", "rotate", "nobody"}).code, 1);
    }

    void keysAreImportedFromAFile() {
        QCOMPARE(weir({"keys", "create", "ci", "--quiet"}).code, 0);
        const QByteArray hash =
            QCryptographicHash::hash("sk-theirs", QCryptographicHash::Sha256).toHex();
        const QString name = m_folder.filePath("keys.csv");
        const auto write = [&](const QByteArray& text) {
            QFile file(name);
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(text);
        };
        write("# name, hash\n\ntheirs, " + hash + ", search, ada\n");
        const Outcome imported = weir({"keys", "import", name});
        QVERIFY2(imported.code == 0, imported.err.constData());
        QVERIFY(imported.out.startsWith("Imported 1 key."));
        QCOMPARE(key("theirs")["user"].toString(), "ada");
        write("a," + hash + "\n");
        QVERIFY(weir({"keys", "import", name}).err.contains("The key \"theirs\" has its secret"));
        write("a\n");
        QVERIFY(weir({"keys", "import", name}).err.contains("Line 1: it has 1 of 2 to 4 fields"));
        write("");
        QCOMPARE(weir({"keys", "import", name}).code, 1);
        QCOMPARE(weir({"keys", "import", name + "2"}).code, 1);
    }

    void teamsGoOutToAFileAndComeBack() {
        QCOMPARE(weir({"keys", "create", "ci", "--team", "search", "--quiet"}).code, 0);
        QCOMPARE(weir({"teams", "set", "search", "--tier", "gold"}).code, 0);
        const Outcome out = weir({"teams", "export"});
        QVERIFY2(out.code == 0 && out.out.startsWith("kind,name,teams,"), out.err.constData());
        const QString name = m_folder.filePath("teams.csv");
        const auto write = [&](const QByteArray& text) {
            QFile file(name);
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(text);
        };
        write(out.out);
        QCOMPARE(weir({"teams", "import", name}).out,
                 "0 would be added, 0 changed, 2 as they are.\n");
        write(QByteArray(out.out).replace("gold", "silver") + "team,mobile,,,,,,,,,,,,,\n");
        const Outcome draft = weir({"teams", "import", name});
        QVERIFY2(draft.out.contains("tier: gold -> silver"), draft.out.constData());
        QVERIFY(draft.out.endsWith("1 would be added, 1 changed, 1 as they are.\n"));
        QVERIFY(weir({"teams", "list"}).out.contains("gold"));
        const Outcome json = weir({"teams", "import", name, "--json"});
        QCOMPARE(json.json()["changed"].toInt(), 1);
        QVERIFY(json.json()["dryRun"].toBool());
        const Outcome done = weir({"teams", "import", name, "--apply"});
        QVERIFY2(done.out.endsWith("1 were added, 1 changed, 1 as they are.\n"),
                 done.err.constData());
        QVERIFY(weir({"teams", "list"}).out.contains("silver"));
        QVERIFY(weir({"audit", "list"}).out.contains("directory edited"));
    }

    void aFileWithProblemsChangesNothing() {
        QCOMPARE(weir({"keys", "create", "ci", "--quiet"}).code, 0);
        QCOMPARE(weir({"teams", "set", "search", "--tier", "gold"}).code, 0);
        const QString name = m_folder.filePath("wrong.csv");
        QFile file(name);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("kind,name,tier\nteam,search,silver\nteem,x,\n");
        file.close();
        const Outcome refused = weir({"teams", "import", name, "--apply"});
        QCOMPARE(refused.code, 1);
        QVERIFY2(refused.err.contains(":3: kind: \"teem\" is no team, user or key. Did you mean"),
                 refused.err.constData());
        QVERIFY(weir({"teams", "list"}).out.contains("gold"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("kind,name\nteam,caf\xE9\n");
        file.close();
        QVERIFY(weir({"teams", "import", name}).err.contains("Line 2 is not UTF-8"));
        QCOMPARE(weir({"teams", "import", name + "2"}).code, 1);
    }

    void usersAreSetListedAndRemoved() {
        QCOMPARE(weir({"keys", "create", "ci", "--user", "ada", "--quiet"}).code, 0);
        QVERIFY(weir({"users", "list"}).out.startsWith("There is no user yet."));
        for (const char* team : {"search", "mobile"}) {
            QCOMPARE(weir({"teams", "set", team}).code, 0);
        }
        const Outcome added =
            weir({"users", "set", "ada", "--display-name", "Ada L", "--teams", "search, mobile"});
        QVERIFY2(added.code == 0, added.err.constData());
        QCOMPARE(added.out, "Added the user 'ada'.\n");
        QCOMPARE(weir({"users", "set", "ada", "--email", "ada@example.org"}).out,
                 "Changed the user 'ada'.\n");
        const QJsonObject user = weir({"users", "list", "--json"})
                                     .json()["users"]
                                     .toArray()
                                     .first()
                                     .toObject()["user"]
                                     .toObject();
        QCOMPARE(user["displayName"].toString(), "Ada L");  // it was not said again
        QCOMPARE(user["email"].toString(), "ada@example.org");
        QCOMPARE(user["teams"].toArray(), (QJsonArray{"search", "mobile"}));
        QVERIFY(weir({"users", "list"}).out.contains("search, mobile"));
        QVERIFY(weir({"users", "remove", "ada"}).err.contains("has 1 key"));
        QCOMPARE(weir({"users", "rename", "ada", "lovelace"}).out,
                 "'ada' is 'lovelace' now, with 1 key.\n");
        QCOMPARE(key("ci")["user"].toString(), "lovelace");
        QCOMPARE(weir({"keys", "revoke", "ci"}).code, 0);
        QCOMPARE(weir({"users", "remove", "lovelace"}).out, "Removed the user 'lovelace'.\n");
        QCOMPARE(weir({"users", "remove", "lovelace"}).code, 1);
    }

    void teamsAreSetListedAndRemoved() {
        QCOMPARE(weir({"keys", "create", "ci", "--team", "search", "--quiet"}).code, 0);
        QVERIFY(weir({"teams", "list"}).out.startsWith("There is no team yet."));
        const Outcome added =
            weir({"teams", "set", "search", "--tier", "gold", "--tags", "eu, core"});
        QVERIFY2(added.out == "Added the team 'search'.\n", added.err.constData());
        QCOMPARE(weir({"teams", "set", "search", "--cost-centre", "4711"}).out,
                 "Changed the team 'search'.\n");
        const QJsonObject team = weir({"teams", "list", "--json"})
                                     .json()["teams"]
                                     .toArray()
                                     .first()
                                     .toObject()["team"]
                                     .toObject();
        QCOMPARE(team["tier"].toString(), "gold");
        QCOMPARE(team["costCentre"].toString(), "4711");
        QCOMPARE(team["tags"].toArray(), (QJsonArray{"eu", "core"}));
        QVERIFY(weir({"teams", "list"}).out.contains("eu, core"));
        QVERIFY(weir({"teams", "remove", "search"}).err.contains("has 1 key"));
        QCOMPARE(weir({"teams", "rename", "search", "find"}).out,
                 "'search' is 'find' now, with 0 users and 1 key.\n");
        QCOMPARE(key("ci")["team"].toString(), "find");
        QCOMPARE(weir({"keys", "rename", "ci", "tool"}).out,
                 "The key 'ci' is 'tool' now. Its secret stays.\n");
        QVERIFY(weir({"keys", "rename", "ci", "x"}).err.contains("There is no key \"ci\""));
        QCOMPARE(weir({"keys", "rename", "tool", "ci"}).code, 0);
        QCOMPARE(weir({"teams", "rename", "find", "search"}).code, 0);
        QCOMPARE(weir({"keys", "revoke", "ci"}).code, 0);
        QCOMPARE(weir({"teams", "remove", "search"}).out, "Removed the team 'search'.\n");
    }
};

QTEST_GUILESS_MAIN(TestCliDirectory)
#include "test_cli_directory.moc"
