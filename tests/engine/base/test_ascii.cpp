// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "engine/base/ascii.hpp"

using namespace weir;

namespace {

// Long enough that some characters are compared eight at a time and some alone.
constexpr std::size_t kLength = 19;

}  // namespace

class TestAscii : public QObject {
    Q_OBJECT

private slots:
    // At each place of a text whose other characters are as far apart as they may be.
    void anyTwoCharactersAreTheSameAtAnyPlaceAsTheyAreAlone() {
        for (std::size_t place = 0; place < kLength; ++place) {
            std::string left(kLength, 'z');
            std::string right(kLength, 'Z');
            for (int a = 0; a < 256; ++a) {
                left[place] = static_cast<char>(a);
                for (int b = 0; b < 256; ++b) {
                    right[place] = static_cast<char>(b);
                    const bool same = lower(left[place]) == lower(right[place]);
                    if (equalsIgnoringCase(left, right) != same) {
                        QFAIL(
                            qPrintable(QStringLiteral("%1 and %2 at %3").arg(a).arg(b).arg(place)));
                    }
                }
            }
        }
    }

    void textsOfOtherLengthsDiffer() {
        QVERIFY(equalsIgnoringCase("", ""));
        QVERIFY(!equalsIgnoringCase("a", ""));
        QVERIFY(!equalsIgnoringCase("content-length", "content-lengt"));
        QVERIFY(!equalsIgnoringCase("12345678", "123456789"));
    }

    void theCompilerComparesAsTheProgramDoes() {
        static_assert(equalsIgnoringCase("Content-Length", "cONTENT-lENGTH"));
        static_assert(!equalsIgnoringCase("Content_Length", "content-length"));
        QVERIFY(equalsIgnoringCase("Content-Length", "cONTENT-lENGTH"));
        QVERIFY(!equalsIgnoringCase("Content_Length", "content-length"));
    }
};

QTEST_APPLESS_MAIN(TestAscii)
#include "test_ascii.moc"
