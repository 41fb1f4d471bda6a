// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "engine/base/span_text.hpp"

using namespace std::chrono_literals;
using namespace weir;

class TestSpanText : public QObject {
    Q_OBJECT

private slots:
    void whatIsWrittenIsReadAgain() {
        for (const auto& [span, text] : {std::pair{std::chrono::seconds(1), "1s"},
                                         {90s, "90s"},
                                         {2min, "2m"},
                                         {12h, "12h"},
                                         {36h, "36h"},
                                         {24h * 7, "7d"},
                                         {kLongestSpan, "366d"}}) {
            QCOMPARE(spanText(span), std::string(text));
            QCOMPARE(parseSpan(text), std::optional(span));
        }
        QCOMPARE(parseSpan("24h"), std::optional<std::chrono::seconds>(24h));
    }

    void whatIsNoLengthIsNotRead() {
        for (const char* text : {"", "d", "7", "0d", "-1d", "+1d", "1.5h", "7 d", "7D", "7days",
                                 "367d", "31622401s", "99999999999s"}) {
            QVERIFY2(!parseSpan(text), text);
        }
    }
};

QTEST_APPLESS_MAIN(TestSpanText)
#include "test_span_text.moc"
