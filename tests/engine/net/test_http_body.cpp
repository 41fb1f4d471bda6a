// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>
#include <string>

#include "engine/net/http/body_decoder.hpp"

using namespace weir::net::http;

namespace {

struct Decoded {
    std::string data;
    std::size_t used = 0;
    bool complete = false;
    std::string fault;
};

Decoded decode(Framing framing, const std::string& bytes, std::size_t first,
               std::size_t step = std::string::npos) {
    BodyDecoder decoder(framing);
    Decoded decoded;
    std::size_t at = 0;
    std::size_t size = first;
    while (at < bytes.size() && !decoder.complete() && !decoder.fault()) {
        std::string part = bytes.substr(at, std::max<std::size_t>(size, 1));
        const auto piece = decoder.decode(part);
        decoded.data += piece.data;
        at += piece.used;
        size = step;
    }
    decoded.used = at;
    decoded.complete = decoder.complete();
    decoded.fault = decoder.fault() ? decoder.fault() : "";
    return decoded;
}

const Framing kChunked{Framing::Kind::Chunked, 0};

}  // namespace

class TestHttpBody : public QObject {
    Q_OBJECT

private slots:
    void chunksCutAnywhere();
    void refusesChunks_data();
    void refusesChunks();
    void acceptsChunks_data();
    void acceptsChunks();
    void lengthStopsAtItsEnd();
    void untilCloseEndsWithTheConnection();
    void nothingIsComplete();
};

void TestHttpBody::chunksCutAnywhere() {
    const std::string body =
        "5\r\nhello\r\n1;a=b\r\n,\r\n00000B\r\n big\r\nworld\r\n0\r\nX: y\r\n\r\n";
    const std::string after = "HTTP/1.1";
    for (std::size_t cut = 1; cut < body.size(); ++cut) {
        const Decoded decoded = decode(kChunked, body + after, cut);
        QCOMPARE(decoded.fault, std::string());
        QVERIFY(decoded.complete);
        QCOMPARE(decoded.data, std::string("hello, big\r\nworld"));
        QCOMPARE(decoded.used, body.size());
    }
    QCOMPARE(decode(kChunked, body + after, 1, 1).data, std::string("hello, big\r\nworld"));
}

void TestHttpBody::refusesChunks_data() {
    QTest::addColumn<std::string>("bytes");
    const auto row = [](const char* name, const std::string& bytes) {
        QTest::newRow(name) << bytes;
    };
    row("0x", "0x5\r\nhello\r\n0\r\n\r\n");
    row("underscore", "1_0\r\nhello\r\n0\r\n\r\n");
    row("plus", "+5\r\nhello\r\n0\r\n\r\n");
    row("minus", "-5\r\nhello\r\n0\r\n\r\n");
    row("space before", " 5\r\nhello\r\n0\r\n\r\n");
    row("space after", "5 \r\nhello\r\n0\r\n\r\n");
    row("tab after", "5\t\r\nhello\r\n0\r\n\r\n");
    row("no digits", "\r\nhello\r\n0\r\n\r\n");
    row("extension without digits", ";a\r\nhello\r\n0\r\n\r\n");
    row("overflow", "10000000000000005\r\nhello\r\n0\r\n\r\n");
    row("over 56 bits", "fffffffffffffff\r\nhello\r\n0\r\n\r\n");
    row("bare LF after the size", "5\nhello\r\n0\r\n\r\n");
    row("bare CR after the size", "5\rhello\r\n0\r\n\r\n");
    row("bare LF in an extension", "5;a\nhello\r\n0\r\n\r\n");
    row("NUL in an extension", std::string("5;\0\r\nhello\r\n0\r\n\r\n", 17));
    row("quote in an extension", "5;a=\"b\r\nhello\r\n0\r\n\r\n");
    row("space in an extension", "5; a\r\nhello\r\n0\r\n\r\n");
    row("extension too long", "5;" + std::string(300, 'a') + "\r\nhello\r\n0\r\n\r\n");
    row("size line too long", std::string(300, '0') + "5\r\nhello\r\n0\r\n\r\n");
    row("no CRLF after the chunk", "5\r\nhello0\r\n\r\n");
    row("chunk longer than its size", "4\r\nhello\r\n0\r\n\r\n");
    row("LF after the chunk", "5\r\nhello\n0\r\n\r\n");
    row("CR alone after the chunk", "5\r\nhello\r0\r\n\r\n");
    row("bare LF at the end", "0\r\n\n");
    row("CR alone at the end", "0\r\n\rx");
    row("bare LF in a trailer", "0\r\nX: a\n\r\n");
    row("control character in a trailer", "0\r\nX: \x01\r\n\r\n");
    row("trailer without a colon", "0\r\nX\r\n\r\n");
    row("trailer without a name", "0\r\n: a\r\n\r\n");
    row("folded trailer", "0\r\nX: a\r\n b\r\n\r\n");
    row("length in a trailer", "0\r\nX: a\r\nContent-Length: 9\r\n\r\n");
    row("transfer coding in a trailer", "0\r\ntransfer-encoding: chunked\r\n\r\n");
    row("trailers too long", "0\r\nX: " + std::string(9000, 'a') + "\r\n\r\n");
}

