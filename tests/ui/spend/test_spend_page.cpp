// SPDX-License-Identifier: GPL-3.0-or-later
#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QLineEdit>
#include <QSettings>
#include <QTemporaryDir>
#include <QToolButton>
#include <QtTest>

#include "tests/support/fake_clock.hpp"
#include "tests/ui/support/canned.hpp"
#include "tests/ui/support/canned_calls.hpp"
#include "tests/ui/support/canned_spend.hpp"
#include "tests/ui/support/inspect.hpp"
#include "ui/calls/own_calls.hpp"
#include "ui/charts/bar_chart.hpp"
#include "ui/settings/ui_settings.hpp"
#include "ui/spend/spend_page.hpp"
#include "ui/spend/spend_range_field.hpp"
#include "ui/spend/spend_table.hpp"
#include "ui/theme/theme.hpp"
#include "ui/traffic/filter/filter_field.hpp"
#include "ui/traffic/traffic_page.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/segments.hpp"
#include "ui/window/gateway_model.hpp"
#include "ui/window/main_window.hpp"
#include "ui/window/status_item.hpp"

namespace weir::ui {

using admin::SpendBy;

namespace {

// The window with the page, and the one that it leads to.
struct Fixture {
    Fixture()
        : gateway(client),
          settings(home.filePath(QStringLiteral("ui.ini"))),
          calls(client, settings.store()),
          window(gateway, settings) {
        clock.set(kCannedNow);
        answerAll(client);
        client.on<admin::GetSpend>([this](const admin::GetSpend& operation) {
            asked.push_back(operation);
            return Result<admin::SpendReport>(cannedSpend(operation));
        });
        page = new SpendPage(client, gateway, settings.store(), clock, QTimeZone::utc());
        window.addPage(SpendPage::entry(), [this] { return page; });
        window.addPage(TrafficPage::entry(), [this] {
            return new TrafficPage(client, gateway, calls, settings.store());
        });
        window.finish();
        window.resize(1280, 800);
    }

    void show() {
        window.show();
        gateway.refresh();
        QTRY_VERIFY(table().model()->rowCount() > 0);
    }
    SpendTable& table() { return *page->findChild<SpendTable*>(); }
    BarChart& chart() { return *page->findChild<BarChart*>(); }
    // What the first question of the last pair was.
    const admin::GetSpend& question() const { return asked.at(asked.size() - 2); }
    QString filter() { return window.findChild<FilterField*>()->text(); }
    Button* button(const QString& text) {
        const auto buttons = page->findChildren<Button*>();
        for (Button* each : buttons) {
            if (each->isVisible() && each->text() == text) {
                return each;
            }
        }
        return nullptr;
    }
    bool statSays(const QString& words) {
        const auto widgets = page->findChildren<QWidget*>();
        return std::any_of(widgets.begin(), widgets.end(), [&words](const QWidget* widget) {
            return widget->isVisible() && widget->accessibleName().startsWith(words);
        });
    }

