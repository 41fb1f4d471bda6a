// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractItemModelTester>
#include <QHeaderView>
#include <QMenu>
#include <QScrollBar>
#include <QSettings>
#include <QTemporaryDir>
#include <QtTest>
#include <random>

#include "tests/ui/support/canned_calls.hpp"
#include "ui/theme/metrics.hpp"
#include "ui/theme/theme.hpp"
#include "ui/traffic/table/filtered_traffic.hpp"
#include "ui/traffic/table/table_columns.hpp"
#include "ui/traffic/table/traffic_cells.hpp"
#include "ui/traffic/table/traffic_model.hpp"
#include "ui/traffic/table/traffic_table.hpp"
#include "ui/widgets/sort_header.hpp"

namespace weir::ui {

namespace {

using Column = TrafficModel::Column;

admin::ExchangeRow costing(std::uint32_t number, std::int64_t nano, std::uint64_t sequence = 0) {
    admin::ExchangeRow row = cannedRow(number);
    row.sequence = sequence == 0 ? number + 1 : sequence;
    row.pricing = Pricing::Priced;
    row.cost = Money::fromNano(nano);
    return row;
}

struct TableFixture {
    TableFixture() : rows(model), table(rows) {
        table.resize(1'000, 500);
        table.show();
    }

    void apply(std::vector<admin::ExchangeRow> batch) {
        model.apply({std::move(batch), 0, false, 0, {}});
    }
    // Calls that cost what their number says, in steps.
    void fill(std::uint32_t count) {
        std::vector<admin::ExchangeRow> calls;
        for (std::uint32_t number = 0; number < count; ++number) {
            calls.push_back(costing(number, std::int64_t{number} * 1'000));
        }
        apply(std::move(calls));
    }
    void click(Column column) {
        const QHeaderView* header = table.header();
        QTest::mouseClick(header->viewport(), Qt::LeftButton, {},
                          {header->sectionViewportPosition(column) + 20, header->height() / 2});
    }
    Id idAt(int row) const { return rows.at(row)->id; }
    Id uppermost() const { return idAt(table.indexAt({5, 1}).row()); }
    Id current() const { return idAt(table.currentIndex().row()); }

    TrafficModel model;
    FilteredTraffic rows;
    TrafficTable table;
};

// The ids of the shown columns as they stand.
QStringList shownColumns(const TrafficTable& table) {
    QStringList ids;
    for (int visual = 0; visual < TrafficModel::ColumnCount; ++visual) {
        const int column = table.header()->logicalIndex(visual);
        if (!table.isColumnHidden(column)) {
            ids << columnId(static_cast<Column>(column));
        }
    }
    return ids;
}

}  // namespace

class TestTrafficTable : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp, ThemeChoice::Light); }
    void cleanupTestCase() { m_theme.reset(); }

