// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "engine/control/import/directory_file.hpp"

using namespace weir;
using admin::DirectoryColumn;
using admin::MemberKind;

namespace {

struct Read {
    explicit Read(std::string_view text) {
        control::DirectoryProblems found;
        lines = control::readDirectoryFile(text, found);
        stops = found.stops();
        problems = found.take();
    }
    // "3 tier: A key has nothing in this column. Leave it empty."
    std::string said() const {
        std::string text;
        for (const auto& each : problems) {
            text += (text.empty() ? "" : "\n") + std::to_string(each.line) + " " + each.column +
                    ": " + each.message + (each.hint.empty() ? "" : " ") + each.hint;
        }
        return text;
    }
    std::string cell(std::size_t line, DirectoryColumn column) const {
        return lines.at(line).cell(column).value_or("(none)");
    }

    std::vector<control::DirectoryLine> lines;
    std::vector<admin::DirectoryProblem> problems;
    bool stops = false;
};

std::vector<std::string> namesOf(const std::string& cell) {
    const auto names = admin::namesInCsv(cell);
    return names ? *names : std::vector<std::string>{names.error().message};
}

}  // namespace

class TestDirectoryFile : public QObject {
    Q_OBJECT

private slots:
    void quotesAroundNamesMatch() {
        QCOMPARE(namesOf("a, \"b, c\""), (std::vector<std::string>{"a", "b, c"}));
        for (const char* cell : {"\"Acme, Inc", "a, b\"c\"", "\"a\"b"}) {
            QCOMPARE(namesOf(cell),
                     std::vector<std::string>{"The quotes around a name do not match."});
        }
    }

    void linesAreRead() {
        const Read read(
            "\xEF\xBB\xBFKind;Name;Team;Cost centre;tags;Email\r\n"
            "team;search;;\"47;11\";\"eu, \"\"a, b\"\"\ncore\";\r\n"
            ";;;;;\r\n"
            "USER;'=ada;\"search\";;;\"a\"\"b@example.com\"\r\n");
        QCOMPARE(read.said(), std::string());
        QCOMPARE(read.lines.size(), std::size_t{2});
        QVERIFY(read.lines[0].kind == MemberKind::Team && read.lines[0].line == 2);
        QCOMPARE(read.cell(0, DirectoryColumn::CostCentre), std::string("47;11"));
        QCOMPARE(namesOf(read.cell(0, DirectoryColumn::Tags)),
                 (std::vector<std::string>{"eu", "a, b", "core"}));
        QCOMPARE(read.cell(0, DirectoryColumn::Tier), std::string("(none)"));
        QVERIFY(read.lines[1].kind == MemberKind::User && read.lines[1].line == 5);
        QCOMPARE(read.lines[1].name, std::string("=ada"));
        QCOMPARE(read.cell(1, DirectoryColumn::Teams), std::string("search"));
        QCOMPARE(read.cell(1, DirectoryColumn::Email), std::string("a\"b@example.com"));
    }

