// SPDX-License-Identifier: GPL-3.0-or-later
#include <QContextMenuEvent>
#include <QLabel>
#include <QMenu>
#include <QScrollBar>
#include <QSettings>
#include <QTabBar>
#include <QTemporaryDir>
#include <QtTest>
#include <algorithm>
#include <chrono>

#include "tests/ui/support/canned.hpp"
#include "tests/ui/support/canned_calls.hpp"
#include "tests/ui/support/inspect.hpp"
#include "tests/ui/support/pseudo_locale.hpp"
#include "ui/calls/own_calls.hpp"
#include "ui/theme/fonts.hpp"
#include "ui/theme/metrics.hpp"
#include "ui/theme/theme.hpp"
#include "ui/traffic/candidate_list.hpp"
#include "ui/traffic/exchange_pane.hpp"
#include "ui/traffic/filter/filter_field.hpp"
#include "ui/traffic/table/traffic_model.hpp"
#include "ui/traffic/table/traffic_table.hpp"
#include "ui/traffic/traffic_page.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/chip.hpp"
#include "ui/widgets/elided_label.hpp"
#include "ui/widgets/pane_splitter.hpp"
#include "ui/widgets/visible_timer.hpp"
#include "ui/window/gateway_model.hpp"

namespace weir::ui {

namespace {

// A page on a gateway of canned answers, shown.
struct PageFixture {
    explicit PageFixture(std::vector<admin::ExchangeRow> rows = cannedRows(),
                         QSize size = {1240, 760})
        : store(home.filePath(QStringLiteral("ui.ini")), QSettings::IniFormat),
          gateway(client),
          calls(client, store) {
        answerAll(client);
        send(std::move(rows));
        page = std::make_unique<TrafficPage>(client, gateway, calls, store);
        page->resize(size);
        page->show();
        gateway.refresh();
    }

    TrafficTable& table() { return *page->findChild<TrafficTable*>(); }
    ExchangePane& pane() { return *page->findChild<ExchangePane*>(); }
    Button* button(const QString& text) {
        const auto buttons = page->findChildren<Button*>();
        for (Button* each : buttons) {
            if (each->text() == text) {
                return each;
            }
        }
        return nullptr;
    }
    bool shows(const QString& words) {
        const auto labels = page->findChildren<QLabel*>();
        return std::any_of(labels.begin(), labels.end(), [&words](const QLabel* label) {
            return label->isVisible() && label->text().contains(words);
        });
    }
    void answer(const admin::GatewayStatus& status) {
        client.answer<admin::GetStatus>(status);
        gateway.setPace(GatewayModel::Pace::Live);
    }
    // The next answers are these rows; `next` counts on.
    void send(std::vector<admin::ExchangeRow> rows) {
        client.on<admin::ListTraffic>([rows](const admin::ListTraffic& asked) {
            admin::TrafficBatch batch;
            batch.next = asked.after;
            for (const admin::ExchangeRow& row : rows) {
                if (row.sequence > asked.after) {
                    batch.rows.push_back(row);
                    batch.next = row.sequence;
                }
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
};

std::vector<admin::ExchangeRow> plainRows(std::uint32_t from, std::uint32_t to) {
    std::vector<admin::ExchangeRow> rows;
    for (std::uint32_t number = from; number < to; ++number) {
        rows.push_back(cannedRow(number));
    }
    return rows;
}

}  // namespace

class TestTrafficPage : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp, ThemeChoice::Light); }
    void cleanupTestCase() { m_theme.reset(); }

    void aPersonFindsAFailedCallAndReadsWhyItFellOver() {
        PageFixture fixture;
        QTRY_VERIFY(fixture.table().model()->rowCount() > 0);
        const QModelIndexList failed = fixture.table().model()->match(
            fixture.table().model()->index(0, TrafficModel::State), Qt::DisplayRole,
            QStringLiteral("Failed"), 1, Qt::MatchExactly);
        QCOMPARE(failed.size(), 1);
        fixture.table().setFocus();
        fixture.table().setCurrentIndex(failed.first());
        QTest::keyClick(&fixture.table(), Qt::Key_Return);
        QVERIFY(fixture.pane().isVisible());
        QTRY_VERIFY(fixture.shows(QStringLiteral("503 from every target")));
        QTRY_VERIFY(fixture.shows(QStringLiteral("429, cooling for 12 s")));
        QTRY_VERIFY(fixture.shows(QStringLiteral("next after the 429")));
        QCOMPARE(unnamedControls(fixture.page.get()), QStringList());
        const QStringList cut = cutTexts(fixture.page.get());
        QVERIFY2(cut.isEmpty(), qPrintable(cut.join(QLatin1Char('\n'))));

        QTest::keyClick(&fixture.table(), Qt::Key_Escape);
        QVERIFY(!fixture.pane().isVisible());
    }

