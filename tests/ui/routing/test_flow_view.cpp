// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractButton>
#include <QMenu>
#include <QSignalSpy>
#include <QtTest>
#include <optional>

#include "tests/ui/support/canned.hpp"
#include "tests/ui/support/canned_flow.hpp"
#include "tests/ui/support/fake_admin_client.hpp"
#include "tests/ui/support/inspect.hpp"
#include "ui/charts/band_chart.hpp"
#include "ui/providers/pause_dialog.hpp"
#include "ui/routing/flow_bands.hpp"
#include "ui/routing/flow_view.hpp"
#include "ui/routing/flow_words.hpp"
#include "ui/theme/theme.hpp"
#include "ui/widgets/toast.hpp"
#include "ui/widgets/visible_timer.hpp"

namespace weir::ui {

using admin::TargetState;

// Who calls, by which rule and where to: what is shown of it, and what is done from it.
class TestFlowView : public QObject {
    Q_OBJECT

    struct Scene {
        admin::RouteFlow flow = cannedFlow();
        FakeAdminClient client;
        std::unique_ptr<FlowView> view;
        std::vector<admin::RouteFlowSpan> spans;
        std::vector<ToastMessage> toasts;

        void open() {
            client.on<admin::GetRouteFlow>([this](const admin::GetRouteFlow& asked) {
                spans.push_back(asked.span);
                return Result<admin::RouteFlow>(flow);
            });
            view = std::make_unique<FlowView>(client);
            connect(view.get(), &FlowView::toastAsked, view.get(),
                    [this](const ToastMessage& message) { toasts.push_back(message); });
            view->resize(1228, 700);
            view->show();
            view->activateWindow();
            QVERIFY(QTest::qWaitForWindowActive(view.get()));
            QTRY_VERIFY(!chart().data().heads.empty());
        }
        BandChart& chart() const { return *view->findChild<BandChart*>(); }
        const BandNode* node(const char* id) const {
            const auto& all = chart().data().nodes;
            const auto found = std::ranges::find(all, QLatin1String(id), &BandNode::id);
            return found == all.end() ? nullptr : &*found;
        }
        QStringList column(std::size_t number) const {
            QStringList titles;
            for (const BandNode& each : chart().data().nodes) {
                if (each.column == number) {
                    titles << each.title;
                }
            }
            return titles;
        }
        void choose(const char* id) const { chart().setCurrent(QLatin1String(id)); }
        bool offers(const char* words) const {
            const auto buttons = view->findChildren<QAbstractButton*>();
            return std::ranges::any_of(buttons, [&](const QAbstractButton* each) {
                return each->isVisible() && each->text() == QString::fromUtf8(words);
            });
        }
        bool press(const char* words) const { return pressButton(*view, QString::fromUtf8(words)); }
    };

private slots:
    void initTestCase() {
        QLocale::setDefault(QLocale(QLocale::English));
        m_theme = std::make_unique<Theme>(*qApp, ThemeChoice::Light);
    }
    void cleanupTestCase() { m_theme.reset(); }

    void columnsAreCallersRulesAndTargets() {
        Scene scene;
        scene.open();
        QCOMPARE(scene.column(0).join(QLatin1Char(',')),
                 QStringLiteral("agents,data,mobile,search,support,operator,No key"));
        QCOMPARE(scene.column(1).first(), QStringLiteral("Embargoed models"));
        QVERIFY(!scene.column(1).contains(QStringLiteral("Night batch to the cheap lane")));
        QCOMPARE(scene.column(1).last(), QStringLiteral("No rule"));
        QCOMPARE(scene.column(2).last(), QStringLiteral("No target"));
        const BandNode* support = scene.node("team:support");
        QVERIFY(support != nullptr);
        QCOMPARE(support->figure, QStringLiteral("4,645"));
        QVERIFY(support->spoken.contains(QStringLiteral("to Support sticks to one model 4,645")));
        QCOMPARE(unnamedControls(scene.view.get()), QStringList());
    }