    void whatIsWrongIsSaidWithItsPlace_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("said");
        const auto row = [](const char* name, const QByteArray& text, const char* said) {
            QTest::newRow(name) << text << QString::fromUtf8(said);
        };
        row("nothing", "", "0 : There is nothing in this file.");
        row("not UTF-8", "kind,name\nteam,caf\xE9\n",
            "0 : Line 2 is not UTF-8. Save the file as CSV in UTF-8.");
        row("a spreadsheet's own form", "\xFF\xFEk\0i\0",
            "0 : Line 1 is not UTF-8. Save the file as CSV in UTF-8.");
        row("an unknown column", "kind,name,teir\nteam,a,b\n",
            "1 teir: There is no column \"teir\". Did you mean \"tier\"?");
        row("a column twice", "kind,name,teams,Team\n",
            "1 team: The column \"team\" is there twice. Keep one of them.");
        row("no kind", "name\na\n",
            "1 kind: The first line names no column \"kind\". It names the columns: "
            "kind,name,teams,tier and others.");
        row("another kind", "kind,name\nteem,a\n",
            "2 kind: \"teem\" is no team, user or key. Did you mean \"team\"?");
        row("no name", "kind,name\nteam,\n", "2 name: The name is missing.");
        row("twice", "kind,name\nteam,a\nuser,a\nteam,a\n",
            "4 name: The team \"a\" stands in line 2 already. Keep one of them.");
        row("too few cells", "kind,name,tier\nteam,a\n",
            "2 : The line has 2 cells, and 3 are named. A cell with a comma stands in quotes.");
        row("too many cells", "kind,name,tier\nteam,a,b,c\n",
            "2 : The line has 4 cells, and 3 are named. A cell with a comma stands in quotes.");
        row("not of its kind", "kind,name,tier\nkey,a,gold\n",
            "2 tier: A key has nothing in this column. Leave it empty.");
        row("under no name", "kind,name,\nteam,a,b\n",
            "2 : A cell stands in a column without a name.");
        row("an open quote", "kind,name\n\"team,a\nteam,b\n",
            "2 : A quote begins and is never closed. What stands behind it was not read.");
        row("a quote amid a cell", "kind,name\nteam,5\" disk\"\n",
            "2 : A quote stands amid the text of a cell. Put the whole cell in quotes and write "
            "the quote twice.");
        row("a long cell", "kind,name\nteam," + QByteArray(17 * 1024, 'a') + "\n",
            "2 name: The cell is longer than 16 KiB.");
        row("a large file", QByteArray(513 * 1024, 'a'),
            "0 : The file is larger than 512 KiB. Import it in parts.");
    }
    void whatIsWrongIsSaidWithItsPlace() {
        QFETCH(QByteArray, text);
        QFETCH(QString, said);
        const Read read(std::string_view(text.constData(), static_cast<std::size_t>(text.size())));
        QCOMPARE(QString::fromStdString(read.said()), said);
        QVERIFY(read.stops);
    }

    void aColumnWithoutANameAndCellsIsNoMatter() {
        const Read read("kind,name,,\nteam,a,,\n");
        QCOMPARE(read.said(), std::string());
        QCOMPARE(read.lines.size(), std::size_t{1});
    }

    // A person reads so many problems; the good lines are there all the same.
    void problemsAndLinesHaveAnEnd() {
        std::string text = "kind,name\n";
        for (int i = 0; i < 1000; ++i) {
            text += "x,a\n";
        }
        QCOMPARE(Read(text).problems.size(), control::DirectoryProblems::kMost);
        text = "kind,name\n";
        for (int i = 0; i < 10'001; ++i) {
            text += "key,k" + std::to_string(i) + "\n";
        }
        const Read read(text);
        QCOMPARE(read.lines.size(), std::size_t{10'000});
        QCOMPARE(read.said(), std::string("10002 : There are more than 10,000 lines. Import them "
                                          "in parts."));
    }

    void whatIsWrittenReadsTheSame() {
        const std::vector<std::string> odd{"plain", "a, b",   "say \"so\"", "=SUM(1)",   "'quoted",
                                           "''",    "'=both", "@x",         "sémi;colon"};
        for (const std::string& name : odd) {
            const Team team{name, name, name, odd};
            const User user{name, name, name, odd};
            admin::KeyRow key;
            key.name = name;
            key.team = name;
            key.user = name;
            key.access.models = odd;
            key.access.expiresAt = Timestamp(std::chrono::seconds(1'795'442'400));
            const Read read(
                admin::directoryCsv({{{team, false, {}}, {{"declared", {}, {}, {}}, true, {}}}},
                                    {{{user, {}}}}, {{key}}));
            QCOMPARE(read.said(), std::string());
            QCOMPARE(read.lines.size(), std::size_t{3});
            QCOMPARE(read.lines[0].name, name);
            QCOMPARE(read.cell(0, DirectoryColumn::CostCentre), name);
            QCOMPARE(namesOf(read.cell(0, DirectoryColumn::Tags)), odd);
            QCOMPARE(read.cell(1, DirectoryColumn::DisplayName), name);
            QCOMPARE(namesOf(read.cell(1, DirectoryColumn::Teams)), odd);
            QCOMPARE(namesOf(read.cell(2, DirectoryColumn::Teams)), std::vector<std::string>{name});
            QCOMPARE(read.cell(2, DirectoryColumn::User), name);
            QCOMPARE(read.cell(2, DirectoryColumn::Expires),
                     std::string("2026-11-23T14:00:00.000Z"));
            QCOMPARE(read.cell(2, DirectoryColumn::Sha256), std::string());
        }
    }
};

QTEST_APPLESS_MAIN(TestDirectoryFile)
#include "test_directory_file.moc"
