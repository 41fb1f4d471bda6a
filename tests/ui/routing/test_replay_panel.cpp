// SPDX-License-Identifier: GPL-3.0-or-later
#include <QClipboard>
#include <QGuiApplication>
#include <QProgressBar>
#include <QTimer>
#include <QToolButton>
#include <algorithm>

#include "tests/ui/routing/routing_scene.hpp"
#include "ui/routing/replay_moves.hpp"
#include "ui/routing/replay_panel.hpp"
#include "ui/routing/replay_table.hpp"
#include "ui/routing/try_panel.hpp"
#include "ui/theme/fonts.hpp"
#include "ui/theme/metrics.hpp"

namespace weir::ui {

using namespace std::chrono_literals;

// Recorded calls are decided again by the rules as they are edited, on the page of routing.
class TestReplayPanel : public QObject {
    Q_OBJECT

    // The page on a gateway whose questions are kept, in the order they came.
    class Scene : public RoutingScene {
    public:
        Scene() {
            list = cannedDraft();
            client.on<admin::ReplayRoutes>([this](const admin::ReplayRoutes& operation) {
                asked.push_back(operation);
                return Result<admin::RouteReplay>(pageOf(pages, operation));
            });
        }
        ReplayPanel& panel() const { return *page->findChild<ReplayPanel*>(); }
        ReplayTable& moves() const { return *page->findChild<ReplayTable*>(); }
        QToolButton* range(const char* text) const {
            for (auto* each : panel().findChildren<QToolButton*>()) {
                if (each->text() == QLatin1String(text)) {
                    return each;
                }
            }
            return nullptr;
        }
        Button* button(const char* text) const {
            for (auto* each : panel().findChildren<Button*>()) {
                if (each->isVisible() && each->text() == QLatin1String(text)) {
                    return each;
                }
            }
            return nullptr;
        }
        // Pages go on and on, and each says the same.
        void neverEnd() {
            pages = {cannedReplay().front()};
            pages.front().calls = 0;
        }
        // Nothing is waited for any more.
        bool isAtRest() const {
            const auto timers = panel().findChildren<QTimer*>();
            return std::ranges::none_of(timers, &QTimer::isActive);
        }
        bool hasFinished() const { return hasWords(panel(), QStringLiteral("finished")); }

        std::vector<admin::RouteReplay> pages = cannedReplay();
        std::vector<admin::ReplayRoutes> asked;
    };

private slots:
    void initTestCase() {
        QLocale::setDefault(QLocale(QLocale::English));
        qputenv("TZ", "UTC");
    }

    void theDraftIsReplayed() {
        Scene scene;
        scene.open();
        QVERIFY(scene.asked.empty());
        scene.run("routing.replay");
        QTRY_VERIFY(
            scene.says(QStringLiteral("1,842,310 calls of 10 – 17 November 2026, finished")));
        QCOMPARE(scene.asked.size(), std::size_t{2});
        QCOMPARE(scene.asked[0].routes, scene.list.draft.routes);
        QCOMPARE(scene.asked[0].since, kCannedNow - 168h);
        QVERIFY(scene.says(QStringLiteral("5.0 % of the calls")));
        QVERIFY(scene.says(QStringLiteral("was $2,125.79")));
        QVERIFY(scene.says(QStringLiteral("412 calls are left out")));
        QCOMPARE(scene.moves().model()->rowCount(), 4);
        QCOMPARE(unnamedControls(scene.page.get()), QStringList());
    }

