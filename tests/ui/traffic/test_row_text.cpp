// SPDX-License-Identifier: GPL-3.0-or-later
#include <QLocale>
#include <QtTest>

#include "tests/ui/support/canned_calls.hpp"
#include "ui/traffic/header_text.hpp"
#include "ui/traffic/json_indent.hpp"
#include "ui/traffic/overview_content.hpp"
#include "ui/traffic/path.hpp"
#include "ui/traffic/row_text.hpp"
#include "ui/traffic/table/traffic_model.hpp"
#include "ui/traffic/waterfall_rows.hpp"
#include "ui/widgets/numbers.hpp"

namespace weir::ui {

class TestRowText : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English)); }

    void costSaysHowItIsKnown_data() {
        QTest::addColumn<int>("state");
        QTest::addColumn<int>("pricing");
        QTest::addColumn<int>("source");
        QTest::addColumn<qint64>("nano");
        QTest::addColumn<bool>("attempted");
        QTest::addColumn<QString>("cell");
        const auto add = [](const char* name, ExchangeState state, Pricing pricing, Source source,
                            qint64 nano, bool attempted, const QString& cell) {
            QTest::newRow(name) << static_cast<int>(state) << static_cast<int>(pricing)
                                << static_cast<int>(source) << nano << attempted << cell;
        };
        using S = ExchangeState;
        using P = Pricing;
        add("reported", S::Done, P::Priced, Source::Reported, 7'000'000, true,
            QStringLiteral("0.0070"));
        add("estimated", S::Cancelled, P::Priced, Source::Estimated, 23'800'000, true,
            QStringLiteral("~0.0238"));
        add("free", S::Done, P::Free, Source::Reported, 0, true, QStringLiteral("0.0000"));
        add("no price", S::Done, P::Unpriced, Source::Reported, 0, true,
            QStringLiteral("unpriced"));
        add("no usage", S::Failed, P::Unpriced, Source::Unknown, 0, true,
            QStringLiteral("unknown"));
        add("held", S::Unsettled, P::Priced, Source::Unknown, 120'000'000, true,
            QStringLiteral("≤0.1200"));
        add("still streaming", S::Streaming, P::Priced, Source::Estimated, 24'100'000, true,
            QStringLiteral("~0.0241"));
        add("not begun", S::Pending, P::Unpriced, Source::Unknown, 0, true, QString());
        add("refused", S::Refused, P::Unpriced, Source::Unknown, 0, false,
            QStringLiteral("0.0000"));
        add("no target for it", S::Failed, P::Unpriced, Source::Unknown, 0, false,
            QStringLiteral("0.0000"));
        add("gone before it went out", S::Cancelled, P::Unpriced, Source::Unknown, 0, false,
            QStringLiteral("0.0000"));
        add("not nothing", S::Done, P::Priced, Source::Reported, 4'200, true,
            QStringLiteral("<0.0001"));
    }
    void costSaysHowItIsKnown() {
        QFETCH(int, state);
        QFETCH(int, pricing);
        QFETCH(int, source);
        QFETCH(qint64, nano);
        QFETCH(bool, attempted);
        QFETCH(QString, cell);
        admin::ExchangeRow row = cannedRow(1);
        row.state = static_cast<ExchangeState>(state);
        row.pricing = static_cast<Pricing>(pricing);
        row.usage.source = static_cast<Source>(source);
        row.cost = Money::fromNano(nano);
        if (!attempted) {
            row.path.clear();
        }
        QCOMPARE(costCell(row), cell);
        QCOMPARE(costSentence(row).isEmpty(), cell.isEmpty());
    }

    void tokensSayWhereTheyComeFrom() {
        admin::ExchangeRow row = cannedRow(1);
        QCOMPARE(tokensInCell(row), QStringLiteral("1,508"));
        row.usage.source = Source::Estimated;
        QCOMPARE(tokensInCell(row), QStringLiteral("~1,508"));
        row.usage = {};
        QCOMPARE(tokensInCell(row), QStringLiteral("unknown"));
        row.state = ExchangeState::Failed;
        QCOMPARE(tokensInCell(row), QString());
    }

    void aPathReadsAsWords() {
        admin::ExchangeRow row = cannedRow(1);
        row.path = {AttemptSign::Failed, AttemptSign::Served};
        QCOMPARE(pathWords(pathOf(row)), QStringLiteral("failed, then served"));
        row.path.clear();
        row.state = ExchangeState::Refused;
        QCOMPARE(pathWords(pathOf(row)), QStringLiteral("held back"));
    }

    void aCallThatNeverWentOutWasHeldBack() {
        admin::ExchangeRow row = cannedRow(1);
        row.path.clear();
        row.usage = {};
        row.state = ExchangeState::Failed;
        QVERIFY(pathOf(row) == std::vector{PathSign::HeldBack});
        QCOMPARE(costWord(row), QStringLiteral("nothing was sent"));
        QCOMPARE(tokensWord(row), QStringLiteral("none"));
        row.state = ExchangeState::Cancelled;
        QVERIFY(pathOf(row).empty());
    }

    void aLongPathKeepsItsEnd() {
        using enum PathSign;
        const std::vector<PathSign> path{Failed, Failed, Failed, Served};
        QVERIFY(shownPath(path, 4).first == path);
        QVERIFY(!shownPath(path, 4).last);
        const ShownPath three = shownPath(path, 3);
        QVERIFY(three.first == std::vector{Failed});
        QCOMPARE(three.leftOut, 2U);
        QVERIFY(three.last == Served);
        const ShownPath one = shownPath(path, 1);
        QVERIFY(one.first.empty());
        QCOMPARE(one.leftOut, 3U);
        QVERIFY(one.last == Served);
    }

    void aRefusalSaysWhatItWasFor_data() {
        QTest::addColumn<QString>("key");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("word");
        QTest::newRow("no key") << QString() << 401 << QStringLiteral("No key");
        QTest::newRow("limit") << QStringLiteral("curl") << 429 << QStringLiteral("Over limit");
        QTest::newRow("budget") << QStringLiteral("curl") << 402 << QStringLiteral("Over limit");
        QTest::newRow("broken JSON") << QStringLiteral("curl") << 400 << QStringLiteral("Refused");
        QTest::newRow("too large") << QStringLiteral("curl") << 413 << QStringLiteral("Refused");
        QTest::newRow("paused") << QStringLiteral("curl") << 503 << QStringLiteral("Refused");
    }
    void aRefusalSaysWhatItWasFor() {
        QFETCH(QString, key);
        QFETCH(int, status);
        QFETCH(QString, word);
        admin::ExchangeRow row = cannedRow(1);
        row.state = ExchangeState::Refused;
        row.path.clear();
        row.key = key.toStdString();
        row.status = static_cast<std::uint16_t>(status);
        QCOMPARE(stateOf(row).word, word);
    }

    void theDecisionNamesOnlyWhatIsKnown() {
        admin::ExchangeDetail detail;
        detail.row = cannedRow(1);
        QCOMPARE(decisionContent(detail).fact, QStringLiteral("asked for auto"));
        detail.revision = 41;
        QCOMPARE(decisionContent(detail).fact, QStringLiteral("asked for auto · revision 41"));
        detail.row.modelAsked.clear();  // the body could not be read
        detail.revision = 0;
        QCOMPARE(decisionContent(detail).fact, QString());
    }

    void everyFactOfADetailChangesWhatIsShown() {
        admin::ExchangeDetail detail = cannedDetail(cannedRow(1));
        const SectionContent facts = factsContent(detail);
        detail.client = "127.0.0.1:1, another";
        QVERIFY(factsContent(detail) != facts);
        const auto losses = lossesContent(detail).facts;
        QCOMPARE(losses.size(), 4);
        detail.losses.push_back(detail.losses.front());  // once more, for another attempt
        QCOMPARE(lossesContent(detail).facts, losses);
        detail.losses.clear();
        QCOMPARE(lossesContent(detail).sentence,
                 QStringLiteral("Nothing: the call passed as it was."));
        detail.attempts.clear();
        QVERIFY(lossesContent(detail) == SectionContent{});
    }

    void headersThatStayedAreListedUnderTheOthers() {
        const QString headers = requestHeadersText(cannedDetail(cannedRow(1)));
        QVERIFY2(headers.endsWith(QStringLiteral("\n# Dropped or changed on the way\n"
                                                 "not sent on: cookie")),
                 qPrintable(headers));
    }

    void everyCellOfEveryStateHasItsWords() {
        TrafficModel model;
        admin::TrafficBatch batch;
        batch.rows = cannedRows();
        model.apply(batch);
        for (int row = 0; row < model.rowCount(); ++row) {
            const QModelIndex state = model.index(row, TrafficModel::State);
            QVERIFY(!state.data().toString().isEmpty());
            QCOMPARE(state.data(Qt::AccessibleTextRole), state.data());
            QVERIFY(!model.index(row, TrafficModel::ServedBy).data().toString().isEmpty());
        }
    }

    void aRunningCallIsLive() {
        admin::ExchangeRow row = cannedRow(1);
        row.state = ExchangeState::Streaming;
        row.durationUs = -1;
        QCOMPARE(durationCell(row), QStringLiteral("live"));
    }

    void theWaterfallShowsAFailedAttemptAsOneBar() {
        const WaterfallData timing = waterfallOf(cannedDetail(cannedRow(1)));
        QCOMPARE(timing.rows.size(), std::size_t{5});
        QCOMPARE(timing.rows[0].label, QStringLiteral("Decide"));
        QCOMPARE(timing.rows[1].value, QStringLiteral("403 ms, 429"));
        QVERIFY(timing.rows[1].kind == WaterfallRow::Kind::Failed);
        QCOMPARE(timing.firstTokenUs, 1'042'000);
        QCOMPARE(timing.endUs, 2'840'000);
    }

    void jsonIsIndentedAsItWasSent() {
        const QByteArray sent(
            "{\"z\":1.50,\"a\":[],\"text\":\"a \\\"b\\\" {\",\"n\":{\"x\":[1,2]}}");
        const auto lines = indentJson(sent);
        QVERIFY(lines.has_value());
        QCOMPARE(*lines,
                 QByteArray("{\n  \"z\": 1.50,\n  \"a\": [],\n  \"text\": \"a \\\"b\\\" {\","
                            "\n  \"n\": {\n    \"x\": [\n      1,\n      2\n    ]\n  }\n}"));
        QVERIFY(!indentJson("data: {}").has_value());
        QVERIFY(!indentJson("{\"a\":").has_value());
    }

    void dollarsKeepTheDigitsThatMatter() {
        QCOMPARE(dollarsText(Money::fromNano(12'500'000'000)), QStringLiteral("$12.50"));
        QCOMPARE(dollarsText(Money::fromNano(7'000'000)), QStringLiteral("$0.0070"));
        QCOMPARE(dollarsText(Money::fromNano(2'000)), QStringLiteral("$0.000002"));
        QCOMPARE(dollarsText(Money::fromNano(3)), QStringLiteral("<$0.000001"));
        QCOMPARE(dollarsText(Money()), QStringLiteral("$0.0000"));
    }
};

}  // namespace weir::ui

QTEST_GUILESS_MAIN(weir::ui::TestRowText)
#include "test_row_text.moc"
