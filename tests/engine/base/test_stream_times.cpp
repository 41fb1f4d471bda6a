// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "engine/base/stream_times.hpp"
#include "tests/support/seeded_random.hpp"

using namespace weir;

class TestStreamTimes : public QObject {
    Q_OBJECT

private slots:
    void isWhatWasNoted() {
        test::SeededRandom random(9);
        StreamTimes times;
        std::vector<StreamMoment> expected;
        StreamMoment moment;
        for (int piece = 0; piece < 5'000; ++piece) {
            moment.offset += random.below(piece % 100 == 0 ? 3'000'000 : 400);
            moment.atUs +=
                static_cast<std::int64_t>(random.below(piece % 70 == 0 ? 1ULL << 40 : 60'000));
            times.note(moment.offset, moment.atUs);
            expected.push_back(moment);
        }
        QCOMPARE(times.list(), expected);
    }

    void aPieceTakesFewBytes() {
        StreamTimes times;
        for (std::uint64_t piece = 0; piece < 1'000; ++piece) {
            times.note(piece * 220, static_cast<std::int64_t>(piece) * 33'000);
        }
        QVERIFY(times.bytes() <= 5'000);
    }

    void nothingIsNothing() {
        QVERIFY(StreamTimes().list().empty());
        QCOMPARE(StreamTimes().bytes(), std::size_t(0));
    }
};

QTEST_APPLESS_MAIN(TestStreamTimes)
#include "test_stream_times.moc"
