// SPDX-License-Identifier: GPL-3.0-or-later
#include <sys/stat.h>
#include <unistd.h>

#include <QtTest>
#include <filesystem>
#include <fstream>

#include "engine/control/config/document_file.hpp"

using namespace weir;
using namespace weir::control;
namespace fs = std::filesystem;

class TestDocumentFile : public QObject {
    Q_OBJECT

private slots:
    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = fs::path(m_folder->path().toStdString()) / "weir.yaml";
    }

    void aMissingFileIsEmpty() {
        const DocumentFile file(m_path);
        QCOMPARE(*file.load(), std::string());
        QVERIFY(!file.readOnly());
        QVERIFY(file.save("version: 1\n", hashOfText("")).ok());
        QCOMPARE(read(), std::string("version: 1\n"));
    }

    void replacesTheWholeFile() {
        write("a: 1\n");
        QVERIFY(::chmod(m_path.c_str(), 0640) == 0);
        const DocumentFile file(m_path);
        const std::string longer(100'000, '#');
        QVERIFY(file.save(longer, hashOfText("a: 1\n")).ok());
        QCOMPARE(read(), longer);
        struct stat status{};
        QVERIFY(::stat(m_path.c_str(), &status) == 0);
        QCOMPARE(int(status.st_mode & 0777), 0640);
        QCOMPARE(filesInFolder(), 1);
    }

    void doesNotOverwriteSomebodyElse() {
        write("a: 1\n");
        const DocumentFile file(m_path);
        const TextHash before = hashOfText(*file.load());
        write("a: 2\n");
        const auto saved = file.save("a: 3\n", before);
        QVERIFY(saved.error().code == ErrorCode::Conflict);
        QCOMPARE(read(), std::string("a: 2\n"));
        QCOMPARE(filesInFolder(), 1);
    }

    void followsALinkAndKeepsIt() {
        const fs::path real = m_path.parent_path() / "real.yaml";
        std::ofstream(real) << "a: 1\n";
        fs::create_symlink("real.yaml", m_path);
        const DocumentFile file(m_path);
        QVERIFY(file.save("a: 2\n", hashOfText("a: 1\n")).ok());
        QVERIFY(fs::is_symlink(m_path));
        QVERIFY(!fs::is_symlink(real));
        QCOMPARE(read(), std::string("a: 2\n"));
    }

    void readOnlyIsManagedElsewhere() {
        if (::geteuid() == 0) {
            QSKIP("root may write everything");
        }
        write("a: 1\n");
        QVERIFY(::chmod(m_path.c_str(), 0444) == 0);
        const DocumentFile file(m_path);
        QVERIFY(file.readOnly());
        const auto saved = file.save("a: 2\n", hashOfText("a: 1\n"));
        QVERIFY(saved.error().code == ErrorCode::Denied);
        QVERIFY(saved.error().message.find("managed by " + m_path.string()) != std::string::npos);
    }

    void refusesWhatIsNoFile() {
        QVERIFY(DocumentFile(m_path.parent_path()).load().error().code == ErrorCode::Denied);
        QVERIFY(::mkfifo(m_path.c_str(), 0600) == 0);
        QVERIFY(DocumentFile(m_path).load().error().code == ErrorCode::Denied);
    }

    void refusesWhatIsTooLarge() {
        write(std::string((1 << 20) + 1, '#'));
        QVERIFY(DocumentFile(m_path).load().error().code == ErrorCode::TooLarge);
    }

    void noticesChanges() {
        write("a: 1\n");
        DocumentFile file(m_path);
        QVERIFY(!file.changed());
        write("a: 1 \n");
        QVERIFY(file.changed());
        QVERIFY(!file.changed());
        fs::remove(m_path);
        QVERIFY(file.changed());
        QVERIFY(!file.changed());
        // Replaced by one of the same size: another inode.
        write("a: 2 \n");
        QVERIFY(file.changed());
        std::ofstream(m_path.parent_path() / "new") << "a: 3 \n";
        fs::rename(m_path.parent_path() / "new", m_path);
        QVERIFY(file.changed());
    }

private:
    void write(const std::string& text) const { std::ofstream(m_path) << text; }
    std::string read() const {
        std::ifstream file(m_path);
        return {std::istreambuf_iterator<char>(file), {}};
    }
    int filesInFolder() const {
        return static_cast<int>(
            std::distance(fs::directory_iterator(m_path.parent_path()), fs::directory_iterator()));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    fs::path m_path;
};

QTEST_GUILESS_MAIN(TestDocumentFile)
#include "test_document_file.moc"
