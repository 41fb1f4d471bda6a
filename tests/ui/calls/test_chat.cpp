// SPDX-License-Identifier: GPL-3.0-or-later
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

#include "ui/calls/answer_reader.hpp"
#include "ui/calls/chat_request.hpp"
#include "ui/traffic/conversation/conversation.hpp"

namespace weir::ui {

namespace {

const QStringList kDialects{QStringLiteral("openai_chat"), QStringLiteral("openai_responses"),
                            QStringLiteral("anthropic")};

ChatRequest requestIn(const QString& dialect) {
    ChatRequest request;
    request.dialect = dialect;
    request.model = QStringLiteral("some/model");
    request.settings.system = QStringLiteral("Be brief.");
    request.settings.temperature = 0.5;
    request.settings.maxTokens = 99;
    request.turns = {{ChatTurn::Role::User, QStringLiteral("one")},
                     {ChatTurn::Role::Assistant, QStringLiteral("two")},
                     {ChatTurn::Role::User, QStringLiteral("three")}};
    return request;
}

QJsonObject jsonOf(const ChatRequest& request) {
    return QJsonDocument::fromJson(bodyOf(request)).object();
}

void addDialects() {
    QTest::addColumn<QString>("dialect");
    for (const QString& dialect : kDialects) {
        QTest::newRow(qPrintable(dialect)) << dialect;
    }
}

// What each dialect sends for "Hel", "lo", with a thought before.
QByteArray streamIn(const QString& dialect) {
    if (dialect == QLatin1String("anthropic")) {
        return "event: message_start\ndata: {\"type\":\"message_start\",\"message\":{}}\n\n"
               "data: {\"type\":\"content_block_delta\",\"index\":0,"
               "\"delta\":{\"type\":\"thinking_delta\",\"thinking\":\"hm\"}}\n\n"
               "data: {\"type\":\"content_block_delta\",\"index\":1,"
               "\"delta\":{\"type\":\"text_delta\",\"text\":\"Hel\"}}\n\n"
               "data: {\"type\":\"content_block_delta\",\"index\":1,"
               "\"delta\":{\"type\":\"text_delta\",\"text\":\"lo\"}}\n\n"
               "data: {\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"max_tokens\"}}\n\n";
    }
    if (dialect == QLatin1String("openai_responses")) {
        return "data: {\"type\":\"response.created\",\"response\":{\"error\":null}}\n\n"
               "data: {\"type\":\"response.reasoning_summary_text.delta\",\"delta\":\"hm\"}\n\n"
               "data: {\"type\":\"response.output_text.delta\",\"delta\":\"Hel\"}\n\n"
               "data: {\"type\":\"response.output_text.delta\",\"delta\":\"lo\"}\n\n"
               "data: {\"type\":\"response.incomplete\",\"response\":{}}\n\n";
    }
    return ": keep-alive\n\n"
           "data: {\"choices\":[{\"delta\":{\"reasoning_content\":\"hm\"}}]}\n\n"
           "data: {\"choices\":[{\"delta\":{\"content\":\"Hel\"}}]}\n\n"
           "data: {\"choices\":[{\"delta\":{\"content\":\"lo\"}}]}\n\n"
           "data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"length\"}]}\n\n"
           "data: [DONE]\n\n";
}

QByteArray errorIn(const QString& dialect) {
    if (dialect == QLatin1String("openai_responses")) {
        return "data: {\"type\":\"response.failed\",\"response\":{\"error\":{\"code\":\"x\","
               "\"message\":\"It broke.\"}}}\n\n";
    }
    return "data: {\"type\":\"error\",\"error\":{\"type\":\"x\",\"message\":\"It broke.\"}}\n\n";
}

}  // namespace

class TestChat : public QObject {
    Q_OBJECT

private slots:
    // The reader of recorded calls finds in it what was put in.
    void aBodySaysWhatTheConversationSays_data() { addDialects(); }
    void aBodySaysWhatTheConversationSays() {
        QFETCH(QString, dialect);
        const auto read = readConversation(dialect, bodyOf(requestIn(dialect)), {});
        QVERIFY(read.understood);
        QStringList said;
        for (const Message& message : read.messages) {
            said << QString::number(int(message.role)) + u':' + message.parts.at(0).text;
        }
        QCOMPARE(said, QStringList({QStringLiteral("0:Be brief."), QStringLiteral("1:one"),
                                    QStringLiteral("2:two"), QStringLiteral("1:three")}));
    }

