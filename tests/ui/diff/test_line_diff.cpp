// SPDX-License-Identifier: GPL-3.0-or-later
#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QtTest>

#include "ui/diff/line_diff.hpp"

namespace weir::ui {

namespace {

using Kind = DiffLine::Kind;

QStringList lettersOf(const char* text) {
    QStringList lines;
    for (; *text != '\0'; ++text) {
        lines << QString(QLatin1Char(*text));
    }
    return lines;
}

// One of the texts, read back from the diff.
QStringList textOf(const std::vector<DiffLine>& lines, Kind other) {
    QStringList text;
    for (const DiffLine& line : lines) {
        if (line.kind != other) {
            text << line.text;
        }
    }
    return text;
}

// The length of the longest common subsequence, the slow and certain way.
int longestCommon(const QStringList& left, const QStringList& right) {
    std::vector<std::vector<int>> best(
        static_cast<std::size_t>(left.size()) + 1,
        std::vector<int>(static_cast<std::size_t>(right.size()) + 1));
    for (std::size_t l = 1; l < best.size(); ++l) {
        for (std::size_t r = 1; r < best[l].size(); ++r) {
            const bool same =
                left.at(static_cast<qsizetype>(l) - 1) == right.at(static_cast<qsizetype>(r) - 1);
            best[l][r] = same ? best[l - 1][r - 1] + 1 : std::max(best[l - 1][r], best[l][r - 1]);
        }
    }
    return best.back().back();
}

QStringList numbered(int count, const QString& word) {
    QStringList lines;
    for (int line = 0; line < count; ++line) {
        lines << word + QString::number(line);
    }
    return lines;
}

}  // namespace

class TestLineDiff : public QObject {
    Q_OBJECT

private slots:
    void namesWhatWasRemovedAndAdded() {
        const auto lines =
            diffLines({QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")},
                      {QStringLiteral("a"), QStringLiteral("x"), QStringLiteral("c")});
        const std::vector<DiffLine> expected{{Kind::Same, QStringLiteral("a"), 0, 0, 0},
                                             {Kind::Removed, QStringLiteral("b"), 1, -1, 0},
                                             {Kind::Added, QStringLiteral("x"), -1, 1, 0},
                                             {Kind::Same, QStringLiteral("c"), 2, 2, 0}};
        QVERIFY(lines == expected);
    }

    void anEmptyTextIsAllRemovedOrAdded() {
        QVERIFY(diffLines({}, {}).empty());
        QCOMPARE(countOf(diffLines(lettersOf("abc"), {}), Kind::Removed), 3);
        QCOMPARE(countOf(diffLines({}, lettersOf("abc")), Kind::Added), 3);
        QCOMPARE(countOf(diffLines(lettersOf("abc"), lettersOf("abc")), Kind::Same), 3);
    }

    void isTheShortestWayAndLeadsFromOneToTheOther() {
        QRandomGenerator random(7);
        for (int round = 0; round < 3'000; ++round) {
            const auto make = [&random] {
                QStringList lines;
                const int count = random.bounded(14);
                for (int line = 0; line < count; ++line) {
                    lines << QString(QChar(u'a' + random.bounded(4)));
                }
                return lines;
            };
            const QStringList left = make();
            const QStringList right = make();
            const auto lines = diffLines(left, right);
            QCOMPARE(textOf(lines, Kind::Added), left);
            QCOMPARE(textOf(lines, Kind::Removed), right);
            QCOMPARE(countOf(lines, Kind::Same), longestCommon(left, right));
            for (const DiffLine& line : lines) {
                QVERIFY(line.left < 0 || left.at(line.left) == line.text);
                QVERIFY(line.right < 0 || right.at(line.right) == line.text);
            }
        }
    }

    void textsWithoutAnythingInCommonEndInTime() {
        const QStringList left = numbered(60'000, QStringLiteral("left "));
        const QStringList right = numbered(60'000, QStringLiteral("right "));
        QElapsedTimer timer;
        timer.start();
        const auto lines = diffLines(left, right);
        QVERIFY2(timer.elapsed() < 5'000, qPrintable(QString::number(timer.elapsed())));
        QCOMPARE(textOf(lines, Kind::Added), left);
        QCOMPARE(textOf(lines, Kind::Removed), right);
    }

    void whatBothBeginAndEndWithIsKeptHoweverMuchDiffers() {
        QStringList left = numbered(5'000, QStringLiteral("left "));
        QStringList right = numbered(5'000, QStringLiteral("right "));
        for (QStringList* text : {&left, &right}) {
            text->prepend(QStringLiteral("begin"));
            text->append(QStringLiteral("end"));
        }
        const auto lines = diffLines(left, right);
        QVERIFY(lines.front().kind == Kind::Same);
        QVERIFY(lines.back().kind == Kind::Same);
    }

    void aLongRunIsFoldedAroundItsContext() {
        QStringList left = numbered(40, QStringLiteral("line "));
        QStringList right = left;
        right[20] = QStringLiteral("changed");
        const auto lines = foldSame(diffLines(left, right));
        QCOMPARE(lines.size(), std::size_t(10));
        QVERIFY(lines.front().kind == Kind::Folded);
        QCOMPARE(lines.front().folded, 17);
        QCOMPARE(lines[1].left, 17);
        QVERIFY(lines[4].kind == Kind::Removed);
        QVERIFY(lines.back().kind == Kind::Folded);
        QCOMPARE(lines.back().folded, 16);
        int shown = 0;
        for (const DiffLine& line : lines) {
            shown += line.kind == Kind::Folded ? line.folded : line.kind != Kind::Added;
        }
        QCOMPARE(shown, 40);
    }

    void oneLineIsNotFolded() {
        QStringList left = numbered(8, QStringLiteral("line "));
        QStringList right = left;
        right[4] = QStringLiteral("changed");
        const auto lines = foldSame(diffLines(left, right));
        QCOMPARE(countOf(lines, Kind::Folded), 0);
    }
};

}  // namespace weir::ui

QTEST_GUILESS_MAIN(weir::ui::TestLineDiff)
#include "test_line_diff.moc"
