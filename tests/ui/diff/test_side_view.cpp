// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTextTable>
#include <QtTest>

#include "ui/diff/side_pairs.hpp"
#include "ui/diff/side_view.hpp"
#include "ui/theme/theme.hpp"
#include "ui/theme/tokens.hpp"

namespace weir::ui {

// Two texts beside each other.
class TestSideView : public QObject {
    Q_OBJECT

    std::unique_ptr<Theme> m_theme;

    static QTextTable* tableOf(const SideView& view) {
        return qobject_cast<QTextTable*>(view.document()->rootFrame()->childFrames().value(0));
    }
    static QString cell(const QTextTable& table, int row, int column) {
        QTextCursor cursor = table.cellAt(row, column).firstCursorPosition();
        cursor.setPosition(table.cellAt(row, column).lastCursorPosition().position(),
                           QTextCursor::KeepAnchor);
        return cursor.selectedText();
    }
    static QStringList rowsOf(const SideView& view) {
        QStringList rows;
        const QTextTable* table = tableOf(view);
        for (int row = 0; table != nullptr && row < table->rows(); ++row) {
            QStringList cells;
            for (int column = 0; column < table->columns(); ++column) {
                cells << cell(*table, row, column);
            }
            rows << cells.join(u'|');
        }
        return rows;
    }

private slots:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp, ThemeChoice::Light); }
    void cleanupTestCase() { m_theme.reset(); }

    void whatCameInPlaceStandsBesideWhatWent() {
        const auto lines =
            diffLines({QStringLiteral("a"), QStringLiteral("old 1"), QStringLiteral("old 2"),
                       QStringLiteral("z")},
                      {QStringLiteral("a"), QStringLiteral("new"), QStringLiteral("z")});
        const auto pairs = sidePairs(lines);
        QCOMPARE(pairs.size(), std::size_t(4));
        QCOMPARE(pairs[1].left->text, QStringLiteral("old 1"));
        QCOMPARE(pairs[1].right->text, QStringLiteral("new"));
        QCOMPARE(pairs[2].left->text, QStringLiteral("old 2"));
        QVERIFY(pairs[2].right == nullptr);
        QVERIFY(pairs[3].left == pairs[3].right);

        SideView view;
        view.setLines(lines);
        QCOMPARE(rowsOf(view),
                 (QStringList{
                     QStringLiteral("1|a|1|a"), QString::fromUtf8("\xE2\x88\x92 2|old 1|+ 2|new"),
                     QString::fromUtf8("\xE2\x88\x92 3|old 2||"), QStringLiteral("4|z|3|z")}));
    }

    void whatIsFoldedIsFoldedOnBothSides() {
        QStringList left;
        for (int line = 0; line < 60; ++line) {
            left << QString::number(line);
        }
        QStringList right = left;
        right[30] = QStringLiteral("other");
        SideView view;
        view.setLines(foldSame(diffLines(left, right)));
        const QStringList rows = rowsOf(view);
        QVERIFY(rows.size() < 20);
        QVERIFY2(rows.first().startsWith(QLatin1Char('|')) &&
                     rows.first().count(QStringLiteral("the same")) == 2,
                 qPrintable(rows.first()));
    }

    void textOfCallsStaysText() {
        SideView view;
        view.setLines(diffLines({QStringLiteral("<b>bold</b> <img src=x>")}, {}));
        QCOMPARE(cell(*tableOf(view), 0, 1), QStringLiteral("<b>bold</b> <img src=x>"));
        QVERIFY(!view.openLinks());
    }

    void theTintFollowsTheTheme() {
        SideView view;
        view.setLines(diffLines({QStringLiteral("a")}, {QStringLiteral("b")}));
        const auto ground = [&view] {
            return tableOf(view)->cellAt(0, 1).format().background().color();
        };
        view.show();
        const QColor light = ground();
        QCOMPARE(light, color(Token::ErrorTint));
        m_theme->setChoice(ThemeChoice::Dark);
        QTRY_COMPARE(ground(), color(Token::ErrorTint));
        QVERIFY(ground() != light);
        m_theme->setChoice(ThemeChoice::Light);
    }

    void moreThanItCanShowIsSaid() {
        QStringList left;
        for (int line = 0; line < SideView::kMostPairs + 7; ++line) {
            left << QStringLiteral("l%1").arg(line);
        }
        SideView view;
        view.setLines(diffLines(left, left));
        QCOMPARE(tableOf(view)->rows(), SideView::kMostPairs);
        QVERIFY(view.toPlainText().endsWith(
            QStringLiteral("7 more lines; together they are all shown.")));
        view.setLines({});
        QVERIFY(view.toPlainText().isEmpty());
    }
};

}  // namespace weir::ui

QTEST_MAIN(weir::ui::TestSideView)
#include "test_side_view.moc"
