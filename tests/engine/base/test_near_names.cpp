// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "engine/base/near_names.hpp"

using namespace weir;

class TestNearNames : public QObject {
    Q_OBJECT

private slots:
    void countsSlips_data() {
        QTest::addColumn<QByteArray>("left");
        QTest::addColumn<QByteArray>("right");
        QTest::addColumn<int>("slips");
        const auto row = [](const char* left, const char* right, int slips) {
            QTest::addRow("%s %s", left, right) << QByteArray(left) << QByteArray(right) << slips;
        };
        row("", "", 0);
        row("abc", "abc", 0);
        row("", "abc", 3);
        row("abc", "abd", 1);
        row("abc", "acb", 1);
        row("base_ulr", "base_url", 1);
        row("kitten", "sitting", 3);
        row("ca", "abc", 3);
    }
    void countsSlips() {
        QFETCH(QByteArray, left);
        QFETCH(QByteArray, right);
        QFETCH(int, slips);
        QCOMPARE(int(editDistance(left.toStdString(), right.toStdString())), slips);
        QCOMPARE(int(editDistance(right.toStdString(), left.toStdString())), slips);
    }

    void findsWhatWasMeant_data() {
        QTest::addColumn<QByteArray>("meant");
        QTest::addColumn<QByteArray>("found");
        QTest::newRow("a slip") << QByteArray("gpt-4o-mni")
                                << QByteArray("Did you mean \"gpt-4o-mini\"?");
        QTest::newRow("the beginning") << QByteArray("claude")
                                       << QByteArray(
                                              "Did you mean \"claude-opus\" or "
                                              "\"claude-sonnet\"?");
        QTest::newRow("several") << QByteArray("gpt-4")
                                 << QByteArray(
                                        "Did you mean \"gpt-4o\", \"gpt-5\" or "
                                        "\"gpt-4o-mini\"?");
        QTest::newRow("nothing near") << QByteArray("llama") << QByteArray();
        QTest::newRow("empty") << QByteArray() << QByteArray();
        QTest::newRow("a caller who tries it on") << QByteArray(10'000, 'g') << QByteArray();
    }
    void findsWhatWasMeant() {
        QFETCH(QByteArray, meant);
        QFETCH(QByteArray, found);
        const std::vector<std::string_view> names{"gpt-4o",      "gpt-4o-mini",   "gpt-5",
                                                  "claude-opus", "claude-sonnet", "gpt-4o"};
        QCOMPARE(didYouMean(nearNames(meant.toStdString(), names)), found.toStdString());
    }
};

QTEST_GUILESS_MAIN(TestNearNames)
#include "test_near_names.moc"