    void aStateIsAnIconAndAWord() {
        Scene scene;
        scene.open();
        const BandNode* cooling = scene.node("target:azure-eu/gpt-4o-mini");
        QVERIFY(cooling != nullptr);
        QCOMPARE(cooling->noteIcon, QStringLiteral("hourglass"));
        QVERIFY2(cooling->note.startsWith(QStringLiteral("Cooling, 38 s · 296 passed on")),
                 qPrintable(cooling->note));
        QCOMPARE(scene.node("target:google/gemini-2.5-flash")->note,
                 QStringLiteral("Breaker open, 9 s · 184 passed on"));
        QCOMPARE(scene.node("target:google/gemini-2.5-pro")->note,
                 QStringLiteral("Draining, 2 under way"));
        QCOMPARE(scene.node("target:openai/gpt-4.1")->noteIcon, QStringLiteral("check"));
    }

    // The calls that a target passed on are those that others served in its place.
    void whatIsPassedOnIsABandOfItsOwn() {
        Scene scene;
        scene.open();
        const BandData& data = scene.chart().data();
        double passed = 0;
        for (const BandWay& way : data.ways) {
            if (data.nodes[way.nodes[2]].id == QStringLiteral("target:azure-eu/gpt-4o-mini") &&
                data.series[way.series].hatched) {
                QCOMPARE(way.firstColumn, std::size_t(1));
                passed += way.amount;
            }
        }
        QCOMPARE(passed, 296.0);
    }

    void itFollowsTheGateway() {
        Scene scene;
        scene.open();
        scene.choose("target:openai/gpt-5");
        QCOMPARE(scene.node("target:openai/gpt-5")->note, QStringLiteral("Ready · 13 under way"));
        scene.flow.targets[0].state = TargetState::Open;
        scene.flow.targets[0].forMs = 4'200;
        scene.view->pull();
        QTRY_VERIFY(scene.node("target:openai/gpt-5")
                        ->note.startsWith(QStringLiteral("Breaker open, 5 s")));
        QCOMPARE(scene.chart().current(), QStringLiteral("target:openai/gpt-5"));
    }

    void nothingIsAskedWhileNobodySeesIt() {
        Scene scene;
        scene.open();
        const auto* timer = scene.view->findChild<VisibleTimer*>();
        QVERIFY(timer != nullptr && timer->isRunning());
        scene.view->hide();
        QVERIFY(!timer->isRunning());
        const std::size_t before = scene.spans.size();
        scene.view->show();
        QTRY_VERIFY(scene.spans.size() > before);
    }

    void anotherTimeIsAskedFor() {
        Scene scene;
        scene.open();
        QCOMPARE(scene.spans.front(), admin::RouteFlowSpan::Hour);
        QVERIFY(scene.press("5 min"));
        QTRY_COMPARE(scene.spans.back(), admin::RouteFlowSpan::FiveMinutes);
    }

    void whatTheCountsCoverIsSaid() {
        admin::RouteFlow flow = cannedFlow();
        flow.now = flow.from = Timestamp();
        flow.calls = 2;
        flow.ways.clear();
        QCOMPARE(spanText(flow), QStringLiteral("2 calls ended since %1.")
                                     .arg(QLocale().toString(QDateTime::fromMSecsSinceEpoch(0),
                                                             QStringLiteral("HH:mm"))));
        QVERIFY(spanText(cannedIdleFlow()).contains(QStringLiteral("since the gateway started")));
        QVERIFY(spanText(cannedPlainFlow())
                    .contains(QStringLiteral("Older ones are no longer in memory.")));
        QVERIFY(spanText(cannedFlow()).contains(QStringLiteral("38 are under way.")));
    }

