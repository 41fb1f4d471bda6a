// SPDX-License-Identifier: GPL-3.0-or-later
#include <QApplication>
#include <QClipboard>
#include <QtTest>

#include "tests/ui/support/canned_overview.hpp"
#include "ui/charts/flow_chart.hpp"
#include "ui/charts/flow_series.hpp"
#include "ui/theme/fonts.hpp"
#include "ui/theme/theme.hpp"
#include "ui/theme/tokens.hpp"

namespace weir::ui {

using admin::OverviewRange;

class TestFlowChart : public QObject {
    Q_OBJECT

    static QImage imageOf(FlowChart& chart) { return chart.grab().toImage(); }
    // The area of a series lies over the ground with the opacity of its layer.
    static bool shows(const QImage& image, const QRect& area, const FlowSeries& series) {
        const QColor ground = color(Token::Surface);
        const QColor ink = color(series.token);
        const auto near = [&](int drawn, int under, int over) {
            return std::abs(drawn - (under + (over - under) * series.opacity)) <= 2;
        };
        for (int y = area.top(); y <= area.bottom(); ++y) {
            for (int x = area.left(); x <= area.right(); ++x) {
                const QColor drawn = image.pixelColor(x, y);
                if (near(drawn.red(), ground.red(), ink.red()) &&
                    near(drawn.green(), ground.green(), ink.green()) &&
                    near(drawn.blue(), ground.blue(), ink.blue())) {
                    return true;
                }
            }
        }
        return false;
    }

private slots:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp, ThemeChoice::Light); }
    void cleanupTestCase() { m_theme.reset(); }

    void theScaleIsRound_data() {
        QTest::addColumn<double>("above");
        QTest::addColumn<double>("below");
        QTest::addColumn<int>("unit");
        QTest::addColumn<double>("step");
        QTest::addColumn<int>("ticksAbove");
        QTest::addColumn<int>("ticksBelow");
        QTest::newRow("nothing") << 0.0 << 0.0 << int(RateUnit::Minute) << 1.0 << 1 << 1;
        QTest::newRow("busy") << 11.2 << 2.5 << int(RateUnit::Second) << 3.0 << 4 << 1;
        QTest::newRow("a call a minute")
            << 1.0 / 60 << 0.0 << int(RateUnit::Minute) << 0.3 << 4 << 1;
        QTest::newRow("a call an hour")
            << 1.0 / 3600 << 0.0 << int(RateUnit::Hour) << 0.3 << 4 << 1;
        QTest::newRow("only failures") << 0.0 << 4.0 << int(RateUnit::Second) << 1.0 << 1 << 4;
        QTest::newRow("thousands") << 5'000.0 << 0.0 << int(RateUnit::Second) << 2'000.0 << 3 << 1;
    }
    void theScaleIsRound() {
        QFETCH(double, above);
        QFETCH(double, below);
        const FlowScale scale = flowScaleOf(above, below);
        QTEST(int(scale.unit), "unit");
        QTEST(scale.step, "step");
        QTEST(scale.above, "ticksAbove");
        QTEST(scale.below, "ticksBelow");
        QVERIFY(scale.top() + 1e-9 >= above * secondsOf(scale.unit));
        QVERIFY(scale.bottom() + 1e-9 >= below * secondsOf(scale.unit));
    }

    void timesAreRoundAndFew_data() {
        QTest::addColumn<int>("range");
        QTest::addColumn<QStringList>("texts");
        QTest::newRow("15 min")
            << int(OverviewRange::QuarterHour)
            << QStringLiteral("14:18,14:21,14:24,14:27,14:30").split(QLatin1Char(','));
        QTest::newRow("1 h") << int(OverviewRange::Hour)
                             << QStringLiteral("13:45,14:00,14:15,14:30").split(QLatin1Char(','));
        QTest::newRow("today")
            << int(OverviewRange::Today)
            << QStringLiteral("00:00,06:00,12:00,18:00,00:00").split(QLatin1Char(','));
        QTest::newRow("7 days")
            << int(OverviewRange::Week)
            << QStringLiteral("Wed 11,Fri 13,Sun 15,Tue 17").split(QLatin1Char(','));
    }
    void timesAreRoundAndFew() {
        QFETCH(int, range);
        const admin::Overview overview = cannedOverview(OverviewRange(range));
        QStringList texts;
        for (const TimeTick& tick : timeTicks(overview.from, overview.until)) {
            texts << tick.text;
        }
        QTEST(texts, "texts");
    }

    void whatWentThroughStandsAndWhatDidNotHangs() {
        admin::Overview overview = emptyOverview(OverviewRange::QuarterHour);
        for (admin::FlowPoint& point : overview.points) {
            point.served = 20;
            point.failed = 5;
        }
        FlowChart chart;
        chart.resize(600, 300);
        chart.setOverview(overview);
        const QImage image = imageOf(chart);
        // Four a second above, one below: the line is at four fifths of the plot.
        const QRect above(200, 10, 1, 200);
        const QRect below(200, 230, 1, 40);
        const FlowSeries& served = flowSeries()[0];
        const FlowSeries& failed = flowSeries()[4];
        QVERIFY(shows(image, above, served));
        QVERIFY(!shows(image, above, failed));
        QVERIFY(shows(image, below, failed));
        QVERIFY(!shows(image, below, served));
    }

    void theSameDataIsNotDrawnAgain() {
        FlowChart chart;
        chart.resize(600, 300);
        admin::Overview overview = cannedOverview(OverviewRange::QuarterHour);
        chart.setOverview(overview);
        chart.show();
        QVERIFY(QTest::qWaitForWindowExposed(&chart));
        chart.setAccessibleDescription(QStringLiteral("as it was"));
        overview.now += std::chrono::seconds(1);
        overview.points.back().served += 1;  // the step that has only begun
        chart.setOverview(overview);
        QCOMPARE(chart.accessibleDescription(), QStringLiteral("as it was"));
        overview.points.front().served += 1;
        chart.setOverview(overview);
        QVERIFY(chart.accessibleDescription().contains(QStringLiteral("went through")));
    }

    void arrowsReadEachStepAndCopyTakesAll() {
        admin::Overview overview = emptyOverview(OverviewRange::QuarterHour);
        overview.points.front().served = 3;
        overview.points.front().cancelled = 1;
        overview.points[1].heldBack = 2;
        FlowChart chart;
        chart.resize(600, 300);
        chart.setOverview(overview);
        chart.show();
        chart.setFocus();
        QTRY_VERIFY(chart.hasFocus());
        QTest::keyClick(&chart, Qt::Key_Home);
        QCOMPARE(chart.column(), 0);
        QCOMPARE(
            chart.accessibleDescription(),
            QStringLiteral("14:17:00 – 14:17:05, Served 3, Fell back 0, Cached 0, Held back 0, "
                           "Failed 0, Cancelled 1, All requests 4"));
        QTest::keyClick(&chart, Qt::Key_Right);
        QVERIFY(chart.accessibleDescription().contains(QStringLiteral("Held back 2")));
        QTest::keyClick(&chart, Qt::Key_Left);
        QTest::keyClick(&chart, Qt::Key_Left);
        QCOMPARE(chart.column(), 0);
        QTest::keyClick(&chart, Qt::Key_End);
        QCOMPARE(chart.column(), 179);  // the step that has only begun is not drawn
        QTest::keyClick(&chart, Qt::Key_Escape);
        QCOMPARE(chart.column(), -1);

        QTest::keyClick(&chart, Qt::Key_C, Qt::ControlModifier);
        const QStringList lines = QApplication::clipboard()->text().split(QLatin1Char('\n'));
        QCOMPARE(lines.first(),
                 QStringLiteral(
                     "Time\tServed\tFell back\tCached\tHeld back\tFailed\tCancelled\tEvents"));
        QCOMPARE(lines.at(1), QStringLiteral("2026-11-17T14:17:00\t3\t0\t0\t0\t0\t1\t"));
        QCOMPARE(lines.size(), 180 + 2);
    }

    void thePointerFindsItsStep() {
        FlowChart chart;
        chart.resize(600, 300);
        chart.setOverview(cannedOverview(OverviewRange::Today));
        chart.show();
        QVERIFY(QTest::qWaitForWindowExposed(&chart));
        QTest::mouseMove(&chart, QPoint(300, 100));
        QTRY_VERIFY(chart.column() > 40);
        // The hours to come have nothing to say.
        QTest::mouseMove(&chart, QPoint(580, 100));
        QTRY_COMPARE(chart.column(), -1);
    }

    void whatHappenedStandsAtItsTime() {
        FlowChart chart;
        chart.resize(700, 300);
        const admin::Overview overview = emptyOverview(OverviewRange::QuarterHour);
        chart.setOverview(overview);
        const QImage without = imageOf(chart);
        // Before the range, and after it: nothing is to be seen of them.
        chart.setEvents(
            {{overview.from - std::chrono::minutes(1), QStringLiteral("long ago"), false},
             {overview.until + std::chrono::minutes(1), QStringLiteral("not yet"), false}});
        QVERIFY(imageOf(chart) == without);
        const int column = 40;
        const Timestamp at = overview.points[column].at + std::chrono::seconds(1);
        chart.setEvents({{at, QStringLiteral("azure-eu is down"), true}});
        const QImage with = imageOf(chart);
        QVERIFY(with != without);
        const int line = lineIn(with);
        QVERIFY(line > 0);
        chart.show();
        QVERIFY(QTest::qWaitForWindowExposed(&chart));
        QTest::mouseMove(&chart, QPoint(line, 150));
        QTRY_COMPARE(chart.column(), column);
        QVERIFY(chart.columnText(column).contains(QStringLiteral("azure-eu is down")));
        QVERIFY(!chart.columnText(column + 1).contains(QStringLiteral("azure-eu")));
        QVERIFY(chart.dataText()
                    .split(QLatin1Char('\n'))
                    .at(column + 1)
                    .endsWith(QStringLiteral("\tazure-eu is down")));
        // What is said again is not drawn again; what is no more is not there.
        chart.setEvents({});
        chart.setOverview(overview);
        QTest::mouseMove(&chart, QPoint(1, 1));
        QTRY_COMPARE(chart.column(), -1);
        QVERIFY(imageOf(chart) == without);
    }

    void manyEventsDoNotWriteOverEachOther() {
        FlowChart chart;
        chart.resize(700, 300);
        const admin::Overview overview = emptyOverview(OverviewRange::QuarterHour);
        chart.setOverview(overview);
        std::vector<FlowEvent> events;
        for (std::size_t column = 10; column < 170; column += 5) {
            events.push_back(
                {overview.points[column].at, QStringLiteral("one of many is down"), false});
        }
        const std::vector<FlowEvent> newest{events.back()};
        chart.setEvents(newest);
        const QImage one = imageOf(chart);
        chart.setEvents(events);
        const QImage many = imageOf(chart);
        // The words of the newest are as they were when there was no other.
        const QFontMetrics sizes(font(TextRole::Small));
        const int line = lineIn(one);
        const int width = sizes.horizontalAdvance(QStringLiteral("14:31 one of many is down")) + 10;
        const QRect left(line - width, 0, width, sizes.height());
        const QRect right(line + 1, 0, width, sizes.height());
        QVERIFY(one.copy(left) == many.copy(left));
        QVERIFY(one.copy(right) == many.copy(right));
        // They stand on one of the two sides.
        const QImage ground = chartWithout(overview);
        QVERIFY(one.copy(left) != ground.copy(left) || one.copy(right) != ground.copy(right));
        // A column says a few of its events, and how many more there were.
        chart.setEvents(std::vector<FlowEvent>(5, events.front()));
        QVERIFY(chart.columnText(10).contains(QStringLiteral("and 2 more")));
    }

    // Of two for whose words there is no room, the one that is grave says its own.
    void whatIsGraveIsSaidFirst() {
        const admin::Overview overview = emptyOverview(OverviewRange::QuarterHour);
        const QString words = QStringLiteral("a provider is down, which takes all of the room");
        const FlowEvent grave{overview.points[20].at, words, true};
        const FlowEvent newer{overview.points[30].at, words, false};
        const auto stripOf = [&](std::vector<FlowEvent> events) {
            FlowChart chart;
            chart.resize(700, 300);
            chart.setOverview(overview);
            chart.setEvents(std::move(events));
            return imageOf(chart).copy(0, 0, 700, QFontMetrics(font(TextRole::Small)).height());
        };
        QVERIFY(stripOf({grave, newer}) == stripOf({grave}));
        FlowEvent light = grave;
        light.grave = false;
        QVERIFY(stripOf({light, newer}) == stripOf({newer}));
        QVERIFY(stripOf({grave}) != stripOf({newer}));
    }

    // Two that happened soon after each other both say what they are, one below the other.
    void twoThatMeetAreBothSaid() {
        const admin::Overview overview = emptyOverview(OverviewRange::QuarterHour);
        const FlowEvent first{overview.points[80].at, QStringLiteral("azure-eu is down"), true};
        const FlowEvent second{overview.points[86].at, QStringLiteral("policy 41 applied"), false};
        const int height = QFontMetrics(font(TextRole::Small)).height();
        const auto chartWith = [&](std::vector<FlowEvent> events) {
            FlowChart chart;
            chart.resize(700, 300);
            chart.setOverview(overview);
            chart.setEvents(std::move(events));
            return imageOf(chart);
        };
        const QImage one = chartWith({first});
        const QImage both = chartWith({first, second});
        // Beside the words: where the uppermost line of the grid stands.
        const auto gridFrom = [](const QImage& image) {
            int y = 0;
            while (y < image.height() && image.pixelColor(80, y) != color(Token::Border2)) {
                ++y;
            }
            return y;
        };
        QCOMPARE(gridFrom(both), gridFrom(one) + height);
        // The first says the same where it said it.
        QVERIFY(both.copy(0, 0, 700, height) == one.copy(0, 0, 700, height));
        // A third that meets both stands without words rather than over others.
        const FlowEvent third{overview.points[83].at, QStringLiteral("policy 42 applied"), false};
        QCOMPARE(gridFrom(chartWith({first, third, second})), gridFrom(both));
    }

private:
    // The one column of dots from top to bottom; -1: there is none, or more than one.
    static int lineIn(const QImage& image) {
        int found = -1;
        for (int x = 0; x < image.width(); ++x) {
            int dark = 0;
            for (int y = 30; y < 200; ++y) {
                dark += image.pixelColor(x, y) == color(Token::Text) ? 1 : 0;
            }
            if (dark > 40) {
                if (found >= 0) {
                    return -1;
                }
                found = x;
            }
        }
        return found;
    }
    static QImage chartWithout(const admin::Overview& overview) {
        FlowChart chart;
        chart.resize(700, 300);
        chart.setOverview(overview);
        return imageOf(chart);
    }

    std::unique_ptr<Theme> m_theme;
};

}  // namespace weir::ui

QTEST_MAIN(weir::ui::TestFlowChart)
#include "test_flow_chart.moc"
