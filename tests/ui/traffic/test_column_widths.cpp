// SPDX-License-Identifier: GPL-3.0-or-later
#include <QHeaderView>
#include <QSettings>
#include <QTemporaryDir>
#include <QtTest>

#include "tests/ui/support/canned_calls.hpp"
#include "ui/theme/fonts.hpp"
#include "ui/theme/metrics.hpp"
#include "ui/theme/theme.hpp"
#include "ui/traffic/table/filtered_traffic.hpp"
#include "ui/traffic/table/table_columns.hpp"
#include "ui/traffic/table/traffic_model.hpp"
#include "ui/traffic/table/traffic_table.hpp"

namespace weir::ui {

namespace {

constexpr const char* kLongKey = "a-key-with-a-name-that-nobody-would-give-it";

struct WidthsFixture {
    explicit WidthsFixture(QSettings& store) : rows(model), table(rows), columns(table, store) {
        admin::TrafficBatch batch;
        batch.rows = {cannedRow(1), cannedRow(2)};
        batch.rows[1].key = kLongKey;
        batch.next = 3;
        model.apply(std::move(batch));
        table.resize(1400, 400);
        table.show();
    }
    QHeaderView& header() { return *table.header(); }
    int width(TrafficModel::Column column) { return header().sectionSize(column); }
    // On the edge at the right of a column.
    QPoint edge(TrafficModel::Column column) {
        return {header().sectionViewportPosition(column) + width(column) - 1,
                header().height() / 2};
    }
    void drag(TrafficModel::Column column, int by) {
        const QPoint from = edge(column);
        QWidget* place = header().viewport();
        QTest::mouseMove(place, from);
        QTest::mousePress(place, Qt::LeftButton, {}, from);
        QTest::mouseMove(place, from + QPoint(by / 2, 0));
        QTest::mouseMove(place, from + QPoint(by, 0));
        QTest::mouseRelease(place, Qt::LeftButton, {}, from + QPoint(by, 0));
    }

    TrafficModel model;
    FilteredTraffic rows;
    TrafficTable table;
    TableColumns columns;
};

}  // namespace

class TestColumnWidths : public QObject {
    Q_OBJECT

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<QSettings> m_store;

private slots:
    void init() {
        m_theme = std::make_unique<Theme>(*qApp, ThemeChoice::Light);
        m_home = std::make_unique<QTemporaryDir>();
        m_store = std::make_unique<QSettings>(m_home->filePath(QStringLiteral("ui.ini")),
                                              QSettings::IniFormat);
    }
    void cleanup() {
        m_store.reset();
        m_theme.reset();
    }

    void aWidthThatWasDraggedIsThereTheNextTime() {
        int usual = 0;
        {
            WidthsFixture fixture(*m_store);
            usual = fixture.width(TrafficModel::Key);
            const int served = fixture.width(TrafficModel::ServedBy);
            fixture.drag(TrafficModel::Key, 60);
            QCOMPARE(fixture.width(TrafficModel::Key), usual + 60);
            // Of the column that takes what is left over nothing is kept.
            QCOMPARE(fixture.width(TrafficModel::ServedBy), served - 60);
        }
        {
            WidthsFixture fixture(*m_store);
            QVERIFY(std::abs(fixture.width(TrafficModel::Key) - usual - 60) <= 1);
            fixture.table.resize(1200, 400);
            QVERIFY(std::abs(fixture.width(TrafficModel::Key) - usual - 60) <= 1);
            // Another choice of columns leaves it alone.
            fixture.columns.setShown(TrafficModel::Team, true);
            QVERIFY(std::abs(fixture.width(TrafficModel::Key) - usual - 60) <= 1);
            fixture.columns.reset();
            QCOMPARE(fixture.width(TrafficModel::Key), usual);
        }
        WidthsFixture fixture(*m_store);
        QCOMPARE(fixture.width(TrafficModel::Key), usual);
    }

    void aDoubleClickFitsAColumn() {
        const int words =
            QFontMetrics(font(TextRole::Body)).horizontalAdvance(QLatin1String(kLongKey));
        {
            WidthsFixture fixture(*m_store);
            QVERIFY(fixture.width(TrafficModel::Key) < words);
            QTest::mouseDClick(fixture.header().viewport(), Qt::LeftButton, {},
                               fixture.edge(TrafficModel::Key));
            QVERIFY(fixture.width(TrafficModel::Key) >= words + 2 * metrics().cellPadding);
            QVERIFY(fixture.width(TrafficModel::Key) <= words + 6 * metrics().cellPadding);
            // And it sorts nothing.
            QVERIFY(!fixture.table.isSorted());
        }
        WidthsFixture fixture(*m_store);
        QVERIFY(fixture.width(TrafficModel::Key) >= words);
    }

    void whatNobodyWroteIsPassedOver() {
        int usual = 0;
        {
            QSettings other(m_home->filePath(QStringLiteral("other.ini")), QSettings::IniFormat);
            WidthsFixture fixture(other);
            usual = fixture.width(TrafficModel::Key);
        }
        m_store->setValue(
            QStringLiteral("traffic/column_widths"),
            QStringList{QStringLiteral("nothing=90"), QStringLiteral("key=-4"),
                        QStringLiteral("key"), QStringLiteral("key=99999999"), QString()});
        WidthsFixture fixture(*m_store);
        QCOMPARE(fixture.width(TrafficModel::Key), usual);
    }
};

}  // namespace weir::ui

QTEST_MAIN(weir::ui::TestColumnWidths)
#include "test_column_widths.moc"