    void aTargetIsPausedFromHere() {
        Scene scene;
        scene.open();
        std::optional<admin::PauseProvider> asked;
        scene.client.on<admin::PauseProvider>([&](const admin::PauseProvider& operation) {
            asked = operation;
            const admin::PausedTarget paused{
                operation.name, operation.model, operation.reason, kCannedNow, {}, 0};
            scene.flow.paused.push_back(paused);
            scene.flow.targets[0].state = TargetState::Paused;
            return Result<admin::PausedTarget>(paused);
        });
        scene.choose("target:openai/gpt-5");
        QVERIFY(!scene.offers("Resume"));
        QVERIFY(scene.press("Pause…"));
        auto* dialog = scene.view->findChild<PauseDialog*>();
        QVERIFY(dialog != nullptr);
        QVERIFY(pressButton(*dialog, QStringLiteral("Pause")));
        QTRY_VERIFY(asked.has_value());
        QCOMPARE(asked->name, std::string("openai"));
        QCOMPARE(asked->model, std::string("gpt-5"));
        // What is seen follows at once.
        QTRY_COMPARE(scene.node("target:openai/gpt-5")->noteIcon, QStringLiteral("pause"));
        QTRY_VERIFY(scene.offers("Resume") && !scene.offers("Pause…"));
        QCOMPARE(scene.toasts.size(), std::size_t(1));
    }

    void aPausedTargetIsResumed() {
        Scene scene;
        scene.open();
        std::optional<admin::ResumeProvider> asked;
        scene.client.on<admin::ResumeProvider>([&](const admin::ResumeProvider& operation) {
            asked = operation;
            const admin::PausedTarget ended = scene.flow.paused.front();
            scene.flow.paused.clear();
            scene.flow.targets[6].state = TargetState::Ready;
            return Result<admin::PausedTarget>(ended);
        });
        scene.choose("target:google/gemini-2.5-pro");
        QVERIFY(scene.press("Resume"));
        QTRY_VERIFY(asked.has_value());
        QCOMPARE(asked->name + '/' + asked->model, std::string("google/gemini-2.5-pro"));
        QTRY_VERIFY(scene.offers("Pause…"));
    }

    // One of the provider holds for all of its targets, and is ended as such.
    void aPauseOfTheProviderIsEndedAsOne() {
        Scene scene;
        scene.flow.paused = {{"google", "", "Contract ends", kCannedNow, {}, 0}};
        scene.open();
        std::optional<admin::ResumeProvider> asked;
        scene.client.on<admin::ResumeProvider>([&](const admin::ResumeProvider& operation) {
            asked = operation;
            return Result<admin::PausedTarget>(scene.flow.paused.front());
        });
        scene.choose("target:google/gemini-2.5-pro");
        QVERIFY(scene.press("Resume"));
        QTRY_VERIFY(asked.has_value());
        QCOMPARE(asked->model, std::string());
    }

    void whoMayNotPauseIsToldWhy() {
        Scene scene;
        scene.open();
        scene.view->setNoPause(QStringLiteral("Your token may only read."));
        scene.choose("target:openai/gpt-5");
        const auto buttons = scene.view->findChildren<QAbstractButton*>();
        const auto pause = std::ranges::find_if(buttons, [](const QAbstractButton* each) {
            return each->text() == QStringLiteral("Pause…");
        });
        QVERIFY(pause != buttons.end());
        QVERIFY((*pause)->isVisible() && !(*pause)->isEnabled());
        QCOMPARE((*pause)->toolTip(), QStringLiteral("Your token may only read."));
    }

