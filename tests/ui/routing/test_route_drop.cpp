// SPDX-License-Identifier: GPL-3.0-or-later
#include <QMimeData>
#include <QtTest>
#include <algorithm>
#include <iterator>
#include <memory>
#include <vector>

#include "tests/ui/support/canned.hpp"
#include "ui/routing/route_model.hpp"
#include "ui/routing/route_table.hpp"

namespace weir::ui {

namespace {

using Labels = std::vector<int>;

Labels labelsOf(int count) {
    Labels labels;
    for (int i = 0; i < count; ++i) {
        labels.push_back(i);
    }
    return labels;
}

std::vector<RouteItem> itemsFor(int count) {
    std::vector<RouteItem> items(static_cast<std::size_t>(count));
    for (int i = 0; i < count; ++i) {
        items[static_cast<std::size_t>(i)].settings.name = "rule " + std::to_string(i);
    }
    return items;
}

// Without an index: the one that is dragged is written again where the gap is, and once only.
Labels droppedInGap(const Labels& before, int dragged, int gap) {
    Labels after;
    for (int place = 0; place <= static_cast<int>(before.size()); ++place) {
        if (place == gap) {
            after.push_back(dragged);
        }
        if (place < static_cast<int>(before.size()) &&
            before[static_cast<std::size_t>(place)] != dragged) {
            after.push_back(before[static_cast<std::size_t>(place)]);
        }
    }
    return after;
}

// On a row: from above it goes behind that row, from below before it, so that it stands there.
Labels droppedOnRow(const Labels& before, int dragged, int row) {
    return droppedInGap(before, dragged, row > dragged ? row + 1 : row);
}

// What the page does with what is asked.
Labels movedFromTo(Labels labels, int from, int to) {
    const int taken = labels[static_cast<std::size_t>(from)];
    labels.erase(labels.begin() + from);
    labels.insert(labels.begin() + to, taken);
    return labels;
}

}  // namespace

// Rules that are dragged land where they are dropped.
class TestRouteDrop : public QObject {
    Q_OBJECT

    static bool drop(RouteModel& model, int from, int row, const QModelIndex& parent) {
        QModelIndexList cells;  // of the row, as the table hands them over
        for (int column = 0; column < RouteModel::ColumnCount; ++column) {
            cells << model.index(from, column);
        }
        const std::unique_ptr<QMimeData> data(model.mimeData(cells));
        return model.dropMimeData(data.get(), Qt::MoveAction, row, row < 0 ? -1 : 0, parent);
    }

private slots:
    void everyRowLandsWhereItIsDropped() {
        for (int count = 1; count <= 6; ++count) {
            RouteModel model;
            model.setItems(itemsFor(count), kCannedNow);
            const Labels before = labelsOf(count);
            Labels now;
            connect(&model, &RouteModel::moveAsked, this, [&](int from, int to) {
                QVERIFY(from != to && from >= 0 && from < count && to >= 0 && to < count);
                now = movedFromTo(before, from, to);
            });
            const auto compare = [&](bool taken, const Labels& expected) {
                QCOMPARE(now, expected);
                QCOMPARE(taken, expected != before);  // what changes nothing is no move
                now = before;
            };
            now = before;
            for (int from = 0; from < count; ++from) {
                for (int gap = 0; gap <= count; ++gap) {
                    compare(drop(model, from, gap, {}), droppedInGap(before, from, gap));
                }
                for (int row = 0; row < count; ++row) {
                    for (int column = 0; column < RouteModel::ColumnCount; ++column) {
                        compare(drop(model, from, -1, model.index(row, column)),
                                droppedOnRow(before, from, row));
                    }
                }
                // In the empty space below.
                compare(drop(model, from, -1, {}), droppedInGap(before, from, count));
            }
        }
    }

    // Several can be selected, but only one at a time is dragged.
    void onlyOneRowIsDragged() {
        RouteModel model;
        model.setItems(itemsFor(4), kCannedNow);
        RouteTable table(model);
        table.selectRow(1);
        table.selectionModel()->select(model.index(3, 0),
                                       QItemSelectionModel::Select | QItemSelectionModel::Rows);
        QCOMPARE(table.selectedRows(), (std::vector<int>{1, 3}));
        QVERIFY(model.mimeData(table.selectionModel()->selectedIndexes()) == nullptr);
        table.selectRow(2);
        QCOMPARE(table.selectedRows(), std::vector<int>{2});
        const std::unique_ptr<QMimeData> one(
            model.mimeData(table.selectionModel()->selectedIndexes()));
        QVERIFY(one != nullptr);
        QVERIFY(model.mimeData({}) == nullptr);
    }

    void whatCannotBeMovedStays() {
        RouteModel model;
        model.setItems(itemsFor(3), kCannedNow);
        QSignalSpy moves(&model, &RouteModel::moveAsked);
        const std::unique_ptr<QMimeData> last(model.mimeData({model.index(2, 0)}));
        QVERIFY(!model.dropMimeData(last.get(), Qt::CopyAction, 0, 0, {}));
        QMimeData other;
        other.setText(QStringLiteral("0"));
        QVERIFY(!model.dropMimeData(&other, Qt::MoveAction, 0, 0, {}));
        // The list grew shorter while it was dragged.
        model.setItems(itemsFor(2), kCannedNow);
        for (int gap = -1; gap <= 2; ++gap) {
            QVERIFY(!model.dropMimeData(last.get(), Qt::MoveAction, gap, 0, {}));
        }
        model.setLocked(true);
        QVERIFY(!drop(model, 0, 2, {}));
        QVERIFY(!model.flags(model.index(0, 0)).testFlag(Qt::ItemIsDragEnabled));
        QCOMPARE(moves.size(), 0);
    }
};

}  // namespace weir::ui

QTEST_MAIN(weir::ui::TestRouteDrop)
#include "test_route_drop.moc"
