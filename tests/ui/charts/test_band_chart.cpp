// SPDX-License-Identifier: GPL-3.0-or-later
#include <QApplication>
#include <QClipboard>
#include <QSignalSpy>
#include <QtTest>

#include "ui/charts/band_chart.hpp"
#include "ui/theme/theme.hpp"

namespace weir::ui {

// Columns of nodes, joined by bands whose width is an amount.
class TestBandChart : public QObject {
    Q_OBJECT

    static BandNode node(const char* id, std::size_t column) {
        BandNode made;
        made.id = QLatin1String(id);
        made.column = column;
        made.title = made.id;
        made.figure = QStringLiteral("12");
        made.note = QStringLiteral("Ready");
        made.spoken = QStringLiteral("the node ") + made.id;
        return made;
    }
    // a and b by r to x, and some of b's on from x to y; z is idle.
    static BandData data() {
        BandData made;
        made.heads = {QStringLiteral("Who"), QStringLiteral("Rule"), QStringLiteral("Target")};
        made.nodes = {node("a", 0), node("b", 0), node("r", 1),
                      node("x", 2), node("y", 2), node("z", 2)};
        made.series = {{Token::Series1, 0.5, false}, {Token::Series2, 0.8, true}};
        made.ways = {{{0, 2, 3}, 0, 30, 0}, {{1, 2, 4}, 0, 10, 0}, {{1, 2, 3}, 1, 10, 1}};
        made.hints = {{2, 5}};
        made.table = QStringLiteral("Who\tRule\n");
        return made;
    }
    static const BandStrip* strip(const BandChart& chart, std::size_t from, std::size_t to,
                                  std::size_t series = 0) {
        const auto& all = chart.layoutNow().strips();
        const auto found = std::ranges::find_if(all, [&](const BandStrip& each) {
            return each.from == from && each.to == to && each.series == series;
        });
        return found == all.end() ? nullptr : &*found;
    }

private slots:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp, ThemeChoice::Light); }
    void cleanupTestCase() { m_theme.reset(); }

    void bandsAreAsWideAsTheirAmounts() {
        BandChart chart;
        chart.resize(900, 500);
        chart.setData(data());
        const BandStrip* most = strip(chart, 0, 2);
        const BandStrip* least = strip(chart, 1, 2);
        QVERIFY(most != nullptr && least != nullptr);
        QVERIFY(std::abs(most->thickness - 3 * least->thickness) < 0.01);
        // What went on is one more band to where it was asked first, and none on the way there.
        QVERIFY(strip(chart, 2, 3, 1) != nullptr);
        QCOMPARE(strip(chart, 1, 2, 1), nullptr);
        QVERIFY(std::abs(strip(chart, 2, 3, 1)->thickness - least->thickness) < 0.01);
    }

    void nothingOverlapsAndAllHasRoom_data() {
        QTest::addColumn<QSize>("size");
        QTest::newRow("large") << QSize(1400, 800);
        QTest::newRow("small") << QSize(620, 300);
    }
    void nothingOverlapsAndAllHasRoom() {
        QFETCH(QSize, size);
        BandChart chart;
        chart.resize(size);
        chart.setData(data());
        const auto& nodes = chart.layoutNow().nodes();
        for (std::size_t one = 0; one < nodes.size(); ++one) {
            QVERIFY(QRectF(chart.rect()).contains(nodes[one]));
            for (std::size_t other = one + 1; other < nodes.size(); ++other) {
                QVERIFY(!nodes[one].intersects(nodes[other]));
            }
        }
        for (const BandStrip& each : chart.layoutNow().strips()) {
            QVERIFY(each.fromTop >= nodes[each.from].top());
            QVERIFY(each.fromTop + each.thickness <= nodes[each.from].bottom() + 0.01);
            QVERIFY(each.toTop >= nodes[each.to].top());
            QVERIFY(each.toTop + each.thickness <= nodes[each.to].bottom() + 0.01);
            QVERIFY(nodes[each.from].right() < nodes[each.to].left());
        }
    }

    void keysGoFromNodeToNode() {
        BandChart chart;
        chart.resize(900, 500);
        chart.setData(data());
        QSignalSpy opened(&chart, &BandChart::opened);
        const auto press = [&](Qt::Key key) {
            QTest::keyClick(&chart, key);
            return chart.current();
        };
        QCOMPARE(press(Qt::Key_Return), QString());
        QCOMPARE(opened.size(), 0);
        QCOMPARE(press(Qt::Key_Down), QStringLiteral("a"));
        QCOMPARE(press(Qt::Key_Up), QStringLiteral("a"));
        QCOMPARE(press(Qt::Key_Down), QStringLiteral("b"));
        QCOMPARE(press(Qt::Key_Down), QStringLiteral("b"));
        QCOMPARE(press(Qt::Key_Right), QStringLiteral("r"));
        QCOMPARE(press(Qt::Key_Right), QStringLiteral("x"));  // where most of it goes
        QCOMPARE(press(Qt::Key_Right), QStringLiteral("x"));
        QCOMPARE(press(Qt::Key_End), QStringLiteral("z"));
        QCOMPARE(press(Qt::Key_Left), QStringLiteral("r"));  // nothing came from there
        QCOMPARE(press(Qt::Key_Left), QStringLiteral("a"));
        QCOMPARE(press(Qt::Key_Left), QStringLiteral("a"));
        press(Qt::Key_Return);
        QCOMPARE(opened.size(), 1);
        QCOMPARE(opened[0][0].toString(), QStringLiteral("a"));
        QCOMPARE(press(Qt::Key_Escape), QString());
    }

    void theCurrentNodeIsRead() {
        BandChart chart;
        chart.setData(data());
        QVERIFY(chart.accessibleDescription().contains(QStringLiteral("Arrow keys")));
        chart.setCurrent(QStringLiteral("y"));
        QCOMPARE(chart.accessibleDescription(), QStringLiteral("the node y"));
        // It says what it is now, and leaves with its node.
        BandData next = data();
        next.nodes[4].spoken = QStringLiteral("paused");
        chart.setData(next);
        QCOMPARE(chart.accessibleDescription(), QStringLiteral("paused"));
        next.nodes.pop_back();
        next.hints.clear();
        chart.setData(next);
        QCOMPARE(chart.current(), QStringLiteral("y"));
        next.nodes.pop_back();
        next.ways.erase(next.ways.begin() + 1);
        chart.setData(next);
        QCOMPARE(chart.current(), QString());
    }

    void thePointerChoosesAndShows() {
        BandChart chart;
        chart.resize(900, 500);
        chart.setData(data());
        chart.show();
        const QImage before = chart.grab().toImage();
        const QPoint place = chart.rectOf(QStringLiteral("b")).center();
        QTest::mouseMove(&chart, place);
        QTRY_VERIFY(chart.grab().toImage() != before);  // the box, and its bands stand out
        QCOMPARE(chart.current(), QString());
        QTest::mouseClick(&chart, Qt::LeftButton, {}, place);
        QCOMPARE(chart.current(), QStringLiteral("b"));
        QSignalSpy opened(&chart, &BandChart::opened);
        QTest::mouseDClick(&chart, Qt::LeftButton, {}, place);
        QCOMPARE(opened.size(), 1);
        QTest::mouseClick(&chart, Qt::LeftButton, {}, QPoint(2, 2));
        QCOMPARE(chart.current(), QString());
    }

    void whatIsChosenStandsOut() {
        BandChart chart;
        chart.resize(900, 500);
        chart.setData(data());
        const auto inkAt = [&](const BandStrip& each) {
            const QPointF place = chart.layoutNow().pathOf(each).pointAtPercent(0.02) +
                                  QPointF(0, each.thickness / 2);
            return chart.grab().toImage().pixelColor(place.toPoint()).lightness();
        };
        const BandStrip ofA = *strip(chart, 0, 2);
        const int before = inkAt(ofA);
        chart.setCurrent(QStringLiteral("a"));
        QVERIFY(inkAt(ofA) < before);
        chart.setCurrent(QStringLiteral("b"));
        QVERIFY(inkAt(ofA) > before);
    }

    void itIsCopiedAsATable() {
        BandChart chart;
        chart.setData(data());
        QTest::keySequence(&chart, QKeySequence::Copy);
        QCOMPARE(QApplication::clipboard()->text(), data().table);
    }

    void theRoomIsToldOnce() {
        BandChart chart;
        chart.resize(900, 500);
        chart.show();
        QSignalSpy told(&chart, &BandChart::roomChanged);
        const int rows = chart.rowsThatFit();
        chart.resize(900, 800);
        QTRY_COMPARE(told.size(), 1);
        QVERIFY(chart.rowsThatFit() > rows);
        chart.resize(1000, 800);
        QTRY_COMPARE(chart.width(), 1000);
        QCOMPARE(told.size(), 1);
    }

    void nothingIsDrawnOfNothing() {
        BandChart chart;
        chart.resize(900, 500);
        chart.setData({});
        QVERIFY(!chart.grab().isNull());
        QTest::keyClick(&chart, Qt::Key_Down);
        QCOMPARE(chart.current(), QString());
    }

private:
    std::unique_ptr<Theme> m_theme;
};

}  // namespace weir::ui

QTEST_MAIN(weir::ui::TestBandChart)
#include "test_band_chart.moc"
