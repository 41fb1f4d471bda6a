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
};

QTEST_APPLESS_MAIN(TestCsv)
#include "test_csv.moc"