    void anyColumnSortsAndTheThirdClickFollowsAgain_data() {
        QTest::addColumn<int>("column");
        for (int column = 0; column < TrafficModel::ColumnCount; ++column) {
            QTest::newRow(qPrintable(columnId(static_cast<Column>(column)))) << column;
        }
    }
    void anyColumnSortsAndTheThirdClickFollowsAgain() {
        QFETCH(int, column);
        TableFixture fixture;
        fixture.table.resize(2'400, 500);
        std::vector<admin::ExchangeRow> calls = cannedRows();
        for (std::size_t at = 0; at < calls.size(); ++at) {
            calls[at].user = at % 3 == 0 ? "ada" : "bo";
            calls[at].firstTokenUs = static_cast<std::int64_t>(at * 7'919 % 13) * 1'000;
        }
        fixture.apply(calls);
        const auto which = static_cast<Column>(column);
        const auto isOrdered = [&](bool down) {
            for (int row = 1; row < fixture.rows.rowCount(); ++row) {
                const admin::ExchangeRow& left = *fixture.rows.at(row - 1);
                const admin::ExchangeRow& right = *fixture.rows.at(row);
                if (down ? !cellLess(right, left, which) : !cellLess(left, right, which)) {
                    return false;
                }
            }
            return true;
        };
        const bool number = isNumberColumn(which);
        fixture.click(which);
        QVERIFY(fixture.table.isSortedBy(which));
        QVERIFY(!fixture.table.isFollowing());
        QVERIFY(isOrdered(number || which == TrafficModel::Time));
        const auto* header = static_cast<const SortHeader*>(fixture.table.header());
        QCOMPARE(header->sortedColumn(), column);
        if (which != TrafficModel::Time) {
            fixture.click(which);
            QVERIFY(isOrdered(!number));
        }
        fixture.click(which);
        QVERIFY(!fixture.table.isSorted());
        QVERIFY(fixture.table.isFollowing());
        QCOMPARE(header->sortedColumn(), -1);
        for (int row = 1; row < fixture.rows.rowCount(); ++row) {
            QVERIFY(fixture.idAt(row - 1) < fixture.idAt(row));
        }
    }

    void theSortedColumnHasAnArrowBeforeItsTitle() {
        TableFixture fixture;
        fixture.fill(5);
        fixture.click(TrafficModel::Cost);
        const QHeaderView* header = fixture.table.header();
        const int left = header->sectionViewportPosition(TrafficModel::Cost);
        const QImage picture = fixture.table.header()->grab().toImage();
        const QRgb ground = picture.pixel(left + 2, 2);
        QFont bold = header->font();
        bold.setBold(true);
        const int title =
            left + header->sectionSize(TrafficModel::Cost) - metrics().cellPadding -
            QFontMetrics(bold).horizontalAdvance(
                fixture.rows.headerData(TrafficModel::Cost, Qt::Horizontal).toString());
        int drawn = 0;
        for (int x = left + 1; x < title; ++x) {
            for (int y = 2; y < metrics().columnHeader - 3; ++y) {
                drawn += picture.pixel(x, y) != ground ? 1 : 0;
            }
        }
        QVERIFY2(drawn > 6, qPrintable(QString::number(drawn)));
    }

    void inAnOrderNewRowsGoWhereTheyBelongAndNothingElseMoves() {
        TableFixture fixture;
        fixture.fill(300);
        fixture.click(TrafficModel::Cost);
        QCOMPARE(fixture.idAt(0), cannedId(299));
        fixture.table.setCurrentIndex(fixture.rows.index(150, 0));
        fixture.table.verticalScrollBar()->setValue(130 * 26);
        const Id current = fixture.current();
        const Id uppermost = fixture.uppermost();

        // Above, among and below what is seen; and one that was there becomes the dearest.
        fixture.apply({costing(400, 290'500, 1'000), costing(401, 155'500, 1'001),
                       costing(402, 500, 1'002), costing(10, 900'000, 1'003)});
        QCOMPARE(fixture.idAt(0), cannedId(10));
        QCOMPARE(fixture.rows.rowCount(), 303);
        QCOMPARE(fixture.current(), current);
        QCOMPARE(fixture.uppermost(), uppermost);
        QCOMPARE(fixture.table.unseen(), 0);
        for (int row = 1; row < fixture.rows.rowCount(); ++row) {
            QVERIFY(fixture.rows.at(row - 1)->cost >= fixture.rows.at(row)->cost);
        }
    }

    void whoLooksAtTheDearestSeesADearerOneCome() {
        TableFixture fixture;
        fixture.fill(300);
        fixture.click(TrafficModel::Cost);
        fixture.table.setCurrentIndex(fixture.rows.index(2, 0));
        const Id current = fixture.current();
        fixture.apply({costing(400, 900'000, 1'000)});
        QCOMPARE(fixture.uppermost(), cannedId(400));
        QCOMPARE(fixture.current(), current);
    }

    void followEndsTheOrder() {
        TableFixture fixture;
        fixture.fill(300);
        fixture.click(TrafficModel::Cost);
        fixture.table.setFollowing(true);
        QVERIFY(!fixture.table.isSorted());
        QVERIFY(fixture.table.isAtEnd());
        QCOMPARE(fixture.idAt(299), cannedId(299));
    }

    void staysAModelInAnyOrderOverRandomBatches() {
        TrafficModel model(nullptr, 60);
        FilteredTraffic rows(model);
        const QAbstractItemModelTester tester(
            &rows, QAbstractItemModelTester::FailureReportingMode::Fatal);
        std::mt19937 dice(20'261'126);
        const auto below = [&dice](unsigned bound) {
            return static_cast<unsigned>(dice()) % bound;
        };
        std::uint32_t newest = 0;
        std::uint64_t sequence = 0;
        for (int tick = 0; tick < 300; ++tick) {
            std::map<std::uint32_t, admin::ExchangeRow> batch;
            for (unsigned change = below(12); change > 0; --change) {
                const std::uint32_t number =
                    below(2) == 0 || newest == 0 ? ++newest : newest - below(std::min(newest, 60U));
                batch[number] = costing(number, below(50), ++sequence);
                batch[number].key = below(2) == 0 ? "ci" : "search";
            }
            admin::TrafficBatch changes;
            for (auto& [number, row] : batch) {
                changes.rows.push_back(std::move(row));
            }
            changes.resync = below(60) == 0;
            model.apply(std::move(changes));
            if (below(4) == 0) {
                model.addOlder({costing(below(newest + 1), below(50), 0)});
            }
            if (below(8) == 0) {
                rows.setSort(FilteredTraffic::Sort{
                    static_cast<Column>(below(TrafficModel::ColumnCount)),
                    below(2) == 0 ? Qt::AscendingOrder : Qt::DescendingOrder});
            }
            if (below(15) == 0) {
                rows.setSort({});
            }
            if (below(10) == 0) {
                const char* filters[] = {"", "key:ci", "cost>0.00000002"};
                rows.setFilter(
                    std::get<admin::Filter>(admin::Filter::parse(filters[below(3)], {})));
            }
            for (int row = 1; row < rows.rowCount(); ++row) {
                const Column column =
                    rows.sorting() ? rows.sorting()->column : Column(TrafficModel::Time);
                const bool down = rows.sorting() && rows.sorting()->order == Qt::DescendingOrder;
                const auto& left = *rows.at(down ? row : row - 1);
                const auto& right = *rows.at(down ? row - 1 : row);
                QVERIFY(cellLess(left, right, column));
            }
        }
    }

    void columnsAreChosenReorderedKeptAndReset() {
        QTemporaryDir home;
        QSettings store(home.filePath(QStringLiteral("ui.ini")), QSettings::IniFormat);
        QStringList usual;
        QStringList chosen;
        {
            TableFixture fixture;
            TableColumns columns(fixture.table, store);
            usual = shownColumns(fixture.table);
            QCOMPARE(usual.size(), TrafficModel::Cost + 1);
            QVERIFY(!columns.isShown(TrafficModel::Endpoint));
            columns.setShown(TrafficModel::Endpoint, true);
            columns.setShown(TrafficModel::TokensIn, false);
            columns.setShown(TrafficModel::State, false);
            QHeaderView* header = fixture.table.header();
            header->moveSection(header->visualIndex(TrafficModel::Cost), 1);
            chosen = shownColumns(fixture.table);
            QCOMPARE(chosen.first(), QStringLiteral("state"));
            QCOMPARE(chosen.at(1), QStringLiteral("cost"));
            QVERIFY(chosen.contains(QStringLiteral("endpoint")));
            QVERIFY(!chosen.contains(QStringLiteral("tokens_in")));
        }
        TableFixture fixture;
        TableColumns columns(fixture.table, store);
        QCOMPARE(shownColumns(fixture.table), chosen);
        columns.reset();
        QCOMPARE(shownColumns(fixture.table), usual);
        TableFixture again;
        const TableColumns untouched(again.table, store);
        QCOMPARE(shownColumns(again.table), usual);
    }

    void manyColumnsScrollInsteadOfLeaving() {
        QTemporaryDir home;
        QSettings store(home.filePath(QStringLiteral("ui.ini")), QSettings::IniFormat);
        TableFixture fixture;
        TableColumns columns(fixture.table, store);
        fixture.fill(5);
        fixture.table.resize(700, 400);
        QVERIFY(fixture.table.isColumnHidden(TrafficModel::TokensIn));
        columns.setShown(TrafficModel::Endpoint, true);
        columns.setShown(TrafficModel::Error, true);
        QVERIFY(!fixture.table.isColumnHidden(TrafficModel::TokensIn));
        QVERIFY(fixture.table.columnWidth(TrafficModel::ServedBy) >= 140);
        QTRY_VERIFY(fixture.table.horizontalScrollBar()->maximum() > 0);
        fixture.table.resize(2'400, 400);
        QTRY_COMPARE(fixture.table.horizontalScrollBar()->maximum(), 0);
    }

    void theMenuSaysWhatIsShownAndSorts() {
        QTemporaryDir home;
        QSettings store(home.filePath(QStringLiteral("ui.ini")), QSettings::IniFormat);
        TableFixture fixture;
        TableColumns columns(fixture.table, store);
        const auto openMenu = [&] {
            columns.openMenu(fixture.table.mapToGlobal(QPoint(20, 20)));
            return fixture.table.findChild<QMenu*>(QString(), Qt::FindDirectChildrenOnly);
        };
        const auto action = [](const QMenu* menu, const QString& text) {
            const auto actions = menu->actions();
            return *std::find_if(actions.begin(), actions.end(),
                                 [&](const QAction* each) { return each->text() == text; });
        };
        QMenu* menu = openMenu();
        QVERIFY(action(menu, QStringLiteral("Key"))->isChecked());
        QVERIFY(!action(menu, QStringLiteral("Status"))->isChecked());
        QVERIFY(!action(menu, QStringLiteral("Reset columns"))->isEnabled());
        action(menu, QStringLiteral("Status"))->trigger();
        QVERIFY(columns.isShown(TrafficModel::Status));
        const QMenu* sorting = action(menu, QStringLiteral("Sort by"))->menu();
        action(sorting, QStringLiteral("Cost, $"))->trigger();
        QVERIFY(fixture.table.isSortedBy(TrafficModel::Cost));
        delete menu;

        menu = openMenu();
        QVERIFY(action(menu, QStringLiteral("Reset columns"))->isEnabled());
        // What is not seen any more is no order.
        action(menu, QStringLiteral("Cost, $"))->trigger();
        QVERIFY(!fixture.table.isSorted());
        action(menu, QStringLiteral("Reset columns"))->trigger();
        QVERIFY(columns.isShown(TrafficModel::Cost));
    }

private:
    std::unique_ptr<Theme> m_theme;
};

}  // namespace weir::ui

QTEST_MAIN(weir::ui::TestTrafficTable)
#include "test_traffic_table.moc"
