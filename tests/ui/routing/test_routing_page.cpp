// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QSignalSpy>
#include <QSpinBox>

#include "tests/ui/routing/routing_scene.hpp"
#include "ui/charts/band_chart.hpp"
#include "ui/providers/pause_dialog.hpp"
#include "ui/routing/demand_editor.hpp"
#include "ui/routing/target_editor.hpp"
#include "ui/routing/try_panel.hpp"
#include "ui/routing/words_field.hpp"
#include "ui/widgets/numbers.hpp"

namespace weir::ui {

// The rules on their page: what is seen of them, and every way to change them.
class TestRoutingPage : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English)); }

    void everyRuleSaysWhatItDoes() {
        RoutingScene scene;
        scene.open();
        QCOMPARE(scene.table().model()->rowCount(), 8);
        QCOMPARE(scene.page->fact(), QStringLiteral("8 rules, 12 targets"));
        QCOMPARE(scene.page->badge(), QString());
        QCOMPARE(scene.spoken(1, RouteModel::Rule),
                 QStringLiteral("Search tries the new Sonnet, 14 s ago"));
        QCOMPARE(scene.spoken(6, RouteModel::Number), QStringLiteral("7, switched off"));
        QCOMPARE(scene.spoken(5, RouteModel::When),
                 QStringLiteral("tokens in > 120,000, google/gemini-2.5-pro, openai/gpt-4.1, "
                                "Draining, 2 under way"));
        QCOMPARE(scene.spoken(3, RouteModel::Hits), QStringLiteral("111,180"));
        QCOMPARE(unnamedControls(scene.page.get()), QStringList());
    }

    // A rule says what keeps its calls from its targets, as long as it names them.
    void targetsThatAreNotReadyAreSaid() {
        RoutingScene scene;
        scene.list.routes[3].notReady.push_back(
            {"openai/gpt-4o-mini", admin::TargetState::Paused, 0, 0, "paused", 0});
        scene.open();
        QVERIFY(scene.spoken(3, RouteModel::When).endsWith(QStringLiteral(", 2 not ready")));
        const QString hint =
            scene.table().model()->index(3, RouteModel::When).data(Qt::ToolTipRole).toString();
        QVERIFY2(hint.contains(QStringLiteral("azure-eu/gpt-4o-mini: Cooling, 38 s\n"
                                              "openai/gpt-4o-mini: Paused")),
                 qPrintable(hint));
        QVERIFY(!scene.spoken(2, RouteModel::When).contains(QStringLiteral("ready")));
        scene.list = cannedDraft();
        scene.list.draft.routes[3].targets = {{"openai/gpt-4o-mini", 1}};
        QTRY_VERIFY(
            scene.spoken(3, RouteModel::When).endsWith(QStringLiteral("openai/gpt-4o-mini")));
    }

    void theFlowLeadsToARuleAndToCalls() {
        RoutingScene scene;
        scene.open();
        QSignalSpy pages(scene.page.get(), &Page::pageAsked);
        scene.run("routing.flow");
        auto* chart = scene.page->findChild<BandChart*>();
        QTRY_VERIFY(chart->isVisible() && !chart->data().nodes.empty());
        QCOMPARE(scene.page->focusTarget(), static_cast<QWidget*>(chart));
        chart->setCurrent(QStringLiteral("team:search"));
        QTest::keyClick(chart, Qt::Key_Return);
        QCOMPARE(pages.size(), 1);
        QCOMPARE(pages[0][0].toString(), QStringLiteral("traffic"));
        QVERIFY(pages[0][1].toString().startsWith(QStringLiteral("team=search since:")));
        chart->setCurrent(QStringLiteral("rule:Long context"));
        QTest::keyClick(chart, Qt::Key_Return);
        QTRY_VERIFY(scene.table().isVisible());
        QCOMPARE(scene.table().row(), 5);
        // It may be gone from the draft.
        scene.run("routing.remove");
        QSignalSpy toasts(scene.page.get(), &Page::toastAsked);
        scene.run("routing.flow");
        chart->setCurrent(QStringLiteral("rule:Long context"));
        QTest::keyClick(chart, Qt::Key_Return);
        QCOMPARE(toasts.size(), 1);
        QVERIFY(chart->isVisible());
    }

    void withoutRulesTheFirstIsOffered() {
        RoutingScene scene;
        scene.list = {};
        scene.open();
        QVERIFY(scene.says(QStringLiteral("Every call goes by models:")));
        auto* add = qobject_cast<Button*>(scene.page->focusTarget());
        QVERIFY(add != nullptr);
        add->click();
        QCOMPARE(scene.names(), QStringLiteral("New rule"));
        QVERIFY(scene.pane().isVisible());
        QTRY_COMPARE(scene.kept(), std::vector<std::string>{"New rule"});
    }

    void whatIsDemandedOfProvidersIsChosen() {
        RoutingScene scene;
        scene.open();
        scene.table().selectRow(2);
        QTest::keyClick(&scene.table(), Qt::Key_Return);
        auto* editor = scene.pane().findChild<DemandEditor*>();
        QTRY_VERIFY(editor->isVisible());
        QVERIFY(editor->demand().isNothing());
        QTest::keyClicks(editor->findChild<WordsField*>(), QStringLiteral("eu, ch-*"));
        editor->findChild<QCheckBox*>()->click();
        editor->findChild<QSpinBox*>()->setValue(30);
        editor->findChildren<QCheckBox*>().last()->click();
        const DataDemand wanted{{"eu", "ch-*"}, true, 30, true};
        QTRY_VERIFY(scene.list.draft.routes.size() > 2 &&
                    scene.list.draft.routes[2].require == wanted);
        QCOMPARE(demandText(wanted),
                 QStringLiteral("in eu or ch-*, without training, kept at most 30 days, without "
                                "translation"));
        // The rule says the same when it is shown again.
        scene.table().selectRow(3);
        QTRY_VERIFY(editor->demand().isNothing());
        QCOMPARE(editor->findChild<WordsField*>()->text(), QString());
        scene.table().selectRow(2);
        QTRY_COMPARE(editor->findChild<WordsField*>()->text(), QStringLiteral("eu, ch-*"));
        QVERIFY(editor->findChild<QCheckBox*>()->isChecked());
        QCOMPARE(editor->findChild<QSpinBox*>()->value(), 30);
        scene.run("routing.undo");
        QTRY_VERIFY(!editor->findChildren<QCheckBox*>().last()->isChecked());
        scene.run("routing.undo");
        QTRY_COMPARE(editor->findChild<QSpinBox*>()->value(), -1);
    }

    // At once and for everybody: it is no change of the draft.
    void aTargetIsPausedFromItsMenu() {
        RoutingScene scene;
        scene.open();
        std::optional<admin::PauseProvider> asked;
        scene.client.on<admin::PauseProvider>([&asked](const admin::PauseProvider& operation) {
            asked = operation;
            return Result<admin::PausedTarget>(
                admin::PausedTarget{operation.name, operation.model, {}, {}, {}, 0});
        });
        scene.table().selectRow(2);
        QTest::keyClick(&scene.table(), Qt::Key_Return);
        auto* editor = scene.pane().findChild<TargetEditor*>();
        QTRY_VERIFY(editor->isVisible());
        const QString target = QString::fromStdString(editor->targets().front().target);
        auto* field = editor->findChild<WordsField*>();
        emit field->customContextMenuRequested(QPoint(4, 4));
        auto* menu = field->findChild<QMenu*>();
        QVERIFY(menu != nullptr);
        QCOMPARE(menu->actions().last()->text(), QStringLiteral("Pause this target…"));
        menu->actions().last()->trigger();
        auto* dialog = scene.page->findChild<PauseDialog*>();
        QVERIFY(dialog != nullptr);
        const auto buttons = dialog->findChildren<Button*>();
        const auto pause = std::ranges::find_if(
            buttons, [](const Button* each) { return each->text() == QStringLiteral("Pause"); });
        QVERIFY(pause != buttons.end());
        (*pause)->click();
        QTRY_VERIFY(asked.has_value());
        QCOMPARE(QString::fromStdString(asked->name + '/' + asked->model), target);
        QCOMPARE(scene.client.timesAsked<admin::KeepRouteDraft>(), 0);
    }

    void marksAndNotesAreSaid() {
        RoutingScene scene;
        scene.list = cannedDraft();
        scene.open();
        QVERIFY(scene.spoken(2, RouteModel::Rule).contains(QStringLiteral("changed")));
        QVERIFY(
            scene.spoken(6, RouteModel::Rule).contains(QStringLiteral("hidden, It never takes")));
        QVERIFY(scene.spoken(6, RouteModel::Rule).contains(QStringLiteral("not yet active")));
        QCOMPARE(scene.page->badge(), QStringLiteral("Draft"));
        scene.table().selectRow(6);
        QTest::keyClick(&scene.table(), Qt::Key_Return);
        QTRY_VERIFY(
            hasWords(scene.pane(), QStringLiteral("Long context takes all of them before it")));
    }

    // Live traffic goes on as it did; the gateway has what was typed a moment later.
    void whatIsTypedIsKept() {
        RoutingScene scene;
        scene.open();
        scene.table().setFocus();
        scene.table().selectRow(2);
        QTest::keyClick(&scene.table(), Qt::Key_Return);
        auto* name = qobject_cast<QLineEdit*>(QApplication::focusWidget());
        QVERIFY(name != nullptr);
        QTest::keyClicks(name, QStringLiteral("s"));
        QCOMPARE(scene.client.timesAsked<admin::KeepRouteDraft>(), 0);
        QTest::keyClicks(name, QStringLiteral("!"));
        QTRY_COMPARE(scene.kept().size(), std::size_t{8});
        QCOMPARE(scene.client.timesAsked<admin::KeepRouteDraft>(), 1);
        QCOMPARE(scene.kept()[2], std::string("Code to the strong models!"));
        QCOMPARE(scene.list.draft.base, std::uint64_t{41});
        QCOMPARE(scene.list.routes[2].settings.name, std::string("Code to the strong model"));
        // Both letters are one step, taken back from within the field.
        QTest::keyClick(name, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(name->text(), QStringLiteral("Code to the strong model"));
        QTRY_VERIFY(!scene.list.draft.kept);
        QTest::keyClick(name, Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(name->text(), QStringLiteral("Code to the strong models!"));
        QTRY_VERIFY(scene.list.draft.kept);
    }

    // The page is gone before the moment is over.
    void whatWasTypedLastIsKeptToo() {
        RoutingScene scene;
        scene.open();
        scene.table().selectRow(0);
        scene.run("routing.duplicate");
        scene.page.reset();
        QTRY_COMPARE(scene.kept().size(), std::size_t{9});
    }

    void rulesAreMovedByKeysAndByHand() {
        RoutingScene scene;
        scene.open();
        scene.table().setFocus();
        scene.table().selectRow(1);
        QTest::keyClick(&scene.table(), Qt::Key_Up, Qt::AltModifier);
        QCOMPARE(scene.table().row(), 0);
        QVERIFY(scene.names().startsWith(QStringLiteral("Search tries")));
        QTest::keyClick(&scene.table(), Qt::Key_Up, Qt::AltModifier);
        QCOMPARE(scene.table().row(), 0);
        QTest::keyClick(&scene.table(), Qt::Key_Down, Qt::AltModifier);
        QVERIFY(scene.names().startsWith(QStringLiteral("Embargoed")));
        // Dropped between the last two, then on the first.
        auto& model = *scene.table().model();
        const std::unique_ptr<QMimeData> first(model.mimeData({model.index(0, 1)}));
        QVERIFY(model.dropMimeData(first.get(), Qt::MoveAction, 7, 0, {}));
        QVERIFY(scene.names().endsWith(QStringLiteral("Embargoed models, Everything else")));
        QCOMPARE(scene.table().row(), 6);
        const std::unique_ptr<QMimeData> last(model.mimeData({model.index(7, 1)}));
        QVERIFY(model.dropMimeData(last.get(), Qt::MoveAction, -1, -1, model.index(0, 0)));
        QVERIFY(scene.names().startsWith(QStringLiteral("Everything else, Search")));
        QVERIFY(!model.dropMimeData(last.get(), Qt::CopyAction, 0, 0, {}));
    }

    void oneIsSwitchedDuplicatedAndDeletedByKeys() {
        RoutingScene scene;
        scene.open();
        QSignalSpy toasts(scene.page.get(), &Page::toastAsked);
        scene.table().setFocus();
        scene.table().selectRow(7);
        QTest::keyClick(&scene.table(), Qt::Key_Space);
        QCOMPARE(scene.spoken(7, RouteModel::Number), QStringLiteral("8, switched off"));
        QTest::keyClick(&scene.table(), Qt::Key_D, Qt::ControlModifier);
        QVERIFY(scene.names().endsWith(QStringLiteral("Everything else, Everything else 2")));
        scene.table().setFocus();
        QTest::keyClick(&scene.table(), Qt::Key_Delete);
        QVERIFY(scene.names().endsWith(QStringLiteral(", Everything else")));
        QCOMPARE(toasts.size(), 1);
        toasts[0][0].value<ToastMessage>().run();
        QVERIFY(scene.names().endsWith(QStringLiteral("Everything else 2")));
    }

    // In its place; a name of nothing is none.
    void oneIsRenamedInTheTable() {
        RoutingScene scene;
        scene.open();
        scene.table().setFocus();
        scene.table().selectRow(1);
        const auto type = [&](const QString& name, Qt::Key end) {
            QTest::keyClick(&scene.table(), Qt::Key_F2);
            auto* field = qobject_cast<QLineEdit*>(QApplication::focusWidget());
            QVERIFY(field != nullptr && scene.table().isAncestorOf(field));
            QVERIFY(field->selectedText().startsWith(QStringLiteral("Search tries")));
            QTest::keyClicks(field, name);
            // Calls come in meanwhile.
            ++scene.list.routes[1].hits;
            QTRY_COMPARE(scene.spoken(1, RouteModel::Hits), countText(scene.list.routes[1].hits));
            QCOMPARE(field->text(), name);
            QTest::keyClick(field, end);
        };
        type(QStringLiteral("Other"), Qt::Key_Escape);
        QVERIFY(scene.names().contains(QStringLiteral("Search tries the new Sonnet")));
        type(QStringLiteral("  "), Qt::Key_Return);
        QVERIFY(scene.names().contains(QStringLiteral("Search tries the new Sonnet")));
        type(QStringLiteral("Search, new model"), Qt::Key_Return);
        QVERIFY(scene.names().contains(QStringLiteral("Search, new model")));
        scene.run("routing.undo");
        QVERIFY(scene.names().contains(QStringLiteral("Search tries the new Sonnet")));
    }

    // A check that is clicked does not open the rule.
    void aCheckIsClicked() {
        RoutingScene scene;
        scene.open();
        const QModelIndex index = scene.table().model()->index(0, RouteModel::Number);
        const QRect cell = scene.table().visualRect(index);
        QTest::mouseClick(scene.table().viewport(), Qt::LeftButton, {},
                          QPoint(cell.right() - 8, cell.center().y()));
        QCOMPARE(scene.spoken(0, RouteModel::Number), QStringLiteral("1, switched off"));
        QVERIFY(!scene.pane().isVisible());
        QTest::mouseClick(scene.table().viewport(), Qt::LeftButton, {},
                          cell.center() + QPoint(cell.width(), 0));
        QVERIFY(scene.pane().isVisible());
        QTest::keyClick(&scene.table(), Qt::Key_Escape);
        QVERIFY(!scene.pane().isVisible());
    }

    void whereItGoesIsChosen() {
        RoutingScene scene;
        scene.open();
        scene.table().selectRow(7);
        QTest::keyClick(&scene.table(), Qt::Key_Return);
        auto* where = scene.pane().findChildren<QComboBox*>().first();
        for (auto* each : scene.pane().findChildren<QComboBox*>()) {
            where = each->itemText(0) == QStringLiteral("these targets") ? each : where;
        }
        where->setFocus();
        QCOMPARE(where->currentText(), QStringLiteral("those of its model"));
        QTest::keyClick(where, Qt::Key_Down);
        QVERIFY(!scene.pane().rule().refuse.empty());
        QTest::keyClick(where, Qt::Key_Home);
        QCOMPARE(scene.pane().rule().refuse, std::string());
        QCOMPARE(scene.pane().rule().targets.size(), std::size_t{1});
        auto* target = qobject_cast<QLineEdit*>(QApplication::focusWidget());
        QVERIFY(target != nullptr);
        QTest::keyClicks(target, QStringLiteral("openai/gpt-5"));
        QCOMPARE(scene.spoken(7, RouteModel::When), QStringLiteral("always, openai/gpt-5"));
    }

    void whatAnotherWindowKeptIsShownAndNothingOfOnesOwnIsLost() {
        RoutingScene scene;
        scene.open();
        scene.list.draft = cannedDraft().draft;
        QTRY_COMPARE(scene.table().model()->rowCount(), 9);
        // The answer that is on its way is older than what is typed meanwhile.
        scene.table().selectRow(0);
        scene.run("routing.remove");
        QCOMPARE(scene.table().model()->rowCount(), 8);
        QTRY_COMPARE(scene.kept().size(), std::size_t{8});
        QCOMPARE(scene.table().model()->rowCount(), 8);
    }

    void whoMayNotChangeAnythingLooks() {
        RoutingScene scene;
        admin::GatewayStatus status = cannedStatus();
        status.policyReadOnly = true;
        scene.client.answer<admin::GetStatus>(status);
        scene.open();
        scene.table().setFocus();
        scene.table().selectRow(0);
        const QString before = scene.names();
        for (const char* action : {"routing.add", "routing.remove", "routing.down",
                                   "routing.switch", "routing.duplicate"}) {
            scene.run(action);
        }
        QTest::keyClick(&scene.table(), Qt::Key_Space);
        QTest::keyClick(&scene.table(), Qt::Key_Delete);
        QCOMPARE(scene.names(), before);
        QCOMPARE(scene.spoken(0, RouteModel::Number), QStringLiteral("1, on"));
        QTest::keyClick(&scene.table(), Qt::Key_Return);
        QVERIFY(scene.pane().isVisible());
        QVERIFY(
            !RoutingScene::named<QAbstractButton>(scene.pane(), QStringLiteral("Delete the rule"))
                 ->isEnabled());
    }

    void aCallIsTriedWithEveryChange() {
        RoutingScene scene;
        std::optional<admin::TryRoutes> asked;
        scene.client.on<admin::TryRoutes>([&](const admin::TryRoutes& operation) {
            asked = operation;
            return Result<admin::RouteTrial>(cannedTrial());
        });
        scene.open();
        scene.run("routing.try");
        auto* model = qobject_cast<QLineEdit*>(QApplication::focusWidget());
        QVERIFY(model != nullptr);
        QVERIFY(scene.says(QStringLiteral("Type the model that is asked for.")));
        QVERIFY(!asked);
        QTest::keyClicks(model, QStringLiteral("assistant"));
        QTRY_VERIFY(scene.says(QStringLiteral("Rule 3, Code to the strong model, takes it.")));
        QCOMPARE(asked->call.model, std::string("assistant"));
        QCOMPARE(asked->routes.size(), std::size_t{8});
        QTRY_VERIFY(scene.says(QStringLiteral("1  Embargoed models: fails at: model deepseek-*")));
        QVERIFY(pressButton(*scene.page, QStringLiteral("Copy as test")));
        QCOMPARE(QApplication::clipboard()->text().toStdString(), cannedTrial().test);
        // Another rule is another question.
        asked.reset();
        scene.table().selectRow(0);
        scene.run("routing.remove");
        QTRY_VERIFY(asked);
        QCOMPARE(asked->routes.size(), std::size_t{7});
        asked.reset();
        scene.client.refuse<admin::TryRoutes>(Error::invalid("There is no path /v9."));
        QTest::keyClicks(model, QStringLiteral("2"));
        QTRY_VERIFY(scene.says(QStringLiteral("There is no path /v9.")));
    }

    void aRecordedCallIsTakenOver() {
        RoutingScene scene;
        scene.open();
        const admin::ExchangeRow row = cannedRows().front();
        const QString id = QString::fromStdString(row.id.text());
        scene.page->reveal(QStringLiteral("try:") + id);
        auto* panel = scene.page->findChild<TryPanel*>();
        QTRY_VERIFY(panel->isVisible());
        QCOMPARE(panel->findChild<QLineEdit*>()->text(), QString::fromStdString(row.modelAsked));
        scene.page->reveal(QStringLiteral("rule:") + id);
        QTRY_COMPARE(scene.table().model()->rowCount(), 9);
        QCOMPARE(scene.table().row(), 0);
        QVERIFY(
            scene.spoken(0, RouteModel::When)
                .startsWith(
                    QStringLiteral("model %1 and ").arg(QString::fromStdString(row.modelAsked))));
        QVERIFY(scene.pane().isVisible());
    }

    // What was asked for before the rules are known waits for them.
    void aRuleIsRevealedByItsName() {
        RoutingScene scene;
        scene.gateway = std::make_unique<GatewayModel>(scene.client);
        scene.page =
            std::make_unique<RoutingPage>(scene.client, *scene.gateway, scene.store, scene.clock);
        scene.page->reveal(QStringLiteral("Long context"));
        scene.page->resize(1300, 760);
        scene.page->show();
        QTRY_COMPARE(scene.table().row(), 5);
        QVERIFY(scene.pane().isVisible());
    }
};

}  // namespace weir::ui

QTEST_MAIN(weir::ui::TestRoutingPage)
#include "test_routing_page.moc"
