// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "app/cli/arguments.hpp"

using namespace weir;
using app::Arguments;

namespace {

const app::Form kForm{"make tea",
                      "Makes tea.",
                      {{"CUP", "Where to."}},
                      {{"--sugar", "SPOONS", "How sweet."},
                       {"--guest", "NAME", "Who drinks it.", true},
                       {"--milk", "", "With milk."}},
                      "More words."};

Result<Arguments> parse(std::initializer_list<const char*> words) {
    return Arguments::parse(kForm, std::vector<const char*>(words));
}

}  // namespace

class TestArguments : public QObject {
    Q_OBJECT

private slots:
    void takesOptionsInBothSpellings() {
        const auto read = parse({"--sugar=2", "cup", "--guest", "ada", "--guest=bob", "--milk"});
        QVERIFY(read);
        QVERIFY(read->value("--sugar") == "2");
        QVERIFY((read->values("--guest") == std::vector<std::string>{"ada", "bob"}));
        QVERIFY(read->has("--milk"));
        QVERIFY(read->operand(0) == "cup");
        QVERIFY(!read->value("--other"));
    }

    void twoDashesEndTheOptions() {
        const auto read = parse({"--", "--milk"});
        QVERIFY(read);
        QVERIFY(read->operand(0) == "--milk");
        QVERIFY(!read->has("--milk"));
    }

    void helpNeedsNothingElse() {
        const auto read = parse({"-h"});
        QVERIFY(read && read->asksForHelp());
    }

    void saysWhatIsWrong_data() {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<QString>("text");
        const auto row = [](const char* name, const QStringList& words, const char* text) {
            QTest::newRow(name) << words << QString::fromUtf8(text);
        };
        row("near option", {"--suger=1", "cup"},
            "'weir make tea' has no option --suger. Did you mean --sugar?");
        row("far option", {"--zzzzzzzz", "cup"},
            "'weir make tea' has no option --zzzzzzzz. See 'weir make tea --help'.");
        row("no operand", {}, "CUP is missing. See 'weir make tea --help'.");
        row("one too many", {"a", "b"}, "'b' is one too many. See 'weir make tea --help'.");
        row("no value", {"cup", "--sugar"}, "--sugar needs a value: --sugar SPOONS.");
        row("value of a switch", {"cup", "--milk=yes"}, "--milk takes no value.");
        row("twice", {"cup", "--sugar=1", "--sugar=2"}, "--sugar was given twice.");
    }
    void saysWhatIsWrong() {
        QFETCH(QStringList, words);
        std::vector<std::string> texts;
        for (const QString& word : words) {
            texts.push_back(word.toStdString());
        }
        std::vector<const char*> pointers;
        for (const std::string& text : texts) {
            pointers.push_back(text.c_str());
        }
        const auto read = Arguments::parse(kForm, pointers);
        QVERIFY(!read);
        QTEST(QString::fromStdString(read.error().text()), "text");
    }

    void helpNamesEverything() {
        QCOMPARE(QString::fromStdString(app::helpText(kForm)),
                 QString("Makes tea.\n\nUsage: weir make tea CUP [options]\n\n"
                         "  CUP             Where to.\n"
                         "  --sugar SPOONS  How sweet.\n"
                         "  --guest NAME    Who drinks it. May be given several times.\n"
                         "  --milk          With milk.\n"
                         "  --help          Show this text.\n\nMore words.\n"));
    }

    void readsNumbersWhole_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("good");
        QTest::newRow("least") << "0" << true;
        QTest::newRow("most") << "65535" << true;
        QTest::newRow("over") << "65536" << false;
        QTest::newRow("tail") << "80x" << false;
        QTest::newRow("empty") << "" << false;
    }
    void readsNumbersWhole() {
        QFETCH(QString, text);
        QTEST(app::readNumber("--port", text.toStdString(), 0, 65535).ok(), "good");
    }
};

QTEST_GUILESS_MAIN(TestArguments)
#include "test_arguments.moc"
