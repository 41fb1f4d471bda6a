// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCryptographicHash>
#include <QDataStream>
#include <QtTest>
#include <thread>

#include "engine/base/hex.hpp"
#include "engine/books/audit_chain.hpp"
#include "engine/books/directory.hpp"
#include "tests/support/fake_clock.hpp"
#include "tests/support/seeded_random.hpp"

using namespace weir;
using namespace weir::books;
using namespace std::chrono_literals;

Q_DECLARE_METATYPE(weir::AuditFault)

namespace {

// The same as chainedHash(), as its description says it and by others' code.
QByteArray slowHash(const QByteArray& before, qint64 number, qint64 micros,
                    const QList<QByteArray>& texts) {
    QByteArray bytes = before;
    QDataStream stream(&bytes, QIODevice::Append);
    stream << number << micros;
    for (const QByteArray& text : texts) {
        stream << qint64(text.size());
        stream.writeRawData(text.constData(), int(text.size()));
    }
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
}

}  // namespace

// Whoever edits the file is found out.
class TestAuditChain : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    test::FakeClock m_clock;
    test::SeededRandom m_random{5};
    std::unique_ptr<Directory> m_directory;

    void open() {
        auto opened =
            Directory::open(m_folder->filePath("weir.db").toStdString(), m_clock, m_random);
        QVERIFY2(opened, opened ? "" : opened.error().text().c_str());
        m_directory = std::move(*opened);
    }
    void note(const char* subject, const char* detail = "") {
        QVERIFY(m_directory->note("window", "key created", subject, detail));
        m_clock.advance(1s);
    }
    void view(const char* name) {
        QVERIFY(m_directory->addView(Id::make(m_clock, m_random), "remote", name));
        m_clock.advance(1s);
    }
    // Records 1, 3, 5 and 6 are changes 1 to 4; records 2 and 4 are views 1 and 2.
    void writeSix() {
        note("a", "team: none -> search");
        view("anna");
        note("b", "by 10 %");
        view("bert");
        note("c", "by 10 %");
        QVERIFY(m_directory->addTeam({"search", {}, "gold", {}}, "socket"));
    }
    Database otherHand() const {
        return Database::open(m_folder->filePath("weir.db").toStdString(), Database::Mode::Create,
                              100ms)
            .value();
    }
    // What somebody does who is not kept from it by triggers.
    void tamper(const QByteArray& statements) const {
        auto database = otherHand();
        const auto done = database.execute(
            "DROP TRIGGER IF EXISTS change_stays; DROP TRIGGER IF EXISTS change_is_kept; "
            "DROP TRIGGER IF EXISTS body_view_stays; DROP TRIGGER IF EXISTS body_view_is_kept; "
            "DROP TRIGGER IF EXISTS audit_chain_stays; "
            "DROP TRIGGER IF EXISTS audit_chain_is_kept;");
        QVERIFY(done);
        const auto changed = database.execute(statements.constData());
        QVERIFY2(changed, changed ? "" : changed.error().text().c_str());
    }
    AuditVerdict verdict(const std::optional<AuditCheckpoint>& expected = {}) const {
        AuditCheck check(expected);
        for (;;) {
            const auto more = m_directory->checkAudit(check);
            if (!more) {
                qFatal("%s", more.error().text().c_str());
            }
            if (!*more) {
                return check.verdict();
            }
        }
    }
    AuditCheckpoint head() const { return m_directory->auditHead().value(); }
    AuditFound listed() const {
        AuditQuery query;
        query.most = 10;
        return m_directory->audit(query).value();
    }

