// SPDX-License-Identifier: GPL-3.0-or-later
#include <QElapsedTimer>
#include <QThread>
#include <QWidget>
#include <QtTest>

#include "tests/ui/support/canned_calls.hpp"
#include "tests/ui/support/fake_admin_client.hpp"
#include "ui/traffic/table/traffic_feed.hpp"
#include "ui/traffic/table/traffic_model.hpp"

namespace weir::ui {

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
        TrafficFeed feed(client, model, &view);
        qint64 busy = 0;
        unsigned long slow = 60;
        connect(&model, &TrafficModel::applied, &view, [&] {
            QElapsedTimer taken;
            taken.start();
            QThread::msleep(slow);
            busy += taken.elapsed();
        });
        view.show();
        QTRY_VERIFY(model.rowCount() > 0);
        busy = 0;
        QElapsedTimer time;
        time.start();
        while (time.elapsed() < 2'000) {
            QTest::qWait(10);
        }
        QVERIFY(busy > 0);
        // One that is under way at the end counts whole.
        QVERIFY2(busy <= 2'000 / 5 + 2 * 60, qPrintable(QString::number(busy)));

        // And at once again when it is quick.
        slow = 0;
        const int before = model.rowCount();
        QTRY_VERIFY(model.rowCount() > before + 5);
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
