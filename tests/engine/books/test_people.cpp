// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "engine/books/directory.hpp"
#include "tests/engine/books/file_size_limit.hpp"
#include "tests/support/fake_clock.hpp"
#include "tests/support/seeded_random.hpp"

using namespace weir;
using namespace weir::books;

namespace {

// What the Weir before this schema made, as far as a key and its change go.
constexpr const char* kBefore = R"sql(
CREATE TABLE node (id TEXT NOT NULL);
INSERT INTO node VALUES('0193a2f4-0000-7000-8000-000000000000');
CREATE TABLE weir_key (id BLOB PRIMARY KEY, name TEXT NOT NULL, team TEXT NOT NULL,
  user TEXT NOT NULL, start TEXT NOT NULL, hash BLOB NOT NULL, created_at INTEGER NOT NULL,
  revoked_at INTEGER);
CREATE UNIQUE INDEX valid_key_name ON weir_key(name) WHERE revoked_at IS NULL;
CREATE UNIQUE INDEX weir_key_hash ON weir_key(hash);
CREATE TABLE policy (number INTEGER PRIMARY KEY, at INTEGER NOT NULL, hash TEXT NOT NULL,
  text TEXT NOT NULL);
CREATE TABLE change (number INTEGER PRIMARY KEY, at INTEGER NOT NULL, actor TEXT NOT NULL,
  what TEXT NOT NULL, subject TEXT NOT NULL);
CREATE TRIGGER change_stays BEFORE UPDATE ON change
  BEGIN SELECT RAISE(ABORT, 'changes are append-only'); END;
CREATE TABLE body_view (number INTEGER PRIMARY KEY, at INTEGER NOT NULL,
  exchange BLOB NOT NULL, via TEXT NOT NULL, name TEXT NOT NULL);
INSERT INTO weir_key VALUES(x'0193a2f4000070008000000000000001','dev','search','ada',
  'weir_sk_ab', zeroblob(32), 1000000, NULL);
INSERT INTO weir_key VALUES(x'0193a2f4000070008000000000000002','old','search','',
  'weir_sk_cd', x'01', 1000000, 2000000);
INSERT INTO change(at,actor,what,subject) VALUES(1000000,'desktop','key created','dev');
PRAGMA user_version=3;
)sql";

}  // namespace

// Teams, users, and what keys may do, as the directory keeps them.
class TestPeople : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    test::FakeClock m_clock;
    test::SeededRandom m_random{5};

    std::filesystem::path file() const {
        return std::filesystem::path(m_folder.path().toStdString()) / "weir.db";
    }
    std::unique_ptr<Directory> open() {
        return std::move(Directory::open(file(), m_clock, m_random).value());
    }
    static StoredKey key(const char* name, std::uint8_t hash) {
        StoredKey stored;
        stored.name = name;
        stored.team = "search";
        stored.user = "ada";
        stored.start = "weir_sk_ab";
        stored.hash.fill(hash);
        return stored;
    }
    static std::vector<std::string> namesOf(const std::vector<Dated<Team>>& teams) {
        std::vector<std::string> names;
        for (const auto& team : teams) {
            names.push_back(team.what.name + "/" + team.what.tier);
        }
        return names;
    }
    static std::vector<std::string> textsOf(const std::vector<Change>& changes) {
        std::vector<std::string> texts;
        for (const Change& change : changes) {
            texts.push_back(change.actor + ": " + change.what + ": " + change.detail);
        }
        return texts;
    }
    void execute(const char* statements) const {
        auto database = Database::open(file(), Database::Mode::Create, Milliseconds{0});
        const auto done = database->execute(statements);
        QVERIFY2(done.ok(), done ? "" : done.error().message.c_str());
    }
    bool refuses(const char* statements) const {
        auto database = Database::open(file(), Database::Mode::Create, Milliseconds{0});
        return !database->execute(statements);
    }