    void spaceIsALookWithoutLeavingTheTable() {
        PageFixture fixture;
        QTRY_VERIFY(fixture.table().model()->rowCount() > 3);
        fixture.table().setFocus();
        fixture.table().setCurrentIndex(fixture.table().model()->index(2, 0));
        QTest::keyClick(&fixture.table(), Qt::Key_Space);
        QVERIFY(fixture.pane().isVisible());
        QVERIFY(fixture.table().hasFocus());
        const Id first = fixture.pane().id();
        QTest::keyClick(&fixture.table(), Qt::Key_Down);
        QVERIFY(fixture.pane().id() != first);
        QTest::keyClick(&fixture.table(), Qt::Key_Space);
        QVERIFY(!fixture.pane().isVisible());
        QVERIFY(fixture.table().hasFocus());
    }

    void theKeyboardFiltersByAnyCellOfARow() {
        PageFixture fixture;
        QTRY_VERIFY(fixture.table().model()->rowCount() > 3);
        fixture.table().setFocus();
        fixture.table().setCurrentIndex(fixture.table().model()->index(2, 0));
        QContextMenuEvent asked(QContextMenuEvent::Keyboard,
                                fixture.table().visualRect(fixture.table().currentIndex()).center(),
                                fixture.table().mapToGlobal(QPoint(10, 10)));
        QApplication::sendEvent(fixture.table().viewport(), &asked);
        const auto* menu = fixture.table().findChild<QMenu*>(QString(), Qt::FindDirectChildrenOnly);
        QVERIFY(menu != nullptr);
        const QMenu* exclude = menu->actions().at(1)->menu();
        QVERIFY(exclude != nullptr);
        // Every cell that is shown and knows something has one.
        QVERIFY(exclude->actions().size() > 4);
        QAction* key = nullptr;
        for (QAction* action : exclude->actions()) {
            key = action->text().startsWith(QLatin1String("key=")) ? action : key;
        }
        QVERIFY(key != nullptr);
        key->trigger();
        QCOMPARE(fixture.page->findChild<FilterField*>()->text(), u'-' + key->text());
    }

    void jAndKMoveAndTabLeaves() {
        PageFixture fixture;
        QTRY_VERIFY(fixture.table().model()->rowCount() > 3);
        fixture.table().setFocus();
        fixture.table().setCurrentIndex(fixture.table().model()->index(2, 0));
        QTest::keyClick(&fixture.table(), Qt::Key_J);
        QCOMPARE(fixture.table().currentIndex().row(), 3);
        QTest::keyClick(&fixture.table(), Qt::Key_K);
        QCOMPARE(fixture.table().currentIndex().row(), 2);
        QTest::keyClick(&fixture.table(), Qt::Key_Tab);
        QVERIFY(!fixture.table().hasFocus());
    }

    void scrollingUpEndsFollowAndCountsWhatIsNew() {
        PageFixture fixture(plainRows(0, 200));
        QTRY_COMPARE(fixture.table().model()->rowCount(), 200);
        QTRY_VERIFY(fixture.table().isAtEnd());
        QVERIFY(fixture.table().isFollowing());

        fixture.table().verticalScrollBar()->triggerAction(QAbstractSlider::SliderPageStepSub);
        QTRY_VERIFY(!fixture.table().isFollowing());
        fixture.table().setCurrentIndex(fixture.table().model()->index(150, 0));
        const int place = fixture.table().verticalScrollBar()->value();
        fixture.send(plainRows(0, 212));
        QTRY_VERIFY(fixture.button(QStringLiteral("12 new")) != nullptr);
        QCOMPARE(fixture.table().verticalScrollBar()->value(), place);
        QCOMPARE(fixture.table().currentIndex().row(), 150);

        fixture.button(QStringLiteral("12 new"))->click();
        QVERIFY(fixture.table().isFollowing());
        QTRY_VERIFY(fixture.table().isAtEnd());
        QCOMPARE(fixture.table().currentIndex().row(), 150);
    }

