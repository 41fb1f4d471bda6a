// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "engine/books/directory.hpp"
#include "tests/support/fake_clock.hpp"
#include "tests/support/seeded_random.hpp"

using namespace weir;
using namespace weir::books;

// Everything that was done, as one list.
class TestAudit : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    test::FakeClock m_clock;
    test::SeededRandom m_random{5};
    std::unique_ptr<Directory> m_directory;

    static AuditQuery upTo(std::size_t most, std::string before = {}) {
        AuditQuery query;
        query.most = most;
        query.before = std::move(before);
        return query;
    }
    AuditFound found(const AuditQuery& query) const {
        auto page = m_directory->audit(query);
        if (!page) {
            qFatal("%s", page.error().text().c_str());
        }
        return *std::move(page);
    }
    static std::vector<std::string> subjectsOf(const AuditFound& page) {
        std::vector<std::string> subjects;
        for (const AuditedChange& each : page.records) {
            subjects.push_back(each.change.subject);
        }
        return subjects;
    }
    void note(const char* actor, const char* what, const char* subject, const char* detail = "") {
        QVERIFY(m_directory->note(actor, what, subject, detail));
        m_clock.advance(Milliseconds(1'000));
    }

private slots:
    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        m_directory = std::move(
            Directory::open(m_folder->filePath("weir.db").toStdString(), m_clock, m_random)
                .value());
    }
    void cleanup() { m_directory.reset(); }

    void changesAndViewsStandInOneOrder() {
        const Id exchange = Id::make(m_clock, m_random);
        const Timestamp first = m_clock.now();
        note("window", "provider paused", "openai", "an outage");
        QVERIFY(m_directory->addView(exchange, "remote", "anna"));
        m_clock.advance(Milliseconds(1'000));
        QVERIFY(m_directory->addTeam({"search", {}, "gold", {}}, "socket"));

        const AuditFound page = found(upTo(10));
        QCOMPARE(subjectsOf(page), (std::vector<std::string>{"search", exchange.text(), "openai"}));
        QVERIFY(!page.more && page.matching == 3 && page.total == 3);
        const Change& view = page.records[1].change;
        QVERIFY(view.actor == "remote anna" && view.what == "body viewed" && view.detail.empty());
        const Change& paused = page.records[2].change;
        QVERIFY(paused.at == first && paused.actor == "window" && paused.detail == "an outage");
    }

    void allWordsHaveToBeThere_data() {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<int>("matching");
        QTest::newRow("of the action") << QStringList{"created"} << 2;
        QTest::newRow("of the object, whatever its case") << QStringList{"ci"} << 1;
        QTest::newRow("of the detail") << QStringList{"gold"} << 1;
        QTest::newRow("of the actor") << QStringList{"anna"} << 1;
        QTest::newRow("of two places") << QStringList{"socket", "mobile"} << 1;
        QTest::newRow("not of one record") << QStringList{"anna", "mobile"} << 0;
        QTest::newRow("no pattern") << QStringList{"%"} << 1;
        QTest::newRow("nor a quote") << QStringList{"'"} << 0;
        QTest::newRow("its number") << QStringList{"#2"} << 1;
        QTest::newRow("its number and more") << QStringList{"#3", "silver"} << 1;
        QTest::newRow("another number") << QStringList{"#3", "key"} << 0;
        QTest::newRow("a number in a text, or its own") << QStringList{"#4"} << 2;
        QTest::newRow("no number") << QStringList{"#2x"} << 0;
        QTest::newRow("none") << QStringList{} << 4;
    }
    void allWordsHaveToBeThere() {
        QFETCH(QStringList, words);
        note("window", "key created", "CI");
        note("socket", "key created", "mobile");
        note("remote anna", "team changed", "search", "tier: gold -> silver; ticket #4");
        note("window", "budget raised", "all", "by 10%");
        AuditQuery query = upTo(10);
        for (const QString& word : words) {
            query.words.push_back(word.toStdString());
        }
        const AuditFound page = found(query);
        QTEST(int(page.matching), "matching");
        QCOMPARE(page.records.size(), std::size_t(page.matching));
        QCOMPARE(page.total, std::uint64_t(4));
    }

    void theLastMomentOfATimeIsNotInIt() {
        const Timestamp begin = m_clock.now();
        note("window", "key created", "a");
        const Timestamp middle = m_clock.now();
        note("window", "key created", "b");
        const auto in = [this](std::optional<Timestamp> from, std::optional<Timestamp> until) {
            return subjectsOf(
                found({.words = {}, .from = from, .until = until, .before = {}, .most = 10}));
        };
        QCOMPARE(in(begin, middle), std::vector<std::string>{"a"});
        QCOMPARE(in(middle, {}), std::vector<std::string>{"b"});
        QCOMPARE(in({}, begin), std::vector<std::string>());
    }

    // Also where many records are of one moment, and new ones come while pages are turned.
    void everyRecordIsOnOnePage() {
        const Id exchange = Id::make(m_clock, m_random);
        std::vector<std::string> wanted;
        for (int i = 0; i < 10; ++i) {
            QVERIFY(m_directory->note("window", "key created", std::to_string(i), ""));
            QVERIFY(m_directory->addView(exchange, "window", ""));
            wanted.insert(wanted.begin(), {exchange.text(), std::to_string(i)});
        }
        std::vector<std::string> seen;
        AuditQuery query = upTo(3);
        for (;;) {
            const AuditFound page = found(query);
            const auto subjects = subjectsOf(page);
            seen.insert(seen.end(), subjects.begin(), subjects.end());
            if (!page.more) {
                break;
            }
            query.before = page.records.back().place;
            m_clock.advance(Milliseconds(1));
            QVERIFY(m_directory->note("window", "key created", "later", ""));
        }
        QCOMPARE(seen, wanted);
    }

    void aPlaceThatIsNoneIsRefused() {
        for (const char* place : {"x", "1", "1:", ":1", "1:2x", "99999999999999999999:1"}) {
            const auto page = m_directory->audit(upTo(1, place));
            QVERIFY2(!page && page.error().code == ErrorCode::Invalid, place);
        }
    }
};

QTEST_GUILESS_MAIN(TestAudit)
#include "test_audit.moc"