    FakeAdminClient client;
    std::vector<admin::GetSpend> asked;
    test::FakeClock clock;
    GatewayModel gateway;
    QTemporaryDir home;
    UiSettings settings;
    OwnCalls calls;
    MainWindow window;
    SpendPage* page;
};

}  // namespace

class TestSpendPage : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp, ThemeChoice::Light); }
    void cleanupTestCase() { m_theme.reset(); }

    // A person's task: which user of the dearest team spends most, and with which calls. Three
    // keys from the page as it opens.
    void aPersonFindsTheCallsOfTheDearestUser() {
        Fixture fixture;
        fixture.show();
        QTest::keyClick(&fixture.window, Qt::Key_1, Qt::ControlModifier);
        QTRY_VERIFY(fixture.table().hasFocus());
        QCOMPARE(fixture.table().currentIndex().data().toString(),
                 QStringLiteral("support-assistant"));
        int events = 0;
        const auto press = [&](Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
            QTest::keyClick(QApplication::focusWidget(), key, modifiers);
            ++events;
        };
        press(Qt::Key_Return);
        QTRY_COMPARE(fixture.question().by, SpendBy::User);
        QCOMPARE(fixture.question().only,
                 (std::vector{admin::SpendOnly{SpendBy::Team, "support-assistant"}}));
        QTRY_COMPARE(fixture.table().currentIndex().data().toString(), QStringLiteral("ada"));
        press(Qt::Key_Return);
        QTRY_COMPARE(fixture.question().by, SpendBy::Key);
        QTRY_COMPARE(fixture.table().currentIndex().data().toString(),
                     QStringLiteral("search-prod"));
        press(Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(fixture.window.currentPageId(), QStringLiteral("traffic"));
        QVERIFY2(fixture.filter().startsWith(
                     QStringLiteral("team=support-assistant user=ada key=search-prod")),
                 qPrintable(fixture.filter()));
        QCOMPARE(events, 3);
    }

    void chipsSayWhatIsLookedAtAndCanBeRemoved() {
        Fixture fixture;
        fixture.show();
        fixture.table().setFocus();
        QTRY_VERIFY(fixture.table().hasFocus());
        QTest::keyClick(&fixture.table(), Qt::Key_Return);
        QTRY_COMPARE(fixture.table().model()->rowCount(), 3);
        QTest::keyClick(&fixture.table(), Qt::Key_Return);
        QTRY_COMPARE(fixture.table().model()->rowCount(), 2);
        Button* team = fixture.button(QStringLiteral("Team: support-assistant"));
        QVERIFY(team != nullptr);
        QCOMPARE(team->accessibleName(), QStringLiteral("Remove Team: support-assistant"));
        team->click();
        QTRY_COMPARE(fixture.question().only,
                     (std::vector{admin::SpendOnly{SpendBy::User, "ada"}}));
        // A step back to where the chip came from.
        QTest::keyClick(&fixture.table(), Qt::Key_Backspace);
        QTRY_VERIFY(fixture.question().only.empty());
        QCOMPARE(fixture.question().by, SpendBy::User);
        QTRY_VERIFY(fixture.button(QStringLiteral("User: ada")) == nullptr);
    }

    void theTimeBeforeIsAskedForToo() {
        Fixture fixture;
        fixture.show();
        QCOMPARE(fixture.asked.size(), 2U);
        QCOMPARE(fixture.asked[0].bounds.size(), 8U);
        QCOMPARE(fixture.asked[1].bounds.size(), 2U);
        QCOMPARE(fixture.asked[1].bounds[1] - fixture.asked[1].bounds[0],
                 std::chrono::days(6) + std::chrono::minutes(14 * 60 + 45));
        QCOMPARE(fixture.asked[1].charted, 0U);
        QVERIFY(fixture.statSays(QStringLiteral("Spent: ≥$")));
        QVERIFY(!fixture.asked[0].simulated);
    }

    void whatIsChosenIsAskedForAndKept() {
        Fixture fixture;
        fixture.show();
        const auto segments = fixture.page->findChildren<Segments*>();
        segments.at(0)->findChildren<QToolButton*>().at(2)->click();
        segments.at(1)->findChildren<QToolButton*>().at(4)->click();
        fixture.window.findChild<QCheckBox*>()->click();
        auto* range = fixture.window.findChild<SpendRangeField*>()->findChild<QComboBox*>();
        range->setFocus();
        QTest::keyClick(range, Qt::Key_Down);
        QTRY_COMPARE(fixture.question().bounds.size(), 31U);
        QCOMPARE(fixture.question().by, SpendBy::Provider);
        QVERIFY(fixture.question().simulated);
        const SpendPage again(fixture.client, fixture.gateway, fixture.settings.store(),
                              fixture.clock, QTimeZone::utc());
        QCOMPARE(again.choice(), fixture.page->choice());
        QCOMPARE(again.choice().measure, SpendMeasure::Requests);
        QCOMPARE(again.choice().period, SpendPeriod::ThirtyDays);
    }

    void anAnswerThatCameTooLateIsNotShown() {
        Fixture fixture;
        fixture.show();
        const auto tools =
            fixture.page->findChildren<Segments*>().at(1)->findChildren<QToolButton*>();
        tools.at(1)->click();
        tools.at(3)->click();
        QTRY_COMPARE(fixture.table().model()->rowCount(), 3);
        QCOMPARE(fixture.table().model()->index(0, 0).data().toString(),
                 QStringLiteral("claude-sonnet-4-5"));
    }

    void theChartIsReadByKeysAndCopied() {
        Fixture fixture;
        fixture.show();
        BarChart& chart = fixture.chart();
        chart.setFocus(Qt::TabFocusReason);
        QTRY_VERIFY(chart.hasFocus());
        QTest::keyClick(&chart, Qt::Key_End);
        QCOMPARE(chart.column(), 6);
        QVERIFY2(chart.accessibleDescription().startsWith(
                     QStringLiteral("Tuesday 17 November, so far, support-assistant ~$")),
                 qPrintable(chart.accessibleDescription()));
        QTest::keyClick(&chart, Qt::Key_Left);
        QVERIFY(chart.columnText(chart.column()).startsWith(QStringLiteral("Monday 16 November")));
        QTest::keyClick(&chart, Qt::Key_C, Qt::ControlModifier);
        const QStringList lines = QApplication::clipboard()->text().split(QLatin1Char('\n'));
        QCOMPARE(lines.size(), 9);
        QVERIFY(lines.at(0).startsWith(QStringLiteral("Day\tsupport-assistant\tsearch\t")));
        QVERIFY(lines.at(0).endsWith(QStringLiteral("\tAll teams\tExpected")));
        QCOMPARE(lines.at(0).count(QLatin1Char('\t')), 9);
        QTest::keyClick(&chart, Qt::Key_Return);
        QCOMPARE(fixture.window.currentPageId(), QStringLiteral("traffic"));
        QCOMPARE(fixture.filter(),
                 QStringLiteral("-mark=simulated since:2026-11-16 until:2026-11-16"));
    }

    void barsHaveTheColoursOfTheTable() {
        Fixture fixture;
        fixture.show();
        BarChart& chart = fixture.chart();
        QTRY_VERIFY(chart.width() > 400);
        const QImage image = chart.grab().toImage();
        const QRect busy = chart.columnRect(5).toRect();
        const auto shows = [&](Token token) {
            for (int y = busy.top(); y < busy.bottom(); ++y) {
                if (image.pixelColor(busy.center().x(), y) == color(token)) {
                    return true;
                }
            }
            return false;
        };
        for (const BarSeries& series : chart.bars().series) {
            const bool tiny = series.values[5] < chart.scale().top() / 100;
            QVERIFY2(tiny || shows(series.token), qPrintable(series.name));
        }
        const auto* model = fixture.table().model();
        for (std::size_t row = 0; row < chart.bars().series.size(); ++row) {
            QCOMPARE(model->index(static_cast<int>(row), 0).data(SpendRows::kSquareRole).toInt(),
                     static_cast<int>(chart.bars().series[row].token));
        }
    }

    void nothingSpentLeadsOn() {
        Fixture fixture;
        fixture.client.on<admin::GetSpend>([&fixture](const admin::GetSpend& operation) {
            fixture.asked.push_back(operation);
            admin::SpendReport nothing;
            nothing.steps.resize(operation.bounds.size() - 1);
            return Result<admin::SpendReport>(nothing);
        });
        fixture.window.show();
        QTRY_VERIFY(hasWords(*fixture.page, QStringLiteral("Nothing spent in this range.")));
        Button* month = fixture.button(QStringLiteral("Show this month"));
        QVERIFY(month != nullptr);
        month->click();
        QTRY_COMPARE(fixture.question().bounds.size(), 31U);
        QTRY_VERIFY(fixture.button(QStringLiteral("Show this month")) == nullptr);
        fixture.button(QStringLiteral("Show simulated calls too"))->click();
        QTRY_VERIFY(fixture.question().simulated);
    }

    void whatStandsThereStaysWhenTheGatewayFails() {
        Fixture fixture;
        fixture.show();
        fixture.client.refuse<admin::GetSpend>(Error::unavailable("The books are locked."));
        fixture.window.findChild<QCheckBox*>()->click();
        QTRY_VERIFY(hasWords(*fixture.page, QStringLiteral("What was spent cannot be shown.")));
        QCOMPARE(fixture.table().model()->rowCount(), 7);
        QVERIFY(fixture.table().isVisible());
        fixture.client.on<admin::GetSpend>([](const admin::GetSpend& operation) {
            return Result<admin::SpendReport>(cannedSpend(operation));
        });
        fixture.button(QStringLiteral("Try again"))->click();
        QTRY_VERIFY(fixture.button(QStringLiteral("Try again")) == nullptr);
    }

    void nothingIsAskedWhileNobodyLooks() {
        Fixture fixture;
        fixture.show();
        const auto before = fixture.asked.size();
        fixture.window.openPage(QStringLiteral("traffic"));
        fixture.window.openPage(QStringLiteral("spend"));
        QTRY_COMPARE(fixture.asked.size(), before + 2);  // at once when it comes into sight
    }

    void aFilterLeavesTheSumOfWhatIsShown() {
        Fixture fixture;
        fixture.show();
        QTest::keyClick(&fixture.window, Qt::Key_F, Qt::ControlModifier);
        auto* field = fixture.page->findChild<QLineEdit*>(QStringLiteral("filter"));
        QTRY_VERIFY(field->hasFocus());
        QTest::keyClicks(field, QStringLiteral("ma"));
        QCOMPARE(fixture.table().model()->rowCount(), 1);
        QVERIFY(fixture.page->findChild<SpendTotals*>()->accessibleName().startsWith(
            QStringLiteral("1 shown")));
        QTest::keyClick(&fixture.window, Qt::Key_E, Qt::ControlModifier);
        const QStringList lines = QApplication::clipboard()->text().split(QLatin1Char('\n'));
        QCOMPARE(lines.size(), 3);
        QVERIFY(lines.at(1).startsWith(QStringLiteral("marketing,")));
    }

    void aTitleSortsAndAThirdClickGoesBack() {
        Fixture fixture;
        fixture.show();
        const auto first = [&] { return fixture.table().model()->index(0, 0).data().toString(); };
        QCOMPARE(first(), QStringLiteral("support-assistant"));
        fixture.table().sortNext(SpendRows::Name);
        QCOMPARE(first(), QStringLiteral("data-platform"));
        fixture.table().sortNext(SpendRows::Name);
        QCOMPARE(first(), QStringLiteral("support-assistant"));
        fixture.table().sortNext(SpendRows::Name);
        fixture.table().sortNext(SpendRows::TokensIn);
        QCOMPARE(first(), QStringLiteral("data-platform"));
    }

    void whatLeadsHereShowsToday() {
        Fixture fixture;
        fixture.show();
        fixture.window.openPage(QStringLiteral("traffic"));
        const auto items = fixture.window.findChildren<StatusItem*>();
        const auto today = std::ranges::find_if(items, [](const StatusItem* item) {
            return item->accessibleName().startsWith(QStringLiteral("Today"));
        });
        QVERIFY(today != items.end());
        (*today)->click();
        QCOMPARE(fixture.window.currentPageId(), QStringLiteral("spend"));
        QTRY_COMPARE(fixture.question().bounds.size(), 25U);
        QCOMPARE(fixture.page->choice().period, SpendPeriod::Today);
    }

    void everyControlHasANameAndEveryTextItsRoom() {
        Fixture fixture;
        fixture.show();
        fixture.window.resize(1024, 680);
        QCOMPARE(unnamedControls(fixture.page), QStringList());
        QCOMPARE(settledCutTexts(fixture.page), QStringList());
    }

private:
    std::unique_ptr<Theme> m_theme;
};

}  // namespace weir::ui

QTEST_MAIN(weir::ui::TestSpendPage)
#include "test_spend_page.moc"
