// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>
#include <string>

#include "engine/net/http/date.hpp"
#include "engine/net/http/writer.hpp"

using namespace weir::net::http;

class TestHttpWriter : public QObject {
    Q_OBJECT

private slots:
    void writesHeads();
    void refuses_data();
    void refuses();
    void refusesAnyControlAnywhereInAValue();
    void refusesStartLines();
    void chunkHeads();
    void dates();
};

void TestHttpWriter::writesHeads() {
    std::string out;
    HeadWriter writer(out);
    writer.statusLine(429);
    writer.field("content-length", std::uint64_t{12});
    const Field fields[] = {{"X-A", "b c"}, {"X-Empty", ""}};
    writer.callerFields(fields);
    writer.end();
    QVERIFY(writer.ok());
    QCOMPARE(out, std::string("HTTP/1.1 429 Too Many Requests\r\ncontent-length: 12\r\n"
                              "X-A: b c\r\nX-Empty: \r\n\r\n"));
}

void TestHttpWriter::refuses_data() {
    QTest::addColumn<std::string>("name");
    QTest::addColumn<std::string>("value");
    const auto row = [](const char* title, const char* name, std::string value) {
        QTest::newRow(title) << std::string(name) << std::move(value);
    };
    row("line feed in the value", "x", "a\nb");
    row("carriage return in the value", "x", "a\rb");
    row("NUL in the value", "x", std::string("a\0b", 3));
    row("space around the value", "x", " a");
    row("empty name", "", "a");
    row("colon in the name", "x:y", "a");
    row("line feed in the name", "x\n", "a");
    row("length", "Content-Length", "3");
    row("coding", "transfer-encoding", "chunked");
    row("connection", "Connection", "close");
    row("host", "HOST", "a");
    row("upgrade", "upgrade", "h2c");
}

void TestHttpWriter::refuses() {
    QFETCH(std::string, name);
    QFETCH(std::string, value);
    std::string out;
    HeadWriter writer(out);
    const Field fields[] = {{name, value}};
    writer.callerFields(fields);
    QVERIFY(!writer.ok());
}

// A tab and what is not ASCII may stand in a value (RFC 9110 5.5).
void TestHttpWriter::refusesAnyControlAnywhereInAValue() {
    constexpr std::size_t kLength = 19;
    for (std::size_t place = 1; place + 1 < kLength; ++place) {
        for (int c = 0; c < 256; ++c) {
            std::string value(kLength, 'a');
            value[place] = static_cast<char>(c);
            std::string out;
            HeadWriter writer(out);
            const Field fields[] = {{"x", value}};
            writer.callerFields(fields);
            const bool may = c == '\t' || (c >= 0x20 && c != 0x7f);
            if (writer.ok() != may) {
                QFAIL(qPrintable(QStringLiteral("%1 at %2").arg(c).arg(place)));
            }
        }
    }
}

void TestHttpWriter::refusesStartLines() {
    const auto writes = [](std::string_view method, std::string_view target) {
        std::string out;
        HeadWriter writer(out);
        writer.requestLine(method, target);
        return writer.ok();
    };
    QVERIFY(writes("POST", "/v1/x?y=z"));
    QVERIFY(!writes("PO ST", "/"));
    QVERIFY(!writes("", "/"));
    QVERIFY(!writes("GET", ""));
    QVERIFY(!writes("GET", "/a b"));
    QVERIFY(!writes("GET", "/\r\nX: y"));
    std::string out;
    HeadWriter writer(out);
    writer.statusLine(1000);
    QVERIFY(!writer.ok());
}

void TestHttpWriter::chunkHeads() {
    QCOMPARE(std::string(ChunkHead(1).text()), std::string("1\r\n"));
    QCOMPARE(std::string(ChunkHead(0x1a4).text()), std::string("1a4\r\n"));
    QCOMPARE(std::string(ChunkHead(~std::size_t{0}).text()), std::string("ffffffffffffffff\r\n"));
}

void TestHttpWriter::dates() {
    using namespace std::chrono;
    // The example of RFC 9110 5.6.7.
    const sys_seconds time = sys_days(year(1994) / 11 / 6) + 8h + 49min + 37s;
    QCOMPARE(dateText(time), std::string("Sun, 06 Nov 1994 08:49:37 GMT"));
    QCOMPARE(dateText(sys_days(year(2024) / 2 / 29)), std::string("Thu, 29 Feb 2024 00:00:00 GMT"));
}

QTEST_APPLESS_MAIN(TestHttpWriter)
#include "test_http_writer.moc"