    void aPausedViewHoldsWhatComes() {
        PageFixture fixture(plainRows(0, 20));
        QTRY_COMPARE(fixture.table().model()->rowCount(), 20);
        fixture.button(QStringLiteral("Pause view"))->click();
        fixture.send(plainRows(0, 25));
        QTRY_VERIFY(fixture.button(QStringLiteral("Resume, 5 new")) != nullptr);
        QCOMPARE(fixture.table().model()->rowCount(), 20);
        fixture.button(QStringLiteral("Resume, 5 new"))->click();
        QCOMPARE(fixture.table().model()->rowCount(), 25);
    }

    void anEmptyTableSaysWhereWeirListens() {
        PageFixture fixture(std::vector<admin::ExchangeRow>{});
        admin::GatewayStatus status = cannedStatus();
        status.requestsToday = 0;
        fixture.answer(status);
        QTRY_VERIFY(fixture.shows(QStringLiteral("No calls yet today.")));
        QTRY_VERIFY(fixture.shows(QStringLiteral("Weir listens on 127.0.0.1:9347.")));
        QVERIFY(fixture.button(QStringLiteral("Copy base URL"))->isVisible());
        QVERIFY(fixture.button(QStringLiteral("Send a test call"))->isVisible());
    }

    void callsOfBeforeTheStartAreNotDenied() {
        PageFixture fixture(std::vector<admin::ExchangeRow>{});
        QTRY_VERIFY(fixture.shows(QStringLiteral("No calls since the start.")));
        QVERIFY(fixture.shows(QStringLiteral("184,220 calls of today are in the books.")));
    }

    void aGatewayThatTakesNoCallsIsNotSaidToListen_data() {
        QTest::addColumn<int>("state");
        QTest::addColumn<QString>("word");
        QTest::newRow("stopped") << int(GatewayState::Stopped) << QStringLiteral("Stopped");
        QTest::newRow("port") << int(GatewayState::PortInUse) << QStringLiteral("Port in use");
    }
    void aGatewayThatTakesNoCallsIsNotSaidToListen() {
        QFETCH(int, state);
        QFETCH(QString, word);
        PageFixture fixture(std::vector<admin::ExchangeRow>{});
        admin::GatewayStatus status = cannedStatus();
        status.state = static_cast<GatewayState>(state);
        status.address.clear();
        fixture.answer(status);
        QTRY_VERIFY(fixture.shows(QStringLiteral("The gateway takes no calls: %1.").arg(word)));
        QVERIFY(!fixture.shows(QStringLiteral("listens on")));
        QVERIFY(fixture.button(QStringLiteral("Copy base URL")) == nullptr);
    }

    void whatIsSeenIsNotNew() {
        PageFixture fixture(plainRows(0, 200));
        QTRY_COMPARE(fixture.table().model()->rowCount(), 200);
        QTRY_VERIFY(fixture.table().isAtEnd());
        QScrollBar* bar = fixture.table().verticalScrollBar();
        bar->triggerAction(QAbstractSlider::SliderPageStepSub);
        QTRY_VERIFY(!fixture.table().isFollowing());
        fixture.send(plainRows(0, 252));
        QTRY_VERIFY(fixture.button(QStringLiteral("52 new")) != nullptr);
        bar->triggerAction(QAbstractSlider::SliderToMaximum);
        QTRY_VERIFY(fixture.table().isFollowing());
        QVERIFY(fixture.button(QStringLiteral("52 new")) == nullptr);

        // In a table that holds them all, nothing waits out of sight.
        PageFixture few(plainRows(0, 3));
        QTRY_COMPARE(few.table().model()->rowCount(), 3);
        few.button(QStringLiteral("Follow"))->click();
        QVERIFY(!few.table().isFollowing());
        few.send(plainRows(0, 5));
        QTRY_COMPARE(few.table().model()->rowCount(), 5);
        QCOMPARE(few.table().unseen(), 0);
    }

