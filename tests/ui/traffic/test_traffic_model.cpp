// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QtTest>
#include <random>
#include <set>

#include "tests/ui/support/canned_calls.hpp"
#include "ui/traffic/table/traffic_model.hpp"
#include "ui/widgets/row_delegate.hpp"

namespace weir::ui {

namespace {

admin::TrafficBatch batchOf(std::vector<admin::ExchangeRow> rows) {
    admin::TrafficBatch batch;
    batch.next = rows.empty() ? 0 : rows.back().sequence;
    batch.rows = std::move(rows);
    return batch;
}

admin::ExchangeRow rowAt(std::uint32_t number, std::uint64_t sequence) {
    admin::ExchangeRow row = cannedRow(number);
    row.sequence = sequence;
    return row;
}

QStringList idsOf(const TrafficModel& model) {
    QStringList ids;
    for (int row = 0; row < model.rowCount(); ++row) {
        ids.append(QString::fromStdString(model.at(row)->id.text()));
    }
    return ids;
}

}  // namespace

class TestTrafficModel : public QObject {
    Q_OBJECT

private slots:
    void staysAModelOverRandomBatches() {
        constexpr std::size_t kCapacity = 40;
        TrafficModel model(nullptr, kCapacity);
        const QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        std::mt19937 engine(20'251'124);
        const auto random = [&engine] { return static_cast<unsigned>(engine()); };
        std::uint32_t newest = 0;
        std::uint64_t sequence = 0;
        for (int tick = 0; tick < 400; ++tick) {
            std::set<std::uint32_t> numbers;
            const unsigned changes = random() % 12;
            for (unsigned change = 0; change < changes; ++change) {
                const bool isNew = random() % 2 == 0 || newest == 0;
                numbers.insert(isNew ? ++newest : newest - random() % std::min(newest, 60U));
            }
            std::vector<admin::ExchangeRow> rows;
            for (const std::uint32_t number : numbers) {
                rows.push_back(rowAt(number, ++sequence));
                if (random() % 4 == 0) {
                    rows.back().state = ExchangeState::Streaming;
                    rows.back().durationUs = -1;
                }
            }
            admin::TrafficBatch batch = batchOf(std::move(rows));
            batch.resync = random() % 40 == 0;
            if (random() % 50 == 0) {
                model.clear();
            }
            if (random() % 10 == 0) {
                const unsigned divisor = 1 + random() % 3;
                model.setShown(divisor == 1 ? std::function<bool(const admin::ExchangeRow&)>()
                                            : [divisor](const admin::ExchangeRow& row) {
                                                  return row.id.bytes()[15] % divisor == 0;
                                              });
            }
            model.apply(std::move(batch));
            if (random() % 3 == 0) {
                std::vector<admin::ExchangeRow> older;
                for (unsigned each = random() % 20; each > 0; --each) {
                    older.push_back(rowAt(1 + random() % (newest + 1), 0));
                }
                std::ranges::sort(older, {}, &admin::ExchangeRow::id);
                const auto twice = std::ranges::unique(older, {}, &admin::ExchangeRow::id);
                older.erase(twice.begin(), twice.end());
                model.addOlder(std::move(older));
            }
            if (random() % 20 == 0) {
                model.dropOlder();
            }
            if (random() % 20 == 0) {
                model.setRoomy(random() % 2 == 0);
            }

            int running = 0;
            for (int row = 0; row < model.rowCount(); ++row) {
                QVERIFY(row == 0 || model.at(row - 1)->id < model.at(row)->id);
                running += model.at(row)->durationUs < 0 ? 1 : 0;
            }
            QCOMPARE(model.running(), running);
            for (int row = 0; row < model.rowCount(); ++row) {
                QCOMPARE(model.rowOf(model.at(row)->id), row);
            }
        }
        QVERIFY(newest > kCapacity);
    }

    void aBatchIsOneInsertionAndChangesStayInPlace() {
        TrafficModel model;
        model.apply(batchOf({rowAt(1, 1), rowAt(2, 2), rowAt(3, 3)}));
        QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        admin::ExchangeRow second = rowAt(2, 4);
        second.usage.outText = 999;
        model.apply(batchOf({second, rowAt(4, 5), rowAt(5, 6)}));
        QCOMPARE(inserted.count(), 1);
        QCOMPARE(changed.count(), 1);
        QCOMPARE(changed.first().at(0).toModelIndex().row(), 1);
        QCOMPARE(model.at(1)->usage.outText, 999U);
        QCOMPARE(model.rowCount(), 5);
    }

    void theOldestLeaveFirst() {
        TrafficModel model(nullptr, 3);
        model.apply(batchOf({rowAt(1, 1), rowAt(2, 2), rowAt(3, 3)}));
        const QPersistentModelIndex kept(model.index(2, 0));
        model.apply(batchOf({rowAt(4, 4), rowAt(5, 5)}));
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(model.at(0)->id, cannedId(3));
        QVERIFY(kept.isValid());
        QCOMPARE(kept.row(), 0);
        QCOMPARE(model.rowOf(cannedId(1)), -1);
    }

