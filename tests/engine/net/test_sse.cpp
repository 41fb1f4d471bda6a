// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>
#include <string>
#include <vector>

#include "engine/net/sse.hpp"

using weir::net::Event;
using weir::net::EventStreamParser;

namespace {

struct Seen {
    std::string name;
    std::string data;
    bool comment = false;

    bool operator==(const Seen&) const = default;
};

struct Stream {
    std::vector<Seen> events;
    std::string raw;
    bool tooLarge = false;

    void add(const Event& event) {
        raw += event.raw;
        events.push_back({std::string(event.name), std::string(event.data), event.comment});
    }
    // Those that hold something.
    std::vector<Seen> telling() const {
        std::vector<Seen> result;
        for (const Seen& each : events) {
            if (!each.comment) {
                result.push_back(each);
            }
        }
        return result;
    }
};

Stream parse(const std::vector<std::string>& pieces, std::size_t cap = 1024) {
    EventStreamParser parser(cap);
    Stream stream;
    for (const std::string& piece : pieces) {
        if (!parser.feed(piece, [&stream](const Event& event) { stream.add(event); })) {
            stream.tooLarge = true;
            return stream;
        }
    }
    if (const auto last = parser.finish()) {
        stream.add(*last);
    }
    return stream;
}

}  // namespace

class TestSse : public QObject {
    Q_OBJECT

private slots:
    void reads_data();
    void reads();
    void cutAnywhereItIsTheSame_data();
    void cutAnywhereItIsTheSame();
    void wholeEventsAreNotCopied();
    void aCrIsNotWaitedOn();
    void capsEvents();
    void theLastEventMayLackItsBlankLine();
};

void TestSse::reads_data() {
    QTest::addColumn<std::string>("bytes");
    QTest::addColumn<std::string>("names");
    QTest::addColumn<std::string>("data");
    const auto row = [](const char* title, std::string bytes, const char* names, const char* data) {
        QTest::newRow(title) << std::move(bytes) << std::string(names) << std::string(data);
    };
    row("one", "data: a\n\n", "|", "a|");
    row("CRLF", "event: x\r\ndata: a\r\n\r\ndata: b\r\n\r\n", "x||", "a|b|");
    row("CR", "event: x\rdata: a\r\rdata: b\r\r", "x||", "a|b|");
    row("mixed ends", "data: a\r\n\ndata: b\n\r\ndata: c\r\r\n", "|||", "a|b|c|");
    row("no space after the colon", "data:a\n\n", "|", "a|");
    row("only one space is taken", "data:  a\n\n", "|", " a|");
    row("several lines", "data: a\ndata: b\ndata\ndata: c\n\n", "|", "a\nb\n\nc|");
    row("first line empty", "data:\ndata: b\n\n", "|", "\nb|");
    row("data without a colon", "data\n\n", "|", "|");
    row("comment inside", "data: a\n: hm\ndata: b\n\n", "|", "a\nb|");
    row("other fields", "id: 3\nretry: 5\nfoo: bar\ndata: a\n\n", "|", "a|");
    row("last name counts", "event: x\nevent: y\ndata: a\n\n", "y|", "a|");
    row("byte order mark",
        "\xef\xbb\xbf"
        "data: a\n\n",
        "|", "a|");
    row("byte order mark later",
        "data: a\n\n\xef\xbb\xbf"
        "data: b\n\n",
        "|", "a|");
    row("blank lines between", "\n\ndata: a\n\n\n\ndata: b\n\n", "||", "a|b|");
    row("colon in the value", "data: {\"a\":1}\n\n", "|", "{\"a\":1}|");
    row("NUL is data", std::string("data: a\0b\n\n", 11), "|", "a");
}

