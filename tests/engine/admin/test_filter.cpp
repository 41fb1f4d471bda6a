// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "engine/control/admin/filter/filter.hpp"

using namespace weir;
using namespace weir::admin;

namespace {

ExchangeRow servedRow() {
    ExchangeRow row;
    row.state = ExchangeState::Done;
    row.marks = Mark::FellBack | Mark::Simulated;
    row.key = "search-prod";
    row.team = "Search";
    row.user = "ada";
    row.endpoint = "/v1/chat/completions";
    row.modelAsked = "auto";
    row.target = "anthropic/claude-sonnet-4-5";
    row.path = {AttemptSign::Failed, AttemptSign::Served};
    row.tags = "core, eu";
    row.status = 200;
    row.stream = true;
    row.usage.inUncached = 3812;
    row.usage.outText = 118;
    row.usage.source = Source::Reported;
    row.pricing = Pricing::Priced;
    row.cost = Money::fromNano(7'012'345);
    row.durationUs = 2'840'000;
    row.firstTokenUs = 412'000;
    row.addedUs = 180;
    return row;
}

bool matches(const QString& filter, const ExchangeRow& row) {
    const auto parsed = Filter::parse(filter.toStdString(), {});
    if (const auto* error = std::get_if<FilterError>(&parsed)) {
        qFatal("%s", error->text(filter.toStdString()).c_str());
    }
    return std::get<Filter>(parsed).matches(row);
}

}  // namespace

class TestFilter : public QObject {
    Q_OBJECT

private slots:
    void matchesARow_data() {
        QTest::addColumn<bool>("expected");
        const auto row = [](const char* filter, bool expected) {
            QTest::newRow(filter) << expected;
        };
        row("", true);
        row("   ", true);
        row("tag=eu", true);
        row("tag=core", true);
        row("tag=e", false);
        row("-tag=eu", false);
        row("tags=eu", false);
        row("tags=\"core, eu\"", true);
        row("provider:anthropic", true);
        row("provider:openai", false);
        row("provider:openai,anthropic", true);
        row("provider:anthro", true);
        row("provider=anthro", false);
        row("provider=ANTHROPIC", true);
        row("provider!=openai", true);
        row("model:sonnet", true);
        row("model=auto", true);
        row("team:search user:ada", true);
        row("team:search user:bob", false);
        row("team:search or user:bob", true);
        row("team:ads or user:bob or key:prod", true);
        row("not team:ads", true);
        row("-team:search", false);
        row("not not team:search", true);
        row("(team:ads or team:search) status=200", true);
        row("(team:ads or team:search) -(status=200)", false);
        row("team:ads and team:search or status=200", true);
        row("team:ads and (team:search or status=200)", false);
        row("status:2xx", true);
        row("status>=500", false);
        row("status<3xx", true);
        row("status>2xx", false);
        row("cost>0.007", true);
        row("cost>$0.0071", false);
        row("cost=0.007012345", true);
        row("tokens>400", true);
        row("tokens>3.9k", true);
        row("tokens>4k", false);
        row("in=3812", true);
        row("out<=118", true);
        row("ttft<412", false);
        row("ttft<=412", true);
        row("ttft>0.4s", true);
        row("time>2.8", true);
        row("time>2841ms", false);
        row("time<1m", true);
        row("added<1", true);
        row("added>100us", true);
        row("attempts>1", true);
        row("state:done", true);
        row("state:failed,done", true);
        row("state!=done", false);
        row("mark:fell-back", true);
        row("mark:\"fell back\"", true);
        row("mark:FellBack", true);
        row("mark:cached", false);
        row("-cached", true);
        row("fell_back", true);
        row("done", true);
        row("stream:yes", true);
        row("stream:no", false);
        row("endpoint:chat", true);
        row("sonnet", true);
        row("\"search-prod\"", true);
        row("\"no such text\"", false);
        row("claude-SONNET", true);
        row("PROVIDER:anthropic NOT team:ads OR x", true);
    }
    void matchesARow() {
        QFETCH(bool, expected);
        QCOMPARE(matches(QString::fromUtf8(QTest::currentDataTag()), servedRow()), expected);
    }

