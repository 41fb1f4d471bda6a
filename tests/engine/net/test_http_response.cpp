// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>
#include <string>

#include "engine/net/http/head_parser.hpp"

using namespace weir::net::http;

class TestHttpResponse : public QObject {
    Q_OBJECT

private slots:
    void refuses_data();
    void refuses();
    void framing_data();
    void framing();
    void readsAllParts();
};

void TestHttpResponse::refuses_data() {
    QTest::addColumn<std::string>("bytes");
    const auto row = [](const char* name, const std::string& bytes) {
        QTest::newRow(name) << bytes;
    };
    row("length and chunked",
        "HTTP/1.1 200 OK\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n");
    row("two equal lengths", "HTTP/1.1 200 OK\r\nContent-Length: 3\r\nContent-Length: 3\r\n\r\n");
    row("length with a sign", "HTTP/1.1 200 OK\r\nContent-Length: +3\r\n\r\n");
    row("coding that is not chunked", "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\n\r\n");
    row("chunked in HTTP/1.0", "HTTP/1.0 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
    row("folded field", "HTTP/1.1 200 OK\r\nX: a\r\n b\r\n\r\n");
    row("space before the colon", "HTTP/1.1 200 OK\r\nX : a\r\n\r\n");
    row("bare CR in a value", "HTTP/1.1 200 OK\r\nX: a\rb\r\n\r\n");
    row("control character in a value", "HTTP/1.1 200 OK\r\nX: \x02\r\n\r\n");
    row("control character in the reason", "HTTP/1.1 200 O\x02K\r\n\r\n");
    row("connection that is no list", "HTTP/1.1 200 OK\r\nConnection: a b\r\n\r\n");
    row("status of two digits", "HTTP/1.1 20 OK\r\n\r\n");
    row("status of four digits", "HTTP/1.1 2000 OK\r\n\r\n");
    row("status with a sign", "HTTP/1.1 +20 OK\r\n\r\n");
    row("status under 100", "HTTP/1.1 099 OK\r\n\r\n");
    row("status over 599", "HTTP/1.1 600 OK\r\n\r\n");
    row("no space after the status", "HTTP/1.1 200\r\n\r\n");
    row("two spaces before the status", "HTTP/1.1  200 OK\r\n\r\n");
    row("version 1.2", "HTTP/1.2 200 OK\r\n\r\n");
    row("version 2", "HTTP/2 200 OK\r\n\r\n");
    row("another protocol", "ICY/1.1 200 OK\r\n\r\n");
    row("not a head at all", "<html>\r\n\r\n");
}

void TestHttpResponse::refuses() {
    QFETCH(std::string, bytes);
    ResponseHead head;
    ResponseTerms terms;
    QVERIFY(parseResponse(bytes, "POST", head, terms));
}

void TestHttpResponse::framing_data() {
    QTest::addColumn<std::string>("bytes");
    QTest::addColumn<std::string>("method");
    QTest::addColumn<int>("kind");
    QTest::addColumn<quint64>("length");
    QTest::addColumn<bool>("keepAlive");
    using Kind = Framing::Kind;
    const auto row = [](const char* name, const char* bytes, Kind kind, quint64 length,
                        bool keepAlive, const char* method = "POST") {
        QTest::newRow(name) << std::string(bytes) << std::string(method) << static_cast<int>(kind)
                            << length << keepAlive;
    };
    row("length", "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n", Kind::Length, 5, true);
    row("zero", "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", Kind::None, 0, true);
    row("chunked", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", Kind::Chunked, 0, true);
    row("neither", "HTTP/1.1 200 OK\r\n\r\n", Kind::UntilClose, 0, false);
    row("close", "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nConnection: close\r\n\r\n", Kind::Length,
        5, false);
    row("HTTP/1.0", "HTTP/1.0 200 OK\r\nContent-Length: 5\r\n\r\n", Kind::Length, 5, false);
    row("answer to HEAD", "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n", Kind::None, 0, true,
        "HEAD");
    row("204", "HTTP/1.1 204 No Content\r\n\r\n", Kind::None, 0, true);
    row("304", "HTTP/1.1 304 Not Modified\r\nContent-Length: 5\r\n\r\n", Kind::None, 0, true);
    row("interim", "HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n", Kind::None, 0, true);
}

void TestHttpResponse::framing() {
    QFETCH(std::string, bytes);
    QFETCH(std::string, method);
    QFETCH(int, kind);
    QFETCH(quint64, length);
    QFETCH(bool, keepAlive);
    ResponseHead head;
    ResponseTerms terms;
    const HeadFault fault = parseResponse(bytes, method, head, terms);
    QCOMPARE(fault.reason, "");
    QCOMPARE(static_cast<int>(terms.framing.kind), kind);
    if (terms.framing.kind == Framing::Kind::Length) {
        QCOMPARE(terms.framing.length, std::uint64_t{length});
    }
    QCOMPARE(terms.keepAlive, keepAlive);
}

void TestHttpResponse::readsAllParts() {
    ResponseHead head;
    ResponseTerms terms;
    const std::string bytes = "HTTP/1.1 429 Too Many\r\nRetry-After: 3\r\nX: \r\n\r\n";
    QVERIFY(!parseResponse(bytes, "POST", head, terms));
    QCOMPARE(head.status, 429);
    QCOMPARE(std::string(head.reason), std::string("Too Many"));
    QCOMPARE(std::string(*head.find("retry-after")), std::string("3"));
    const std::string noReason = "HTTP/1.1 200 \r\n\r\n";
    QVERIFY(!parseResponse(noReason, "POST", head, terms));
    QCOMPARE(std::string(head.reason), std::string());
    QVERIFY(head.fields.empty());
}

QTEST_APPLESS_MAIN(TestHttpResponse)
#include "test_http_response.moc"
