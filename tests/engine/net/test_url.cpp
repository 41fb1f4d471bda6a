// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>
#include <string>

#include "engine/net/url.hpp"

using namespace weir::net;

class TestUrl : public QObject {
    Q_OBJECT

private slots:
    void accepts_data();
    void accepts();
    void refuses_data();
    void refuses();
};

void TestUrl::accepts_data() {
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("origin");
    QTest::addColumn<std::string>("path");
    QTest::addColumn<std::string>("address");
    QTest::addColumn<std::string>("written");
    const auto row = [](const char* text, const char* origin, const char* path, const char* address,
                        const char* written) {
        QTest::newRow(text) << std::string(text) << std::string(origin) << std::string(path)
                            << std::string(address) << std::string(written);
    };
    row("https://api.openai.com/v1", "https://api.openai.com:443", "/v1", "api.openai.com",
        "https://api.openai.com/v1");
    row("HTTPS://API.OpenAI.com", "https://api.openai.com:443", "", "api.openai.com",
        "https://api.openai.com");
    row("http://127.0.0.1:11434/v1/", "http://127.0.0.1:11434", "/v1", "127.0.0.1:11434",
        "http://127.0.0.1:11434/v1");
    row("http://[::1]:8080", "http://[::1]:8080", "", "[::1]:8080", "http://[::1]:8080");
    row("http://[0:0:0:0:0:0:0:1]/", "http://[::1]:80", "", "[::1]", "http://[::1]");
    row("https://a:443/B/c", "https://a:443", "/B/c", "a", "https://a/B/c");
    row("http://a:443", "http://a:443", "", "a:443", "http://a:443");
    row("http://vllm_server:8000", "http://vllm_server:8000", "", "vllm_server:8000",
        "http://vllm_server:8000");
    const std::string longest = "https://a/" + std::string(1023, 'p');
    row(longest.c_str(), "https://a:443", longest.substr(9).c_str(), "a", longest.c_str());
    row("https://xn--bcher-kva.example", "https://xn--bcher-kva.example:443", "",
        "xn--bcher-kva.example", "https://xn--bcher-kva.example");
}

void TestUrl::accepts() {
    QFETCH(std::string, text);
    QFETCH(std::string, origin);
    QFETCH(std::string, path);
    QFETCH(std::string, address);
    QFETCH(std::string, written);
    const auto url = parseBaseUrl(text);
    QVERIFY2(url.ok(), url ? "" : url.error().text().c_str());
    QCOMPARE(url->origin.text(), origin);
    QCOMPARE(url->path, path);
    QCOMPARE(url->origin.address(), address);
    QCOMPARE(url->text(), written);
}

void TestUrl::refuses_data() {
    QTest::addColumn<std::string>("text");
    for (const char* text : {"",
                             "api.openai.com",
                             "ftp://a",
                             "https://",
                             "https:///v1",
                             "https:a",
                             "https//a",
                             "https://user@a",
                             "https://user:pass@a",
                             "https://a?b",
                             "https://a/v1?b=c",
                             "https://a#b",
                             "https://a/%2e%2e",
                             "https://%61",
                             "https://a\\b",
                             "https://a b",
                             " https://a",
                             "https://a ",
                             "https://a\n",
                             "https://\xc3\xa4",
                             "https://a/\xc3\xa4",
                             "https://a:0",
                             "https://a:65536",
                             "https://a:",
                             "https://a:-1",
                             "https://a:+1",
                             "https://a:01",
                             "https://a:8x",
                             "https://a:80:81",
                             "https://a..b",
                             "https://.a",
                             "https://a.",
                             "https://-a",
                             "https://a-",
                             "https://a,b",
                             "https://a/../b",
                             "https://a/./b",
                             "https://a//b",
                             "https://a//",
                             "http://2130706433",
                             "http://0x7f000001",
                             "http://0x7f.1",
                             "http://127.1",
                             "http://127.0.0.01",
                             "http://0177.0.0.1",
                             "http://256.0.0.1",
                             "http://1.2.3.4.5",
                             "http://127.0.0.1.",
                             "http://[::1",
                             "http://::1",
                             "http://[::1]a",
                             "http://[127.0.0.1]",
                             "http://[fe80::1%25eth0]",
                             "http://[]",
                             "http://[v1.a]"}) {
        QTest::newRow(text) << std::string(text);
    }
    QTest::newRow("path too long") << "https://a/" + std::string(1024, 'p');
    QTest::newRow("host too long") << "https://" + std::string(254, 'a');
    QTest::newRow("label too long") << "https://" + std::string(64, 'a') + ".com";
    QTest::newRow("NUL") << std::string("https://a\0b", 11);
}

void TestUrl::refuses() {
    QFETCH(std::string, text);
    const auto url = parseBaseUrl(text);
    QVERIFY(!url);
    QCOMPARE(url.error().code, weir::ErrorCode::Invalid);
    QVERIFY(!url.error().hint.empty());
}

QTEST_APPLESS_MAIN(TestUrl)
#include "test_url.moc"
