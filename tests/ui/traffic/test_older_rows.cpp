// SPDX-License-Identifier: GPL-3.0-or-later
#include <QLabel>
#include <QScrollBar>
#include <QSettings>
#include <QTemporaryDir>
#include <QtTest>

#include "engine/control/admin/filter/filter.hpp"
#include "tests/ui/support/canned.hpp"
#include "tests/ui/support/canned_calls.hpp"
#include "tests/ui/support/inspect.hpp"
#include "ui/calls/own_calls.hpp"
#include "ui/theme/theme.hpp"
#include "ui/traffic/exchange_pane.hpp"
#include "ui/traffic/filter/filter_field.hpp"
#include "ui/traffic/table/filtered_traffic.hpp"
#include "ui/traffic/table/traffic_model.hpp"
#include "ui/traffic/table/traffic_table.hpp"
#include "ui/traffic/traffic_page.hpp"
#include "ui/widgets/button.hpp"
#include "ui/window/gateway_model.hpp"

namespace weir::ui {

namespace {

// A page on a gateway with calls number 0 to `booked` in its books and those from there to `live`
// in memory. Every hundredth has the key "nightly".
struct OlderFixture {
    OlderFixture(std::uint32_t inBooks, std::uint32_t all)
        : booked(inBooks),
          live(all),
          store(home.filePath(QStringLiteral("ui.ini")), QSettings::IniFormat),
          gateway(client),
          calls(client, store) {
        answerAll(client);
        client.on<admin::ListTraffic>([this](const admin::ListTraffic& asked) {
            admin::TrafficBatch batch;
            for (std::uint32_t number = booked; number < live; ++number) {
                if (const auto row = call(number, number + 1); row.sequence > asked.after) {
                    batch.rows.push_back(row);
                }
            }
            batch.next = live;
            if (booked > 0) {
                batch.droppedThrough = cannedId(booked - 1);
            }
            return Result<admin::TrafficBatch>(batch);
        });
        client.on<admin::ListOlderTraffic>([this](const admin::ListOlderTraffic& asked) {
            return Result<admin::OlderTraffic>(older(asked));
        });
        page = std::make_unique<TrafficPage>(client, gateway, calls, store);
        page->resize(1240, 760);
        page->show();
        gateway.refresh();
    }

    static admin::ExchangeRow call(std::uint32_t number, std::uint64_t sequence) {
        admin::ExchangeRow row = cannedRow(number);
        row.sequence = sequence;
        row.key = number % 100 == 0 ? "nightly" : "search-prod";
        return row;
    }

    // At most 40 rows are looked at for a page, as if the books were large.
    admin::OlderTraffic older(const admin::ListOlderTraffic& asked) const {
        const auto filter = std::get<admin::Filter>(admin::Filter::parse(asked.filter, {}));
        admin::OlderTraffic reply;
        reply.next = asked.before;
        int looked = 0;
        for (std::uint32_t number = booked; number-- > 0;) {
            admin::ExchangeRow row = call(number, 0);
            if (!asked.before.empty() && row.id >= asked.before) {
                continue;
            }
            if (++looked > 40) {
                reply.searchedTo = row.startedAt;
                return reply;
            }
            reply.next = row.id;
            if (filter.matches(row)) {
                reply.rows.push_back(std::move(row));
            }
        }
        reply.atEnd = true;
        return reply;
    }

    // Until no page of the books is asked for any more: answers come from the event loop.
    void settle() const {
        int asked = -1;
        while (asked != client.timesAsked<admin::ListOlderTraffic>()) {
            asked = client.timesAsked<admin::ListOlderTraffic>();
            QCoreApplication::sendPostedEvents();
            QCoreApplication::processEvents();
        }
    }

    TrafficTable& table() { return *page->findChild<TrafficTable*>(); }
    const FilteredTraffic& rows() { return *static_cast<const FilteredTraffic*>(table().model()); }
    QScrollBar& bar() { return *table().verticalScrollBar(); }
    bool shows(const QString& words) {
        const auto labels = page->findChildren<QLabel*>();
        return std::any_of(labels.begin(), labels.end(), [&words](const QLabel* label) {
            return label->isVisible() && label->text().contains(words);
        });
    }
    Button* button(const QString& text) {
        const auto buttons = page->findChildren<Button*>();
        const auto found = std::find_if(buttons.begin(), buttons.end(),
                                        [&](const Button* each) { return each->text() == text; });
        return found == buttons.end() ? nullptr : *found;
    }

