// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTemporaryDir>
#include <QtTest>
#include <array>

#include "engine/books/store/database.hpp"

using namespace weir;
using namespace weir::books;

namespace {

constexpr Milliseconds kLockedFor{2000};
constexpr std::array kSteps{"CREATE TABLE t(a)", "ALTER TABLE t ADD COLUMN b",
                            "INSERT INTO t VALUES(1,2)"};

}  // namespace

// A database that two connections bring up to date at once: whoever reads a month meets the writer.
class TestMigrations : public QObject {
    Q_OBJECT

private slots:
    void whatAnotherChangedMeanwhileIsSeen() {
        const QTemporaryDir folder;
        const auto path = std::filesystem::path(folder.path().toStdString()) / "a.db";
        auto one = Database::open(path, Database::Mode::Create, kLockedFor);
        QVERIFY(one && one->migrate(std::span(kSteps).first(1)));
        QVERIFY(
            one->prepare("SELECT a FROM t"));  // from here on it remembers a table of one column
        auto other = Database::open(path, Database::Mode::Create, kLockedFor);
        QVERIFY(other && other->migrate(std::span(kSteps).first(2)));
        const auto done = one->migrate(kSteps);
        QVERIFY2(done, done ? "" : done.error().text().c_str());
        auto counted = other->prepare("SELECT count(*) FROM t WHERE a=1 AND b=2");
        QVERIFY(counted && counted->step());
        QCOMPARE(counted->integer(0), std::int64_t{1});
        QVERIFY(other->migrate(kSteps));  // nothing is left to be done
    }
};

QTEST_GUILESS_MAIN(TestMigrations)
#include "test_migrations.moc"
