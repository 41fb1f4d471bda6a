// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <variant>

#include "engine/control/admin/filter/filter.hpp"
#include "tests/ui/support/canned_calls.hpp"
#include "ui/traffic/filter/conditions.hpp"
#include "ui/traffic/filter/time_range.hpp"

namespace weir::ui {

// What a cell says can be made a condition of the filter.
class TestCellConditions : public QObject {
    Q_OBJECT

    static bool finds(const QString& condition, const admin::ExchangeRow& row) {
        const auto parsed = admin::Filter::parse(condition.toStdString(), filterClock());
        const auto* filter = std::get_if<admin::Filter>(&parsed);
        if (filter == nullptr) {
            qWarning("%s is no filter", qPrintable(condition));
            return false;
        }
        return filter->matches(row);
    }

    // Every cell of it has something to say.
    static admin::ExchangeRow fullRow() {
        admin::ExchangeRow row;
        row.id = cannedId(1);
        row.state = ExchangeState::Failed;
        row.startedAt = std::chrono::sys_days{std::chrono::year{2026} / 11 / 20} +
                        std::chrono::hours(9) + std::chrono::milliseconds(1'250);
        row.key = "search prod, (eu)";
        row.team = "Search";
        row.user = "m.okafor";
        row.session = "run 7";
        row.endpoint = "/v1/chat/completions";
        row.modelAsked = "gpt-5.2";
        row.target = "azure-eu/gpt-5.2";
        row.path = {AttemptSign::Failed, AttemptSign::Served};
        row.status = 502;
        row.usage.source = Source::Reported;
        row.usage.inUncached = 1'204;
        row.usage.outText = 311;
        row.pricing = Pricing::Priced;
        row.cost = Money::fromNano(12'345'678);
        row.durationUs = 1'234'567;
        row.firstTokenUs = 400'900;
        row.addedUs = 1'900;
        row.error = "upstream closed";
        return row;
    }

private slots:
    void everyCellFindsItsCall() {
        const admin::ExchangeRow row = fullRow();
        for (int column = 0; column < TrafficModel::ColumnCount; ++column) {
            const QString condition = conditionOf(row, static_cast<TrafficModel::Column>(column));
            QVERIFY2(!condition.isEmpty(), qPrintable(QString::number(column)));
            QVERIFY2(finds(condition, row), qPrintable(condition));
            QVERIFY2(!finds(u'-' + condition, row), qPrintable(condition));
        }
    }

    void aNumberMeansAsMuchOrMore() {
        admin::ExchangeRow row = fullRow();
        QCOMPARE(conditionOf(row, TrafficModel::TokensIn), QStringLiteral("in>=1204"));
        QCOMPARE(conditionOf(row, TrafficModel::TokensOut), QStringLiteral("out>=311"));
        QCOMPARE(conditionOf(row, TrafficModel::Cost), QStringLiteral("cost>=0.012345678"));
        QCOMPARE(conditionOf(row, TrafficModel::Duration), QStringLiteral("time>=1234ms"));
        QCOMPARE(conditionOf(row, TrafficModel::FirstToken), QStringLiteral("ttft>=400ms"));
        QCOMPARE(conditionOf(row, TrafficModel::Added), QStringLiteral("added>=1ms"));
        admin::ExchangeRow less = row;
        less.cost = Money::fromNano(12'345'677);
        QVERIFY(!finds(conditionOf(row, TrafficModel::Cost), less));
    }

    void whatIsNotKnownIsNoCondition() {
        const admin::ExchangeRow row;
        for (const auto column :
             {TrafficModel::Key, TrafficModel::ServedBy, TrafficModel::TokensIn,
              TrafficModel::TokensOut, TrafficModel::Duration, TrafficModel::Cost,
              TrafficModel::Team, TrafficModel::User, TrafficModel::Session,
              TrafficModel::ModelAsked, TrafficModel::Endpoint, TrafficModel::Status,
              TrafficModel::FirstToken, TrafficModel::Added, TrafficModel::Error}) {
            QCOMPARE(conditionOf(row, column), QString());
        }
    }

    void aMarkSaysMoreThanDone() {
        admin::ExchangeRow row = fullRow();
        row.state = ExchangeState::Done;
        QCOMPARE(conditionOf(row, TrafficModel::State), QStringLiteral("state=done"));
        row.marks = Mark::FellBack;
        QVERIFY(conditionOf(row, TrafficModel::State).startsWith(QLatin1String("mark=")));
        QVERIFY(finds(conditionOf(row, TrafficModel::State), row));
    }
};

}  // namespace weir::ui

QTEST_MAIN(weir::ui::TestCellConditions)
#include "test_cell_conditions.moc"
