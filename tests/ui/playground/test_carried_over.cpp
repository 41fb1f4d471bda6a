// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "tests/ui/support/canned_calls.hpp"
#include "ui/playground/carried_over.hpp"

namespace weir::ui {

namespace {

WholeCall callOf(const char* dialect, const std::string& request) {
    WholeCall call;
    call.detail.row = cannedRow(1);
    call.detail.row.dialect = dialect;
    call.detail.row.modelAsked = "some/model";
    call.bodies.kept = true;
    call.bodies.request = request;
    return call;
}

const ChatTurn kHello{ChatTurn::Role::User, QStringLiteral("Hello")};
const ChatTurn kHi{ChatTurn::Role::Assistant, QStringLiteral("Hi.")};

}  // namespace

class TestCarriedOver : public QObject {
    Q_OBJECT

private slots:
    void aConversationGoesOnInEveryDialect_data() {
        QTest::addColumn<QByteArray>("dialect");
        QTest::addColumn<QByteArray>("request");
        QTest::newRow("chat")
            << QByteArray("openai_chat")
            << QByteArray(
                   "{\"model\":\"m\",\"temperature\":0.3,\"max_tokens\":50,"
                   "\"messages\":[{\"role\":\"system\",\"content\":\"Be brief.\"},"
                   "{\"role\":\"user\",\"content\":\"Hello\"},"
                   "{\"role\":\"assistant\",\"content\":\"Hi.\"},"
                   "{\"role\":\"user\",\"content\":\"And now?\"}]}");
        QTest::newRow("responses")
            << QByteArray("openai_responses")
            << QByteArray(
                   "{\"model\":\"m\",\"temperature\":0.3,\"max_output_tokens\":50,"
                   "\"instructions\":\"Be brief.\",\"input\":["
                   "{\"role\":\"user\",\"content\":\"Hello\"},"
                   "{\"role\":\"assistant\",\"content\":\"Hi.\"},"
                   "{\"role\":\"user\",\"content\":\"And now?\"}]}");
        QTest::newRow("anthropic")
            << QByteArray("anthropic")
            << QByteArray(
                   "{\"model\":\"m\",\"temperature\":0.3,\"max_tokens\":50,"
                   "\"system\":\"Be brief.\",\"messages\":["
                   "{\"role\":\"user\",\"content\":\"Hello\"},"
                   "{\"role\":\"assistant\",\"content\":\"Hi.\"},"
                   "{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"And now?\"}]}]}");
    }
    void aConversationGoesOnInEveryDialect() {
        QFETCH(QByteArray, dialect);
        QFETCH(QByteArray, request);
        const CarriedOver carried = carryOver(callOf(dialect.constData(), request.toStdString()));
        QCOMPARE(carried.problem, QString());
        QCOMPARE(carried.model, QStringLiteral("some/model"));
        QCOMPARE(carried.settings.system, QStringLiteral("Be brief."));
        QCOMPARE(carried.settings.temperature.value_or(-1), 0.3);
        QCOMPARE(carried.settings.maxTokens.value_or(-1), 50);
        QVERIFY((carried.turns == std::vector<ChatTurn>{kHello, kHi}));
        QCOMPARE(carried.draft, QStringLiteral("And now?"));
        QCOMPARE(carried.lost, QStringList());
    }

    void whatIsLostIsNamed() {
        const CarriedOver carried = carryOver(
            callOf("openai_chat",
                   "{\"model\":\"m\",\"top_p\":0.5,\"tools\":[],\"messages\":["
                   "{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"Hello\"},"
                   "{\"type\":\"image_url\",\"image_url\":{\"url\":\"data:image/png;base64,x\"}}]},"
                   "{\"role\":\"assistant\",\"content\":null,\"tool_calls\":[{\"function\":"
                   "{\"name\":\"f\",\"arguments\":\"{}\"}}]},"
                   "{\"role\":\"tool\",\"content\":\"42\"},"
                   "{\"role\":\"user\",\"content\":\"Well?\"}]}"));
        QVERIFY((carried.turns == std::vector<ChatTurn>{kHello}));
        QCOMPARE(carried.draft, QStringLiteral("Well?"));
        QCOMPARE(carried.lost.size(), 5);
        for (const char* word : {"tool calls", "results of tools", "images", "top_p", "tools"}) {
            QVERIFY2(carried.lost.join(u',').contains(QLatin1String(word)), word);
        }
    }

    void aConversationThatEndsWithAnAnswerHasNoDraft() {
        const CarriedOver carried =
            carryOver(callOf("anthropic",
                             "{\"model\":\"m\",\"max_tokens\":5,\"messages\":["
                             "{\"role\":\"user\",\"content\":\"Hello\"},"
                             "{\"role\":\"assistant\",\"content\":\"Hi.\"}]}"));
        QVERIFY((carried.turns == std::vector<ChatTurn>{kHello, kHi}));
        QCOMPARE(carried.draft, QString());
    }

    void whatCannotBeReadIsSaid() {
        WholeCall call = callOf("openai_chat", "{}");
        call.bodies.kept = false;
        QVERIFY(carryOver(call).problem.contains(QStringLiteral("not kept")));
        call.bodies.kept = true;
        call.bodies.requestCut = true;
        QVERIFY(carryOver(call).problem.contains(QStringLiteral("longer")));
        QVERIFY(!carryOver(callOf("openai_chat", "{\"model\":\"m\"}")).problem.isEmpty());
        QVERIFY(!carryOver(callOf("openai_chat", "no json")).problem.isEmpty());
    }
};

}  // namespace weir::ui

QTEST_GUILESS_MAIN(weir::ui::TestCarriedOver)
#include "test_carried_over.moc"
