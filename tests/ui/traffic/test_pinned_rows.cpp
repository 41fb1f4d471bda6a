// SPDX-License-Identifier: GPL-3.0-or-later
#include <QHeaderView>
#include <QLabel>
#include <QScrollBar>
#include <QSettings>
#include <QTemporaryDir>
#include <QtTest>

#include "tests/ui/support/canned.hpp"
#include "tests/ui/support/canned_calls.hpp"
#include "tests/ui/support/inspect.hpp"
#include "ui/calls/own_calls.hpp"
#include "ui/theme/metrics.hpp"
#include "ui/theme/theme.hpp"
#include "ui/traffic/exchange_pane.hpp"
#include "ui/traffic/filter/filter_field.hpp"
#include "ui/traffic/table/pinned_rows.hpp"
#include "ui/traffic/table/table_columns.hpp"
#include "ui/traffic/table/traffic_table.hpp"
#include "ui/traffic/traffic_page.hpp"
#include "ui/window/gateway_model.hpp"

namespace weir::ui {

namespace {

struct PinnedFixture {
    PinnedFixture()
        : store(home.filePath(QStringLiteral("ui.ini")), QSettings::IniFormat),
          gateway(client),
          calls(client, store) {
        answerAll(client);
        send(200);
        page = std::make_unique<TrafficPage>(client, gateway, calls, store);
        page->resize(1240, 760);
        page->show();
        gateway.refresh();
        pinned = page->findChild<PinnedRows*>();
        table = qobject_cast<TrafficTable*>(page->focusTarget());
    }

    void send(std::uint32_t count, const admin::ExchangeRow& changed = {}) {
        client.on<admin::ListTraffic>([count, changed](const admin::ListTraffic& asked) {
            admin::TrafficBatch batch;
            batch.next = asked.after;
            for (std::uint32_t number = 0; number < count; ++number) {
                if (const auto row = cannedRow(number); row.sequence > asked.after) {
                    batch.rows.push_back(row);
                    batch.next = row.sequence;
                }
            }
            if (changed.sequence > asked.after) {
                batch.rows.push_back(changed);
                batch.next = changed.sequence;
            }
            return Result<admin::TrafficBatch>(batch);
        });
    }