    std::uint32_t booked;
    std::uint32_t live;
    QTemporaryDir home;
    QSettings store;
    FakeAdminClient client;
    GatewayModel gateway;
    OwnCalls calls;
    std::unique_ptr<TrafficPage> page;
};

}  // namespace

class TestOlderRows : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp, ThemeChoice::Light); }
    void cleanupTestCase() { m_theme.reset(); }

    void callsOfBeforeTheStartAreThereAtOnce() {
        OlderFixture fixture(1'000, 1'000);
        QTRY_VERIFY(fixture.rows().rowCount() >= 40);
        QTRY_VERIFY(fixture.table().isAtEnd());
        QVERIFY(fixture.table().isFollowing());
        QCOMPARE(fixture.rows().at(fixture.rows().rowCount() - 1)->id, cannedId(999));
        // As many as the view has use for, and no more.
        QTRY_VERIFY(fixture.shows(QStringLiteral("back to")));
        QVERIFY(fixture.rows().rowCount() < 400);
    }

    void scrollingUpBringsOlderOnesUnderThePlaceBeingRead() {
        OlderFixture fixture(3'000, 3'200);
        QTRY_VERIFY(fixture.rows().rowCount() >= 200);
        fixture.settle();
        const int known = fixture.rows().rowCount();
        fixture.bar().triggerAction(QAbstractSlider::SliderToMinimum);
        const Id uppermost = fixture.rows().at(0)->id;
        fixture.table().setCurrentIndex(fixture.table().model()->index(3, 0));
        const Id current = fixture.rows().at(3)->id;
        QTRY_VERIFY(!fixture.table().isFollowing());
        QTRY_VERIFY(fixture.rows().rowCount() > known);
        QTRY_VERIFY(fixture.bar().value() > 0);
        // The row that was on top still is, and the selection is where it was.
        const int top = fixture.table().indexAt({5, 1}).row();
        QCOMPARE(fixture.rows().at(top)->id, uppermost);
        QCOMPARE(fixture.rows().at(fixture.table().currentIndex().row())->id, current);
        QCOMPARE(fixture.table().unseen(), 0);
        // None is missing between them, down to the first of all.
        QTRY_VERIFY_WITH_TIMEOUT((fixture.bar().triggerAction(QAbstractSlider::SliderToMinimum),
                                  fixture.rows().rowCount() == 3'200),
                                 20'000);
        QTRY_VERIFY(fixture.shows(QStringLiteral("none older")));
        for (int row = 0; row < 3'200; ++row) {
            QCOMPARE(fixture.rows().at(row)->id, cannedId(static_cast<std::uint32_t>(row)));
        }
    }

    void aFilterFindsWhatIsOnlyInTheBooks() {
        OlderFixture fixture(2'000, 2'050);
        QTRY_VERIFY(fixture.rows().rowCount() > 50);
        auto& field = *fixture.page->findChild<FilterField*>();
        field.setFilter(QStringLiteral("key:nightly"));
        // One in a hundred: pages without a row are no end.
        QTRY_COMPARE(fixture.rows().rowCount(), 21);
        QTRY_VERIFY(fixture.shows(QStringLiteral("none older")));
        QCOMPARE(fixture.rows().at(0)->id, cannedId(0));
        QCOMPARE(fixture.rows().at(20)->id, cannedId(2'000));

        field.setFilter(QStringLiteral("key:nobody"));
        QTRY_VERIFY(fixture.shows(QStringLiteral("No call matches.")));
        QVERIFY(fixture.button(QStringLiteral("Clear filter"))->isVisible());
        fixture.button(QStringLiteral("Clear filter"))->click();
        QTRY_VERIFY(fixture.rows().rowCount() > 50);
        // Rows of the filter before would be holes.
        const int last = fixture.rows().rowCount() - 1;
        for (int row = 0; row < last; ++row) {
            const auto number = static_cast<std::uint32_t>(2'049 - last + row);
            QCOMPARE(fixture.rows().at(row)->id, cannedId(number));
        }
    }

    void whatWasClearedComesBackWhenItIsAskedFor() {
        OlderFixture fixture(30, 60);
        QTRY_COMPARE(fixture.rows().rowCount(), 60);
        fixture.button(QStringLiteral("Clear view"))->click();
        QTRY_VERIFY(fixture.shows(QStringLiteral("The view is cleared.")));
        const int asked = fixture.client.timesAsked<admin::ListTraffic>();
        QTRY_VERIFY(fixture.client.timesAsked<admin::ListTraffic>() >= asked + 3);
        QCOMPARE(fixture.rows().rowCount(), 0);
        fixture.booked = 60;  // they have ended since
        fixture.button(QStringLiteral("Show older calls"))->click();
        QTRY_COMPARE(fixture.rows().rowCount(), 60);
    }

    void anOlderCallSaysWhatIsBookedAndThatItsBodiesAreNot() {
        OlderFixture fixture(500, 500);
        fixture.client.answer<admin::GetBodies>({});
        QTRY_VERIFY(fixture.rows().rowCount() > 0);
        emit fixture.table().opened(fixture.table().model()->index(0, 0));
        auto& pane = *fixture.page->findChild<ExchangePane*>();
        QTRY_VERIFY(pane.isVisible());
        auto* tabs = pane.findChild<QTabBar*>();
        QVERIFY(tabs != nullptr);
        tabs->setCurrentIndex(2);
        QTRY_VERIFY(fixture.shows(
            QStringLiteral("Bodies are not kept. Weir recorded the facts of this call only.")));
    }

    void anErrorIsSaidAndTheNextPageTriedAgain() {
        OlderFixture fixture(500, 510);
        fixture.client.refuse<admin::ListOlderTraffic>(Error::io("The book is locked."));
        QTRY_VERIFY(fixture.shows(QStringLiteral("The book is locked.")));
        fixture.client.on<admin::ListOlderTraffic>(
            [&fixture](const admin::ListOlderTraffic& asked) {
                return Result<admin::OlderTraffic>(fixture.older(asked));
            });
        QTRY_VERIFY_WITH_TIMEOUT(fixture.rows().rowCount() > 10, 10'000);
        QVERIFY(!fixture.shows(QStringLiteral("The book is locked.")));
    }

    void aMonthThatCannotBeReadIsNamedAndTheRestIsShown() {
        OlderFixture fixture(120, 130);
        fixture.client.on<admin::ListOlderTraffic>([&](const admin::ListOlderTraffic& asked) {
            auto page = fixture.older(asked);
            if (asked.passOver) {
                page.unread = {"book/2026-10.db is damaged. Put a copy of a backup in its place."};
            }
            return Result<admin::OlderTraffic>(std::move(page));
        });
        QTRY_VERIFY(fixture.rows().rowCount() > 40);
        QTRY_VERIFY(fixture.shows(QStringLiteral("2026-10.db is damaged")));
    }

private:
    std::unique_ptr<Theme> m_theme;
};

}  // namespace weir::ui

QTEST_MAIN(weir::ui::TestOlderRows)
#include "test_older_rows.moc"
