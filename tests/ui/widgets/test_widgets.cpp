// SPDX-License-Identifier: GPL-3.0-or-later
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QScrollBar>
#include <QSignalSpy>
#include <QStandardItemModel>
#include <QToolButton>
#include <QVBoxLayout>
#include <QtTest>
#include <array>
#include <utility>

#include "tests/ui/support/inspect.hpp"
#include "tests/ui/support/pseudo_locale.hpp"
#include "ui/theme/icons.hpp"
#include "ui/theme/metrics.hpp"
#include "ui/theme/theme.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/chip.hpp"
#include "ui/widgets/elided_label.hpp"
#include "ui/widgets/empty_state.hpp"
#include "ui/widgets/local_time.hpp"
#include "ui/widgets/notice_bar.hpp"
#include "ui/widgets/numbers.hpp"
#include "ui/widgets/row_delegate.hpp"
#include "ui/widgets/segments.hpp"
#include "ui/widgets/sparkline.hpp"
#include "ui/widgets/state_look.hpp"
#include "ui/widgets/tab_bar.hpp"
#include "ui/widgets/table_view.hpp"
#include "ui/widgets/toast.hpp"
#include "ui/widgets/visible_timer.hpp"

namespace weir::ui {

class TestWidgets : public QObject {
    Q_OBJECT

private slots:
    void amountsBelowNothingSaySo() {
        QCOMPARE(dollarsCellText(Money::fromNano(-20'000)), QStringLiteral("-<0.0001"));
        QCOMPARE(dollarsCellText(Money::fromNano(-3'000'000), true), QStringLiteral("-<0.01"));
        QCOMPARE(dollarsCellText(Money::fromNano(3'000'000), true), QStringLiteral("<0.01"));
        QCOMPARE(dollarsCellText(Money::fromNano(-12'300'000'000), true), QStringLiteral("-12.30"));
        QCOMPARE(dollarsText(Money::fromNano(-400)), QStringLiteral("-<$0.000001"));
    }

    void aZoneIsWrittenAsTheGatewayWritesIt() {
        QCOMPARE(zoneText(0), QStringLiteral("UTC+00:00"));
        QCOMPARE(zoneText(3'600), QStringLiteral("UTC+01:00"));
        QCOMPARE(zoneText(-12'600), QStringLiteral("UTC-03:30"));
        QCOMPARE(zoneText(45'900), QStringLiteral("UTC+12:45"));
    }

    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp, ThemeChoice::Light); }
    void cleanupTestCase() { m_theme.reset(); }

    void everyStateHasAnIconAndAWord() {
        for (int state = 0; state <= static_cast<int>(ExchangeState::Unsettled); ++state) {
            verifyLook(lookOf(static_cast<ExchangeState>(state)));
        }
        for (int bit = 0; bit <= 7; ++bit) {
            verifyLook(lookOf(static_cast<Mark>(1 << bit)));
        }
        for (const Health health : {Health::Unknown, Health::Up, Health::Degraded, Health::Down}) {
            verifyLook(lookOf(health));
        }
        for (int state = 0; state <= static_cast<int>(KeyState::SessionOnly); ++state) {
            verifyLook(lookOf(static_cast<KeyState>(state)));
        }
        for (int state = 0; state <= static_cast<int>(GatewayState::PortInUse); ++state) {
            verifyLook(lookOf(static_cast<GatewayState>(state)));
        }
    }

    void theMostTellingMarkStandsForAFinishedCall() {
        const Mark both = Mark::Cached | Mark::FellBack;
        QCOMPARE(lookOf(ExchangeState::Done, both).word, QStringLiteral("Fell back"));
        QCOMPARE(lookOf(ExchangeState::Done, Mark::Cached).word, QStringLiteral("Cached"));
        QCOMPARE(lookOf(ExchangeState::Done, Mark::Replayed | Mark::Simulated).word,
                 QStringLiteral("Replayed"));
        QCOMPARE(lookOf(ExchangeState::Failed, both).word, QStringLiteral("Failed"));
    }

    void aRefusedCallSaysWhatItWasRefusedFor() {
        const auto wordOf = [](RefusedFor why) {
            return lookOf(ExchangeState::Refused, Mark::None, why).word;
        };
        QCOMPARE(wordOf(RefusedFor::Key), QStringLiteral("No key"));
        QCOMPARE(wordOf(RefusedFor::Limit), QStringLiteral("Over limit"));
        QCOMPARE(wordOf(RefusedFor::Form), QStringLiteral("Refused"));
    }

    void buttonsAreAsHighAsTheLook() {
        Button button;
        button.setText(QStringLiteral("Apply"));
        QCOMPARE(button.sizeHint().height(), metrics().button);
        button.setButtonSize(ButtonSize::Small);
        QCOMPARE(button.sizeHint().height(), metrics().buttonSmall);
        button.setButtonSize(ButtonSize::Large);
        QCOMPARE(button.sizeHint().height(), metrics().buttonLarge);
    }

    void iconAndWordStandApartAsTheLookWants() {
        Button button;
        button.setText(QStringLiteral("Copy"));
        const int without = button.sizeHint().width();
        button.setIconName(QStringLiteral("copy"));
        QCOMPARE(button.sizeHint().width(), without + metrics().iconRow + metrics().iconGap);
    }

    void aKeyHintHasItsOwnRoom() {
        Button button(ButtonKind::Primary);
        button.setText(QStringLiteral("Follow"));
        const int without = button.sizeHint().width();
        button.setKeyHint(QKeySequence(Qt::Key_F5));
        QVERIFY(button.sizeHint().width() > without + metrics().px(12));
    }

    void anIconButtonSaysItsNameAndShortcut() {
        QWidget root;
        IconButton button(QStringLiteral("copy"), &root);
        QCOMPARE(unnamedControls(&root).size(), 1);
        button.setName(QStringLiteral("Copy base URL"), QKeySequence(Qt::CTRL | Qt::Key_C));
        QVERIFY(unnamedControls(&root).isEmpty());
        QCOMPARE(button.toolTip(), QStringLiteral("Copy base URL (Ctrl+C)"));
    }

    void elidedTextStandsInTheTooltip() {
        ElidedLabel label(Qt::ElideMiddle);
        label.setText(QStringLiteral("a-rather-long-name-of-a-host.example.com"));
        label.resize(label.sizeHint());
        QVERIFY(label.toolTip().isEmpty());
        label.resize(label.sizeHint().width() / 2, label.height());
        label.show();
        QCOMPARE(label.toolTip(), label.text());
        QCOMPARE(label.accessibleName(), label.text());
    }

    void aNoticeRunsItsActions() {
        NoticeBar bar;
        QVERIFY(bar.isHidden());
        int runs = 0;
        bar.setNotice({Tone::Error,
                       QStringLiteral("unplug"),
                       QStringLiteral("Port 9347 is used by ollama (pid 4121)."),
                       {},
                       {{QStringLiteral("Use 9348"), [&] {
                             ++runs;
                             bar.clear();
                         }}}});
        QVERIFY(!bar.isHidden());
        const auto buttons = bar.findChildren<Button*>();
        QVERIFY(!buttons.at(0)->isHidden());
        QVERIFY(buttons.at(1)->isHidden());
        buttons.at(0)->click();
        QCOMPARE(runs, 1);
        QVERIFY(bar.isHidden());
    }

    void aToastStaysUnderThePointerAndOffersItsAction() {
        QWidget window;
        window.resize(800, 600);
        Toast toast(&window);
        window.show();
        int runs = 0;
        toast.showMessage({QStringLiteral("Provider cohere was removed."), QStringLiteral("Undo"),
                           [&] { ++runs; }});
        QVERIFY(toast.isVisible());
        QVERIFY(window.rect().contains(toast.geometry()));
        const auto* timer = toast.findChild<QTimer*>();
        QVERIFY(timer == nullptr || timer->isActive());
        QEnterEvent enter({1, 1}, {1, 1}, {1, 1});
        QApplication::sendEvent(&toast, &enter);
        QVERIFY(toast.isVisible());
        toast.findChild<Button*>()->click();
        QCOMPARE(runs, 1);
        QVERIFY(!toast.isVisible());
    }

    void segmentsChooseOne() {
        Segments segments(3);
        segments.setTexts(
            {QStringLiteral("System"), QStringLiteral("Light"), QStringLiteral("Dark")});
        QSignalSpy chosen(&segments, &Segments::chosen);
        segments.setCurrent(2);
        QCOMPARE(segments.current(), 2);
        QCOMPARE(chosen.count(), 0);  // only a person chooses
        segments.findChildren<QToolButton*>().at(1)->click();
        QCOMPARE(chosen.count(), 1);
        QCOMPARE(segments.current(), 1);
    }

    void emptyStateHidesWhatItHasNot() {
        EmptyState empty(QStringLiteral("traffic"));
        empty.setTexts(QStringLiteral("No calls yet"), {});
        empty.setActions(QStringLiteral("Copy base URL"));
        QVERIFY(!empty.primary()->isHidden());
        QVERIFY(empty.second()->isHidden());
    }

    void theTimerRunsOnlyWhileSomebodyCanSee() {
        QWidget window;
        auto* inner = new QWidget(&window);
        VisibleTimer timer(inner, std::chrono::milliseconds(50));
        QSignalSpy ticks(&timer, &VisibleTimer::tick);
        QVERIFY(!timer.isRunning());
        window.show();
        QVERIFY(timer.isRunning());
        QCOMPARE(ticks.count(), 1);  // at once
        QVERIFY(ticks.wait());
        window.hide();
        QVERIFY(!timer.isRunning());
        window.show();
        QVERIFY(timer.isRunning());
        inner->hide();
        QVERIFY(!timer.isRunning());
    }

    // The chosen tab is bold; scroll buttons would come and go with it.
    void whicheverTabIsChosenAllHaveRoom() {
        QWidget window;
        auto* layout = new QHBoxLayout(&window);
        auto* tabs = new TabBar(&window);
        for (const char* title : {"curl", "Python", "JavaScript", "Claude Code", "Codex"}) {
            tabs->addTab(QString::fromLatin1(title));
        }
        layout->addWidget(tabs);
        layout->addStretch();
        window.resize(900, 60);
        window.show();
        QFont bold = tabs->font();
        bold.setWeight(QFont::DemiBold);
        for (int index = 0; index < tabs->count(); ++index) {
            tabs->setCurrentIndex(index);
            QCoreApplication::processEvents();
            QVERIFY(tabs->tabRect(index).width() >=
                    QFontMetrics(bold).horizontalAdvance(tabs->tabText(index)));
            QVERIFY(tabs->tabRect(tabs->count() - 1).right() < tabs->width());
            for (const QToolButton* arrow : tabs->findChildren<QToolButton*>()) {
                QVERIFY(!arrow->isVisible());
            }
        }
    }

    void tabsWithoutRoomStandInAMenu() {
        TabBar tabs;
        for (const char* title : {"Overview", "Messages", "Request", "Response", "Events"}) {
            tabs.addTab(QString::fromLatin1(title));
        }
        tabs.setOffered(4, false);
        const int whole = tabs.sizeHint().width();
        tabs.resize(whole, tabs.sizeHint().height());
        tabs.show();
        const auto* more = tabs.findChild<IconButton*>();
        QVERIFY(!more->isVisible());
        tabs.resize(whole - 10, tabs.height());
        QVERIFY(more->isVisible());
        QVERIFY(tabs.isTabVisible(2) && !tabs.isTabVisible(3));
        emit more->menu()->aboutToShow();
        QCOMPARE(more->menu()->actions().size(), 1);
        QCOMPARE(more->menu()->actions().first()->text(), QStringLiteral("Response"));
        more->menu()->actions().first()->trigger();
        QCOMPARE(tabs.currentIndex(), 3);
        QVERIFY(tabs.isTabVisible(3) && !tabs.isTabVisible(2));
        QVERIFY(tabs.tabRect(3).right() < more->x());
        QTest::keyClick(&tabs, Qt::Key_Left);
        QCOMPARE(tabs.currentIndex(), 2);
        QTest::keyClick(&tabs, Qt::Key_Right);
        QTest::keyClick(&tabs, Qt::Key_Right);  // the last that is offered
        QCOMPARE(tabs.currentIndex(), 3);
        tabs.resize(whole, tabs.height());
        QVERIFY(!more->isVisible() && tabs.isTabVisible(2) && !tabs.isTabVisible(4));
    }

    void tabLeavesATableAndJAndKMoveInIt() {
        QWidget window;
        auto* layout = new QVBoxLayout(&window);
        auto* table = new TableView;
        auto* after = new Button;
        layout->addWidget(table);
        layout->addWidget(after);
        QStandardItemModel model(3, 2);
        table->setModel(&model);
        table->setItemDelegate(new RowDelegate(table));
        table->setCurrentIndex(model.index(0, 0));
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        table->setFocus();
        QTest::keyClick(table, Qt::Key_J);
        QCOMPARE(table->currentIndex().row(), 1);
        QTest::keyClick(table, Qt::Key_K);
        QCOMPARE(table->currentIndex().row(), 0);
        QTest::keyClick(table, Qt::Key_Tab);
        QCOMPARE(table->currentIndex().row(), 0);
        QVERIFY(after->hasFocus());
        QCOMPARE(table->visualRect(model.index(0, 0)).height(), metrics().row);
    }

    void columnsLeaveInOrderAndTitlesHaveRoom() {
        static constexpr std::array kWidths{ColumnWidth{0, 80}, ColumnWidth{1, 160, 100},
                                            ColumnWidth{2, 70}, ColumnWidth{3, 70}};
        static constexpr std::array<int, 2> kLeaving{3, 2};
        TableView table;
        QStandardItemModel model(1, 4);
        table.setModel(&model);
        table.setColumns({kWidths, 1, kLeaving});
        table.show();
        const auto shown = [&table](int width) {
            table.resize(width, 200);
            QList<int> columns;
            for (int column = 0; column < 4; ++column) {
                if (!table.isColumnHidden(column)) {
                    columns << column;
                }
            }
            return columns;
        };
        // The one that is stretched gives up what it can before another has to go.
        QCOMPARE(shown(metrics().px(322)), (QList<int>{0, 1, 2, 3}));
        QCOMPARE(shown(metrics().px(300)), (QList<int>{0, 1, 2}));
        QCOMPARE(shown(metrics().px(200)), (QList<int>{0, 1}));

        table.resize(metrics().px(600), 200);
        model.setHeaderData(2, Qt::Horizontal, QStringLiteral("A title of many words"));
        QVERIFY(table.header()->sectionSize(2) > table.header()->fontMetrics().horizontalAdvance(
                                                     QStringLiteral("A title of many words")));
    }

    void theEndOfATableIsSeen() {
        TableView table;
        QStandardItemModel model(200, 1);
        table.setModel(&model);
        table.setItemDelegate(new RowDelegate(&table));
        table.resize(300, 200);
        table.show();
        QVERIFY(!table.isAtEnd());
        table.scrollToBottom();
        QVERIFY(table.isAtEnd());
        table.verticalScrollBar()->setValue(table.verticalScrollBar()->maximum() - 3);
        QVERIFY(table.isAtEnd());
    }

    void theSelectedRowIsPaintedInItsToken() {
        TableView table;
        QStandardItemModel model(3, 1);
        model.setItem(0, new QStandardItem(QStringLiteral("openai")));
        table.setModel(&model);
        table.setItemDelegate(new RowDelegate(&table));
        table.resize(300, 200);
        table.show();
        QVERIFY(QTest::qWaitForWindowActive(&table));
        table.setFocus();
        table.setCurrentIndex(model.index(1, 0));
        const QRect row = table.visualRect(model.index(1, 0));
        const QPoint inside = row.center() + QPoint(80, 0);
        QCOMPARE(table.viewport()->grab().toImage().pixelColor(inside), color(Token::Selected));
        QCOMPARE(table.viewport()->grab().toImage().pixelColor(QPoint(1, row.center().y())),
                 color(Token::Accent));
    }

    void chipsElideInWhatRoomTheyHave() {
        const Chip chip{QStringLiteral("429 rate limited"), QStringLiteral("x"), Tone::Error};
        const QSize wanted = chipSize(chip);
        QPixmap pixmap(400, 40);
        QPainter painter(&pixmap);
        QCOMPARE(paintChip(painter, QRect(10, 0, 300, 40), chip).width(), wanted.width());
        QCOMPARE(paintChip(painter, QRect(10, 0, 40, 40), chip).width(), 40);
    }

    void sparklineReachesFromTheBottomToItsLargestValue() {
        QImage image(60, 20, QImage::Format_RGB32);
        const auto heightsDrawn = [&](const std::vector<double>& values) {
            image.fill(color(Token::Surface));
            QPainter painter(&image);
            paintSparkline(painter, QRectF(0, 0, 60, 20), values, color(Token::Accent));
            painter.end();
            int rows = 0;
            for (int y = 0; y < image.height(); ++y) {
                rows += image.pixelColor(30, y) == color(Token::Surface) ? 0 : 1;
            }
            return rows;
        };
        QCOMPARE(heightsDrawn({5}), 0);
        QVERIFY(heightsDrawn({0, 8, 0}) > 15);
        QVERIFY(heightsDrawn({8, 0, 8}) < 6);
    }

    void buttonsFoldInTheirOrderAsFarAsTheRowNeedsIt() {
        const Theme theme(*qApp, ThemeChoice::Light);
        QWidget row;
        auto* layout = new QHBoxLayout(&row);
        std::array<Button*, 2> buttons{};
        for (Button*& each : buttons) {
            each = new Button;
            each->setIconName(QStringLiteral("copy"));
            each->setText(QStringLiteral("A rather long word"));
            layout->addWidget(each);
        }
        row.show();
        const int whole = layout->minimumSize().width();
        const auto fitsIn = [&](int width) {
            row.resize(width, 40);
            foldToFit(row, {buttons[0], buttons[1]});
            layout->activate();
            return std::pair(buttons[0]->isFolded(), buttons[1]->isFolded());
        };
        row.setMinimumWidth(1);
        QCOMPARE(fitsIn(whole), std::pair(false, false));
        QCOMPARE(fitsIn(whole - 5), std::pair(true, false));
        QVERIFY(buttons[0]->sizeHint().width() < buttons[1]->sizeHint().width());
        QCOMPARE(fitsIn(whole - buttons[1]->savedByFolding() - 5), std::pair(true, true));
        QVERIFY(unnamedControls(&row).isEmpty());
        QCOMPARE(fitsIn(whole), std::pair(false, false));
    }

    void theFocusOfAPrimaryButtonIsSeen() {
        for (const ThemeChoice choice : {ThemeChoice::Light, ThemeChoice::Dark}) {
            const Theme theme(*qApp, choice);
            Button button(ButtonKind::Primary);
            button.setText(QStringLiteral("Connect"));
            button.show();
            button.activateWindow();
            button.setFocus();
            QTRY_VERIFY(button.hasFocus());
            const QImage image = button.grab().toImage();
            // A line in the colour of the letters runs along the top, inside the ring.
            int line = 0;
            for (int x = image.width() / 4; x < image.width() * 3 / 4; ++x) {
                line += contrastRatio(image.pixelColor(x, metrics().focusRing),
                                      color(Token::Accent)) >= 3
                            ? 1
                            : 0;
            }
            QCOMPARE(line, image.width() * 3 / 4 - image.width() / 4);
        }
    }

    void whatCannotBeDoneIsGreyedOutAndSaysWhy() {
        NoticeBar bar;
        bar.setNotice({Tone::Warn,
                       QStringLiteral("lock"),
                       QStringLiteral("Locked."),
                       {},
                       {{QStringLiteral("Unlock"), [] {}, QStringLiteral("Your token may read.")},
                        {QStringLiteral("Close"), [] {}}}});
        const auto buttons = bar.findChildren<Button*>();
        QVERIFY(!buttons.at(0)->isEnabled());
        QCOMPARE(buttons.at(0)->toolTip(), QStringLiteral("Your token may read."));
        QVERIFY(buttons.at(1)->isEnabled());
    }

    void theInspectorFindsWhatIsCut() {
        QWidget root;
        auto* label = new QLabel(QStringLiteral("A text that has no room here"), &root);
        label->resize(label->sizeHint());
        QVERIFY(cutTexts(&root).isEmpty());
        label->resize(20, label->height());
        QCOMPARE(cutTexts(&root).size(), 1);
    }

    void thePseudoLocaleKeepsPlaceholders() {
        const QString text = PseudoLocale::of(QStringLiteral("Managed by %1 now"));
        QVERIFY(text.contains(QStringLiteral("%1")));
        QVERIFY(text.size() >= 24);
        QVERIFY(PseudoLocale::of(QStringLiteral("%n calls")).contains(QStringLiteral("%n")));
    }

private:
    static void verifyLook(const StateLook& look) {
        QVERIFY2(hasIcon(look.icon), qPrintable(look.icon));
        QVERIFY(!look.word.isEmpty());
    }

    std::unique_ptr<Theme> m_theme;
};

}  // namespace weir::ui

QTEST_MAIN(weir::ui::TestWidgets)
#include "test_widgets.moc"
