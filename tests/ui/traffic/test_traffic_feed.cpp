// SPDX-License-Identifier: GPL-3.0-or-later
#include <QWidget>
#include <QtTest>

#include "tests/ui/support/canned_calls.hpp"
#include "tests/ui/support/fake_admin_client.hpp"
#include "ui/traffic/table/traffic_feed.hpp"
#include "ui/traffic/table/traffic_model.hpp"

namespace weir::ui {

using namespace std::chrono_literals;

class TestTrafficFeed : public QObject {
    Q_OBJECT

private slots:
    // Taking news may cost what it costs: a fifth of the time at most goes into it.
    void aTableThatIsSlowToTakeNewsIsGivenThemLessOften() {
        FakeAdminClient client;
        client.on<admin::ListTraffic>([](const admin::ListTraffic& asked) {
            admin::TrafficBatch batch;
            batch.rows.push_back(cannedRow(static_cast<std::uint32_t>(asked.after)));
            batch.next = asked.after + 1;
            return Result<admin::TrafficBatch>(batch);
        });
        QWidget view;
        TrafficModel model;
        Instant now{std::chrono::hours(1)};
        int looks = 0;  // at the clock: one a tick, beside those of taking news
        TrafficFeed feed(client, model, &view, [&] {
            ++looks;
            return now;
        });
        auto slow = 60ms;
        connect(&model, &TrafficModel::applied, &view, [&] { now += slow; });
        view.show();
        QTRY_COMPARE(model.rowCount(), 1);
        // Until four times what they took is over, no tick asks for more.
        now += 239ms;
        const int before = looks;
        QTRY_VERIFY(looks >= before + 3);
        QCOMPARE(client.timesAsked<admin::ListTraffic>(), 1);
        now += 1ms;
        QTRY_COMPARE(model.rowCount(), 2);

        // And at every tick again when it is quick.
        slow = 0ms;
        now += 240ms;
        QTRY_VERIFY(model.rowCount() > 5);
    }

    void whereRowsAreMissingIsNotForgottenInAPause() {
        FakeAdminClient client;
        client.on<admin::ListTraffic>([](const admin::ListTraffic& asked) {
            admin::TrafficBatch batch;
            batch.rows.push_back(cannedRow(static_cast<std::uint32_t>(asked.after) + 20));
            batch.rows.back().sequence = asked.after + 1;
            batch.next = asked.after + 1;
            batch.droppedThrough = asked.after == 1 ? cannedId(15) : Id();
            return Result<admin::TrafficBatch>(batch);
        });
        QWidget view;
        TrafficModel model;
        TrafficFeed feed(client, model, &view);
        feed.setPaused(true);
        view.show();
        QTRY_VERIFY(feed.waiting() > 3);
        QVERIFY(model.completeAfter().empty());
        feed.setPaused(false);
        QCOMPARE(model.completeAfter(), cannedId(15));
        QVERIFY(model.rowCount() > 3);
    }
};

}  // namespace weir::ui

QTEST_MAIN(weir::ui::TestTrafficFeed)
#include "test_traffic_feed.moc"