void TestHttpBody::refusesChunks() {
    QFETCH(std::string, bytes);
    for (const std::size_t step : {bytes.size(), std::size_t{1}}) {
        const Decoded decoded = decode(kChunked, bytes, step, step);
        QVERIFY(!decoded.complete);
        QVERIFY(!decoded.fault.empty());
    }
}

void TestHttpBody::acceptsChunks_data() {
    QTest::addColumn<std::string>("bytes");
    QTest::addColumn<std::string>("data");
    const auto row = [](const char* name, const char* bytes, const char* data) {
        QTest::newRow(name) << std::string(bytes) << std::string(data);
    };
    row("nothing", "0\r\n\r\n", "");
    row("zeros", "000\r\n\r\n", "");
    row("capital digits", "A\r\n0123456789\r\n0\r\n\r\n", "0123456789");
    row("extension", "1;name=value;other\r\na\r\n0;last\r\n\r\n", "a");
    row("trailers are dropped", "1\r\na\r\n0\r\nContent-Lengths: 9\r\nHost: b\r\n\r\n", "a");
}

void TestHttpBody::acceptsChunks() {
    QFETCH(std::string, bytes);
    QFETCH(std::string, data);
    const Decoded decoded = decode(kChunked, bytes, bytes.size());
    QCOMPARE(decoded.fault, std::string());
    QVERIFY(decoded.complete);
    QCOMPARE(decoded.data, data);
}

void TestHttpBody::lengthStopsAtItsEnd() {
    for (std::size_t cut = 1; cut < 8; ++cut) {
        const Decoded decoded = decode({Framing::Kind::Length, 5}, "helloGET", cut);
        QVERIFY(decoded.complete);
        QCOMPARE(decoded.data, std::string("hello"));
        QCOMPARE(decoded.used, std::size_t{5});
    }
    BodyDecoder decoder({Framing::Kind::Length, 5});
    std::string part = "hell";
    QCOMPARE(decoder.decode(part).used, std::size_t{4});
    QVERIFY(!decoder.complete());
    QVERIFY(!decoder.endOfStream());
}

void TestHttpBody::untilCloseEndsWithTheConnection() {
    BodyDecoder decoder({Framing::Kind::UntilClose, 0});
    std::string part = "0\r\n\r\n";
    QCOMPARE(std::string(decoder.decode(part).data), std::string("0\r\n\r\n"));
    QVERIFY(!decoder.complete());
    QVERIFY(decoder.endOfStream());
    QVERIFY(decoder.complete());
    BodyDecoder chunked(kChunked);
    QVERIFY(!chunked.endOfStream());
}

void TestHttpBody::nothingIsComplete() {
    std::string part = "GET";
    for (const Framing framing : {Framing{}, Framing{Framing::Kind::Length, 0}}) {
        BodyDecoder decoder(framing);
        QVERIFY(decoder.complete());
        QCOMPARE(decoder.decode(part).used, std::size_t{0});
    }
}

QTEST_APPLESS_MAIN(TestHttpBody)
#include "test_http_body.moc"