private slots:
    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        open();
    }
    void cleanup() { m_directory.reset(); }

    // Reckoned beforehand with Python's hashlib and struct.
    void hashesAreAsTheyAreDescribed() {
        const Change first{Timestamp(1'763'000'000s), "window", "key created", "ci",
                           "team: none -> search"};
        const Change second{Timestamp(1'763'000'001s), "remote anna", "body viewed",
                            "0193a2f4-0000-7000-8000-000000000001", ""};
        const AuditCheckpoint one{1, chainedHash({}, first)};
        QCOMPARE(toHex(one.hash),
                 std::string("a8051b0ce7d28fe6d4d4c43ed421c0e5089df82eea209037935c79005b8efb53"));
        QCOMPARE(toHex(chainedHash(one, second)),
                 std::string("5188938a9b0fba207ff253bc009998c66c8d6a38734a62b79b76aede6098b572"));
    }

    void whatIsWrittenIsChained() {
        QCOMPARE(verdict(), AuditVerdict());
        const Id exchange = Id::make(m_clock, m_random);
        const auto micros = [this] { return m_clock.now().time_since_epoch().count(); };
        const QByteArray first =
            slowHash(QByteArray(32, '\0'), 1, micros(), {"window", "key created", "ü", "d"});
        QVERIFY(m_directory->note("window", "key created", "ü", "d"));
        m_clock.jump(-1h);  // the order is that of writing
        const QByteArray second =
            slowHash(first, 2, micros(),
                     {"window", "body viewed", QByteArray::fromStdString(exchange.text()), ""});
        QVERIFY(m_directory->addView(exchange, "window", ""));
        QCOMPARE(QByteArray::fromStdString(toHex(head().hash)), second.toHex());
        QCOMPARE(verdict(), (AuditVerdict{head(), AuditFault::None, 0}));
        QCOMPARE(head().number, std::uint64_t(2));
    }

    void whatIsFound_data() {
        QTest::addColumn<QByteArray>("statements");
        QTest::addColumn<AuditFault>("fault");
        QTest::addColumn<int>("at");
        const auto row = [](const char* name, const char* statements, AuditFault fault, int at) {
            QTest::newRow(name) << QByteArray(statements) << fault << at;
        };
        using enum AuditFault;
        row("nothing", "SELECT 1", None, 0);
        row("another actor", "UPDATE change SET actor='nobody' WHERE number=2", Changed, 3);
        row("another time", "UPDATE change SET at=at+1 WHERE number=3", Changed, 5);
        row("another viewer", "UPDATE body_view SET name='ada' WHERE number=1", Changed, 2);
        row("another body", "UPDATE body_view SET exchange=zeroblob(16) WHERE number=2", Changed,
            4);
        row("a letter in another column",
            "UPDATE change SET subject=subject||'t', detail=substr(detail,2) WHERE number=1",
            Changed, 1);
        row("a time that no search finds", "UPDATE change SET at=at||'x' WHERE number=1", Changed,
            1);
        row("two swapped",
            "UPDATE change SET number=-1 WHERE number=2; UPDATE change SET number=2 WHERE "
            "number=3; UPDATE change SET number=3 WHERE number=-1",
            Changed, 3);
        row("two entries swapped",
            "UPDATE audit_chain SET number=-1 WHERE number=3; UPDATE audit_chain SET number=3 "
            "WHERE number=5; UPDATE audit_chain SET number=5 WHERE number=-1",
            Changed, 3);
        row("another hash", "UPDATE audit_chain SET hash=zeroblob(32) WHERE number=4", Changed, 4);
        row("a shorter hash", "UPDATE audit_chain SET hash=substr(hash,1,31) WHERE number=4",
            Changed, 4);
        row("a longer hash", "UPDATE audit_chain SET hash=CAST(hash||x'00' AS BLOB) WHERE number=4",
            Changed, 4);
        row("a change taken out", "DELETE FROM change WHERE number=2", Missing, 3);
        row("a view taken out", "DELETE FROM body_view WHERE number=1", Missing, 2);
        row("the first taken out", "DELETE FROM change WHERE number=1", Missing, 1);
        row("the last taken out", "DELETE FROM change WHERE number=4", Missing, 6);
        row("one taken out with its entry",
            "DELETE FROM change WHERE number=2; DELETE FROM audit_chain WHERE number=3", Missing,
            3);
        row("the first taken out with its entry",
            "DELETE FROM change WHERE number=1; DELETE FROM audit_chain WHERE number=1", Missing,
            1);
        row("an entry taken out", "DELETE FROM audit_chain WHERE number=3", Missing, 3);
        row("an entry of another number", "UPDATE audit_chain SET number=9 WHERE number=6", Missing,
            6);
        row("an entry below the first",
            "INSERT INTO audit_chain VALUES(-3,'change',99,zeroblob(32))", Missing, 1);
        row("the last entry taken out", "DELETE FROM audit_chain WHERE number=6", Added, 6);
        row("all entries taken out", "DELETE FROM audit_chain", Added, 1);
        row("a change put in",
            "INSERT INTO change(at,actor,what,subject) VALUES(1,'window','key created','d')", Added,
            7);
        row("a view put in", "INSERT INTO body_view(at,exchange,via,name) VALUES(1,x'01','a','b')",
            Added, 7);
        // Only a checkpoint knows of it: see below.
        row("the end cut off",
            "DELETE FROM change WHERE number=4; DELETE FROM audit_chain WHERE number=6", None, 0);
    }
    void whatIsFound() {
        QFETCH(QByteArray, statements);
        QFETCH(AuditFault, fault);
        QFETCH(int, at);
        writeSix();
        tamper(statements);
        const AuditVerdict found = verdict();
        QCOMPARE(found.fault, fault);
        QCOMPARE(found.at, std::uint64_t(at));
        if (fault != AuditFault::None) {
            QCOMPARE(found.last.number, found.at - 1);
        }
    }

    void aCheckpointKnowsWhatWasCutOff() {
        writeSix();
        const AuditCheckpoint noted = head();
        QCOMPARE(verdict(noted), (AuditVerdict{noted, AuditFault::None, 0}));
        tamper("DELETE FROM change WHERE number=4; DELETE FROM audit_chain WHERE number=6");
        QCOMPARE(verdict().fault, AuditFault::None);
        const AuditVerdict cut = verdict(noted);
        QVERIFY(cut.fault == AuditFault::Cut && cut.at == 6 && cut.last.number == 5);
        // Whoever writes another one in its place is found out as well.
        note("d");
        QCOMPARE(verdict().fault, AuditFault::None);
        const AuditVerdict rewritten = verdict(noted);
        QVERIFY(rewritten.fault == AuditFault::Rewritten && rewritten.at == 6);
    }

    // Nothing but a checkpoint tells of somebody who writes all of the chain anew.
    void aCheckpointKnowsWhatWasWrittenAnew() {
        writeSix();
        const AuditCheckpoint noted = head();
        m_directory.reset();
        tamper(
            "UPDATE change SET actor='nobody' WHERE number=1; DROP TABLE audit_chain; "
            "PRAGMA user_version=8");
        open();
        QCOMPARE(verdict(), (AuditVerdict{head(), AuditFault::None, 0}));
        QCOMPARE(verdict(noted).fault, AuditFault::Rewritten);
        QCOMPARE(verdict(noted).at, std::uint64_t(6));
    }

    void anOlderFileIsChained() {
        writeSix();
        const AuditCheckpoint before = head();
        m_directory.reset();
        tamper("DROP TABLE audit_chain; PRAGMA user_version=8");
        open();
        QCOMPARE(head(), before);
        note("d");
        QCOMPARE(verdict(), (AuditVerdict{head(), AuditFault::None, 0}));
        QCOMPARE(head().number, std::uint64_t(7));
        QVERIFY(!otherHand().execute("UPDATE audit_chain SET hash=zeroblob(32)"));
        QVERIFY(!otherHand().execute("DELETE FROM audit_chain"));
    }

    void recordsAreListedWithTheirNumbers() {
        writeSix();
        tamper("INSERT INTO change(at,actor,what,subject) VALUES(1,'window','key created','d')");
        std::vector<std::uint64_t> numbers;
        const AuditFound page = listed();
        for (const AuditedChange& each : page.records) {
            numbers.push_back(each.number);
        }
        QCOMPARE(numbers, (std::vector<std::uint64_t>{6, 5, 4, 3, 2, 1, 0}));
    }

    // It is to be found out, and not to stop the gateway.
    void theLogGoesOnBehindABreak() {
        writeSix();
        tamper("DELETE FROM change WHERE number=4; DELETE FROM body_view WHERE number=2");
        note("d");
        view("anna");
        const AuditVerdict found = verdict();
        QVERIFY(found.fault == AuditFault::Missing && found.at == 4);
        QCOMPARE(head().number, std::uint64_t(8));
    }

    void aRecordAndItsEntryAreWrittenTogether() {
        writeSix();
        QVERIFY(otherHand().execute(
            "CREATE TRIGGER full BEFORE INSERT ON audit_chain BEGIN SELECT RAISE(ABORT,'full'); "
            "END"));
        QVERIFY(!m_directory->note("window", "key created", "d", ""));
        QVERIFY(!m_directory->addView(Id::make(m_clock, m_random), "window", ""));
        QVERIFY(!m_directory->addTeam({"mobile", {}, "gold", {}}, "socket"));
        QCOMPARE(m_directory->teams()->size(), std::size_t(1));
        QCOMPARE(listed().total, std::uint64_t(6));
        QVERIFY(otherHand().execute("DROP TRIGGER full"));
        QCOMPARE(verdict(), (AuditVerdict{head(), AuditFault::None, 0}));
    }

    void whatIsUndoneIsNotChained() {
        writeSix();
        StoredKey key;
        key.name = "ci";
        QVERIFY(!m_directory->addKeys({key, key}, "window"));
        QCOMPARE(head().number, std::uint64_t(6));
        QCOMPARE(verdict().fault, AuditFault::None);
    }

    // Two hands on the file, and a check of many pages while they write.
    void whoeverWritesAtOnceIsInOneChain() {
        constexpr int kBefore = 2'500;
        constexpr int kEach = 250;
        static_assert(kBefore > AuditCheck::kPage);
        m_directory.reset();
        tamper(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n WHERE i<2500) "
            "INSERT INTO change(at,actor,what,subject) SELECT i,'window','key created',i FROM n; "
            "DROP TABLE audit_chain; PRAGMA user_version=8");
        open();
        const auto file = m_folder->filePath("weir.db").toStdString();
        std::atomic<bool> failed = false;
        bool broken = false;
        const auto write = [&](Directory& directory) {
            for (int i = 0; i < kEach; ++i) {
                if (!directory.note("window", "key created", std::to_string(i), "")) {
                    failed = true;
                }
            }
        };
        test::SeededRandom random{6};
        const auto other = Directory::open(file, m_clock, random);
        QVERIFY(other);
        std::thread one([&] { write(*m_directory); });
        std::thread two([&] { write(**other); });
        while (head().number < kBefore + 2 * kEach && !failed) {
            broken = broken || verdict().fault != AuditFault::None;
        }
        one.join();
        two.join();
        QVERIFY(!failed && !broken);
        const AuditVerdict found = verdict();
        QCOMPARE(found, (AuditVerdict{head(), AuditFault::None, 0}));
        QCOMPARE(found.last.number, std::uint64_t(kBefore + 2 * kEach));
    }
};

QTEST_GUILESS_MAIN(TestAuditChain)
#include "test_audit_chain.moc"