void TestSse::reads() {
    QFETCH(std::string, bytes);
    QFETCH(std::string, names);
    QFETCH(std::string, data);
    const Stream stream = parse({bytes});
    QCOMPARE(stream.raw, bytes);
    std::string seenNames;
    std::string seenData;
    for (const Seen& each : stream.telling()) {
        seenNames += each.name + "|";
        seenData += each.data + "|";
    }
    QCOMPARE(seenNames, names);
    if (bytes.find('\0') != std::string::npos) {
        QCOMPARE(stream.telling().front().data, std::string("a\0b", 3));
    } else {
        QCOMPARE(seenData, data);
    }
}

void TestSse::cutAnywhereItIsTheSame_data() {
    QTest::addColumn<std::string>("end");
    QTest::newRow("LF") << std::string("\n");
    QTest::newRow("CRLF") << std::string("\r\n");
    QTest::newRow("CR") << std::string("\r");
}

void TestSse::cutAnywhereItIsTheSame() {
    QFETCH(std::string, end);
    std::string bytes = "\xef\xbb\xbf: hi" + end + end + "event: message_start" + end +
                        "data: {\"a\"" + end + "data: :1}" + end + end + ": ping" + end + end +
                        "data: [DONE]" + end + end;
    const std::vector<Seen> expected{{"message_start", "{\"a\"\n:1}", false},
                                     {"", "[DONE]", false}};
    for (std::size_t first = 0; first <= bytes.size(); ++first) {
        for (std::size_t second = first; second <= bytes.size(); ++second) {
            const Stream stream =
                parse({bytes.substr(0, first), bytes.substr(first, second - first),
                       bytes.substr(second)});
            QCOMPARE(stream.raw, bytes);
            QVERIFY(stream.telling() == expected);
        }
    }
}

void TestSse::wholeEventsAreNotCopied() {
    const std::string bytes = "data: a\n\nevent: x\ndata: b\n\n";
    EventStreamParser parser;
    QVERIFY(parser.feed(bytes, [&bytes](const Event& event) {
        QVERIFY(event.raw.data() >= bytes.data());
        QVERIFY(event.data.data() >= bytes.data());
        QVERIFY(event.raw.data() + event.raw.size() <= bytes.data() + bytes.size());
    }));
}

void TestSse::aCrIsNotWaitedOn() {
    EventStreamParser parser;
    int events = 0;
    const auto count = [&events](const Event& event) { events += event.comment ? 0 : 1; };
    QVERIFY(parser.feed("data: a\r\n\r", count));
    QCOMPARE(events, 1);
    QVERIFY(parser.feed("\ndata: b\r\n\r\n", count));
    QCOMPARE(events, 2);
}

void TestSse::capsEvents() {
    const std::string line = "data: " + std::string(40, 'a') + "\n";
    QVERIFY(!parse({line + "\n", line + "\n"}, 48).tooLarge);
    QVERIFY(parse({line + line + "\n"}, 48).tooLarge);
    QVERIFY(parse({line, line}, 48).tooLarge);
    QVERIFY(parse({line + "\n" + line + "no end"}, 48).tooLarge);
}

void TestSse::theLastEventMayLackItsBlankLine() {
    for (const std::string tail : {"data: b", "data: b\n", "data: b\r\n", "data: b\r"}) {
        const Stream stream = parse({"data: a\n\n" + tail});
        QCOMPARE(stream.events.size(), std::size_t{2});
        QCOMPARE(stream.events.back().data, std::string("b"));
        QVERIFY(stream.raw.starts_with("data: a\n\n" + tail));
        // What is passed on is whole.
        const Stream again = parse({stream.raw, ": next\n\n"});
        QVERIFY(again.telling() == stream.telling());
        QCOMPARE(again.events.size(), std::size_t{3});
    }
    QCOMPARE(parse({"data: a\n\n"}).events.size(), std::size_t{1});
    QCOMPARE(parse({"data: a\r\n\r", "\n"}).raw, std::string("data: a\r\n\r\n"));
}

QTEST_APPLESS_MAIN(TestSse)
#include "test_sse.moc"
