// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractTextDocumentLayout>
#include <QSignalSpy>
#include <QTextBlock>
#include <QtTest>

#include "ui/playground/growing_text.hpp"
#include "ui/theme/theme.hpp"

namespace weir::ui {

class TestGrowingText : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp, ThemeChoice::Light); }

    void whatGoesOnIsAddedAndNothingElseIsTouched() {
        GrowingText text;
        text.resize(400, 10);
        text.show();
        text.setWords(QStringLiteral("One paragraph.\nAnother"));
        // Of the whole document only what is added.
        QList<int> from;
        int removed = 0;
        connect(text.document(), &QTextDocument::contentsChange, this, [&](int at, int gone, int) {
            from << at;
            removed += gone;
        });
        text.setWords(QStringLiteral("One paragraph.\nAnother one goes on\nand on"));
        QVERIFY(!from.isEmpty());
        QVERIFY(*std::min_element(from.begin(), from.end()) >= 22);
        QCOMPARE(removed, 0);
        QCOMPARE(text.toPlainText(), QStringLiteral("One paragraph.\nAnother one goes on\nand on"));
        for (QTextBlock block = text.document()->begin(); block.isValid(); block = block.next()) {
            QCOMPARE(block.blockFormat().lineHeight(), 140.0);
        }
        text.setWords(QStringLiteral("Something else"));
        QCOMPARE(text.toPlainText(), QStringLiteral("Something else"));
    }

    void itIsAsHighAsItsText() {
        GrowingText text;
        text.resize(200, 10);
        text.show();
        text.setWords(QStringLiteral("short"));
        const int one = text.height();
        text.setWords(QStringLiteral("short") + QStringLiteral("\nline").repeated(9));
        QVERIFY(text.height() >= 9 * one);
        text.setFixedWidth(900);
        text.setWords(QStringLiteral("many words ").repeated(40));
        const int wide = text.height();
        text.setFixedWidth(150);
        QTRY_VERIFY(text.height() > 2 * wide);
    }

    void aSelectionStaysWhileMoreComesIn() {
        GrowingText text;
        text.show();
        text.setWords(QStringLiteral("Select this"));
        QTextCursor cursor = text.textCursor();
        cursor.setPosition(7);
        cursor.setPosition(11, QTextCursor::KeepAnchor);
        text.setTextCursor(cursor);
        text.setWords(QStringLiteral("Select this and more"));
        QCOMPARE(text.textCursor().selectedText(), QStringLiteral("this"));
    }

    void textFromOutsideNeverBecomesMarkup() {
        GrowingText text;
        text.setWords(QStringLiteral("<b>bold</b> &amp; <img src=x>"));
        QCOMPARE(text.toPlainText(), QStringLiteral("<b>bold</b> &amp; <img src=x>"));
    }

private:
    std::unique_ptr<Theme> m_theme;
};

}  // namespace weir::ui

QTEST_MAIN(weir::ui::TestGrowingText)
#include "test_growing_text.moc"
