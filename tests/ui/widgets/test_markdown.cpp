// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QTemporaryDir>
#include <QTextDocument>
#include <QtTest>

#include "ui/widgets/markdown.hpp"

using namespace weir::ui;

// Words from a model are words, whatever they look like.
class TestMarkdown : public QObject {
    Q_OBJECT

private slots:
    void laysOutWhatIsMarkdown() {
        MarkdownView view;
        view.setWords(QStringLiteral("# Head\n\nSome **bold** words\n\n- one\n- two\n"));
        QCOMPARE(view.toPlainText(), QStringLiteral("Head\nSome bold words\none\ntwo"));
        QCOMPARE(view.words(), QStringLiteral("# Head\n\nSome **bold** words\n\n- one\n- two\n"));
    }

    void htmlIsShownAsItWasWritten() {
        MarkdownView view;
        view.setWords(QStringLiteral("a <b>bold</b> <script>x</script>"));
        QCOMPARE(view.toPlainText(), QStringLiteral("a <b>bold</b> <script>x</script>"));
    }

    void aLinkShowsWhereItLeads() {
        MarkdownView view;
        view.setWords(QStringLiteral("see [the **whole** help](http://evil.example/x) now"));
        QCOMPARE(view.toPlainText(),
                 QStringLiteral("see the whole help (http://evil.example/x) now"));
        view.setWords(QStringLiteral("[a](http://x/1)[b](http://x/2)"));
        QVERIFY(view.toPlainText().contains(QStringLiteral("http://x/2")));
        QVERIFY(!view.textInteractionFlags().testFlag(Qt::LinksAccessibleByMouse));
        QVERIFY(!view.openExternalLinks() && !view.openLinks());
    }

    void aPictureIsTheTextThatDescribesIt() {
        QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("secret.png"));
        QImage image(40, 40, QImage::Format_RGB32);
        image.fill(Qt::red);
        QVERIFY(image.save(file));
        MarkdownView view;
        view.resize(300, 100);
        view.setWords(QStringLiteral("look ![a map](%1) here").arg(file));
        const QString shown = view.toPlainText();
        QVERIFY2(shown.contains(file), qPrintable(shown));
        QVERIFY(!shown.contains(QChar::ObjectReplacementCharacter));
        // Nothing of it is read.
        QVERIFY(
            !view.loadResource(QTextDocument::ImageResource, QUrl::fromLocalFile(file)).isValid());
        QVERIFY(view.sizeHint().height() < 40);
    }

    void isAsHighAsItsWords() {
        MarkdownView view;
        view.resize(300, 20);
        view.show();
        view.setWords(QStringLiteral("one line"));
        const int one = view.sizeHint().height();
        view.setWords(QStringLiteral("one\n\ntwo\n\nthree\n\n```\ncode\nmore\n```\n"));
        QVERIFY(view.sizeHint().height() > 4 * one);
        view.setWords(QStringLiteral("word ").repeated(40));
        view.resize(300, 20);
        const int wide = view.sizeHint().height();
        view.resize(80, 20);
        QVERIFY(view.sizeHint().height() > wide);
    }

    void oddMarkdownIsNoMatter() {
        MarkdownView view;
        for (const char* words : {"", "```", "![", "[](", "| a | b |\n|---|---|\n| 1 |", "> > > x",
                                  "\\", "&lt;&#0;", "***", "1. 2. 3."}) {
            view.setWords(QString::fromUtf8(words));
        }
    }
};

QTEST_MAIN(TestMarkdown)
#include "test_markdown.moc"