    QTemporaryDir home;
    QSettings store;
    FakeAdminClient client;
    GatewayModel gateway;
    OwnCalls calls;
    std::unique_ptr<TrafficPage> page;
    PinnedRows* pinned;
    TrafficTable* table;
};

}  // namespace

class TestPinnedRows : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp, ThemeChoice::Light); }
    void cleanupTestCase() { m_theme.reset(); }

    void aPinnedCallStaysOnTopUntilItIsUnpinned() {
        PinnedFixture fixture;
        QTRY_COMPARE(fixture.table->model()->rowCount(), 200);
        QVERIFY(!fixture.pinned->isVisible());
        fixture.table->setCurrentIndex(fixture.table->model()->index(20, 0));
        fixture.pinned->toggleCurrent();
        fixture.table->setCurrentIndex(fixture.table->model()->index(10, 0));
        fixture.pinned->toggleCurrent();
        QVERIFY(fixture.pinned->isVisible());
        QCOMPARE(fixture.pinned->table().model()->rowCount(), 2);
        QCOMPARE(fixture.pinned->at(0)->id, cannedId(10));
        QCOMPARE(fixture.pinned->at(1)->id, cannedId(20));
        // Under the titles, over the rows, and with room for both.
        QTRY_COMPARE(fixture.pinned->height(), 2 * metrics().row + 1);
        QCOMPARE(fixture.pinned->mapTo(fixture.table, QPoint(0, 0)).y(), metrics().columnHeader);
        QTRY_COMPARE(fixture.table->viewport()->y(),
                     metrics().columnHeader + fixture.pinned->height());

        // Whatever the table shows.
        fixture.page->findChild<FilterField*>()->setFilter(QStringLiteral("key:nobody"));
        QCOMPARE(fixture.table->model()->rowCount(), 0);
        fixture.page->findChild<FilterField*>()->setFilter({});
        QCOMPARE(fixture.pinned->table().model()->rowCount(), 2);
        fixture.table->verticalScrollBar()->setValue(fixture.table->verticalScrollBar()->maximum());
        QVERIFY(fixture.pinned->isVisible());

        // From itself, by the keyboard.
        fixture.page->activateWindow();
        fixture.pinned->table().setFocus();
        QTRY_VERIFY(fixture.pinned->table().hasFocus());
        fixture.pinned->table().setCurrentIndex(fixture.pinned->table().model()->index(0, 0));
        fixture.pinned->toggleCurrent();
        QCOMPARE(fixture.pinned->at(0)->id, cannedId(20));
        fixture.pinned->table().setCurrentIndex(fixture.pinned->table().model()->index(0, 0));
        fixture.pinned->toggleCurrent();
        QVERIFY(!fixture.pinned->isVisible());
        QTRY_COMPARE(fixture.table->viewport()->y(), metrics().columnHeader);
        QVERIFY(fixture.table->hasFocus());
    }

    // The menu of a row stays open while its call leaves the table.
    void aCallThatLeftIsNotPinned() {
        PinnedFixture fixture;
        QTRY_COMPARE(fixture.table->model()->rowCount(), 200);
        emit fixture.table->pinAsked(QModelIndex());
        QVERIFY(!fixture.pinned->isVisible());
    }

    void aCallOutOfTheBooksIsPinnedAsWell() {
        PinnedFixture fixture;
        admin::ExchangeRow booked = cannedRow(7);
        booked.sequence = 0;
        fixture.pinned->toggle(booked);
        QVERIFY(fixture.pinned->isPinned(booked.id));
        QCOMPARE(fixture.pinned->at(0)->id, booked.id);
        fixture.pinned->toggle(booked);
        QVERIFY(!fixture.pinned->isPinned(booked.id));
    }

    void itChangesWithItsCallAndOpens() {
        PinnedFixture fixture;
        QTRY_COMPARE(fixture.table->model()->rowCount(), 200);
        fixture.pinned->toggle(cannedRow(5));
        admin::ExchangeRow changed = cannedRow(5);
        changed.sequence = 1'000;
        changed.state = ExchangeState::Failed;
        fixture.send(200, changed);
        QTRY_VERIFY(fixture.pinned->at(0)->state == ExchangeState::Failed);
        emit fixture.pinned->table().opened(fixture.pinned->table().model()->index(0, 0));
        const auto& pane = *fixture.page->findChild<ExchangePane*>();
        QVERIFY(pane.isVisible());
        QCOMPARE(pane.id(), cannedId(5));
        QCOMPARE(unnamedControls(fixture.page.get()), QStringList());
    }

    void itStandsInTheColumnsOfTheTable() {
        PinnedFixture fixture;
        QTRY_COMPARE(fixture.table->model()->rowCount(), 200);
        for (std::uint32_t number = 0; number < 8; ++number) {
            fixture.pinned->toggle(cannedRow(number));
        }
        auto* columns = fixture.table->findChild<TableColumns*>();
        columns->setShown(TrafficModel::Status, true);
        fixture.table->header()->moveSection(
            fixture.table->header()->visualIndex(TrafficModel::Status), 2);
        fixture.page->resize(1'500, 700);
        QTRY_COMPARE(fixture.pinned->height(), 5 * metrics().row + 1);
        for (int column = 0; column < TrafficModel::ColumnCount; ++column) {
            const QHeaderView& above = *fixture.table->header();
            const QHeaderView& below = *fixture.pinned->table().header();
            QCOMPARE(below.isSectionHidden(column), above.isSectionHidden(column));
            QCOMPARE(below.visualIndex(column), above.visualIndex(column));
            QTRY_COMPARE(below.sectionSize(column), above.sectionSize(column));
        }
    }

private:
    std::unique_ptr<Theme> m_theme;
};

}  // namespace weir::ui

QTEST_MAIN(weir::ui::TestPinnedRows)
#include "test_pinned_rows.moc"
