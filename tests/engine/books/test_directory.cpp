// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QtTest>
#include <fstream>

#include "engine/books/directory.hpp"
#include "engine/books/store/folder_lock.hpp"
#include "tests/engine/books/file_size_limit.hpp"
#include "tests/support/fake_clock.hpp"
#include "tests/support/seeded_random.hpp"

using namespace weir;
using namespace weir::books;

class TestDirectory : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    test::FakeClock m_clock;
    test::SeededRandom m_random{5};

    std::unique_ptr<Directory> open() {
        return std::move(Directory::open(file(), m_clock, m_random).value());
    }
    std::filesystem::path file() const {
        return std::filesystem::path(m_folder.path().toStdString()) / "weir.db";
    }
    // The first column of each row, as another program reads it.
    std::vector<std::string> written(const char* query) const {
        auto database = Database::open(file(), Database::Mode::ReadOnly, Milliseconds{0});
        auto statement = std::move(database->prepare(query).value());
        std::vector<std::string> rows;
        while (*statement.step()) {
            rows.push_back(statement.text(0));
        }
        return rows;
    }
    static StoredKey key(const char* name, std::uint8_t hash) {
        StoredKey stored;
        stored.name = name;
        stored.team = "search";
        stored.start = "weir_sk_ab";
        stored.hash.fill(hash);
        return stored;
    }

