// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "engine/exchange/call_signatures.hpp"

using namespace weir;
using namespace weir::exchange;

class TestCallSignatures : public QObject {
    Q_OBJECT

private slots:
    void eachKeyHasItsOwn() {
        CallSignatures signatures;
        signatures.keep("key 1", "call_1", "one");
        signatures.keep("key 2", "call_1", "two");
        QCOMPARE(signatures.find("key 1", "call_1"), std::string("one"));
        QCOMPARE(signatures.ofKey("key 2")->find("call_1"), std::string("two"));
        QCOMPARE(signatures.find("key 3", "call_1"), std::string());
        QCOMPARE(signatures.find("key 1", "call_2"), std::string());
    }

    void theLastOneOfACallCounts() {
        CallSignatures signatures;
        signatures.keep("key 1", "call_1", "first");
        signatures.keep("key 1", "call_1", "second");
        QCOMPARE(signatures.find("key 1", "call_1"), std::string("second"));
    }

    void whatIsNotAskedForGoesFirst() {
        CallSignatures signatures(3'500);
        const std::string long1(800, 'a');
        signatures.keep("key 1", "a", long1);
        signatures.keep("key 1", "b", long1);
        signatures.keep("key 1", "c", long1);
        QCOMPARE(signatures.find("key 1", "a"), long1);
        signatures.keep("key 1", "d", long1);
        QCOMPARE(signatures.find("key 1", "b"), std::string());
        QCOMPARE(signatures.find("key 1", "a"), long1);
        QCOMPARE(signatures.find("key 1", "c"), long1);
        QCOMPARE(signatures.find("key 1", "d"), long1);
    }

    void memoryHasABound() {
        CallSignatures signatures(10'000);
        for (int i = 0; i < 1'000; ++i) {
            signatures.keep("key 1", std::to_string(i), std::string(100, 'x'));
        }
        int kept = 0;
        for (int i = 0; i < 1'000; ++i) {
            kept += signatures.find("key 1", std::to_string(i)).empty() ? 0 : 1;
        }
        QVERIFY2(kept > 10 && kept < 100, std::to_string(kept).c_str());
        signatures.keep("key 1", "huge", std::string(CallSignatures::kLongest + 1, 'x'));
        QCOMPARE(signatures.find("key 1", "huge"), std::string());
    }
};

QTEST_GUILESS_MAIN(TestCallSignatures)
#include "test_call_signatures.moc"