    void beside480PixelsOfPaneEveryColumnStays() {
        // The table of a window of 1280 with its pane beside.
        PageFixture fixture(cannedRows(), {1'228, 700});
        QTRY_VERIFY(fixture.table().model()->rowCount() > 0);
        emit fixture.table().opened(fixture.table().model()->index(0, 0));
        QTRY_VERIFY(fixture.table().width() < 840);
        for (int column = 0; column <= TrafficModel::Cost; ++column) {
            QVERIFY2(!fixture.table().isColumnHidden(column), qPrintable(QString::number(column)));
        }
    }

    void theTimeACallTookIsTheLastColumnToGo() {
        PageFixture fixture(cannedRows(), {1'000, 700});
        QTRY_VERIFY(fixture.table().model()->rowCount() > 0);
        fixture.table().setFixedWidth(560);
        QTRY_VERIFY(fixture.table().isColumnHidden(TrafficModel::TokensIn));
        QVERIFY(!fixture.table().isColumnHidden(TrafficModel::Duration));
        QVERIFY(!fixture.table().isColumnHidden(TrafficModel::Path));
    }

    void aNameIsWholeThoughTheReasonIsLong() {
        CandidateList list;
        list.setLines({{PathSign::Failed, QStringLiteral("openai/gpt-5"), QStringLiteral("tried"),
                        QStringLiteral("429, cooling for 12 s")},
                       {PathSign::Served, QStringLiteral("anthropic/claude-sonnet-4-5"),
                        QStringLiteral("not needed"),
                        QStringLiteral("the call was served before it came to this one")}});
        list.resize(368, list.heightForWidth(368));  // in a pane of 400
        list.show();
        const auto names = list.findChildren<ElidedLabel*>();
        QVERIFY2(names.at(1)->toolTip().isEmpty(), "it is elided");
        QCOMPARE(cutTexts(&list), QStringList());
        // With room for everything a line is a line.
        list.resize(700, list.heightForWidth(700));
        const auto reasons = list.findChildren<QLabel*>();
        for (const QLabel* label : reasons) {
            QVERIFY(label->height() < 2 * label->fontMetrics().height());
        }
    }

    void thePaneShowsWhatCameWithTheDetail() {
        PageFixture fixture;
        admin::ExchangeDetail detail;
        fixture.client.on<admin::GetExchange>([&detail](const admin::GetExchange& asked) {
            detail.row.id = asked.id;
            return Result<admin::ExchangeDetail>(detail);
        });
        QTRY_VERIFY(fixture.table().model()->rowCount() > 0);
        detail = cannedDetail(cannedRow(0));
        detail.losses.clear();
        emit fixture.table().opened(fixture.table().model()->index(0, 0));
        QTRY_VERIFY(fixture.shows(QStringLiteral("openai-node 6.49")));  // the client
        QVERIFY(fixture.shows(QStringLiteral("Nothing: the call passed as it was.")));
    }

    void clearTakesTheRowsFromTheView() {
        PageFixture fixture(plainRows(0, 20));
        QTRY_COMPARE(fixture.table().model()->rowCount(), 20);
        fixture.button(QStringLiteral("Clear view"))->click();
        QCOMPARE(fixture.table().model()->rowCount(), 0);
        QVERIFY(!fixture.button(QStringLiteral("Clear view"))->isEnabled());
    }

    void aHiddenPageAsksNothing() {
        PageFixture fixture;
        QTRY_VERIFY(fixture.client.timesAsked<admin::ListTraffic>() > 1);
        fixture.page->hide();
        // Answers that are under way may still be taken.
        QCoreApplication::processEvents();
        const int asked = fixture.client.timesAsked<admin::ListTraffic>();
        // A page that can be seen would have asked about as often as this one ticks.
        QWidget seen;
        VisibleTimer pace(&seen, std::chrono::milliseconds(100));
        QSignalSpy turns(&pace, &VisibleTimer::tick);
        seen.show();
        QTRY_VERIFY(turns.count() > 3);
        QCOMPARE(fixture.client.timesAsked<admin::ListTraffic>(), asked);
    }

    void thePaneGoesBelowWhereThereIsNoRoomBeside() {
        PageFixture fixture(cannedRows(), {980, 640});
        QTRY_VERIFY(fixture.table().model()->rowCount() > 0);
        emit fixture.table().opened(fixture.table().model()->index(0, 0));
        QTRY_VERIFY(fixture.pane().width() > 900);
        QTRY_VERIFY(fixture.shows(QStringLiteral("next after the 429")));
        const QStringList cut = cutTexts(fixture.page.get());
        QVERIFY2(cut.isEmpty(), qPrintable(cut.join(QLatin1Char('\n'))));
        // State, key and id, then the tabs, then what closes it: in one line from the edge of the
        // page.
        const auto leftOf = [&fixture](const QWidget* part) {
            return part->mapTo(&fixture.pane(), QPoint(0, 0)).x();
        };
        const auto* chip = fixture.pane().findChild<ChipLabel*>();
        const auto* tabs = fixture.pane().findChild<QTabBar*>();
        const auto* close = fixture.pane().findChild<IconButton*>();
        QCOMPARE(leftOf(chip), metrics().edgeLeft);
        QVERIFY(leftOf(chip) < leftOf(tabs) && leftOf(tabs) < leftOf(close));
        fixture.page->resize(1'300, 700);
        QTRY_VERIFY(fixture.pane().width() < 500);
        QTRY_COMPARE(leftOf(chip), metrics().edgeRight);
        QVERIFY(leftOf(tabs) < leftOf(chip));
    }

    void thePaneStaysWhereItWasPut() {
        PageFixture fixture;
        QTRY_VERIFY(fixture.table().model()->rowCount() > 0);
        emit fixture.table().opened(fixture.table().model()->index(0, 0));
        auto* splitter = fixture.page->findChild<PaneSplitter*>();
        QVERIFY(splitter->isBeside());
        const auto place = [&fixture](const QString& name) {
            const auto actions = fixture.pane().findChild<QMenu*>()->actions();
            const auto found = std::ranges::find(actions, name, &QAction::text);
            return found == actions.end() ? nullptr : *found;
        };
        QVERIFY(place(QStringLiteral("Move below the table")) != nullptr);
        place(QStringLiteral("Move below the table"))->trigger();
        QCOMPARE(splitter->orientation(), Qt::Vertical);
        // A narrow page has it below anyway; whoever wants it beside has it beside.
        fixture.page->resize(1'000, 700);
        QVERIFY(!splitter->isBeside());
        place(QStringLiteral("Move to the right"))->trigger();
        QCOMPARE(splitter->orientation(), Qt::Horizontal);
        const QStringList cut = settledCutTexts(&fixture.pane());
        QVERIFY2(cut.isEmpty(), qPrintable(cut.join(QLatin1Char('\n'))));
        TrafficPage next(fixture.client, fixture.gateway, fixture.calls, fixture.store);
        next.resize(1'000, 700);
        QVERIFY(next.findChild<PaneSplitter*>()->isBeside());
    }

    void everyStateIsReadInALongLanguage() {
        PseudoLocale locale;
        qApp->installTranslator(&locale);
        PageFixture fixture;
        QTRY_VERIFY(fixture.table().model()->rowCount() > 0);
        const QFontMetrics body(font(TextRole::Body));
        const int room = fixture.table().columnWidth(TrafficModel::State) - metrics().edgeLeft -
                         metrics().iconRow - metrics().iconGap - metrics().cellPadding;
        for (int row = 0; row < fixture.table().model()->rowCount(); ++row) {
            const QString word =
                fixture.table().model()->index(row, TrafficModel::State).data().toString();
            QVERIFY2(body.horizontalAdvance(word) <= room, qPrintable(word));
        }
        qApp->removeTranslator(&locale);
    }

    void aLongLanguageFits() {
        PageFixture fixture;
        QTRY_VERIFY(fixture.table().model()->rowCount() > 0);
        emit fixture.table().opened(fixture.table().model()->index(8, 0));
        QTRY_VERIFY(fixture.shows(QStringLiteral("429, cooling for 12 s")));
        PseudoLocale locale;
        qApp->installTranslator(&locale);
        QTRY_VERIFY(fixture.shows(PseudoLocale::of(QStringLiteral("Decision"))));
        const QStringList cut = settledCutTexts(fixture.page.get());
        qApp->removeTranslator(&locale);
        QVERIFY2(cut.isEmpty(), qPrintable(cut.join(QLatin1Char('\n'))));
    }

private:
    std::unique_ptr<Theme> m_theme;
};

}  // namespace weir::ui

QTEST_MAIN(weir::ui::TestTrafficPage)
#include "test_traffic_page.moc"
