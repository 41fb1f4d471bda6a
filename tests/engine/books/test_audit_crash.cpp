// SPDX-License-Identifier: GPL-3.0-or-later
#include <sys/wait.h>
#include <unistd.h>

#include <QtTest>
#include <csignal>

#include "engine/books/directory.hpp"
#include "tests/support/seeded_random.hpp"

using namespace weir;
using namespace weir::books;

namespace {

// Writes into the log until it is killed. A byte goes to `told` before it begins, and for each
// record that is written.
[[noreturn]] void writeOn(const std::filesystem::path& file, std::uint64_t seed, int told) {
    const SystemClock clock;
    test::SeededRandom random(seed);
    const auto tell = [told] { return ::write(told, "", 1) == 1; };
    if (!tell()) {
        ::_exit(1);
    }
    const auto directory = Directory::open(file, clock, random);
    for (int i = 0; directory; ++i) {
        const bool done = i % 2 == 0
                              ? bool((*directory)->note("window", "key created", "ci", ""))
                              : bool((*directory)->addView(Id::make(clock, random), "a", ""));
        if (!done || !tell()) {
            break;
        }
    }
    ::_exit(1);
}

// Until the writer told as often, or is no more.
void waitFor(std::uint64_t times, int told) {
    char byte = 0;
    while (times > 0 && ::read(told, &byte, 1) == 1) {
        --times;
    }
}

}  // namespace

// A writer that is killed at any moment leaves a chain that holds.
class TestAuditCrash : public QObject {
    Q_OBJECT

private slots:
    void theChainHoldsAfterAKill() {
        const QTemporaryDir folder;
        const std::filesystem::path file = folder.filePath("weir.db").toStdString();
        const SystemClock clock;
        test::SeededRandom random(2026);
        std::uint64_t written = 0;
        for (std::uint64_t round = 0; round < 25; ++round) {
            int ends[2] = {-1, -1};
            QCOMPARE(::pipe(ends), 0);
            const pid_t child = ::fork();
            QVERIFY(child >= 0);
            if (child == 0) {
                ::close(ends[0]);
                writeOn(file, round, ends[1]);
            }
            ::close(ends[1]);
            // While it opens the file, or while it writes the record after so many.
            waitFor(1 + random.below(60), ends[0]);
            ::kill(child, SIGKILL);
            ::close(ends[0]);
            int status = 0;
            QCOMPARE(::waitpid(child, &status, 0), child);
            QVERIFY(WIFSIGNALED(status));

            const auto directory = Directory::open(file, clock, random);
            QVERIFY2(directory, directory ? "" : directory.error().text().c_str());
            AuditCheck check;
            auto more = (*directory)->checkAudit(check);
            while (more && *more) {
                more = (*directory)->checkAudit(check);
            }
            QVERIFY(more);
            QCOMPARE(check.verdict().fault, AuditFault::None);
            QVERIFY(check.verdict().last.number >= written);
            written = check.verdict().last.number;
        }
        QVERIFY(written > 0);
    }
};

QTEST_GUILESS_MAIN(TestAuditCrash)
#include "test_audit_crash.moc"