    void aBatchLargerThanTheModelKeepsItsNewest() {
        TrafficModel model(nullptr, 2);
        model.apply(batchOf({rowAt(1, 1), rowAt(2, 2), rowAt(3, 3)}));
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.at(0)->id, cannedId(2));
    }

    void rowsStandInTheOrderTheyBegan() {
        TrafficModel model;
        // The second call ended first, so its last change comes first.
        model.apply(batchOf({rowAt(2, 1), rowAt(1, 2)}));
        QCOMPARE(model.at(0)->id, cannedId(1));
        QCOMPARE(model.at(1)->id, cannedId(2));
    }

    void olderRowsStandBeforeAndNoneComesTwice() {
        TrafficModel model;
        model.apply(batchOf({rowAt(5, 1), rowAt(8, 2)}));
        QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
        admin::ExchangeRow known = rowAt(5, 0);
        known.error = "what the books say";
        // The newest first, as the books give them.
        model.addOlder({rowAt(7, 0), known, rowAt(3, 0), rowAt(2, 0)});
        QCOMPARE(model.rowCount(), 5);
        QCOMPARE(inserted.count(), 2);
        QCOMPARE(model.at(0)->id, cannedId(2));
        QCOMPARE(model.at(3)->id, cannedId(7));
        // The live one says more.
        QCOMPARE(model.at(2)->error, std::string());

        // One that began long ago and only now changes is put where it belongs.
        model.apply(batchOf({rowAt(1, 3)}));
        QCOMPARE(model.at(0)->id, cannedId(1));
        model.dropOlder();
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(model.at(0)->id, cannedId(1));
    }

    void whatIsHiddenLeavesFirst() {
        TrafficModel model(nullptr, 4);
        model.setShown([](const admin::ExchangeRow& row) { return row.id == cannedId(1); });
        model.apply(batchOf({rowAt(1, 1), rowAt(2, 2), rowAt(3, 3), rowAt(4, 4)}));
        model.apply(batchOf({rowAt(5, 5), rowAt(6, 6)}));
        QCOMPARE(model.rowCount(), 4);
        QCOMPARE(model.at(0)->id, cannedId(1));
        QCOMPARE(model.at(1)->id, cannedId(4));
        QCOMPARE(model.completeAfter(), cannedId(3));
        QVERIFY(model.leftThrough().empty());
    }

    void itIsKnownFromWhereRowsAreMissing() {
        TrafficModel model(nullptr, 3);
        admin::TrafficBatch batch = batchOf({rowAt(10, 1), rowAt(20, 2)});
        model.apply(batch);
        QVERIFY(model.completeAfter().empty());
        batch = batchOf({rowAt(21, 3)});
        batch.droppedThrough = cannedId(15);
        model.apply(batch);
        QCOMPARE(model.completeAfter(), cannedId(15));
        // The model has no room for one of its own.
        model.apply(batchOf({rowAt(22, 4), rowAt(23, 5)}));
        QCOMPARE(model.completeAfter(), cannedId(20));
        QCOMPARE(model.leftThrough(), cannedId(20));
    }

    void whatWasClearedStaysAwayUntilItChanges() {
        TrafficModel model;
        model.apply(batchOf({rowAt(1, 1), rowAt(2, 2)}));
        model.clear();
        QCOMPARE(model.rowCount(), 0);
        admin::TrafficBatch again = batchOf({rowAt(1, 1), rowAt(2, 3)});
        again.resync = true;
        model.apply(again);
        QCOMPARE(idsOf(model), QStringList{QString::fromStdString(cannedId(2).text())});
    }

    void aSimulatedCallThatWentWellIsQuiet() {
        TrafficModel model;
        admin::ExchangeRow plain = rowAt(1, 1);
        admin::ExchangeRow simulated = rowAt(2, 2);
        simulated.marks = Mark::Simulated;
        admin::ExchangeRow fellBack = rowAt(3, 3);
        fellBack.marks = Mark::Simulated | Mark::FellBack;
        model.apply(batchOf({plain, simulated, fellBack}));
        const auto tokenAt = [&model](int row) {
            return static_cast<Token>(
                model.index(row, TrafficModel::State).data(kTokenRole).toInt());
        };
        QVERIFY(tokenAt(0) == Token::Muted);
        QVERIFY(tokenAt(1) == Token::Muted);
        QVERIFY(tokenAt(2) == Token::Text);
    }

    void anotherGatewayBeginsAnew() {
        TrafficModel model;
        model.apply(batchOf({rowAt(1, 100), rowAt(2, 200)}));
        model.clear();
        // A gateway that was started again counts from the beginning.
        admin::TrafficBatch fresh = batchOf({rowAt(7, 1)});
        fresh.resync = true;
        model.apply(fresh);
        QCOMPARE(model.rowCount(), 1);
    }
};

}  // namespace weir::ui

QTEST_GUILESS_MAIN(weir::ui::TestTrafficModel)
#include "test_traffic_model.moc"
