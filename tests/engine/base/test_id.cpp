// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "engine/base/id.hpp"
#include "tests/support/fake_clock.hpp"
#include "tests/support/seeded_random.hpp"

using weir::Id;

class TestId : public QObject {
    Q_OBJECT

private slots:
    void carriesVersionVariantAndTime() {
        weir::test::FakeClock clock;
        weir::test::SeededRandom random(1);
        const std::string text = Id::make(clock, random).text();
        QCOMPARE(text.size(), std::size_t(36));
        QCOMPARE(text[14], '7');
        QVERIFY(std::string_view("89ab").find(text[19]) != std::string_view::npos);
        const auto milliseconds = std::stoull(text.substr(0, 8) + text.substr(9, 4), nullptr, 16);
        QCOMPARE(qint64(milliseconds), qint64(clock.now().time_since_epoch().count() / 1000));
    }

    void sortsByTime() {
        weir::test::FakeClock clock;
        weir::test::SeededRandom random(1);
        Id before = Id::make(clock, random);
        for (int i = 0; i < 100; ++i) {
            clock.advance(weir::Milliseconds(1));
            const Id after = Id::make(clock, random);
            QVERIFY(before < after);
            before = after;
        }
    }

    void readsWhatItWrote() {
        weir::test::FakeClock clock;
        weir::test::SeededRandom random(2);
        const Id id = Id::make(clock, random);
        const auto again = Id::parse(id.text());
        QVERIFY(again.has_value());
        QVERIFY(*again == id);
    }

    void refusesOtherText_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("short") << QByteArray("0193a2f4-0000-7000-8000-00000000000");
        QTest::newRow("upper case") << QByteArray("0193A2F4-0000-7000-8000-000000000000");
        QTest::newRow("no dashes") << QByteArray("0193a2f40000070000800000000000000000");
        QTest::newRow("letter") << QByteArray("0193a2g4-0000-7000-8000-000000000000");
    }
    void refusesOtherText() {
        QFETCH(QByteArray, text);
        QVERIFY(!Id::parse({text.constData(), std::size_t(text.size())}).has_value());
    }
};

QTEST_GUILESS_MAIN(TestId)
#include "test_id.moc"
