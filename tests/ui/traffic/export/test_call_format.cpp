// SPDX-License-Identifier: GPL-3.0-or-later
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>
#include <any>

#include <boost/json.hpp>

#include "engine/control/admin/client.hpp"
#include "engine/control/admin/codec.hpp"
#include "tests/ui/support/canned_calls.hpp"
#include "ui/traffic/export/call_format.hpp"

namespace weir::ui {

namespace {

// A reader of RFC 4180 that knows nothing of the writer.
QList<QStringList> readCsv(const QByteArray& text) {
    QList<QStringList> lines;
    QStringList line;
    QString cell;
    bool inQuotes = false;
    const QString all = QString::fromUtf8(text);
    for (qsizetype at = 0; at < all.size(); ++at) {
        const QChar each = all.at(at);
        if (inQuotes) {
            if (each == u'"' && at + 1 < all.size() && all.at(at + 1) == u'"') {
                cell += each;
                ++at;
            } else if (each == u'"') {
                inQuotes = false;
            } else {
                cell += each;
            }
        } else if (each == u'"') {
            inQuotes = true;
        } else if (each == u',') {
            line << std::exchange(cell, {});
        } else if (each == u'\r') {
            line << std::exchange(cell, {});
            lines << std::exchange(line, {});
            ++at;  // the line feed
        } else {
            cell += each;
        }
    }
    return lines;
}

QByteArray fileOf(CallFormat& format, const std::vector<WholeCall>& calls) {
    QByteArray file = format.begin();
    for (const WholeCall& call : calls) {
        file += format.of(call);
    }
    return file + format.end();
}

WholeCall withRow(admin::ExchangeRow row) {
    WholeCall call;
    call.detail.row = std::move(row);
    return call;
}

// The first line names the cells of the second.
QMap<QString, QString> cellsOf(admin::ExchangeRow row) {
    const auto format = makeCsv();
    const auto lines = readCsv(fileOf(*format, {withRow(std::move(row))}));
    QMap<QString, QString> cells;
    for (qsizetype column = 0; column < lines.at(0).size(); ++column) {
        cells.insert(lines.at(0).at(column), lines.at(1).value(column));
    }
    return cells;
}

QJsonArray entriesOf(const std::vector<WholeCall>& calls) {
    const auto format = makeHar({QStringLiteral("http://127.0.0.1:9347"), QStringLiteral("0.1.0")});
    QJsonParseError problem;
    const auto json = QJsonDocument::fromJson(fileOf(*format, calls), &problem);
    if (problem.error != QJsonParseError::NoError) {
        return {};
    }
    return json.object().value(u"log").toObject().value(u"entries").toArray();
}

WholeCall wholeCall() {
    WholeCall call;
    call.detail = cannedDetail(cannedRow(7));
    call.bodies = cannedBodies();
    return call;
}

}  // namespace

class TestCallFormat : public QObject {
    Q_OBJECT

private slots:
    void aLineOfCsvHasEveryColumn() {
        const auto format = makeCsv();
        std::vector<WholeCall> calls;
        for (admin::ExchangeRow& row : cannedRows()) {
            calls.push_back(withRow(std::move(row)));
        }
        const auto lines = readCsv(fileOf(*format, calls));
        QCOMPARE(static_cast<std::size_t>(lines.size()), calls.size() + 1);
        for (const QStringList& line : lines) {
            QCOMPARE(line.size(), lines.at(0).size());
        }
        const auto cells = cellsOf(cannedRow(7));
        QCOMPARE(cells.value(QStringLiteral("id")), QString::fromStdString(cannedId(7).text()));
        QCOMPARE(cells.value(QStringLiteral("state")), QStringLiteral("done"));
        QVERIFY(cells.value(QStringLiteral("started_at")).endsWith(u'Z'));
    }