    void theSettingsStandWhereTheDialectWantsThem() {
        const QJsonObject chat = jsonOf(requestIn(kDialects[0]));
        QCOMPARE(chat.value(u"max_tokens").toInt(), 99);
        QCOMPARE(chat.value(u"temperature").toDouble(), 0.5);
        QVERIFY(chat.value(u"stream").toBool());
        const QJsonObject responses = jsonOf(requestIn(kDialects[1]));
        QCOMPARE(responses.value(u"max_output_tokens").toInt(), 99);
        QCOMPARE(responses.value(u"store"), QJsonValue(false));
        const QJsonObject anthropic = jsonOf(requestIn(kDialects[2]));
        QCOMPARE(anthropic.value(u"max_tokens").toInt(), 99);
        QCOMPARE(anthropic.value(u"system").toString(), QStringLiteral("Be brief."));
    }

    void whatIsNotSetIsNotSent_data() { addDialects(); }
    void whatIsNotSetIsNotSent() {
        QFETCH(QString, dialect);
        ChatRequest request = requestIn(dialect);
        request.settings = {};
        request.stream = false;
        const QJsonObject body = jsonOf(request);
        for (const char* name :
             {"temperature", "system", "instructions", "stream", "max_output_tokens"}) {
            QVERIFY2(!body.contains(QLatin1String(name)), name);
        }
        // One dialect cannot do without.
        QCOMPARE(body.value(u"max_tokens").toInt(),
                 dialect == QLatin1String("anthropic") ? kUsualMostTokens : 0);
    }

    void aDialectThatIsNotKnownIsNotAskedIn() {
        QCOMPARE(
            dialectToAskIn({QStringLiteral("openai_chat"), QStringLiteral("openai_responses")}),
            QStringLiteral("openai_responses"));
        QCOMPARE(dialectToAskIn({QStringLiteral("telepathy")}), QString());
        QCOMPARE(pathOf(QStringLiteral("telepathy")), QString());
        QVERIFY(bodyOf(requestIn(QStringLiteral("telepathy"))).isEmpty());
    }

    // However the bytes are cut.
    void aStreamIsReadAsItComes_data() { addDialects(); }
    void aStreamIsReadAsItComes() {
        QFETCH(QString, dialect);
        for (QByteArray stream :
             {streamIn(dialect), QByteArray(streamIn(dialect)).replace("\n", "\r\n")}) {
            for (const qsizetype step : {1, 7, 64, 10'000}) {
                AnswerReader reader(dialect);
                for (qsizetype at = 0; at < stream.size(); at += step) {
                    reader.feed(stream.mid(at, step));
                }
                reader.end();
                QCOMPARE(reader.words(), QStringLiteral("Hello"));
                QCOMPARE(reader.reasoning(), QStringLiteral("hm"));
                QCOMPARE(reader.problem(), QString());
                QVERIFY(reader.wasCutShort());
            }
        }
    }

    void wordsAreThereBeforeTheEnd() {
        AnswerReader reader(kDialects[0]);
        QVERIFY(!reader.feed("data: {\"choices\":[{\"delta\":{\"content\":\"Hel\"}}]}\n"));
        QCOMPARE(reader.words(), QString());
        QVERIFY(reader.feed("\n"));
        QCOMPARE(reader.words(), QStringLiteral("Hel"));
    }

    void anErrorInAStreamIsAProblem_data() { addDialects(); }
    void anErrorInAStreamIsAProblem() {
        QFETCH(QString, dialect);
        AnswerReader reader(dialect);
        reader.feed(errorIn(dialect));
        reader.end();
        QCOMPARE(reader.problem(), QStringLiteral("It broke."));
    }

    void anErrorInsteadOfAStreamIsAProblem() {
        AnswerReader reader(kDialects[0]);
        reader.feed("{\"error\":{\"message\":\"There is no model x.\",");
        reader.feed("\"type\":\"invalid_request_error\"}}");
        reader.end();
        QCOMPARE(reader.problem(), QStringLiteral("There is no model x."));
        QCOMPARE(reader.words(), QString());
    }

    void aPlainAnswerIsAnAnswer() {
        AnswerReader reader(kDialects[0]);
        reader.feed("{\"choices\":[{\"message\":{\"content\":\"Hello\"}}]}");
        reader.end();
        QCOMPARE(reader.words(), QStringLiteral("Hello"));
        QCOMPARE(reader.problem(), QString());
    }

    void whatIsNeitherIsShownAsItIs() {
        AnswerReader reader(kDialects[0]);
        reader.feed("<html>busy</html>");
        reader.end();
        QCOMPARE(reader.problem(), QStringLiteral("<html>busy</html>"));
    }
};

}  // namespace weir::ui

QTEST_GUILESS_MAIN(weir::ui::TestChat)
#include "test_chat.moc"
