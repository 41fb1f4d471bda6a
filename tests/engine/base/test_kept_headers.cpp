// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "engine/base/kept_headers.hpp"

using namespace weir;

class TestKeptHeaders : public QObject {
    Q_OBJECT

private slots:
    void comeBackInTheirOrder() {
        KeptHeaders kept;
        kept.add("content-type", "application/json");
        kept.add("x-empty", "");
        kept.add("x-colons", "a:b: c");
        kept.addNameOnly("authorization");
        const std::vector<Header> expected{{"content-type", "application/json"},
                                           {"x-empty", ""},
                                           {"x-colons", "a:b: c"},
                                           {"authorization", "[not kept]"}};
        QVERIFY(kept.list() == expected);
        QVERIFY(KeptHeaders().list().empty());
    }

    void keysAreNotKept() {
        KeptHeaders kept;
        kept.add("x-note", "sent with sk-proj-abcdef1234567890");
        QCOMPARE(kept.list().at(0).value, std::string("sent with [key]"));
    }
};

QTEST_APPLESS_MAIN(TestKeptHeaders)
#include "test_kept_headers.moc"