    void callsAndRulesAreLedTo() {
        Scene scene;
        scene.open();
        QSignalSpy calls(scene.view.get(), &FlowView::callsAsked);
        QSignalSpy rules(scene.view.get(), &FlowView::ruleAsked);
        scene.choose("target:openai/gpt-5");
        QVERIFY(scene.press("Show its calls"));
        QCOMPARE(calls.size(), 1);
        QVERIFY2(
            calls[0][0].toString().startsWith(QStringLiteral("provider=openai model=gpt-5 since:")),
            qPrintable(calls[0][0].toString()));
        scene.choose("rule:Long context");
        QVERIFY(!scene.offers("Show its calls"));
        QVERIFY(scene.press("Show the rule"));
        QCOMPARE(rules[0][0].toString(), QStringLiteral("Long context"));
        // Enter opens what a node leads to.
        scene.choose("team:search");
        scene.chart().setFocus();
        QTest::keyClick(&scene.chart(), Qt::Key_Return);
        QCOMPARE(calls.size(), 2);
        QVERIFY(calls[1][0].toString().startsWith(QStringLiteral("team=search")));
    }

    void theMenuOffersTheSame() {
        Scene scene;
        scene.open();
        scene.choose("target:openai/gpt-5");
        scene.chart().setFocus();
        QContextMenuEvent event(QContextMenuEvent::Keyboard, {}, {});
        QApplication::sendEvent(&scene.chart(), &event);
        auto* menu = scene.view->findChild<QMenu*>();
        QVERIFY(menu != nullptr);
        QStringList words;
        for (const QAction* action : menu->actions()) {
            words << action->text();
        }
        QCOMPARE(words.join(QLatin1Char(',')), QStringLiteral("Show its calls,Pause…"));
        menu->close();
    }

    // Whatever holds calls back stays to be seen, however little room there is.
    void littleRoomKeepsWhatHoldsCallsBack() {
        const FlowNodes few = flowNodesOf(cannedFlow(), 4);
        for (const char* id :
             {"target:azure-eu/gpt-4o-mini", "target:google/gemini-2.5-flash",
              "target:google/gemini-2.5-pro", "team:support", "others:0", "others:1", "others:2"}) {
            QVERIFY2(few.find(QLatin1String(id)) != nullptr, id);
        }
        for (std::size_t column = 0; column < 3; ++column) {
            std::uint64_t calls = 0;
            std::size_t count = 0;
            for (const FlowNode& node : few.nodes) {
                calls += node.column == column ? node.calls() : 0;
                count += node.column == column ? 1 : 0;
            }
            QCOMPARE(calls, cannedFlow().calls);
            QVERIFY(count <= 4);
        }
        QCOMPARE(titleOf(*few.find(QStringLiteral("others:0"))), QStringLiteral("4 others"));
    }

    void beforeTheFirstCallTheRulesAreThere() {
        Scene scene;
        scene.flow = cannedIdleFlow();
        scene.open();
        QCOMPARE(scene.column(0), QStringList());
        QVERIFY(scene.column(1).contains(QStringLiteral("Long context")));
        QVERIFY(!scene.chart().data().hints.empty());
        QVERIFY(scene.chart().isVisible());
    }

    void withoutAnythingADayIsOffered() {
        Scene scene;
        scene.flow = cannedPlainFlow();
        scene.flow.ways.clear();
        scene.flow.targets.clear();
        scene.open();
        QTRY_VERIFY(hasWords(*scene.view, QStringLiteral("No calls in this time.")));
        QVERIFY(!scene.chart().isVisible());
        QVERIFY(scene.press("Show a day"));
        QTRY_COMPARE(scene.spans.back(), admin::RouteFlowSpan::Day);
        QTRY_VERIFY(!scene.offers("Show a day"));
    }

    void whatCannotBeShownSaysWhy() {
        Scene scene;
        scene.open();
        scene.client.refuse<admin::GetRouteFlow>(Error::unsupported("It is an older gateway."));
        scene.view->pull();
        QTRY_VERIFY(
            hasWords(*scene.view, QStringLiteral("The flow cannot be shown as it is now.")));
        QVERIFY(scene.node("team:search") != nullptr);  // what was there stays
    }

private:
    std::unique_ptr<Theme> m_theme;
};

}  // namespace weir::ui

QTEST_MAIN(weir::ui::TestFlowView)
#include "test_flow_view.moc"