    void whatWasTypedByACallerComesBackAsItWas() {
        admin::ExchangeRow row = cannedRow(1);
        row.key = "a \"quoted\", key";
        row.error = "two\r\nlines";
        const auto cells = cellsOf(row);
        QCOMPARE(cells.value(QStringLiteral("key")), QStringLiteral("a \"quoted\", key"));
        QCOMPARE(cells.value(QStringLiteral("error")), QStringLiteral("two\r\nlines"));
    }

    void aFormulaIsAText_data() {
        QTest::addColumn<QString>("typed");
        for (const char* typed :
             {"=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(A1)", "\t=1", "\r=1"}) {
            QTest::newRow(typed) << QString::fromLatin1(typed);
        }
    }
    void aFormulaIsAText() {
        QFETCH(QString, typed);
        admin::ExchangeRow row = cannedRow(1);
        row.modelAsked = typed.toStdString();
        row.user = typed.toStdString();
        const auto cells = cellsOf(row);
        QCOMPARE(cells.value(QStringLiteral("model_asked")), u'\'' + typed);
        QCOMPARE(cells.value(QStringLiteral("user")), u'\'' + typed);
    }

    // Nothing is not zero.
    void whatIsNotKnownIsAnEmptyCell() {
        admin::ExchangeRow row;
        row.id = cannedId(3);
        row.state = ExchangeState::Pending;
        row.cost = Money::fromNano(120'000'000);
        auto cells = cellsOf(row);
        for (const char* name : {"tokens_in", "tokens_out", "cost_usd", "duration_ms",
                                 "first_token_ms", "added_ms", "status"}) {
            QCOMPARE(cells.value(QLatin1String(name)), QString());
        }
        QCOMPARE(cells.value(QStringLiteral("held_usd")), QStringLiteral("0.12"));
        QCOMPARE(cells.value(QStringLiteral("pricing")), QStringLiteral("unpriced"));

        row.state = ExchangeState::Done;
        row.usage.inUncached = 12;
        row.usage.source = Source::Reported;
        row.pricing = Pricing::Free;
        row.cost = Money();
        cells = cellsOf(row);
        QCOMPARE(cells.value(QStringLiteral("tokens_in")), QStringLiteral("12"));
        QCOMPARE(cells.value(QStringLiteral("tokens_out")), QStringLiteral("0"));
        QCOMPARE(cells.value(QStringLiteral("cost_usd")), QStringLiteral("0.00"));
        QCOMPARE(cells.value(QStringLiteral("held_usd")), QString());
    }

    // Machine fields stay English whatever the window speaks.
    void theLanguageOfTheWindowChangesNothing() {
        admin::ExchangeRow row = cannedRow(2);
        row.durationUs = 1'234'567;
        QLocale::setDefault(QLocale(QLocale::German));
        const auto german = cellsOf(row);
        QLocale::setDefault(QLocale::c());
        QCOMPARE(german, cellsOf(row));
        QCOMPARE(german.value(QStringLiteral("duration_ms")), QStringLiteral("1234.567"));
    }

    void aLineOfJsonIsTheRowOfTheContract() {
        const auto format = makeJsonLines();
        const auto rows = cannedRows();
        std::vector<WholeCall> calls;
        for (const admin::ExchangeRow& row : rows) {
            calls.push_back(withRow(row));
        }
        const QByteArrayList lines = fileOf(*format, calls).split('\n');
        QCOMPARE(static_cast<std::size_t>(lines.size()), rows.size() + 1);
        QVERIFY(lines.last().isEmpty());
        for (std::size_t each = 0; each < rows.size(); ++each) {
            const boost::json::object batch{
                {"rows", boost::json::array{boost::json::parse(
                             lines.at(static_cast<qsizetype>(each)).toStdString())}}};
            const auto read = admin::codecOf<admin::ListTraffic>().replyFromJson(batch);
            QVERIFY(read.ok());
            const auto back = std::any_cast<admin::TrafficBatch>(*read);
            QCOMPARE(back.rows.at(0).id, rows[each].id);
            QCOMPARE(back.rows.at(0).cost.nano(), rows[each].cost.nano());
            QCOMPARE(back.rows.at(0).usage.tokensIn(), rows[each].usage.tokensIn());
        }
    }

