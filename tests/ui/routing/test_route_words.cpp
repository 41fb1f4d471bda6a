// SPDX-License-Identifier: GPL-3.0-or-later
#include <QLocale>
#include <QtTest>

#include "engine/control/admin/tried_call.hpp"
#include "tests/ui/support/canned_calls.hpp"
#include "tests/ui/support/canned_routes.hpp"
#include "ui/routing/condition_value.hpp"
#include "ui/routing/route_changes.hpp"
#include "ui/routing/route_choices.hpp"
#include "ui/routing/route_text.hpp"
#include "ui/routing/tried_call.hpp"

namespace weir::ui {

using Routes = std::vector<admin::RouteSettings>;

// A rule in words and back, and how lists of rules differ.
class TestRouteWords : public QObject {
    Q_OBJECT

    static QString sentence(const RouteCondition& condition) {
        return plainText(whenRuns(condition));
    }
    static RouteCondition readInto(RouteField field, const char* typed) {
        RouteCondition test = wordTest(field, {});
        const QString problem = readValue(QString::fromUtf8(typed), test);
        if (!problem.isEmpty()) {
            qWarning("%s", qPrintable(problem));
        }
        return test;
    }
    static Routes routes() {
        Routes all;
        for (const admin::RouteRow& row : cannedRoutes().routes) {
            all.push_back(row.settings);
        }
        return all;
    }

private slots:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English)); }

    void everyConditionIsASentence() {
        QCOMPARE(sentence({}), QStringLiteral("always"));
        QCOMPARE(sentence(groupOf(ConditionKind::Any, {})), QStringLiteral("never"));
        const auto rules = routes();
        QCOMPARE(sentence(rules[0].when), QStringLiteral("model deepseek-*"));
        QCOMPARE(sentence(rules[2].when),
                 QStringLiteral("tier gold, silver and (tokens in > 2,000 or with tools)"));
        QCOMPARE(sentence(rules[4].when), QStringLiteral("tokens in < 1,500 and key not operator"));
        QCOMPARE(sentence(rules[6].when), QStringLiteral("weekday Mon–Fri and time 22:00–06:00"));
        QCOMPARE(
            sentence(groupOf(ConditionKind::Not,
                             {wordTest(RouteField::Team, {"a"}),
                              groupOf(ConditionKind::Any, {wordTest(RouteField::User, {"b"}),
                                                           wordTest(RouteField::Tag, {"c"})})})),
            QStringLiteral("not (team a and (user b or tag c))"));
        QCOMPARE(sentence(groupOf(ConditionKind::Not, {numberTest(RouteField::Stream, {}, 1)})),
                 QStringLiteral("not streamed"));
        QCOMPARE(sentence(wordTest(RouteField::Team, {})), QStringLiteral("team …"));
        QCOMPARE(sentence(groupOf(
                     ConditionKind::All,
                     {wordTest(RouteField::Task, {"code", "debug"}),
                      groupOf(ConditionKind::Not, {wordTest(RouteField::Complexity, {"hard"})})})),
                 QStringLiteral("task code, debug and complexity not hard"));
        // What matters is strong.
        const TextRuns expected{{QStringLiteral("model "), false},
                                {QStringLiteral("deepseek-*"), true}};
        QCOMPARE(whenRuns(rules[0].when), expected);
    }

    void whatACallCanBeJudgedToBeIsOffered() {
        admin::RouteList list;
        list.tasks = {"code", "contracts"};
        QCOMPARE(knownValues(list, list.sets, RouteField::Task),
                 (QStringList{QStringLiteral("code"), QStringLiteral("contracts"),
                              QStringLiteral("unknown")}));
        QCOMPARE(knownValues(list, list.sets, RouteField::Complexity),
                 (QStringList{QStringLiteral("simple"), QStringLiteral("moderate"),
                              QStringLiteral("hard"), QStringLiteral("unknown")}));
    }

    void aSetIsOfferedWhereItsNamesStand() {
        admin::RouteList list;
        list.teams = {"search"};
        list.sets = {{"research", RouteField::Team, {"search"}}, {"small", RouteField::Model, {}}};
        QCOMPARE(knownValues(list, list.sets, RouteField::Team),
                 (QStringList{QStringLiteral("search"), QStringLiteral("set:research")}));
        QCOMPARE(knownValues(list, list.sets, RouteField::User), QStringList());
        QCOMPARE(knownNames(list, RouteField::Team), QStringList{QStringLiteral("search")});
        QCOMPARE(sentence(wordTest(RouteField::Team, {"set:research", "ads"})),
                 QStringLiteral("team set:research, ads"));
    }

    void whereACallGoesIsSaid() {
        const auto rules = routes();
        QCOMPARE(targetsLine(rules[2]),
                 QStringLiteral("70 % anthropic/claude-sonnet-4-5, 30 % openai/gpt-5"));
        QCOMPARE(targetsLine(rules[5]), QStringLiteral("google/gemini-2.5-pro, openai/gpt-4.1"));
        QCOMPARE(targetsLine(rules[7]), QStringLiteral("the targets of the model asked for"));
        QVERIFY(targetsLine(rules[0]).startsWith(QStringLiteral("refused: DeepSeek")));
        QCOMPARE(strategyLine(rules[3]), QStringLiteral("Sticky, session"));
        QCOMPARE(strategyLine(rules[0]), QStringLiteral("Refuses"));
    }

    void sharesComeToAHundred() {
        QCOMPARE(weightShares({{"a", 1}, {"b", 1}, {"c", 1}}), (std::vector<int>{34, 33, 33}));
        QCOMPARE(weightShares({{"a", 0}, {"b", 7}}), (std::vector<int>{0, 100}));
        QCOMPARE(weightShares({{"a", 0}, {"b", 0}}), (std::vector<int>{0, 0}));
    }

    void whatIsTypedIsRead() {
        using F = RouteField;
        QCOMPARE(readInto(F::Team, " gold ,silver, ").values,
                 (std::vector<std::string>{"gold", "silver"}));
        QCOMPARE(readInto(F::Tokens, "120,000").number, std::int64_t{120'000});
        QCOMPARE(readInto(F::Weekday, "fri - mon").values,
                 (std::vector<std::string>{"mon", "fri", "sat", "sun"}));
        QCOMPARE(readInto(F::Weekday, "Monday, Wed").values,
                 (std::vector<std::string>{"mon", "wed"}));
        const RouteCondition night = readInto(F::Time, "22:00–6:30");
        QCOMPARE(night.number, std::int64_t{22 * 60});
        QCOMPARE(night.end, std::int64_t{6 * 60 + 30});
        // And written as it was read.
        QCOMPARE(valueText(night), QStringLiteral("22:00–06:30"));
        QCOMPARE(valueText(readInto(F::Weekday, "sat,sun,fri,mon")),
                 QStringLiteral("Mon, Fri–Sun"));
        QCOMPARE(valueText(readInto(F::Tokens, "2000")), QStringLiteral("2,000"));
        QCOMPARE(valueText(readInto(F::BudgetLeft, "20")), QStringLiteral("20 %"));
        QCOMPARE(readInto(F::BudgetLeft, "0 %").number, std::int64_t{0});
    }

    void whatIsWrongIsSaidAndChangesNothing_data() {
        QTest::addColumn<int>("field");
        QTest::addColumn<QString>("typed");
        const auto add = [](RouteField field, const char* typed) {
            QTest::newRow(typed) << static_cast<int>(field) << QString::fromUtf8(typed);
        };
        add(RouteField::Team, " , ");
        add(RouteField::Model, "gpt-*-mini");
        add(RouteField::Tokens, "2k");
        add(RouteField::Tokens, "-1");
        add(RouteField::Tokens, "99999999999999999999");
        add(RouteField::BudgetLeft, "101");
        add(RouteField::BudgetLeft, "%");
        add(RouteField::BudgetLeft, "-1 %");
        add(RouteField::Weekday, "mon-");
        add(RouteField::Weekday, "noday");
        add(RouteField::Weekday, "mon-wed-fri");
        add(RouteField::Time, "22:00");
        add(RouteField::Time, "22:60-23:00");
        add(RouteField::Time, "10:00-10:00");
        add(RouteField::Time, "25:00-26:00");
    }
    void whatIsWrongIsSaidAndChangesNothing() {
        QFETCH(int, field);
        QFETCH(QString, typed);
        RouteCondition test = wordTest(static_cast<RouteField>(field), {"kept"});
        const RouteCondition before = test;
        QVERIFY(!readValue(typed, test).isEmpty());
        QCOMPARE(test, before);
    }

    void asFewAsPossibleAreMoved() {
        const Routes active = routes();
        Routes draft = active;
        std::rotate(draft.begin(), draft.end() - 1, draft.end());  // the last comes first
        auto marks = marksOf(active, draft);
        QVERIFY(marks[0].isMoved);
        QCOMPARE(std::ranges::count_if(marks, &RouteMark::isMarked), 1);
        QCOMPARE(changesBetween(active, draft), 1);
        draft[1].enabled = !draft[1].enabled;
        draft.erase(draft.begin() + 3);
        draft.push_back({});
        draft.back().name = "Other";
        marks = marksOf(active, draft);
        QVERIFY(marks[1].isChanged && !marks[1].isMoved);
        QVERIFY(marks.back().isNew);
        QCOMPARE(changesBetween(active, draft), 4);  // moved, changed, gone, new
    }

    void groupsOfOneSayTheSame() {
        const RouteCondition test = wordTest(RouteField::Team, {"a"});
        const RouteCondition other = wordTest(RouteField::User, {"b"});
        const auto all = [](std::vector<RouteCondition> of) {
            return groupOf(ConditionKind::All, std::move(of));
        };
        QCOMPARE(plain(all({groupOf(ConditionKind::Any, {test})})), test);
        QCOMPARE(plain(all({test, all({other})})), all({test, other}));
        QVERIFY(plain(groupOf(ConditionKind::Not, {test})) != test);
        admin::RouteSettings one;
        one.when = all({test});
        admin::RouteSettings same = one;
        same.when = test;
        QVERIFY(sameRoutes({one}, {same}));
        QVERIFY(!sameRoutes({one}, {}));
    }

    void linesDifferWhereRulesDo() {
        Routes draft = routes();
        const QStringList before = linesOf(routes());
        draft[2].targets[0].weight = 60;
        const QStringList after = linesOf(draft);
        QCOMPARE(before.size(), after.size());
        int different = 0;
        for (qsizetype i = 0; i < before.size(); ++i) {
            different += before[i] != after[i] ? 1 : 0;
        }
        QCOMPARE(different, 1);
        QVERIFY(after.contains(QStringLiteral("    to anthropic/claude-sonnet-4-5, weight 60")));
        draft[2].failover.overload = FallsOver::No;
        QCOMPARE(linesOf(draft).size(), after.size() + 1);
        QVERIFY(linesOf(draft).contains(
            QStringLiteral("    does not fall over when the target is overloaded")));
        QVERIFY(after.contains(QStringLiteral("    and (tokens in > 2,000 or with tools)")) ||
                after.contains(QStringLiteral("    and tokens in > 2,000 or with tools")));
    }

    void aCallBecomesARuleAndAQuestion() {
        admin::ExchangeDetail call = cannedDetail(cannedRow(7));
        call.row.modelAsked = "assistant";
        call.row.team = "search";
        call.row.target = "openai/gpt-5";
        call.call.known = true;
        call.call.tokens = 1'200;
        call.call.maxTokens = -1;
        call.call.tools = true;
        call.requestHeaders = {{"X-App", "find"}};
        const admin::RouteSettings rule = ruleOf(call);
        QCOMPARE(rule.name, std::string("assistant of search"));
        QCOMPARE(sentence(rule.when), QStringLiteral("model assistant and team search"));
        QCOMPARE(targetsLine(rule), QStringLiteral("openai/gpt-5"));
        const admin::TriedCall tried = triedCallOf(call);
        QCOMPARE(tried.tokens, std::uint64_t{1'200});
        QCOMPARE(tried.maxTokens, std::uint64_t{0});
        QVERIFY(tried.tools);
        QCOMPARE(tried.headers.front().name, std::string("x-app"));
        QCOMPARE(tried.at, call.row.startedAt);
        QVERIFY(tried.task.empty() && tried.complexity.empty());
        QCOMPARE(tried.budgetLeft, 100U);
        call.call.budgetLeft = 0;
        QCOMPARE(triedCallOf(call).budgetLeft, 0U);
        call.call.judged.task = "code";
        call.call.judged.complexity = "unknown";
        QCOMPARE(triedCallOf(call).task, std::string("code"));
        QCOMPARE(triedCallOf(call).complexity, std::string("unknown"));
        call.row.team.clear();
        call.row.key = "bot";
        QCOMPARE(sentence(ruleOf(call).when), QStringLiteral("model assistant and key bot"));
    }
};

}  // namespace weir::ui

QTEST_MAIN(weir::ui::TestRouteWords)
#include "test_route_words.moc"