private slots:
    void init() {
        for (const char* more : {"", "-wal", "-shm"}) {
            std::filesystem::remove(file().string() + more);
        }
    }

    void anOlderFileIsBroughtUpToDate() {
        execute(kBefore);
        // Looked at by a program that must not change it.
        const auto seen = Directory::peekKeys(file());
        QCOMPARE(seen->size(), 2u);
        QCOMPARE(seen->front().access, KeyAccess());
        QVERIFY(Directory::peekTeams(file())->empty());

        const auto directory = open();
        QCOMPARE(directory->nodeId(), std::string("0193a2f4-0000-7000-8000-000000000000"));
        QCOMPARE(*directory->keys(), *seen);
        QVERIFY(directory->keys()->back().revokedAt.has_value());
        QVERIFY(directory->teams()->empty());
        StoredKey changed = seen->front();
        changed.access.models = {"gpt-5-mini"};
        QCOMPARE(directory->setKey(changed, "admin")->access.models, changed.access.models);
        QCOMPARE(textsOf(*directory->changes("key", "dev", 10)),
                 (std::vector<std::string>{"admin: key changed: models: all -> gpt-5-mini",
                                           "desktop: key created: "}));
    }

    void aFileOfBeforeBudgetsWereSeenIsReadToo() {
        StoredKey dev;
        {
            const auto directory = open();
            dev = *directory->addKey(key("dev", 1), "desktop");
        }
        execute(
            "DROP TABLE audit_chain; ALTER TABLE weir_key DROP COLUMN may_see_budget; "
            "PRAGMA user_version=7");
        QCOMPARE(*Directory::peekKeys(file()), std::vector{dev});
        QCOMPARE(*open()->keys(), std::vector{dev});
    }

    void aKeyIsChangedAndItsHistoryKept() {
        const auto directory = open();
        StoredKey dev = *directory->addKey(key("dev", 1), "desktop");
        dev.team = "mobile";
        dev.user.clear();
        dev.access = {.expiresAt = Timestamp{Microseconds(1'800'000'000'000'000)},
                      .models = {"a", "b*"},
                      .providers = {"openai"},
                      .addresses = {"10.0.0.0/8"},
                      .maySeeBudget = true};
        QCOMPARE(*directory->setKey(dev, "admin"), dev);
        QCOMPARE(*directory->keys(), std::vector{dev});
        QVERIFY(directory->setKey(dev, "admin"));  // changes nothing and says nothing
        QCOMPARE(textsOf(*directory->changes("key", "dev", 10)),
                 (std::vector<std::string>{
                     "admin: key changed: team: search -> mobile; user: ada -> none; expires: "
                     "never -> 2027-01-15T08:00:00.000Z; models: all -> a, b*; providers: all -> "
                     "openai; addresses: all -> 10.0.0.0/8; may see budgets: no -> yes",
                     "desktop: key created: team: none -> search; user: none -> ada"}));
        QCOMPARE(directory->changes("key", "dev", 1)->size(), 1u);
        QVERIFY(directory->changes("team", "dev", 10)->empty());

        QVERIFY(directory->revokeKey("dev", "admin"));
        QCOMPARE(directory->setKey(dev, "admin").error().code, ErrorCode::NotFound);
    }

    void aFormerSecretIsGoodForAWhile() {
        const auto directory = open();
        const StoredKey dev = *directory->addKey(key("dev", 1), "desktop");
        FormerSecret next{"weir_sk_cd", {}, m_clock.now() + std::chrono::hours(24)};
        next.hash.fill(2);
        const StoredKey rotated = *directory->rotateKey("dev", next, "admin");
        QCOMPARE(rotated.id, dev.id);
        QCOMPARE(rotated.hash, next.hash);
        QCOMPARE(rotated.start, next.start);
        QCOMPARE(rotated.former, (std::vector{FormerSecret{dev.start, dev.hash, next.goodUntil}}));
        QCOMPARE(*directory->keys(), std::vector{rotated});
        // Neither of them can become another key's.
        QCOMPARE(directory->addKey(key("other", 1), "x").error().code, ErrorCode::Conflict);
        QCOMPARE(directory->addKey(key("other", 2), "x").error().code, ErrorCode::Conflict);
        QCOMPARE(directory->rotateKey("nobody", next, "x").error().code, ErrorCode::NotFound);
    }

    void manyKeysAreAddedOrNone() {
        const auto directory = open();
        QVERIFY(directory->addKey(key("dev", 1), "desktop"));
        QCOMPARE(directory->addKeys({key("a", 2), key("dev", 3)}, "x").error().code,
                 ErrorCode::Conflict);
        QCOMPARE(directory->addKeys({key("a", 2), key("b", 2)}, "x").error().code,
                 ErrorCode::Conflict);
        QCOMPARE(directory->keys()->size(), 1u);
        QVERIFY(directory->changes("key", "a", 10)->empty());
        QCOMPARE(directory->addKeys({key("a", 2), key("b", 3)}, "x")->size(), 2u);
        QCOMPARE(directory->keys()->size(), 3u);
    }

    void thePastOfATeamCanBeAskedFor() {
        const auto directory = open();
        const Timestamp first = m_clock.now();
        QVERIFY(directory->addTeam({"search", "4711", "gold", {"eu", "core"}}, "admin"));
        m_clock.advance(std::chrono::hours(1));
        QVERIFY(directory->setTeam({"search", "4711", "silver", {"eu"}}, "admin"));
        m_clock.advance(std::chrono::hours(1));
        QCOMPARE(directory->removeTeam("search", "admin")->tier, std::string("silver"));
        QVERIFY(directory->teams()->empty());
        const auto hour = std::chrono::hours(1);
        QVERIFY(directory->teams(first - Microseconds(1))->empty());
        QCOMPARE(namesOf(*directory->teams(first)), std::vector<std::string>{"search/gold"});
        QCOMPARE(namesOf(*directory->teams(first + hour)),
                 std::vector<std::string>{"search/silver"});
        QVERIFY(directory->teams(first + 2 * hour)->empty());
        QCOMPARE(textsOf(*directory->changes("team", "search", 10)),
                 (std::vector<std::string>{
                     "admin: team removed: cost centre: 4711 -> none; tier: silver -> none; tags: "
                     "eu -> none",
                     "admin: team changed: tier: gold -> silver; tags: eu, core -> eu",
                     "admin: team created: cost centre: none -> 4711; tier: none -> gold; tags: "
                     "none -> eu, core"}));
        QVERIFY(refuses("DELETE FROM team"));
        QVERIFY(refuses("UPDATE team SET tier='gold'"));
        QVERIFY(refuses("UPDATE team SET until=NULL"));
    }

    void aNameIsThereOnce() {
        const auto directory = open();
        QVERIFY(directory->addTeam({"search", {}, {}, {}}, "admin"));
        QCOMPARE(directory->addTeam({"search", {}, {}, {}}, "x").error().code, ErrorCode::Conflict);
        QCOMPARE(directory->setTeam({"mobile", {}, {}, {}}, "x").error().code, ErrorCode::NotFound);
        QCOMPARE(directory->removeTeam("mobile", "x").error().code, ErrorCode::NotFound);
        QVERIFY(directory->addUser({"ada", "Ada", "ada@example.com", {"search"}}, "admin"));
        QCOMPARE(directory->users()->front().what.displayName, std::string("Ada"));
        QVERIFY(directory->setUser({"ada", "Ada L.", {}, {"search", "mobile"}}, "admin"));
        QCOMPARE(directory->users()->front().what.teams.size(), 2u);
        QVERIFY(refuses("DELETE FROM person"));
    }

    void whoHasKeysStays() {
        const auto directory = open();
        QVERIFY(directory->addTeam({"search", {}, {}, {}}, "admin"));
        QVERIFY(directory->addUser({"ada", {}, {}, {"search"}}, "admin"));
        QVERIFY(directory->addKey(key("dev", 1), "desktop"));
        const auto team = directory->removeTeam("search", "admin");
        QCOMPARE(team.error().code, ErrorCode::Conflict);
        QCOMPARE(team.error().message, std::string("The team \"search\" has 1 key and 1 user."));
        QCOMPARE(directory->removeUser("ada", "admin").error().message,
                 std::string("The user \"ada\" has 1 key."));
        QVERIFY(directory->revokeKey("dev", "admin"));
        QCOMPARE(directory->removeUser("ada", "admin")->teams, std::vector<std::string>{"search"});
        QVERIFY(directory->removeTeam("search", "admin"));
    }

    void manyAreEditedAsOne() {
        const auto directory = open();
        const Team search{"search", {}, "gold", {}};
        const Team mobile{"mobile", {}, "silver", {}};
        QVERIFY(directory->addTeam(search, "admin"));
        QVERIFY(directory->addKey(key("dev", 1), "admin"));
        const StoredKey dev = directory->keys()->front();
        StoredKey moved = dev;
        moved.team = "mobile";
        DirectoryEdits edits;
        edits.teams = {{std::nullopt, mobile}, {search, {"search", "4711", "gold", {}}}};
        edits.users = {{std::nullopt, {"ada", {}, {}, {"mobile"}}}};
        edits.keys = {{dev, moved}, {std::nullopt, key("ci", 2)}};
        QVERIFY(directory->edit(edits, "window", "directory edited", "3 added, 2 changed"));
        QCOMPARE(namesOf(*directory->teams()),
                 (std::vector<std::string>{"mobile/silver", "search/gold"}));
        QCOMPARE(directory->users()->size(), 1u);
        QCOMPARE(directory->keys()->size(), 2u);
        QCOMPARE(directory->keys()->back().team, std::string("mobile"));
        QCOMPARE(textsOf(*directory->changes("key", "dev", 1)),
                 std::vector<std::string>{"window: key changed: team: search -> mobile"});
        QCOMPARE(textsOf(*directory->changes("directory", "", 9)),
                 std::vector<std::string>{"window: directory edited: 3 added, 2 changed"});
    }

    void aNewNameLeavesThePastAsItWas() {
        const auto directory = open();
        const Team search{"search", {}, "gold", {}};
        QVERIFY(directory->addTeam(search, "admin"));
        QVERIFY(directory->addKey(key("dev", 1), "admin"));
        const Timestamp before = m_clock.now();
        m_clock.advance(std::chrono::seconds(1));
        const StoredKey dev = directory->keys()->front();
        StoredKey tool = dev;
        tool.name = "tool -> x";
        tool.team = "find";
        DirectoryEdits edits;
        edits.teams = {{search, {"find", {}, "gold", {}}}};
        edits.keys = {{dev, tool}};
        QVERIFY(directory->edit(edits, "window", "directory edited", {}));
        QCOMPARE(namesOf(*directory->teams()), std::vector<std::string>{"find/gold"});
        QCOMPARE(namesOf(*directory->teams(before)), std::vector<std::string>{"search/gold"});
        QVERIFY(directory->keys()->front() == tool);
        QCOMPARE(textsOf(*directory->changes("team", "find", 9)),
                 std::vector<std::string>{"window: team renamed: name: search -> find"});
        QCOMPARE(textsOf(*directory->changes("key", "tool -> x", 9)),
                 std::vector<std::string>{
                     "window: key renamed: name: dev -> tool -> x; team: search -> find"});
        const auto renames = directory->keyRenames();
        QCOMPARE(renames->size(), std::size_t{1});
        QCOMPARE(renames->front().from, std::string("dev"));
        QCOMPARE(renames->front().to, std::string("tool -> x"));
        // A name that is taken is none.
        QVERIFY(directory->addKey(key("ci", 2), "admin"));
        StoredKey taken = tool;
        taken.name = "ci";
        edits = {};
        edits.keys = {{tool, taken}};
        QCOMPARE(directory->edit(edits, "x", "directory edited", {}).error().code,
                 ErrorCode::Conflict);
        QVERIFY(directory->addTeam(search, "admin"));  // the former name is free
        edits = {};
        edits.teams = {{search, {"find", {}, {}, {}}}};
        QCOMPARE(directory->edit(edits, "x", "directory edited", {}).error().code,
                 ErrorCode::Conflict);
    }

    // What somebody looked at is what is changed, or nothing is.
    void whatIsNoLongerAsItWasIsNotEdited() {
        const auto directory = open();
        const Team search{"search", {}, "gold", {}};
        QVERIFY(directory->addTeam(search, "admin"));
        QVERIFY(directory->addKey(key("dev", 1), "admin"));
        const StoredKey dev = directory->keys()->front();
        const auto before = directory->auditHead()->number;
        const auto refused = [&](const DirectoryEdits& edits) {
            const auto done = directory->edit(edits, "window", "directory edited", {});
            return !done && done.error().code == ErrorCode::Conflict &&
                   directory->auditHead()->number == before;
        };
        DirectoryEdits first;
        first.teams = {{std::nullopt, {"new", {}, {}, {}}}};  // is not written either
        DirectoryEdits edits = first;
        edits.teams.push_back({Team{"search", {}, "silver", {}}, search});
        QVERIFY(refused(edits));
        edits = first;
        edits.teams.push_back({std::nullopt, search});
        QVERIFY(refused(edits));
        edits = first;
        edits.teams.push_back({Team{"gone", {}, {}, {}}, {"gone", {}, "gold", {}}});
        QVERIFY(refused(edits));
        edits = first;
        edits.keys = {{dev, dev}};
        edits.keys.front().before->team = "other";
        QVERIFY(refused(edits));
        edits = first;
        edits.keys = {{std::nullopt, key("dev", 3)}};
        QVERIFY(refused(edits));
        edits.keys = {{std::nullopt, key("ci", 1)}};
        QVERIFY(refused(edits));
        QCOMPARE(namesOf(*directory->teams()), std::vector<std::string>{"search/gold"});
        QVERIFY(directory->edit(first, "window", "directory edited", {}));
    }

    void whatCannotBeWrittenIsNotDone() {
        const auto directory = open();
        QVERIFY(directory->addTeam({"search", {}, "gold", {}}, "admin"));
        {
            auto other = Database::open(file(), Database::Mode::Create, Milliseconds{0});
            QVERIFY(other->execute("BEGIN IMMEDIATE"));
            QCOMPARE(directory->setTeam({"search", {}, "silver", {}}, "x").error().code,
                     ErrorCode::Conflict);
            QVERIFY(other->execute("ROLLBACK"));
        }
        {
            const test::FileSizeLimit full(1);
            QVERIFY(!directory->setTeam({"search", {}, "silver", {}}, "x"));
            QVERIFY(!directory->addKey(key("dev", 1), "x"));
        }
        QCOMPARE(namesOf(*directory->teams()), std::vector<std::string>{"search/gold"});
        QVERIFY(directory->keys()->empty());
        QCOMPARE(directory->changes("team", "search", 10)->size(), 1u);
        QVERIFY(directory->setTeam({"search", {}, "silver", {}}, "x"));
    }
};

QTEST_APPLESS_MAIN(TestPeople)
#include "test_people.moc"
