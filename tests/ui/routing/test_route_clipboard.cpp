// SPDX-License-Identifier: GPL-3.0-or-later
#include <QClipboard>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QSignalSpy>

#include "tests/ui/routing/routing_scene.hpp"
#include "ui/diff/diff_view.hpp"
#include "ui/routing/replay_table.hpp"

namespace weir::ui {

// Rules that are copied as YAML, and pasted into the draft after a look at what they add.
class TestRouteClipboard : public QObject {
    Q_OBJECT

    // A gateway that writes "- NAME" for each rule and reads what it wrote.
    struct Scene : RoutingScene {
        Scene() {
            client.on<admin::RenderRoutes>([this](const admin::RenderRoutes& asked) {
                carried = asked.routes;
                admin::RenderedRoutes rendered;
                for (const admin::RouteSettings& each : asked.routes) {
                    rendered.text += "- " + each.name + '\n';
                }
                return Result<admin::RenderedRoutes>(rendered);
            });
            client.on<admin::ParseRoutes>([this](const admin::ParseRoutes& asked) {
                admin::ParsedRoutes parsed;
                if (asked.text.starts_with("- ")) {
                    parsed.routes = carried;
                } else {
                    parsed.problems = {{3, 5, "Unknown field \"usee\". Did you mean use?"},
                                       {4, 1, "A route needs a name."}};
                }
                return Result<admin::ParsedRoutes>(parsed);
            });
            QGuiApplication::clipboard()->clear();
        }
        void start() {
            open();
            toasts = std::make_unique<QSignalSpy>(page.get(), &Page::toastAsked);
            table().setFocus();
        }
        QString told() const {
            return toasts->isEmpty() ? QString() : toasts->last().at(0).value<ToastMessage>().text;
        }
        static QString copied() { return QGuiApplication::clipboard()->text(); }
        static void press(QWidget* where, Qt::Key key) {
            QTest::keyClick(where, key, Qt::ControlModifier);
            settle();
        }
        static void finish(QDialog* dialog) {
            QVERIFY(QTest::qWaitForWindowActive(dialog));
            QTest::keyClick(dialog, Qt::Key_Return, Qt::ControlModifier);
        }