private slots:
    void init() {
        for (const char* more : {"", "-wal", "-shm"}) {
            std::filesystem::remove(file().string() + more);
        }
    }

    void theNodeStaysTheSame() {
        const std::string first = open()->nodeId();
        QVERIFY(Id::parse(first).has_value());
        QCOMPARE(open()->nodeId(), first);
    }

    void keysAreKeptAndRevoked() {
        auto directory = open();
        const StoredKey made = *directory->addKey(key("dev", 1), "desktop");
        QVERIFY(!made.id.empty());
        QCOMPARE(made.createdAt, m_clock.now());
        QCOMPARE(*directory->keys(), std::vector{made});

        m_clock.advance(std::chrono::minutes{1});
        directory = open();
        const StoredKey revoked = *directory->revokeKey("dev", "command line");
        QCOMPARE(revoked.revokedAt, m_clock.now());
        QCOMPARE(*directory->keys(), std::vector{revoked});
        QCOMPARE(directory->revokeKey("dev", "command line").error().code, ErrorCode::NotFound);
        // The name is free again; the old key stays in the list.
        QVERIFY(directory->addKey(key("dev", 2), "desktop"));
        QCOMPARE(directory->keys()->size(), 2u);
    }

    void aNameOrAHashIsThereOnce() {
        const auto directory = open();
        QVERIFY(directory->addKey(key("dev", 1), "desktop"));
        QCOMPARE(directory->addKey(key("dev", 2), "desktop").error().code, ErrorCode::Conflict);
        QCOMPARE(directory->addKey(key("other", 1), "desktop").error().code, ErrorCode::Conflict);
        QCOMPARE(directory->keys()->size(), 1u);
        QCOMPARE(written("SELECT count(*) FROM change"), std::vector<std::string>{"1"});
    }

    void everyChangeIsWrittenDown() {
        const auto directory = open();
        QVERIFY(directory->addKey(key("dev", 1), "desktop"));
        QVERIFY(directory->revokeKey("dev", "command line"));
        QVERIFY(directory->revise("version: 1\n", "weir.yaml"));
        QCOMPARE(
            written("SELECT actor||': '||what||' '||subject FROM change ORDER BY number"),
            (std::vector<std::string>{"desktop: key created dev", "command line: key revoked dev",
                                      "weir.yaml: policy revised 1"}));

        auto database = Database::open(file(), Database::Mode::Create, Milliseconds{0});
        QVERIFY(!database->execute("DELETE FROM change"));
        QVERIFY(!database->execute("UPDATE change SET actor='nobody'"));
    }

    void aRevisionIsATextOfItsOwn() {
        const auto directory = open();
        QCOMPARE(*directory->revise("a", "x"), 1u);
        QCOMPARE(*directory->revise("a", "x"), 1u);
        QCOMPARE(*directory->revise("b", "x"), 2u);
        QCOMPARE(*directory->revise("a", "x"), 3u);
        QCOMPARE(written("SELECT number||text FROM policy ORDER BY number"),
                 (std::vector<std::string>{"1a", "2b", "3a"}));
        QCOMPARE(written("SELECT hash FROM policy WHERE number=1").front(),
                 std::string("ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb"));
    }

    void aNewerFileIsRefused() {
        open();
        {
            auto database = Database::open(file(), Database::Mode::Create, Milliseconds{0});
            QVERIFY(database->execute("PRAGMA user_version=99"));
        }
        const auto refused = Directory::open(file(), m_clock, m_random);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::Unsupported);
    }

    void aLockedFileIsNamedWithWhatToDo() {
        const auto directory = open();
        auto other = Database::open(file(), Database::Mode::Create, Milliseconds{0});
        QVERIFY(other->execute("BEGIN IMMEDIATE"));
        const Error error = directory->addKey(key("dev", 1), "desktop").error();
        QCOMPARE(error.code, ErrorCode::Conflict);
        QCOMPARE(error.text(), "Another program has locked " + file().string() +
                                   ". Close what has it open, then try again.");
    }

    void aFullDiskIsNamedWithWhatToDo() {
        const auto directory = open();
        const test::FileSizeLimit full(1);
        const Error error = directory->addKey(key("dev", 1), "desktop").error();
        QVERIFY2(error.code == ErrorCode::TooLarge, error.text().c_str());
        QCOMPARE(error.text(), file().string() +
                                   " cannot be written: the disk is full. Free some "
                                   "space there, then try again.");
    }

    void aFileThatIsNoDatabaseIsNamed() {
        std::ofstream(file()) << std::string(4096, 'x');
        const Error error = Directory::open(file(), m_clock, m_random).error();
        QCOMPARE(error.code, ErrorCode::Invalid);
        QVERIFY2(error.message.starts_with(file().string() + " is damaged, or no database"),
                 error.message.c_str());
        QVERIFY(!error.hint.empty());
    }

    void aFolderThatIsNotThereIsNamed() {
        const auto missing = file().parent_path() / "none" / "weir.db";
        const Error error = Directory::open(missing, m_clock, m_random).error();
        QVERIFY2(error.message.starts_with(missing.string() + " cannot be opened"),
                 error.message.c_str());
        QVERIFY(!error.hint.empty());
    }

    void peekingLeavesNoTrace_data() {
        QTest::addColumn<QString>("name");
        QTest::newRow("plain") << "weir.db";
        QTest::newRow("signs of a URI") << "a?b#c%20d.db";
    }
    void peekingLeavesNoTrace() {
        QFETCH(QString, name);
        QTemporaryDir folder;
        const std::filesystem::path database = folder.filePath(name).toStdString();
        const QDir files(folder.path());
        {
            const auto directory = std::move(Directory::open(database, m_clock, m_random).value());
            QVERIFY(directory->addKey(key("dev", 1), "desktop"));
            // What is not in the file itself yet is seen too.
            QCOMPARE(Directory::peekKeys(database)->size(), 1u);
        }
        QCOMPARE(files.entryList(QDir::Files), QStringList{name});
        QCOMPARE(Directory::peekKeys(database)->front().name, std::string("dev"));
        QCOMPARE(files.entryList(QDir::Files), QStringList{name});
        QVERIFY(!Directory::peekKeys(database.string() + "2"));
        QCOMPARE(files.entryList(QDir::Files), QStringList{name});
    }

    void tokensAreKeptAsKeysAre() {
        const auto directory = std::move(Directory::open(file(), m_clock, m_random).value());
        StoredToken token;
        token.name = "anna";
        token.role = "operate";
        token.start = "weir_op_4fQz";
        token.hash.fill(7);
        const auto added = directory->addToken(token, "desktop");
        QVERIFY(added);
        QVERIFY(*directory->tokens() == std::vector{*added});
        QCOMPARE(added->role, std::string("operate"));
        // Neither a name nor a secret is given twice; a key may have either.
        StoredToken second = token;
        second.hash.fill(8);
        QCOMPARE(directory->addToken(second, "desktop").error().code, ErrorCode::Conflict);
        QVERIFY(directory->addKey(key("anna", 7), "desktop"));

        const auto revoked = directory->revokeToken("anna", "desktop");
        QVERIFY(revoked && revoked->revokedAt);
        QCOMPARE(directory->revokeToken("anna", "desktop").error().code, ErrorCode::NotFound);
        QVERIFY(directory->addToken(second, "desktop"));
        QCOMPARE(directory->tokens()->size(), 2u);
    }

    void theFolderHasOneHolder() {
        const std::filesystem::path folder = m_folder.filePath("data").toStdString();
        {
            auto lock = FolderLock::acquire(folder);
            QVERIFY(lock);
            const auto second = FolderLock::acquire(folder);
            QVERIFY(!second);
            QCOMPARE(second.error().code, ErrorCode::Conflict);
            const auto holder = "process " + std::to_string(QCoreApplication::applicationPid());
            QVERIFY(second.error().message.find(holder) != std::string::npos);
        }
        QVERIFY(FolderLock::acquire(folder));
        QCOMPARE(std::filesystem::status(folder).permissions(), std::filesystem::perms::owner_all);
    }
};

QTEST_GUILESS_MAIN(TestDirectory)
#include "test_directory.moc"
