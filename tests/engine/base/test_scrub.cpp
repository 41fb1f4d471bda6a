// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "engine/base/log.hpp"
#include "engine/base/scrub.hpp"
#include "tests/support/fake_clock.hpp"

class TestScrub : public QObject {
    Q_OBJECT

private slots:
    void hidesKeys_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("clean");
        QTest::newRow("openai echo") << "Incorrect API key provided: sk-proj-abcdef1234567890."
                                     << "Incorrect API key provided: [key]";
        QTest::newRow("bearer") << "Authorization: Bearer abc.def-123"
                                << "Authorization: Bearer [key]";
        QTest::newRow("query") << "GET /v1/models?key=AIzaSyA-1234567890abc&x=1"
                               << "GET /v1/models?key=[key]&x=1";
        QTest::newRow("jwt") << "token eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0.x" << "token [key]";
        QTest::newRow("ours") << "'weir_sk_7Hq2mT4vRzP1c8WnBk9Xd'" << "'[key]'";
        QTest::newRow("words stay")
            << "ask-me about sk-8 and task-list" << "ask-me about sk-8 and task-list";
        QTest::newRow("plain") << "connection refused" << "connection refused";
    }
    void hidesKeys() {
        QFETCH(QString, text);
        QTEST(QString::fromStdString(weir::scrub(text.toStdString())), "clean");
    }

    void logScrubsAtTheSink() {
        weir::test::FakeClock clock;
        std::string seen;
        const weir::Log log(clock, [&](std::string_view line) { seen += line; });
        log.debug("not shown");
        log.error("refused sk-proj-abcdef1234567890");
        QCOMPARE(QString::fromStdString(seen),
                 QString("2026-11-23T14:00:00.000Z error refused [key]\n"));
    }
};

QTEST_GUILESS_MAIN(TestScrub)
#include "test_scrub.moc"
