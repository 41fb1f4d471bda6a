// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QTemporaryDir>
#include <QTextDocument>
#include <QtTest>

#include "ui/widgets/words_view.hpp"

using namespace weir::ui;

// Words from a model are words, whatever they look like.
class TestWordsView : public QObject {
    Q_OBJECT

private slots:
    void laysOutWhatIsMarkdown() {
        WordsView view;
        view.setWords(QStringLiteral("# Head\n\nSome **bold** words\n\n- one\n- two\n"),
                      WordsView::Form::Markdown);
        QCOMPARE(view.toPlainText(), QStringLiteral("Head\nSome bold words\none\ntwo"));
        QCOMPARE(view.words(), QStringLiteral("# Head\n\nSome **bold** words\n\n- one\n- two\n"));
    }

    void htmlIsShownAsItWasWritten() {
        WordsView view;
        view.setWords(QStringLiteral("a <b>bold</b> <script>x</script>"),
                      WordsView::Form::Markdown);
        QCOMPARE(view.toPlainText(), QStringLiteral("a <b>bold</b> <script>x</script>"));
    }

    void aLinkShowsWhereItLeads() {
        WordsView view;
        view.setWords(QStringLiteral("see [the **whole** help](http://evil.example/x) now"),
                      WordsView::Form::Markdown);
        QCOMPARE(view.toPlainText(),
                 QStringLiteral("see the whole help (http://evil.example/x) now"));
        view.setWords(QStringLiteral("[a](http://x/1)[b](http://x/2)"), WordsView::Form::Markdown);
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
        WordsView view;
        view.resize(300, 100);
        view.setWords(QStringLiteral("look ![a map](%1) here").arg(file),
                      WordsView::Form::Markdown);
        const QString shown = view.toPlainText();
        QVERIFY2(shown.contains(file), qPrintable(shown));
        QVERIFY(!shown.contains(QChar::ObjectReplacementCharacter));
        // Nothing of it is read.
        QVERIFY(
            !view.loadResource(QTextDocument::ImageResource, QUrl::fromLocalFile(file)).isValid());
        QVERIFY(view.sizeHint().height() < 40);
    }

    void isAsHighAsItsWords() {
        WordsView view;
        view.resize(300, 20);
        view.show();
        view.setWords(QStringLiteral("one line"), WordsView::Form::Markdown);
        const int one = view.sizeHint().height();
        view.setWords(QStringLiteral("one\n\ntwo\n\nthree\n\n```\ncode\nmore\n```\n"),
                      WordsView::Form::Markdown);
        QVERIFY(view.sizeHint().height() > 4 * one);
        view.setWords(QStringLiteral("word ").repeated(40), WordsView::Form::Markdown);
        view.resize(300, 20);
        const int wide = view.sizeHint().height();
        view.resize(80, 20);
        QVERIFY(view.sizeHint().height() > wide);
    }

    void plainTextStaysAsItWasWritten() {
        const QString words = QStringLiteral("<b>1 < 2</b> & \"so\"\n  *indented*");
        for (const WordsView::Form form : {WordsView::Form::Plain, WordsView::Form::Code}) {
            WordsView view;
            view.setWords(words, form);
            QCOMPARE(view.toPlainText(), words);
            QCOMPARE(WordsView::shownText(words, form), words);
        }
    }

    // Also where a text has no sign of Markdown and is taken as it is.
    void whatIsSearchedIsWhatIsShown() {
        for (const char* words :
             {"a plain sentence.", "two  blanks", " before", "after ", "www.example.com",
              "mail a@b.example now", "http://x.example/1", "a **bold** word", "one\ntwo",
              "2. second", "wait... \"so\" 'it' (c) 50 %", "    code", "a\tb", "x ^ y = z"}) {
            WordsView view;
            view.setWords(QString::fromUtf8(words), WordsView::Form::Markdown);
            QCOMPARE(WordsView::shownText(QString::fromUtf8(words), WordsView::Form::Markdown),
                     view.toPlainText());
        }
    }

    void aLongWordIsBrokenRatherThanCut() {
        WordsView view;
        view.resize(200, 20);
        view.show();
        view.setWords(QString(400, u'x'), WordsView::Form::Plain);
        QVERIFY(view.document()->size().width() <= 200);
    }

    void marksStayWhenTheWordsAreLaidOutAnew() {
        WordsView view;
        view.resize(300, 200);
        view.show();
        view.setWords(QStringLiteral("a **Needle** and a needle"), WordsView::Form::Markdown);
        view.mark(QStringLiteral("needle"));
        QCOMPARE(view.marked(), 2);
        QVERIFY(view.markPlace().isEmpty());
        view.goToMark(1);
        const QRect place = view.markPlace();
        QVERIFY(view.rect().contains(place));
        // As another theme does.
        QEvent anew(QEvent::FontChange);
        QCoreApplication::sendEvent(&view, &anew);
        QCOMPARE(view.marked(), 2);
        QCOMPARE(view.markPlace(), place);
        view.mark({});
        QVERIFY(view.extraSelections().isEmpty());
    }

    void oddMarkdownIsNoMatter() {
        WordsView view;
        for (const char* words : {"", "```", "![", "[](", "| a | b |\n|---|---|\n| 1 |", "> > > x",
                                  "\\", "&lt;&#0;", "***", "1. 2. 3."}) {
            view.setWords(QString::fromUtf8(words), WordsView::Form::Markdown);
        }
    }
};

QTEST_MAIN(TestWordsView)
#include "test_words_view.moc"
