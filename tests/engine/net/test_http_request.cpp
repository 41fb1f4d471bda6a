// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>
#include <string>

#include "engine/net/http/head_parser.hpp"

using namespace weir::net::http;

namespace {

struct Parsed {
    HeadReader reader;
    HeadReader::State state = HeadReader::State::More;
    HeadFault fault;
    RequestHead head;
    RequestTerms terms;
    std::size_t used = 0;
};

// Feeds in pieces of `step` bytes.
void parse(const std::string& bytes, std::size_t step, Parsed& parsed) {
    std::size_t at = 0;
    while (at < bytes.size() && parsed.state == HeadReader::State::More) {
        std::size_t used = 0;
        parsed.state = parsed.reader.feed(std::string_view(bytes).substr(at, step), used);
        at += used;
    }
    parsed.used = at;
    parsed.fault = parsed.reader.fault();
    if (parsed.state == HeadReader::State::Complete) {
        parsed.fault = parseRequest(parsed.reader.bytes(), parsed.head, parsed.terms);
    }
}

const std::string kHost = "Host: a\r\n";

}  // namespace

class TestHttpRequest : public QObject {
    Q_OBJECT

private slots:
    void refuses_data();
    void refuses();
    void accepts_data();
    void accepts();
    void readsAllParts();
    void cutAnywhereItIsTheSame();
    void framing_data();
    void framing();
    void holdsItsLimits_data();
    void holdsItsLimits();
    void aRefusedHeadStaysRefused();
    void fieldsAreComparedWithoutCase();
};