    // Try and Replay share a place, and its keys open and close each.
    void oneOfTheTwoPanelsIsOpen() {
        Scene scene;
        scene.open();
        const auto* trying = scene.page->findChild<TryPanel*>();
        QTest::keyClick(&scene.table(), Qt::Key_T, Qt::ControlModifier);
        QVERIFY(trying->isVisible() && !scene.panel().isVisible());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_R, Qt::ControlModifier);
        QVERIFY(!trying->isVisible() && scene.panel().isVisible());
        QVERIFY(scene.panel().isAncestorOf(QApplication::focusWidget()));
        Button* bar = nullptr;
        for (auto* each : scene.page->findChildren<Button*>()) {
            bar = each->text() == QStringLiteral("Replay") ? each : bar;
        }
        QVERIFY(bar != nullptr && bar->isChecked());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
        QVERIFY(!scene.panel().isVisible());
        QVERIFY(!bar->isChecked());
        QVERIFY(scene.table().hasFocus());
        bar->click();
        QVERIFY(scene.panel().isVisible());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_R, Qt::ControlModifier);
        QVERIFY(!scene.panel().isVisible());
    }

    // Several changes that follow each other are one question.
    void everyChangeIsReplayed() {
        Scene scene;
        scene.open();
        scene.run("routing.replay");
        QTRY_VERIFY(scene.hasFinished());
        scene.asked.clear();
        scene.table().selectRow(0);
        scene.run("routing.remove");
        scene.run("routing.remove");
        QVERIFY(scene.asked.empty());
        QTRY_COMPARE(scene.asked.size(), std::size_t{2});
        QCOMPARE(scene.asked[0].routes.size(), std::size_t{7});
        QTRY_VERIFY(scene.hasFinished());
        // Another time is another question, too; the same one is none.
        scene.asked.clear();
        scene.range("1 h")->click();
        scene.range("30 days")->click();
        QTRY_COMPARE(scene.asked.size(), std::size_t{2});
        QCOMPARE(scene.asked[0].since, kCannedNow - 24h * 30);
        scene.asked.clear();
        scene.range("7 days")->click();
        scene.range("30 days")->click();
        QVERIFY(!scene.isAtRest());
        QTRY_VERIFY(scene.isAtRest());
        QVERIFY(scene.asked.empty());
    }

    // A draft that is kept and pulled again is the same draft.
    void whatStaysTheSameIsNotReplayedAgain() {
        Scene scene;
        scene.open();
        scene.run("routing.replay");
        QTRY_VERIFY(scene.hasFinished());
        scene.asked.clear();
        scene.run("routing.history");
        scene.run("routing.rules");
        QVERIFY(scene.panel().isVisible());
        QVERIFY(scene.hasFinished());
        QVERIFY(scene.asked.empty());
    }

    void itIsStoppedAndStartedAgain() {
        Scene scene;
        scene.neverEnd();
        scene.open();
        scene.panel().setPatience(Milliseconds(0));
        scene.run("routing.replay");
        QTRY_VERIFY(scene.button("Stop") != nullptr);
        QTRY_VERIFY(scene.says(QStringLiteral("0 calls so far, back to 14 November")));
        auto* bar = scene.panel().findChild<QProgressBar*>();
        QVERIFY(bar->isVisible());
        QCOMPARE(bar->value(), 429);  // of 1,000: three days of seven
        scene.button("Stop")->click();
        QVERIFY(scene.says(QStringLiteral("then stopped")));
        QVERIFY(!bar->isVisible());
        RoutingScene::settle();
        const std::size_t asked = scene.asked.size();
        RoutingScene::settle();
        QCOMPARE(scene.asked.size(), asked);
        scene.pages = cannedReplay();
        scene.button("Start again")->click();
        QTRY_VERIFY(scene.hasFinished());
        QVERIFY(scene.button("Stop") == nullptr && scene.button("Start again") == nullptr);
    }

    // Nobody sees it any more; the next time begins anew.
    void closingItStopsIt() {
        Scene scene;
        scene.neverEnd();
        scene.open();
        scene.run("routing.replay");
        QTRY_VERIFY(scene.asked.size() > 2);
        scene.run("routing.replay");
        const std::size_t asked = scene.asked.size();
        RoutingScene::settle();
        QCOMPARE(scene.asked.size(), asked);
        scene.pages = cannedReplay();
        scene.run("routing.replay");
        QVERIFY(scene.asked[asked].before.empty());
        QTRY_VERIFY(scene.hasFinished());
    }

    void aFailureKeepsWhatCameBefore() {
        Scene scene;
        scene.client.on<admin::ReplayRoutes>([](const admin::ReplayRoutes& asked) {
            return asked.before.empty() ? Result<admin::RouteReplay>(cannedReplay().front())
                                        : Error::unavailable("The books are locked.");
        });
        scene.open();
        scene.run("routing.replay");
        QTRY_VERIFY(scene.says(QStringLiteral("The books are locked.")));
        QVERIFY(scene.moves().isVisible());
        QCOMPARE(scene.moves().model()->rowCount(), 3);
        scene.client.refuse<admin::ReplayRoutes>(Error::unavailable("The books are gone."));
        scene.button("Start again")->click();
        QTRY_VERIFY(scene.says(QStringLiteral("The books are gone.")));
        QVERIFY(!scene.moves().isVisible());
    }

    void thatNothingChangesIsSaid() {
        Scene scene;
        scene.pages = {cannedReplay().back()};
        scene.pages.front().moves.clear();
        scene.open();
        scene.run("routing.replay");
        QTRY_VERIFY(scene.says(QStringLiteral("Nothing changes for these calls.")));
        scene.pages.front() = {};
        scene.pages.front().atEnd = true;
        scene.range("1 h")->click();
        QTRY_VERIFY(scene.says(QStringLiteral("No recorded calls in this range.")));
    }

    void rulesWithAnErrorAreCounted() {
        Scene scene;
        scene.list.draft.notes.push_back(
            {2, admin::RouteNoteKind::Error, "There is no such target.", {}});
        scene.open();
        scene.run("routing.replay");
        QTRY_VERIFY(scene.says(QStringLiteral("1 rules with an error are left out.")));
    }

    // In a line of their own, which shows all of it in a window of 1280 pixels; the others are in
    // the tooltip.
    void whoIsRefusedIsNamed() {
        Scene scene;
        scene.open();
        scene.page->resize(1280 - 200, 760);  // beside the pages of the window
        scene.run("routing.replay");
        QTRY_VERIFY(scene.hasFinished());
        const QAbstractItemModel& rows = *scene.moves().model();
        QModelIndex refused;
        for (int row = 0; row < rows.rowCount(); ++row) {
            const QModelIndex index = rows.index(row, ReplayMoves::To);
            const bool names = !index.data(ReplayMoves::kRefusedRole).toString().isEmpty();
            QCOMPARE(names, index.data() == QStringLiteral("nobody"));
            refused = names ? index : refused;
        }
        QVERIFY(refused.isValid());
        const QString line = refused.data(ReplayMoves::kRefusedRole).toString();
        QCOMPARE(line, QStringLiteral("Refused: search 96, mobile 48, support 23, key operator 12, "
                                      "others 9"));
        QVERIFY(refused.data(Qt::ToolTipRole)
                    .toString()
                    .endsWith(QStringLiteral("key operator 12, research-and-development 9")));
        QTRY_COMPARE(scene.moves().visualRect(refused).height(), metrics().rowTwoLine);
        QCOMPARE(scene.moves().visualRect(rows.index(0, 0)).height(), metrics().row);
        QVERIFY(QFontMetrics(font(TextRole::Small)).horizontalAdvance(line) <
                scene.moves().viewport()->width() - metrics().edgeLeft - metrics().edgeRight);
    }

    void aMoveIsCopiedAndLeadsToItsRule() {
        Scene scene;
        scene.open();
        scene.run("routing.replay");
        QTRY_VERIFY(scene.hasFinished());
        scene.moves().setFocus();
        QTest::keyClick(&scene.moves(), Qt::Key_C, Qt::ControlModifier);
        const QStringList lines = QGuiApplication::clipboard()->text().split(u'\n');
        QCOMPARE(lines[0],
                 QStringLiteral("from,to,rule,calls,cost_before_usd,cost_after_usd,"
                                "cache_lost_tokens,cache_cost_usd,first_token_p50_us,"
                                "first_token_p50_us_modelled,total_p50_us,total_p50_us_modelled,"
                                "refused_callers"));
        QCOMPARE(lines[1],
                 QStringLiteral("openai/gpt-5,openai/gpt-5-mini,Short questions to small models,"
                                "61204,270.00,71.60,0,0.00,954175,401182,7633403,3209454,"));
        // No rule takes the second one.
        QTest::keyClick(&scene.moves(), Qt::Key_J);
        QTest::keyClick(&scene.moves(), Qt::Key_Return);
        QVERIFY(!scene.pane().isVisible());
        QTest::keyClick(&scene.moves(), Qt::Key_J);
        QTest::keyClick(&scene.moves(), Qt::Key_Return);
        QVERIFY(scene.pane().isVisible());
        QCOMPARE(scene.pane().rule().name, std::string("Code to the strong model"));
    }
};

}  // namespace weir::ui

QTEST_MAIN(weir::ui::TestReplayPanel)
#include "test_replay_panel.moc"