        std::vector<admin::RouteSettings> carried;
        std::unique_ptr<QSignalSpy> toasts;
    };

private slots:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English)); }

    void selectedRulesAreCopied() {
        Scene scene;
        scene.start();
        scene.table().selectRow(1);
        QTest::keyClick(&scene.table(), Qt::Key_Down, Qt::ShiftModifier);
        QCOMPARE(scene.table().selectedRows(), (std::vector<int>{1, 2}));
        Scene::press(&scene.table(), Qt::Key_C);
        QTRY_COMPARE(Scene::copied(), QStringLiteral("- Search tries the new Sonnet\n"
                                                     "- Code to the strong model\n"));
        QCOMPARE(scene.told(), QStringLiteral("2 rules copied as YAML"));
        // As they are edited, and not as they are in force.
        scene.table().selectRow(7);
        QTest::keyClick(&scene.table(), Qt::Key_Space);
        scene.run("routing.copy");
        QTRY_COMPARE(Scene::copied(), QStringLiteral("- Everything else\n"));
        QVERIFY(!scene.carried.front().enabled);
        scene.client.refuse<admin::RenderRoutes>(Error::tooLarge("There are too many."));
        scene.run("routing.copy");
        QTRY_COMPARE(scene.told(), QStringLiteral("There are too many."));
        QCOMPARE(Scene::copied(), QStringLiteral("- Everything else\n"));
    }

    void theOpenRuleIsCopiedFromItsPane() {
        Scene scene;
        scene.start();
        scene.table().selectRow(5);
        QTest::keyClick(&scene.table(), Qt::Key_Return);
        QTRY_VERIFY(scene.pane().isVisible());
        auto* button = RoutingScene::named<QAbstractButton>(scene.pane(),
                                                            QStringLiteral("Duplicate the rule"));
        QVERIFY(button != nullptr);
        button->setFocus(Qt::TabFocusReason);
        Scene::press(button, Qt::Key_C);
        QTRY_COMPARE(Scene::copied(), QStringLiteral("- Long context\n"));
    }

    void fieldsKeepTheirOwnKeys() {
        Scene scene;
        scene.start();
        scene.table().selectRow(5);
        QTest::keyClick(&scene.table(), Qt::Key_Return);
        auto* name = qobject_cast<QLineEdit*>(QApplication::focusWidget());
        QVERIFY(name != nullptr);
        name->setSelection(0, 4);
        Scene::press(name, Qt::Key_C);
        QCOMPARE(Scene::copied(), QStringLiteral("Long"));
        name->deselect();
        Scene::press(name, Qt::Key_C);  // nothing is selected in it: nothing is copied
        QCOMPARE(Scene::copied(), QStringLiteral("Long"));
        name->end(false);
        Scene::press(name, Qt::Key_V);
        QCOMPARE(name->text(), QStringLiteral("Long contextLong"));
        // The call that is tried, too.
        scene.run("routing.try");
        auto* model = qobject_cast<QLineEdit*>(QApplication::focusWidget());
        QVERIFY(model != nullptr && model != name);
        Scene::press(model, Qt::Key_V);
        QCOMPARE(model->text(), QStringLiteral("Long"));
        QVERIFY(scene.dialog() == nullptr);
        QCOMPARE(scene.client.timesAsked<admin::RenderRoutes>(), 0);
        QCOMPARE(scene.client.timesAsked<admin::ParseRoutes>(), 0);
    }

    void otherTablesCopyTheirOwn() {
        Scene scene;
        scene.start();
        QKeyEvent key(QEvent::ShortcutOverride, Qt::Key_C, Qt::ControlModifier);
        key.ignore();
        QCoreApplication::sendEvent(scene.page->findChild<ReplayTable*>(), &key);
        QVERIFY(key.isAccepted());
        // The other tabs have it to themselves.
        const QAction* copy = scene.registry->find(QStringLiteral("routing.copy"));
        QVERIFY(copy->isEnabled());
        scene.run("routing.flow");
        QVERIFY(!copy->isEnabled());
        scene.run("routing.rules");
        QVERIFY(copy->isEnabled());
    }

    void whatIsPastedIsLookedAtAndIsOneStep() {
        Scene scene;
        scene.start();
        scene.table().selectRows(1, 2);
        Scene::press(&scene.table(), Qt::Key_C);
        QTRY_VERIFY(!Scene::copied().isEmpty());
        const QString before = scene.names();
        scene.table().selectRow(4);
        Scene::press(&scene.table(), Qt::Key_V);
        Scene::press(&scene.table(), Qt::Key_V);  // once is enough
        QTRY_VERIFY(scene.dialog() != nullptr);
        QCOMPARE(scene.client.timesAsked<admin::ParseRoutes>(), 1);
        QCOMPARE(scene.dialog()->windowTitle(), QStringLiteral("Paste 2 rules"));
        QVERIFY(
            hasWords(*scene.dialog(), QStringLiteral("Behind Short questions to small models. ")));
        QVERIFY(hasWords(*scene.dialog(), QStringLiteral("Names that are taken get a number.")));
        QVERIFY(scene.dialog()->findChild<QLineEdit*>() == nullptr);
        const QString diff = scene.dialog()->findChild<DiffView*>()->toPlainText();
        QVERIFY(diff.contains(QStringLiteral("Search tries the new Sonnet 2\n")));
        QVERIFY(diff.contains(QStringLiteral("Code to the strong model 2\n")));
        QCOMPARE(scene.names(), before);
        Scene::finish(scene.dialog());
        QTRY_VERIFY(scene.dialog() == nullptr);
        QCOMPARE(scene.table().model()->rowCount(), 10);
        QVERIFY(scene.names().contains(QStringLiteral(
            "small models, Search tries the new Sonnet 2, Code to the strong model 2, Long")));
        QCOMPARE(scene.table().selectedRows(), (std::vector<int>{5, 6}));
        QCOMPARE(scene.told(), QStringLiteral("2 rules were added to the draft."));
        QTRY_COMPARE(scene.kept().size(), std::size_t{10});
        QCOMPARE(scene.list.draft.routes[6].targets, scene.list.routes[2].settings.targets);
        scene.run("routing.undo");
        QCOMPARE(scene.names(), before);
        scene.run("routing.redo");
        QCOMPARE(scene.table().model()->rowCount(), 10);
        QCOMPARE(scene.client.timesAsked<admin::ApplyRoutes>(), 0);
    }

    void whatIsNotConfirmedChangesNothing() {
        Scene scene;
        scene.start();
        scene.run("routing.copy");
        QTRY_VERIFY(!Scene::copied().isEmpty());
        scene.run("routing.paste");
        QTRY_VERIFY(scene.dialog() != nullptr);
        QTest::keyClick(scene.dialog(), Qt::Key_Escape);
        QTRY_VERIFY(scene.dialog() == nullptr);
        QCOMPARE(scene.table().model()->rowCount(), 8);
        QCOMPARE(scene.page->badge(), QString());
        scene.run("routing.paste");  // and can be asked for again
        QTRY_VERIFY(scene.dialog() != nullptr);
        scene.dialog()->reject();
    }

    void whatIsNoRuleIsSaid() {
        Scene scene;
        scene.start();
        scene.run("routing.paste");
        QCOMPARE(scene.told(), QStringLiteral("There is no text on the clipboard."));
        QGuiApplication::clipboard()->setText(QString(300'000, u'x'));
        scene.run("routing.paste");
        QVERIFY(scene.told().endsWith(QStringLiteral("at most 256 KiB are read.")));
        QCOMPARE(scene.client.timesAsked<admin::ParseRoutes>(), 0);
        QGuiApplication::clipboard()->setText(QStringLiteral("usee: {}"));
        Scene::press(&scene.table(), Qt::Key_V);
        QTRY_COMPARE(scene.told(),
                     QStringLiteral("Line 3, column 5: Unknown field \"usee\". Did you mean use? "
                                    "And 1 more."));
        scene.client.answer<admin::ParseRoutes>({{}, {{0, 0, "There is no route in it."}}});
        scene.run("routing.paste");
        QTRY_COMPARE(scene.told(), QStringLiteral("There is no route in it."));
        scene.client.refuse<admin::ParseRoutes>(Error::closed("The gateway is gone."));
        scene.run("routing.paste");
        QTRY_COMPARE(scene.told(), QStringLiteral("The gateway is gone."));
        QVERIFY(scene.dialog() == nullptr);
        QCOMPARE(scene.table().model()->rowCount(), 8);
        QCOMPARE(scene.client.timesAsked<admin::KeepRouteDraft>(), 0);
    }

    void theFirstRulesArePasted() {
        Scene scene;
        scene.carried = {cannedRoutes().routes[5].settings, cannedRoutes().routes[5].settings};
        scene.list = {};
        scene.start();
        QGuiApplication::clipboard()->setText(QStringLiteral("- Long context"));
        scene.run("routing.copy");
        QCOMPARE(scene.told(), QStringLiteral("Select a rule first."));
        auto* focus = scene.page->focusTarget();
        focus->setFocus();
        Scene::press(focus, Qt::Key_V);
        QTRY_VERIFY(scene.dialog() != nullptr);
        QVERIFY(hasWords(*scene.dialog(), QStringLiteral("At the end of the list.")));
        Scene::finish(scene.dialog());
        QTRY_COMPARE(scene.names(), QStringLiteral("Long context, Long context 2"));
        QCOMPARE(scene.table().row(), 0);
        QCOMPARE(scene.page->window()->focusWidget(), static_cast<QWidget*>(&scene.table()));
    }

    // Another window took the rule away, and has one of these names now.
    void whatOthersChangeMeanwhileIsSeen() {
        Scene scene;
        scene.start();
        admin::RouteSettings fresh = cannedRoutes().routes[5].settings;
        fresh.name = "Fresh";
        scene.carried = {fresh};
        QGuiApplication::clipboard()->setText(QStringLiteral("- Fresh"));
        scene.table().selectRow(3);
        scene.run("routing.paste");
        QTRY_VERIFY(scene.dialog() != nullptr);
        QVERIFY(hasWords(*scene.dialog(), QStringLiteral("Behind Support sticks to one model.")));
        scene.list.draft = {
            true, 41, kCannedNow, {scene.list.routes[0].settings, fresh}, {}, scene.list.sets, {}};
        QTRY_VERIFY(hasWords(*scene.dialog(), QStringLiteral("At the end of the list.")));
        QVERIFY(scene.dialog()->findChild<DiffView*>()->toPlainText().contains(
            QStringLiteral("Fresh 2")));
        Scene::finish(scene.dialog());
        QTRY_COMPARE(scene.names(), QStringLiteral("Embargoed models, Fresh, Fresh 2"));
    }

    void whoMayOnlyReadMayCopy() {
        Scene scene;
        admin::GatewayStatus status = cannedStatus();
        status.policyReadOnly = true;
        status.policyFile = "/etc/weir/weir.yaml";
        scene.client.answer<admin::GetStatus>(status);
        scene.start();
        scene.table().selectRow(0);
        scene.run("routing.copy");
        QTRY_COMPARE(Scene::copied(), QStringLiteral("- Embargoed models\n"));
        scene.run("routing.paste");
        QCOMPARE(scene.client.timesAsked<admin::ParseRoutes>(), 0);
    }

    void theMenuOfARowOffersBoth() {
        Scene scene;
        scene.start();
        QMenu menu;
        emit scene.table().menuOpening(menu);
        QStringList texts;
        for (const QAction* action : menu.actions()) {
            texts << action->text();
        }
        QVERIFY(texts.contains(QStringLiteral("Copy the selected rules as YAML")));
        QVERIFY(texts.contains(QStringLiteral("Paste rules from YAML…")));
    }

    void severalAreDeletedInOneStep() {
        Scene scene;
        scene.start();
        scene.table().selectRows(1, 6);
        QTest::keyClick(&scene.table(), Qt::Key_Delete);
        QCOMPARE(scene.names(), QStringLiteral("Embargoed models, Everything else"));
        QCOMPARE(scene.told(), QStringLiteral("6 rules were taken out of the draft."));
        scene.toasts->last().at(0).value<ToastMessage>().run();
        QCOMPARE(scene.table().model()->rowCount(), 8);
        // From its pane only the open one goes.
        scene.table().selectRows(1, 3);
        scene.run("routing.rules");
        QTest::keyClick(&scene.table(), Qt::Key_Return);
        QTRY_VERIFY(scene.pane().isVisible());
        RoutingScene::named<QAbstractButton>(scene.pane(), QStringLiteral("Delete the rule"))
            ->click();
        QCOMPARE(scene.table().model()->rowCount(), 7);
        // Several are not dragged: they would have no one place.
        auto& model = *scene.table().model();
        const std::unique_ptr<QMimeData> two(
            model.mimeData({model.index(0, 1), model.index(1, 1)}));
        QVERIFY(two == nullptr);
    }
};

}  // namespace weir::ui

QTEST_MAIN(weir::ui::TestRouteClipboard)
#include "test_route_clipboard.moc"
