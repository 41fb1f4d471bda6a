// SPDX-License-Identifier: GPL-3.0-or-later
#include <QApplication>
#include <QClipboard>
#include <QTextBlock>
#include <QtTest>

#include "ui/diff/diff_view.hpp"
#include "ui/theme/theme.hpp"
#include "ui/theme/tokens.hpp"

namespace weir::ui {

namespace {

std::vector<DiffLine> changedOnce() {
    return diffLines({QStringLiteral("same"), QStringLiteral("old")},
                     {QStringLiteral("same"), QStringLiteral("new")});
}

QColor groundOf(const DiffView& view, int line) {
    return view.document()->findBlockByNumber(line).blockFormat().background().color();
}

// How many pixels of the gutter are not its ground.
int inkBeside(const QImage& picture, const QRect& place) {
    const QRgb ground = picture.pixel(place.left(), place.top());
    int ink = 0;
    for (int y = place.top(); y < place.bottom(); ++y) {
        for (int x = place.left(); x < place.right(); ++x) {
            ink += picture.pixel(x, y) != ground ? 1 : 0;
        }
    }
    return ink;
}

}  // namespace

class TestDiffView : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp, ThemeChoice::Light); }
    void cleanupTestCase() { m_theme.reset(); }

    void aChangeHasASignBesideItsTint() {
        DiffView view;
        view.setLines(changedOnce());
        view.resize(400, 200);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        QCOMPARE(groundOf(view, 1), color(Token::ErrorTint));
        QCOMPARE(groundOf(view, 2), color(Token::OkTint));
        QVERIFY(groundOf(view, 0) != color(Token::OkTint));

        // The last part of the gutter is the sign: none beside a line that is the same.
        const QImage picture = view.grab().toImage();
        QTextCursor cursor(view.document());
        const auto signPlace = [&](int line) {
            cursor.setPosition(view.document()->findBlockByNumber(line).position());
            const QRect caret = view.cursorRect(cursor).translated(view.viewport()->pos());
            const int width = view.fontMetrics().horizontalAdvance(QChar(0x2212));
            return QRect(view.viewport()->x() - 2 * width, caret.y() + 1, 2 * width - 1,
                         caret.height() - 2);
        };
        QCOMPARE(inkBeside(picture, signPlace(0)), 0);
        QVERIFY(inkBeside(picture, signPlace(1)) > 0);
        QVERIFY(inkBeside(picture, signPlace(2)) > inkBeside(picture, signPlace(1)));
    }

    void theTintFollowsTheTheme() {
        DiffView view;
        view.setLines(changedOnce());
        view.show();
        const QColor light = groundOf(view, 1);
        m_theme->setChoice(ThemeChoice::Dark);
        QTRY_COMPARE(groundOf(view, 1), color(Token::ErrorTint));
        QVERIFY(groundOf(view, 1) != light);
        m_theme->setChoice(ThemeChoice::Light);
    }

    void whatIsCopiedHasTheSigns() {
        DiffView view;
        view.setLines(changedOnce());
        view.selectAll();
        view.copy();
        QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("  same\n- old\n+ new\n"));
        // A word is a word.
        view.moveCursor(QTextCursor::Start);
        view.moveCursor(QTextCursor::EndOfWord, QTextCursor::KeepAnchor);
        view.copy();
        QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("same"));
    }

private:
    std::unique_ptr<Theme> m_theme;
};

}  // namespace weir::ui

QTEST_MAIN(weir::ui::TestDiffView)
#include "test_diff_view.moc"
