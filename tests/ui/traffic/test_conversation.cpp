// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "ui/traffic/conversation/conversation.hpp"
#include "ui/traffic/conversation/readers.hpp"

namespace weir::ui {

using Role = Message::Role;
using Kind = MessagePart::Kind;

class TestConversation : public QObject {
    Q_OBJECT

private slots:
    void openAiChatIsReadWithToolsAndImages() {
        const QByteArray request = R"({"model":"m","messages":[
            {"role":"developer","content":"Be brief."},
            {"role":"user","content":[{"type":"text","text":"Look"},
              {"type":"image_url","image_url":{"url":"data:image/png;base64,AAAA"}}]},
            {"role":"assistant","content":null,"tool_calls":[
              {"id":"1","type":"function","function":{"name":"look","arguments":"[1]"}}]},
            {"role":"tool","tool_call_id":"1","content":"a cat"}]})";
        const QByteArray response =
            R"({"choices":[{"message":{"role":"assistant","content":"A cat."}}]})";
        const Conversation read =
            readConversation(QStringLiteral("openai_chat"), request, response);
        QVERIFY(read.understood);
        QCOMPARE(read.messages.size(), std::size_t{5});
        QVERIFY(read.messages[0].role == Role::System);
        QVERIFY(read.messages[1].parts[1].kind == Kind::Image);
        QCOMPARE(read.messages[1].parts[1].name, QStringLiteral("image/png"));
        QVERIFY(read.messages[2].parts[0].kind == Kind::ToolCall);
        QCOMPARE(read.messages[2].parts[0].text, QStringLiteral("[1]"));
        QVERIFY(read.messages[3].parts[0].kind == Kind::ToolResult);
        QCOMPARE(read.messages[4].parts[0].text, QStringLiteral("A cat."));
    }

    void openAiChatStreamIsPutTogether() {
        const QByteArray response =
            "data: {\"choices\":[{\"delta\":{\"role\":\"assistant\",\"content\":\"Hel\"}}]}\r\n\r\n"
            ": keep-alive\n\n"
            "data: {\"choices\":[{\"delta\":{\"content\":\"lo\"}}]}\n\n"
            "data: {\"choices\":[{\"delta\":{\"tool_calls\":[{\"index\":0,\"function\":"
            "{\"name\":\"f\",\"arguments\":\"{\\\"a\\\"\"}}]}}]}\n\n"
            "data: {\"choices\":[{\"delta\":{\"tool_calls\":[{\"index\":0,\"function\":"
            "{\"arguments\":\":2}\"}}]}}]}\n\n"
            "data: [DONE]\n\n";
        const Conversation read =
            readConversation(QStringLiteral("openai_chat"), R"({"messages":[]})", response);
        QCOMPARE(read.messages.size(), std::size_t{1});
        QCOMPARE(read.messages[0].parts[0].text, QStringLiteral("Hello"));
        QCOMPARE(read.messages[0].parts[1].name, QStringLiteral("f"));
        QCOMPARE(read.messages[0].parts[1].text, QStringLiteral("{\"a\":2}"));
    }

    void aStreamCutAnywhereKeepsWhatCame() {
        const QByteArray whole =
            "event: content_block_start\ndata: {\"type\":\"content_block_start\",\"index\":0,"
            "\"content_block\":{\"type\":\"text\",\"text\":\"\"}}\n\n"
            "event: content_block_delta\ndata: {\"type\":\"content_block_delta\",\"index\":0,"
            "\"delta\":{\"type\":\"text_delta\",\"text\":\"one \"}}\n\n"
            "event: content_block_delta\ndata: {\"type\":\"content_block_delta\",\"index\":0,"
            "\"delta\":{\"type\":\"text_delta\",\"text\":\"two\"}}\n\n";
        const QString all = QStringLiteral("one two");
        for (qsizetype end = 0; end <= whole.size(); ++end) {
            const Conversation read = readConversation(
                QStringLiteral("anthropic"), R"({"messages":[{"role":"user","content":"go"}]})",
                whole.left(end));
            const bool answered = read.messages.size() == 2;
            const QString words = answered ? read.messages[1].parts[0].text : QString();
            QVERIFY2(all.startsWith(words), qPrintable(words));
            QCOMPARE(words == all, end == whole.size());
        }
    }

    void anthropicIsReadWithThinkingAndTools() {
        const QByteArray request = R"({"system":[{"type":"text","text":"Be kind."}],"messages":[
            {"role":"user","content":"Weather?"},
            {"role":"assistant","content":[{"type":"tool_use","id":"t","name":"sky","input":{}}]},
            {"role":"user","content":[{"type":"tool_result","tool_use_id":"t","content":"blue"}]}]})";
        const QByteArray response =
            "event: content_block_start\ndata: {\"type\":\"content_block_start\",\"index\":0,"
            "\"content_block\":{\"type\":\"thinking\",\"thinking\":\"\"}}\n\n"
            "data: {\"type\":\"content_block_delta\",\"index\":0,\"delta\":"
            "{\"type\":\"thinking_delta\",\"thinking\":\"hm\"}}\n\n"
            "data: {\"type\":\"content_block_start\",\"index\":1,\"content_block\":"
            "{\"type\":\"tool_use\",\"name\":\"sun\",\"input\":{}}}\n\n"
            "data: {\"type\":\"content_block_delta\",\"index\":1,\"delta\":"
            "{\"type\":\"input_json_delta\",\"partial_json\":\"{\\\"up\\\":true}\"}}\n\n";
        const Conversation read = readConversation(QStringLiteral("anthropic"), request, response);
        QCOMPARE(read.messages.size(), std::size_t{5});
        QVERIFY(read.messages[0].role == Role::System);
        QVERIFY(read.messages[3].role == Role::Tool);
        QVERIFY(read.messages[4].parts[0].kind == Kind::Reasoning);
        QCOMPARE(read.messages[4].parts[1].text, QStringLiteral("{\"up\":true}"));
    }

    void openAiResponsesIsRead() {
        const QByteArray request =
            R"({"instructions":"Short.","input":[{"role":"user","content":"Hi"},
                {"type":"function_call","name":"f","arguments":"{}"},
                {"type":"function_call_output","output":"done"}]})";
        const QByteArray response =
            "data: {\"type\":\"response.output_item.added\",\"output_index\":0,\"item\":"
            "{\"type\":\"message\",\"role\":\"assistant\",\"content\":[]}}\n\n"
            "data: {\"type\":\"response.output_text.delta\",\"output_index\":0,\"delta\":\"Hel\"}"
            "\n\ndata: {\"type\":\"response.output_text.delta\",\"output_index\":0,\"delta\":"
            "\"lo\"}\n\n";
        const Conversation read =
            readConversation(QStringLiteral("openai_responses"), request, response);
        QCOMPARE(read.messages.size(), std::size_t{5});
        QVERIFY(read.messages[2].parts[0].kind == Kind::ToolCall);
        QVERIFY(read.messages[3].role == Role::Tool);
        QCOMPARE(read.messages[4].parts[0].text, QStringLiteral("Hello"));
    }

    void anErrorIsSaidInAnyShape_data() {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("object") << QByteArray(R"({"error":{"message":"too many"}})");
        QTest::newRow("text") << QByteArray(R"({"error":"too many"})");
        QTest::newRow("stream") << QByteArray(
            "event: error\ndata: {\"type\":\"error\",\"error\":"
            "{\"message\":\"too many\"}}\n\n");
    }
    void anErrorIsSaidInAnyShape() {
        QFETCH(QByteArray, body);
        const Conversation read = readConversation(
            QStringLiteral("anthropic"), R"({"messages":[{"role":"user","content":"go"}]})", body);
        QVERIFY(read.messages.back().role == Role::Error);
        QCOMPARE(read.messages.back().parts[0].text, QStringLiteral("too many"));
    }

    void whatIsNoJsonIsNotUnderstood() {
        QVERIFY(!readConversation(QStringLiteral("openai_chat"), "hello", "{}").understood);
        QVERIFY(!readConversation(QStringLiteral("openai_chat"), R"({"messages":[]})", "<html>")
                     .understood);
    }
};

}  // namespace weir::ui

QTEST_GUILESS_MAIN(weir::ui::TestConversation)
#include "test_conversation.moc"