    // A number that is not known is neither small nor large.
    void whatIsNotKnownMatchesNoNumber() {
        ExchangeRow row;
        for (const char* filter : {"cost<1", "tokens<1", "ttft<1", "time<1", "added<1",
                                   "status<1000", "cost>=0", "tokens>=0"}) {
            QVERIFY2(!matches(filter, row), filter);
        }
        QVERIFY(matches("-cost<1", row));
    }

    void saysWhatIsWrongAndWhere_data() {
        QTest::addColumn<int>("from");
        QTest::addColumn<int>("length");
        QTest::addColumn<QString>("text");
        const auto row = [](const char* filter, int from, int length, const char* text) {
            QTest::newRow(filter) << from << length << QString(text);
        };
        row("cost>>1", 5, 2, "\">1\": a number is expected after \">\".");
        row("a modle:gpt", 2, 5, "\"modle\" is not a field. Did you mean \"model\"?");
        row("weather:fine", 0, 7, "\"weather\" is not a field.");
        row("status:", 6, 1, "\":\": a number is expected after \":\".");
        row("key:", 3, 1, "A value is expected after \":\".");
        row("key:a,", 3, 1, "A value is expected after \":\".");
        row("state:faild", 6, 5,
            "\"faild\" is not a word that this field knows. Did you mean \"failed\"?");
        row("key>5", 3, 1, "\">\" compares numbers, and this field holds text.");
        row("(team:a", 0, 1, "A bracket is not closed.");
        row("team:a) b", 6, 1, "A bracket is closed that was not opened.");
        row("team:\"a", 5, 2, "A quotation mark is not closed.");
        row("team:a or ", 7, 2, "A condition is missing after \"or\".");
        row("not", 0, 3, "A condition is missing after \"not\".");
        row("()", 0, 1, "A condition is missing after \"(\".");
        row("a - b", 2, 1, "A condition is missing after \"-\".");
        row("or", 0, 2, "A condition is missing after \"or\".");
        row("since:", 5, 1,
            "\":\": a time is expected after \":\": 2h, yesterday, 14:00, 2026-11-20 or "
            "2026-11-20T14:00.");
        row("a until:yestreday", 8, 9,
            "\"yestreday\": a time is expected after \":\": 2h, yesterday, 14:00, 2026-11-20 or "
            "2026-11-20T14:00. Did you mean \"yesterday\"?");
        row("since>1h", 5, 1, "\">\" does not go with a time: since:1h, until:1h.");
        row("since!=1h", 5, 2, "\"!=\" does not go with a time: since:1h, until:1h.");
        row("tokens>1x", 7, 2, "\"1x\": a number is expected after \">\".");
        row("cost>99999999999999999999", 5, 20,
            "\"99999999999999999999\": a number is expected after \">\".");
    }
    void saysWhatIsWrongAndWhere() {
        QFETCH(int, from);
        QFETCH(int, length);
        QFETCH(QString, text);
        const std::string filter = QTest::currentDataTag();
        const auto parsed = Filter::parse(filter, {});
        const auto* error = std::get_if<FilterError>(&parsed);
        QVERIFY(error != nullptr);
        QCOMPARE(QString::fromStdString(error->text(filter)), text);
        QCOMPARE(int(error->from), from);
        QCOMPARE(int(error->length), length);
    }

    void depthAndLengthAreBounded() {
        const auto kindOf = [](const std::string& filter) {
            const auto parsed = Filter::parse(filter, {});
            const auto* error = std::get_if<FilterError>(&parsed);
            return error != nullptr ? std::optional(error->kind) : std::nullopt;
        };
        QVERIFY(!kindOf(std::string(32, '(') + "a" + std::string(32, ')')));
        QVERIFY(kindOf(std::string(33, '(') + "a") == FilterError::Kind::TooDeep);
        QVERIFY(kindOf(std::string(33, '-') + "a") == FilterError::Kind::TooDeep);
        QVERIFY(kindOf(std::string(2001, 'a')) == FilterError::Kind::TooLong);
    }

    void offersItsWords() {
        QVERIFY(Filter::fieldNames().size() > 15);
        const auto states = Filter::wordsOfField("state");
        QVERIFY(std::ranges::find(states, "failed") != states.end());
        const auto marks = Filter::wordsOfField("mark");
        QVERIFY(std::ranges::find(marks, "none") == marks.end());
        QVERIFY(Filter::wordsOfField("cost").empty());
    }
};

QTEST_APPLESS_MAIN(TestFilter)
#include "test_filter.moc"