void TestHttpRequest::refuses_data() {
    QTest::addColumn<std::string>("bytes");
    QTest::addColumn<int>("status");
    const auto row = [](const char* name, std::string bytes, int status = 400) {
        QTest::newRow(name) << std::move(bytes) << status;
    };
    const auto post = [&row](const char* name, const std::string& fields) {
        row(name, "POST / HTTP/1.1\r\n" + kHost + fields + "\r\n");
    };
    const auto line = [&row](const char* name, const std::string& start) {
        row(name, start + "\r\n" + kHost + "\r\n");
    };

    post("length and chunked", "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n");
    post("chunked and length", "Transfer-Encoding: chunked\r\nContent-Length: 3\r\n");
    post("two equal lengths", "Content-Length: 3\r\nContent-Length: 3\r\n");
    post("two lengths", "Content-Length: 3\r\nContent-Length: 4\r\n");
    post("a list of lengths", "Content-Length: 3, 3\r\n");
    post("length with plus", "Content-Length: +3\r\n");
    post("length with minus", "Content-Length: -3\r\n");
    post("length with underscore", "Content-Length: 1_0\r\n");
    post("hexadecimal length", "Content-Length: 0x3\r\n");
    post("length with a space inside", "Content-Length: 1 0\r\n");
    post("empty length", "Content-Length: \r\n");
    post("length of twenty digits", "Content-Length: 00000000000000000003\r\n");
    post("coding that is not chunked", "Transfer-Encoding: gzip\r\n");
    post("chunked not last", "Transfer-Encoding: chunked, gzip\r\n");
    post("gzip, chunked", "Transfer-Encoding: gzip, chunked\r\n");
    post("chunked twice in one", "Transfer-Encoding: chunked, chunked\r\n");
    post("chunked twice", "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n");
    post("identity", "Transfer-Encoding: identity\r\n");
    post("xchunked", "Transfer-Encoding: xchunked\r\n");
    post("chunked with a parameter", "Transfer-Encoding: chunked;x\r\n");
    post("chunked with a vertical tab",
         "Transfer-Encoding: \x0b"
         "chunked\r\n");
    post("empty coding", "Transfer-Encoding:\r\n");
    row("chunked in HTTP/1.0",
        "POST / HTTP/1.0\r\n" + kHost + "Transfer-Encoding: chunked\r\n\r\n");
    post("obs-fold with space", "X: a\r\n b\r\n");
    post("obs-fold with tab", "X: a\r\n\tb\r\n");
    row("space before the first field", "POST / HTTP/1.1\r\n Host: a\r\n\r\n");
    row("bare LF after the start line", "POST / HTTP/1.1\nHost: a\r\n\r\n");
    post("bare LF after a field", "X: a\nY: b\r\n");
    row("bare LF at the end", "POST / HTTP/1.1\r\nHost: a\r\n\n");
    post("bare CR in a value", "X: a\rb\r\n");
    post("bare CR at a value's end", "X: a\r\r\n");
    row("bare CR in the start line", "GET /\r HTTP/1.1\r\n" + kHost + "\r\n");
    post("NUL in a value", std::string("X: a\0b\r\n", 8));
    post("control character in a value",
         "X: a\x01"
         "b\r\n");
    post("DEL in a value", "X: a\x7f\r\n");
    post("space before the colon", "X : a\r\n");
    post("tab before the colon", "X\t: a\r\n");
    post("no colon", "Xa\r\n");
    post("empty name", ": a\r\n");
    post("name that is not a token", "X(y): a\r\n");
    post("name that is not ASCII", "X\xc3\xa4: a\r\n");
    post("connection that is no list", "Connection: close x\r\n");
    post("two hosts", "Host: a\r\n");
    post("two hosts of which one differs", "Host: b\r\n");
    row("no host", "GET / HTTP/1.1\r\nX: a\r\n\r\n");
    row("empty host", "GET / HTTP/1.1\r\nHost:\r\n\r\n");
    row("host with a user", "GET / HTTP/1.1\r\nHost: a@b\r\n\r\n");
    row("host with a path", "GET / HTTP/1.1\r\nHost: a/b\r\n\r\n");
    row("list of hosts", "GET / HTTP/1.1\r\nHost: a, b\r\n\r\n");
    row("host with a port that is none", "GET / HTTP/1.1\r\nHost: a:x\r\n\r\n");
    row("host with an open bracket", "GET / HTTP/1.1\r\nHost: [::1\r\n\r\n");
    line("absolute form with another host", "GET http://b/ HTTP/1.1");
    line("absolute form without a path", "GET http://a HTTP/1.1");
    line("absolute form of https", "GET https://a/ HTTP/1.1");
    line("target that is not a path", "GET v1/models HTTP/1.1");
    line("authority form", "CONNECT a:443 HTTP/1.1");
    line("asterisk of GET", "GET * HTTP/1.1");
    line("fragment in the target", "GET /#a HTTP/1.1");
    line("not ASCII in the target", "GET /\xc3\xa4 HTTP/1.1");
    line("tab in the target", "GET /\ta HTTP/1.1");
    line("space in the target", "GET /a b HTTP/1.1");
    line("two spaces", "GET  / HTTP/1.1");
    line("space at the start", " GET / HTTP/1.1");
    line("space at the end", "GET / HTTP/1.1 ");
    line("lower-case method", "get / HTTP/1.1");
    line("method that is not known", "BREW / HTTP/1.1");
    line("method that is longer than any", "GETGETGETGET / HTTP/1.1");
    line("TRACE", "TRACE / HTTP/1.1");
    line("version 1.2", "GET / HTTP/1.2");
    line("version 1.32", "GET / HTTP/1.32");
    line("version 2.0", "GET / HTTP/2.0");
    line("version 01.1", "GET / HTTP/01.1");
    line("lower-case version", "GET / http/1.1");
    row("HTTP/0.9", "GET /\r\n\r\n");
    row("HTTP/2 preface", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
    row("TLS handshake", std::string("\x16\x03\x01\x02\x00\x01", 6));
    row("empty line first", "\r\nGET / HTTP/1.1\r\n" + kHost + "\r\n");
    row("GET with a length", "GET / HTTP/1.1\r\n" + kHost + "Content-Length: 3\r\n\r\n");
    row("GET with chunks", "GET / HTTP/1.1\r\n" + kHost + "Transfer-Encoding: chunked\r\n\r\n");
    row("HEAD with a length", "HEAD / HTTP/1.1\r\n" + kHost + "Content-Length: 3\r\n\r\n");
    row("another expectation", "POST / HTTP/1.1\r\n" + kHost + "Expect: a raise\r\n\r\n", 417);
    row("two expectations",
        "POST / HTTP/1.1\r\n" + kHost + "Expect: 100-continue\r\nExpect: 100-continue\r\n\r\n",
        417);
}

void TestHttpRequest::refuses() {
    QFETCH(std::string, bytes);
    QFETCH(int, status);
    for (const std::size_t step : {bytes.size(), std::size_t{1}}) {
        Parsed parsed;
        parse(bytes, step, parsed);
        QCOMPARE(parsed.fault.status, status);
    }
}

void TestHttpRequest::accepts_data() {
    QTest::addColumn<std::string>("bytes");
    QTest::addColumn<std::string>("target");
    const auto row = [](const char* name, const std::string& bytes, const char* target = "/") {
        QTest::newRow(name) << bytes << std::string(target);
    };
    row("the least", "GET / HTTP/1.1\r\nHost: a\r\n\r\n");
    row("HTTP/1.0", "GET / HTTP/1.0\r\nHost: a\r\n\r\n");
    row("host with port", "GET / HTTP/1.1\r\nHost: 127.0.0.1:9347\r\n\r\n");
    row("host that is IPv6", "GET / HTTP/1.1\r\nHost: [::1]:9347\r\n\r\n");
    row("query", "GET /v1/models?limit=5 HTTP/1.1\r\nHost: a\r\n\r\n", "/v1/models?limit=5");
    row("absolute form", "GET http://A:80/x HTTP/1.1\r\nHost: a:80\r\n\r\n", "/x");
    row("asterisk of OPTIONS", "OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n", "*");
    row("no space after the colon", "GET / HTTP/1.1\r\nHost:a\r\n\r\n");
    row("tabs around a value", "GET / HTTP/1.1\r\nHost:\ta\t \r\n\r\n");
    row("empty value", "GET / HTTP/1.1\r\nHost: a\r\nX:\r\n\r\n");
    row("UTF-8 in a value", "GET / HTTP/1.1\r\nHost: a\r\nUser-Agent: \xc3\xa4\r\n\r\n");
    row("GET with length zero", "GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n");
    row("asked to upgrade",
        "GET / HTTP/1.1\r\nHost: a\r\nUpgrade: h2c\r\nConnection: Upgrade\r\n\r\n");
}

void TestHttpRequest::accepts() {
    QFETCH(std::string, bytes);
    QFETCH(std::string, target);
    Parsed parsed;
    parse(bytes, bytes.size(), parsed);
    QCOMPARE(parsed.fault.reason, "");
    QCOMPARE(std::string(parsed.head.target), target);
}

void TestHttpRequest::readsAllParts() {
    Parsed parsed;
    parse(
        "POST /v1/chat/completions?a=b HTTP/1.1\r\nHost: a:1\r\nX-Empty:\r\n"
        "Content-Type: application/json\r\nExpect: 100-Continue\r\nContent-Length: 12\r\n"
        "Connection: x, Close\r\n\r\n{\"a\":\"body\"}",
        9999, parsed);
    QCOMPARE(parsed.fault.reason, "");
    QCOMPARE(std::string(parsed.head.method), std::string("POST"));
    QCOMPARE(std::string(parsed.head.path()), std::string("/v1/chat/completions"));
    QCOMPARE(std::string(parsed.head.query()), std::string("a=b"));
    QCOMPARE(parsed.head.minorVersion, 1);
    QCOMPARE(parsed.head.fields.size(), std::size_t{6});
    QCOMPARE(std::string(*parsed.head.find("content-TYPE")), std::string("application/json"));
    QCOMPARE(std::string(*parsed.head.find("x-empty")), std::string());
    QVERIFY(!parsed.head.find("x-none"));
    QVERIFY(parsed.terms.expectsContinue);
    QVERIFY(!parsed.terms.keepAlive);
    QVERIFY((parsed.terms.framing == Framing{Framing::Kind::Length, 12}));
}

void TestHttpRequest::cutAnywhereItIsTheSame() {
    const std::string head = "POST /a?b HTTP/1.1\r\nHost: a\r\nX: y\r\nContent-Length: 3\r\n\r\n";
    const std::string bytes = head + "abcGET ";
    for (std::size_t cut = 0; cut <= bytes.size(); ++cut) {
        HeadReader reader;
        std::size_t first = 0;
        std::size_t second = 0;
        auto state = reader.feed(std::string_view(bytes).substr(0, cut), first);
        if (state == HeadReader::State::More) {
            QCOMPARE(first, cut);
            state = reader.feed(std::string_view(bytes).substr(cut), second);
        }
        QCOMPARE(state, HeadReader::State::Complete);
        QCOMPARE(first + second, head.size());
        QCOMPARE(std::string(reader.bytes()), head);
    }
}

void TestHttpRequest::framing_data() {
    QTest::addColumn<std::string>("fields");
    QTest::addColumn<int>("kind");
    QTest::addColumn<quint64>("length");
    const auto row = [](const char* name, const char* fields, Framing::Kind kind,
                        quint64 length = 0) {
        QTest::newRow(name) << std::string(fields) << static_cast<int>(kind) << length;
    };
    row("none", "", Framing::Kind::None);
    row("length", "Content-Length: 17\r\n", Framing::Kind::Length, 17);
    row("zero", "Content-Length: 0\r\n", Framing::Kind::None);
    row("nineteen digits", "Content-Length: 9999999999999999999\r\n", Framing::Kind::Length,
        9999999999999999999ULL);
    row("chunked", "Transfer-Encoding: chunked\r\n", Framing::Kind::Chunked);
    row("chunked in capitals", "Transfer-Encoding: CHUNKED\r\n", Framing::Kind::Chunked);
}

void TestHttpRequest::framing() {
    QFETCH(std::string, fields);
    QFETCH(int, kind);
    QFETCH(quint64, length);
    Parsed parsed;
    parse("POST / HTTP/1.1\r\n" + kHost + fields + "\r\n", 9999, parsed);
    QCOMPARE(parsed.fault.reason, "");
    QCOMPARE(static_cast<int>(parsed.terms.framing.kind), kind);
    QCOMPARE(parsed.terms.framing.length, std::uint64_t{length});
}

void TestHttpRequest::holdsItsLimits_data() {
    QTest::addColumn<std::string>("bytes");
    QTest::addColumn<int>("status");
    const auto row = [](const char* name, std::string bytes, int status) {
        QTest::newRow(name) << std::move(bytes) << status;
    };
    const auto target = [](std::size_t size) {
        return "GET /" + std::string(size, 'a') + " HTTP/1.1\r\nHost: a\r\n\r\n";
    };
    const auto value = [](std::size_t size) {
        return "GET / HTTP/1.1\r\nHost: a\r\nX: " + std::string(size, 'a') + "\r\n\r\n";
    };
    const auto fields = [](int count, const std::string& text) {
        std::string bytes = "GET / HTTP/1.1\r\nHost: a\r\n";
        for (int i = 1; i < count; ++i) {
            bytes += "X: " + text + "\r\n";
        }
        return bytes + "\r\n";
    };
    // "GET /" and " HTTP/1.1\r\n" are 16 bytes, "X: " and "\r\n" are 5.
    row("longest start line", target(8192 - 16), 0);
    row("start line too long", target(8192 - 15), 414);
    row("start line without an end", "GET /" + std::string(9000, 'a'), 414);
    row("longest field", value(8192 - 5), 0);
    row("field too long", value(8192 - 4), 431);
    row("field without an end", "GET / HTTP/1.1\r\nX: " + std::string(9000, 'a'), 431);
    row("a hundred fields", fields(100, "a"), 0);
    row("a hundred and one", fields(101, "a"), 431);
    row("head too large", fields(20, std::string(4000, 'a')), 431);
}

void TestHttpRequest::holdsItsLimits() {
    QFETCH(std::string, bytes);
    QFETCH(int, status);
    for (const std::size_t step : {bytes.size(), std::size_t{7}}) {
        Parsed parsed;
        parse(bytes, step, parsed);
        QCOMPARE(parsed.fault.status, status);
    }
}

void TestHttpRequest::aRefusedHeadStaysRefused() {
    HeadReader reader;
    std::size_t used = 0;
    QCOMPARE(reader.feed("GET / HTTP/1.1\n", used), HeadReader::State::Broken);
    QCOMPARE(reader.feed("GET / HTTP/1.1\r\nHost: a\r\n\r\n", used), HeadReader::State::Broken);
    QCOMPARE(used, std::size_t{0});
    reader.clear();
    QCOMPARE(reader.feed("GET / HTTP/1.1\r\nHost: a\r\n\r\n", used), HeadReader::State::Complete);
}

void TestHttpRequest::fieldsAreComparedWithoutCase() {
    Fields fields{{"Accept", "a"}, {"X", "1"}, {"accept", "b ,\tC"}};
    QCOMPARE(fields.count("ACCEPT"), std::size_t{2});
    QCOMPARE(fields.all("aCCept").size(), std::size_t{2});
    QVERIFY(fields.hasToken("Accept", "c"));
    QVERIFY(fields.hasToken("accept", "A"));
    QVERIFY(!fields.hasToken("accept", "b ,\tC"));
    QVERIFY(!fields.hasToken("accep", "a"));
}

QTEST_APPLESS_MAIN(TestHttpRequest)
#include "test_http_request.moc"