    void aHarHasWhatTheStandardAsksFor() {
        const auto entries = entriesOf({wholeCall(), wholeCall()});
        QCOMPARE(entries.size(), 2);
        const QJsonObject entry = entries.at(1).toObject();
        for (const char* name :
             {"startedDateTime", "time", "request", "response", "cache", "timings"}) {
            QVERIFY2(entry.contains(QLatin1String(name)), name);
        }
        const QJsonObject request = entry.value(u"request").toObject();
        for (const char* name : {"method", "url", "httpVersion", "cookies", "headers",
                                 "queryString", "headersSize", "bodySize", "postData"}) {
            QVERIFY2(request.contains(QLatin1String(name)), name);
        }
        QCOMPARE(request.value(u"url").toString(),
                 QStringLiteral("http://127.0.0.1:9347/v1/chat/completions"));
        QVERIFY(!request.value(u"headers").toArray().isEmpty());
        const QJsonObject response = entry.value(u"response").toObject();
        for (const char* name : {"status", "statusText", "httpVersion", "cookies", "headers",
                                 "content", "redirectURL", "headersSize", "bodySize"}) {
            QVERIFY2(response.contains(QLatin1String(name)), name);
        }
        QVERIFY(!response.value(u"headers").toArray().isEmpty());
        const QJsonObject timings = entry.value(u"timings").toObject();
        double sum = 0;
        for (const char* name : {"send", "wait", "receive"}) {
            const double part = timings.value(QLatin1String(name)).toDouble(-1);
            QVERIFY2(part >= 0, name);
            sum += part;
        }
        QVERIFY(qAbs(sum - entry.value(u"time").toDouble()) < 0.001);
        QCOMPARE(entry.value(u"_weir").toObject().value(u"attempts").toArray().size(), 2);
    }

    void anEmptyHarIsAHar() {
        const auto format = makeHar({QStringLiteral("http://127.0.0.1:9347"), {}});
        const auto json = QJsonDocument::fromJson(fileOf(*format, {}));
        QVERIFY(json.object().value(u"log").toObject().value(u"entries").isArray());
    }

    void noKeyLeavesInABody() {
        const std::string canary = "sk-proj-canary0123456789abcdef";
        WholeCall call = wholeCall();
        call.bodies.request = "{\"messages\":[{\"content\":\"my key is " + canary + "\"}]}";
        call.bodies.response = "{\"error\":{\"message\":\"Incorrect: " + canary + "\"}}";
        const auto format = makeHar({QStringLiteral("http://127.0.0.1:9347"), {}});
        const QByteArray file = fileOf(*format, {call});
        QVERIFY(file.contains("my key is"));
        QVERIFY(!file.contains("canary0123456789abcdef"));
        QVERIFY(QJsonDocument::fromJson(file).isObject());
    }

    void aBodyThatIsNotKeptSaysSo() {
        WholeCall call = wholeCall();
        call.bodies = {};
        QJsonObject request = entriesOf({call}).at(0).toObject().value(u"request").toObject();
        QVERIFY(!request.contains(u"postData"));
        QVERIFY(request.value(u"comment").toString().contains(QStringLiteral("not kept")));

        call = wholeCall();
        call.bodies.requestCut = true;
        request = entriesOf({call}).at(0).toObject().value(u"request").toObject();
        QVERIFY(request.value(u"comment").toString().contains(QStringLiteral("longer")));
    }

    void aBodyThatIsNoTextStaysAHar() {
        WholeCall call = wholeCall();
        call.bodies.response = std::string("\xff\xfe\x00\x80 x", 6);
        QCOMPARE(entriesOf({call}).size(), 1);
    }
};

}  // namespace weir::ui

QTEST_GUILESS_MAIN(weir::ui::TestCallFormat)
#include "test_call_format.moc"
