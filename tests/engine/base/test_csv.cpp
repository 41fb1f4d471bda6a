// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "engine/base/csv.hpp"

class TestCsv : public QObject {
    Q_OBJECT

private slots:
    void aTextIsOneCellAndNoFormula_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("cell");
        QTest::newRow("plain") << QByteArray("gpt-4o mini") << QByteArray("gpt-4o mini");
        QTest::newRow("empty") << QByteArray() << QByteArray();
        QTest::newRow("comma") << QByteArray("a,b") << QByteArray("\"a,b\"");
        QTest::newRow("quote") << QByteArray("a\"b") << QByteArray("\"a\"\"b\"");
        QTest::newRow("lines") << QByteArray("a\r\nb") << QByteArray("\"a\r\nb\"");
        QTest::newRow("formula") << QByteArray("=1+1") << QByteArray("'=1+1");
        QTest::newRow("formula in quotes")
            << QByteArray("@a,\"b\"") << QByteArray("\"'@a,\"\"b\"\"\"");
        QTest::newRow("minus inside") << QByteArray("a-b") << QByteArray("a-b");
    }
    void aTextIsOneCellAndNoFormula() {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, cell);
        QCOMPARE(QByteArray::fromStdString(weir::csvText(text.toStdString())), cell);
    }

    void linesAreReadAsTheyWereWritten() {
        weir::CsvLines lines("a;\"b;\"\"c\"\"\r\nd\"; e\r\n\nlast;\r;", ';');
        std::vector<std::string> cells;
        QVERIFY(lines.next(cells));
        QCOMPARE(cells, (std::vector<std::string>{"a", "b;\"c\"\r\nd", " e"}));
        QCOMPARE(lines.line(), std::size_t{1});
        QVERIFY(lines.next(cells));
        QCOMPARE(cells, std::vector<std::string>{""});
        QCOMPARE(lines.line(), std::size_t{3});  // a line end in a cell is one of the text
        QVERIFY(lines.next(cells));
        QCOMPARE(cells, (std::vector<std::string>{"last", ""}));
        QCOMPARE(lines.line(), std::size_t{4});
        QVERIFY(lines.next(cells));
        QCOMPARE(cells, (std::vector<std::string>{"", ""}));
        QCOMPARE(lines.line(), std::size_t{5});
        QVERIFY(lines.quotes() == weir::CsvLines::Quotes::Good);
        QVERIFY(!lines.next(cells));
    }

    void quotesThatAreWrongAreTold_data() {
        using enum weir::CsvLines::Quotes;
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<weir::CsvLines::Quotes>("quotes");
        QTest::addColumn<QByteArray>("cell");
        QTest::newRow("around") << QByteArray(" \"a\" ,b") << Good << QByteArray(" a ");
        QTest::newRow("amid") << QByteArray("5\" pipe\",b") << Astray << QByteArray("5 pipe");
        QTest::newRow("behind") << QByteArray("\"a\"b,c") << Astray << QByteArray("ab");
        QTest::newRow("again") << QByteArray("\"a\" \"b\",c") << Astray << QByteArray("a b");
        QTest::newRow("open") << QByteArray("\"a,b\nc") << Open << QByteArray("a,b\nc");
    }
    void quotesThatAreWrongAreTold() {
        QFETCH(QByteArray, text);
        QFETCH(weir::CsvLines::Quotes, quotes);
        QFETCH(QByteArray, cell);
        const std::string kept = text.toStdString();
        weir::CsvLines lines(kept, ',');
        std::vector<std::string> cells;
        QVERIFY(lines.next(cells));
        QVERIFY(lines.quotes() == quotes);
        QCOMPARE(QByteArray::fromStdString(cells.front()), cell);
    }

    void theHeaderSaysWhatSeparates() {
        QCOMPARE(weir::csvSeparator("a;b\n1,5;2"), ';');
        QCOMPARE(weir::csvSeparator("a,b;c\n"), ',');
        QCOMPARE(weir::csvSeparator("a\r\nb;c"), ',');
    }
};

QTEST_APPLESS_MAIN(TestCsv)
#include "test_csv.moc"
