// SPDX-License-Identifier: GPL-3.0-or-later
#include <sys/stat.h>
#include <unistd.h>

#include <QDir>
#include <QtTest>

#include "engine/books/store/database.hpp"
#include "engine/control/admin/gateway.hpp"
#include "engine/control/admin/providers.hpp"
#include "tests/app/host_folder.hpp"
#include "tests/engine/books/file_size_limit.hpp"

using namespace weir;
using test::clientOf;
using test::HostFolder;

namespace {

// While it lives, a folder is closed to writing, also for a test that runs as root.
class ClosedFolder {
public:
    explicit ClosedFolder(std::string folder) : m_folder(std::move(folder)) {
        if (m_root && ::chown(m_folder.c_str(), kNobody, kNobody) != 0) {
            qFatal("cannot give the folder away");
        }
        ::chmod(m_folder.c_str(), S_IRUSR | S_IXUSR);
        if (m_root && ::setresuid(kNobody, kNobody, 0) != 0) {
            qFatal("cannot be somebody else");
        }
    }
    ~ClosedFolder() {
        if (m_root && ::setresuid(0, 0, 0) != 0) {
            qFatal("cannot be root again");
        }
        ::chmod(m_folder.c_str(), S_IRWXU);
    }
    ClosedFolder(const ClosedFolder&) = delete;
    ClosedFolder& operator=(const ClosedFolder&) = delete;

private:
    static constexpr uid_t kNobody = 65534;
    const std::string m_folder;
    const bool m_root = ::geteuid() == 0;
};

admin::ProviderSettings settings(const std::string& name) {
    admin::ProviderSettings made;
    made.name = name;
    made.kind = "simulator";
    made.key = "none";
    made.local = true;
    return made;
}

}  // namespace

// Operations that edit the document, while it cannot be written or be put in force: it stays as it
// was, byte for byte, and nothing is left beside it.
class TestDocumentNotWritten : public QObject {
    Q_OBJECT

    enum class Why { FullDisk, ClosedFolder, LockedDatabase };
    enum class What { SetListen, AddProvider, ChangeProvider, RemoveProvider };

    static Result<void> outcomeOf(admin::AdminClient& client, What what) {
        const auto refusal = [](const auto& reply) {
            return reply ? Result<void>() : Result<void>(reply.error());
        };
        switch (what) {
            case What::SetListen:
                return refusal(admin::callAndWait(client, admin::SetListen{"127.0.0.2:0"}));
            case What::AddProvider:
                return refusal(admin::callAndWait(client, admin::AddProvider{settings("new")}));
            case What::ChangeProvider:
                return refusal(
                    admin::callAndWait(client, admin::UpdateProvider{"sim", settings("other")}));
            case What::RemoveProvider:
                return refusal(admin::callAndWait(client, admin::RemoveProvider{"sim"}));
        }
        return {};
    }
    static Result<void> tryIt(admin::AdminClient& client, What what, Why why,
                              const std::string& folder) {
        if (why == Why::FullDisk) {
            const test::FileSizeLimit full(1);
            return outcomeOf(client, what);
        }
        if (why == Why::LockedDatabase) {
            auto other = books::Database::open(folder + "/weir.db", books::Database::Mode::Create,
                                               Milliseconds(1'000));
            if (!other || !other->execute("BEGIN IMMEDIATE")) {
                qFatal("cannot lock the database");
            }
            return outcomeOf(client, what);
        }
        const ClosedFolder closed(folder);
        return outcomeOf(client, what);
    }

private slots:
    void staysAsItWas_data() {
        QTest::addColumn<int>("what");
        QTest::addColumn<int>("why");
        QTest::addColumn<QString>("says");
        for (const auto& [name, what] : {std::pair("listen", What::SetListen),
                                         {"add", What::AddProvider},
                                         {"change", What::ChangeProvider},
                                         {"remove", What::RemoveProvider}}) {
            QTest::addRow("%s, full disk", name)
                << int(what) << int(Why::FullDisk)
                << "Cannot write FILE: File too large. Free some space there, then try again.";
            QTest::addRow("%s, closed folder", name)
                << int(what) << int(Why::ClosedFolder)
                << "This is managed by FILE. Change it where that file comes from.";
        }
        // It could be written, but not be in force.
        QTest::newRow("add, locked database")
            << int(What::AddProvider) << int(Why::LockedDatabase)
            << "Another program has locked FOLDER/weir.db. Close what has it open, then try again.";
    }
    void staysAsItWas() {
        QFETCH(int, what);
        QFETCH(int, why);
        QFETCH(QString, says);
        HostFolder folder(
            "# by hand\nversion:   1\nlisten: 127.0.0.1:0 # any\n"
            "providers:\n  - {name: sim, kind: simulator}\n");
        const auto host = folder.start();
        const auto client = clientOf(*host);
        const std::string before = folder.document();
        const QDir files(QString::fromStdString(folder.path()));
        const auto hidden = QDir::Files | QDir::Hidden;
        const QStringList names = files.entryList(hidden, QDir::Name);

        const auto done = tryIt(*client, What(what), Why(why), folder.path());
        QVERIFY(!done);
        const std::string file = folder.path() + "/weir.yaml";
        QCOMPARE(QString::fromStdString(done.error().text()),
                 says.replace("FILE", QString::fromStdString(file))
                     .replace("FOLDER", QString::fromStdString(folder.path())));
        QCOMPARE(folder.document(), before);
        QCOMPARE(QDir(files.path()).entryList(hidden, QDir::Name), names);
        const auto status = admin::callAndWait(*client, admin::GetStatus{});
        QVERIFY(status && status->policyProblem.empty());

        // Nothing stands in the way once it can be written.
        QVERIFY(outcomeOf(*client, What(what)));
        QVERIFY(folder.document() != before);
    }
};

QTEST_GUILESS_MAIN(TestDocumentNotWritten)
#include "test_document_not_written.moc"
