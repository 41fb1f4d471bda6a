// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "ui/traffic/curl_text.hpp"

namespace weir::ui {

class TestCurlText : public QObject {
    Q_OBJECT

private slots:
    void saysTheCallAgain() {
        admin::ExchangeDetail detail;
        detail.row.endpoint = "/v1/messages";
        detail.row.stream = true;
        detail.requestHeaders = {{"authorization", "[not kept]"},
                                 {"anthropic-version", "2023-06-01"},
                                 {"user-agent", "curl"}};
        admin::ExchangeBodies bodies;
        bodies.kept = true;
        bodies.request = "{\"model\":\"it's\"}";
        QCOMPARE(curlOf(detail, bodies, QStringLiteral("http://127.0.0.1:9347")),
                 QStringLiteral("curl 'http://127.0.0.1:9347/v1/messages' \\\n"
                                "  -H \"Authorization: Bearer $WEIR_KEY\" \\\n"
                                "  -H 'Content-Type: application/json' \\\n"
                                "  -H 'anthropic-version: 2023-06-01' \\\n"
                                "  --no-buffer \\\n"
                                "  --data-raw '{\"model\":\"it'\\''s\"}'"));
    }

    void aBodyThatIsNotWholeComesFromAFile() {
        admin::ExchangeDetail detail;
        detail.row.endpoint = "/v1/embeddings";
        const QString url = QStringLiteral("http://127.0.0.1:9347");
        admin::ExchangeBodies bodies;
        QVERIFY(
            curlOf(detail, bodies, url).endsWith(QStringLiteral("--data-binary @request.json")));
        bodies.kept = true;
        bodies.request = "{}";
        bodies.requestCut = true;
        QVERIFY(
            curlOf(detail, bodies, url).endsWith(QStringLiteral("--data-binary @request.json")));
    }
};

}  // namespace weir::ui

QTEST_APPLESS_MAIN(weir::ui::TestCurlText)
#include "test_curl_text.moc"
