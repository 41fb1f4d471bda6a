// SPDX-License-Identifier: GPL-3.0-or-later
#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QMenu>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QVBoxLayout>
#include <QtTest>

#include "tests/ui/support/canned.hpp"
#include "tests/ui/support/canned_calls.hpp"
#include "ui/actions/action_registry.hpp"
#include "ui/calls/own_calls.hpp"
#include "ui/theme/theme.hpp"
#include "ui/traffic/compare/compare_dialog.hpp"
#include "ui/traffic/exchange_pane.hpp"
#include "ui/traffic/export/export_dialog.hpp"
#include "ui/traffic/filter/filter_field.hpp"
#include "ui/traffic/replay/replay_dialog.hpp"
#include "ui/traffic/table/traffic_table.hpp"
#include "ui/traffic/traffic_page.hpp"
#include "ui/widgets/button.hpp"
#include "ui/window/gateway_model.hpp"

namespace weir::ui {

namespace {

// A page in a window that has its shortcuts.
struct ActionsFixture {
    ActionsFixture()
        : store(home.filePath(QStringLiteral("ui.ini")), QSettings::IniFormat),
          gateway(client),
          calls(client, store),
          registry(&window) {
        answerAll(client);
        page = new TrafficPage(client, gateway, calls, store);
        (new QVBoxLayout(&window))->addWidget(page);
        page->addActions(registry);
        window.resize(1240, 760);
        window.show();
        window.activateWindow();
        gateway.refresh();
    }
    bool ready() {
        return QTest::qWaitForWindowActive(&window) &&
               QTest::qWaitFor([this] { return table().model()->rowCount() > 10; });
    }
    TrafficTable& table() { return *page->findChild<TrafficTable*>(); }
    void select(int row, Qt::KeyboardModifier how = Qt::NoModifier) {
        table().scrollTo(table().model()->index(row, 0));
        const QRect cell = table().visualRect(table().model()->index(row, 0));
        QTest::mouseClick(table().viewport(), Qt::LeftButton, how, cell.center());
    }

    QTemporaryDir home;
    QSettings store;
    FakeAdminClient client;
    GatewayModel gateway;
    OwnCalls calls;
    QWidget window;
    ActionRegistry registry;
    TrafficPage* page;
};

}  // namespace

class TestCallActions : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp, ThemeChoice::Light); }
    void cleanupTestCase() { m_theme.reset(); }

    void ctrlEExportsWhatTheFilterLetsThrough() {
        ActionsFixture fixture;
        QVERIFY(fixture.ready());
        fixture.page->findChild<FilterField*>()->setFilter(QStringLiteral("state:failed"));
        const int shown = fixture.table().model()->rowCount();
        QVERIFY(shown > 0 && shown < 10);
        fixture.table().setFocus();
        QTest::keyClick(&fixture.table(), Qt::Key_E, Qt::ControlModifier);
        auto* dialog = fixture.window.findChild<ExportDialog*>();
        QVERIFY(dialog != nullptr && dialog->isVisible());
        const auto labels = dialog->findChildren<QLabel*>();
        QVERIFY(std::ranges::any_of(labels, [](const QLabel* label) {
            return label->text() == QStringLiteral("state:failed");
        }));
        auto* which = dialog->findChild<QComboBox*>();
        QVERIFY(which->itemText(0).startsWith(QString::number(shown) + u' '));
        QCOMPARE(which->count(), 5);  // and out of the books
    }

    void twoSelectedCallsAreCompared() {
        ActionsFixture fixture;
        QVERIFY(fixture.ready());
        fixture.select(2);
        QSignalSpy told(fixture.page, &Page::toastAsked);
        QTest::keyClick(&fixture.table(), Qt::Key_D, Qt::ControlModifier);
        QCOMPARE(told.count(), 1);  // one is not enough
        QVERIFY(fixture.window.findChild<CompareDialog*>() == nullptr);

        fixture.select(5, Qt::ControlModifier);
        QCOMPARE(fixture.table().selectedCalls().size(), std::size_t(2));
        QTest::keyClick(&fixture.table(), Qt::Key_D, Qt::ControlModifier);
        auto* dialog = fixture.window.findChild<CompareDialog*>();
        QVERIFY(dialog != nullptr && dialog->isVisible());
    }

    void twoCallsAreSelectedByKeysAlone() {
        ActionsFixture fixture;
        QVERIFY(fixture.ready());
        fixture.table().setFocus(Qt::ShortcutFocusReason);  // begins at the newest
        QTest::keyClick(&fixture.table(), Qt::Key_Up, Qt::ShiftModifier);
        QCOMPARE(fixture.table().selectedCalls().size(), std::size_t(2));
    }

    void theOpenCallIsReplayedFromItsPane() {
        ActionsFixture fixture;
        QVERIFY(fixture.ready());
        fixture.select(3);
        auto* pane = fixture.page->findChild<ExchangePane*>();
        QTRY_VERIFY(pane->isVisible());
        // What the pane shows, whatever is selected.
        fixture.table().clearSelection();
        const auto press = [pane](const QString& name) {
            const auto buttons = pane->findChildren<IconButton*>();
            for (IconButton* button : buttons) {
                if (button->accessibleName() == name) {
                    button->click();
                }
            }
        };
        press(QStringLiteral("Replay"));
        auto* dialog = fixture.window.findChild<ReplayDialog*>();
        QVERIFY(dialog != nullptr && dialog->isVisible());
        dialog->reject();
        QSignalSpy asked(fixture.page, &Page::pageAsked);
        const auto actions = pane->findChildren<QAction*>();
        (*std::ranges::find(actions, QStringLiteral("Send to the playground"), &QAction::text))
            ->trigger();
        QCOMPARE(asked.count(), 1);
        QCOMPARE(asked.at(0).at(0).toString(), QStringLiteral("playground"));
        QCOMPARE(asked.at(0).at(1).toString(), QString::fromStdString(pane->id().text()));
    }

    void theSelectedCallIsReplayedByKey() {
        ActionsFixture fixture;
        QVERIFY(fixture.ready());
        fixture.select(3);
        QTest::keyClick(&fixture.table(), Qt::Key_R, Qt::ControlModifier);
        auto* dialog = fixture.window.findChild<ReplayDialog*>();
        QVERIFY(dialog != nullptr && dialog->isVisible());
    }

    void whatWasDecidedIsCopiedAsATest() {
        ActionsFixture fixture;
        QVERIFY(fixture.ready());
        std::vector<Id> asked;
        fixture.client.on<admin::MakeDecisionTest>([&](const admin::MakeDecisionTest& operation) {
            asked.push_back(operation.id);
            return Result<admin::DecisionTest>(
                admin::DecisionTest{"  - name: x\n", {"Each target counts."}});
        });
        QSignalSpy told(fixture.page, &Page::toastAsked);
        const auto said = [&] { return qvariant_cast<ToastMessage>(told.last().at(0)).text; };
        fixture.table().clearSelection();
        fixture.registry.find(QStringLiteral("traffic.copy_test"))->trigger();
        QCOMPARE(told.count(), 1);  // none is selected
        QVERIFY(asked.empty());
        fixture.select(3);
        fixture.registry.find(QStringLiteral("traffic.copy_test"))->trigger();
        QTRY_COMPARE(told.count(), 2);
        QCOMPARE(asked, std::vector<Id>{fixture.table().selectedCalls().front().id});
        QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("  - name: x\n"));
        QVERIFY(said().endsWith(QStringLiteral("\nEach target counts.")));

        // From the pane, of a call that cannot be one: what was copied stays.
        fixture.client.refuse<admin::MakeDecisionTest>(Error::notFound("It is not recorded."));
        auto* pane = fixture.page->findChild<ExchangePane*>();
        QTRY_VERIFY(pane->isVisible());
        const auto actions = pane->findChildren<QAction*>();
        const auto test = std::ranges::find(actions, QStringLiteral("Copy the decision as a test"),
                                            &QAction::text);
        QVERIFY(test != actions.end());
        (*test)->trigger();
        QTRY_COMPARE(told.count(), 3);
        QCOMPARE(said(), QStringLiteral("It is not recorded."));
        QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("  - name: x\n"));
    }

    // What is being read is meant, whatever is selected.
    void theCallThatIsReadIsCopiedAsCurl() {
        ActionsFixture fixture;
        QVERIFY(fixture.ready());
        fixture.select(3);
        emit fixture.table().opened(fixture.table().currentIndex());
        auto* pane = fixture.page->findChild<ExchangePane*>();
        QTRY_VERIFY(pane->isVisible());
        const Id open = pane->id();
        QSignalSpy told(fixture.page, &Page::toastAsked);
        QAction* copy = fixture.registry.find(QStringLiteral("traffic.copy_as_curl"));
        fixture.table().clearSelection();
        copy->trigger();
        QCOMPARE(told.count(), 1);  // none is selected
        pane->focusTarget()->setFocus();
        QTRY_VERIFY(pane->isBeingRead());
        QGuiApplication::clipboard()->clear();
        copy->trigger();
        QTRY_VERIFY(QGuiApplication::clipboard()->text().startsWith(QStringLiteral("curl ")));
        QCOMPARE(pane->id(), open);
    }

    void theMenuOfARowHasItsActions() {
        ActionsFixture fixture;
        QVERIFY(fixture.ready());
        QMenu menu;
        emit fixture.table().menuOpening(menu);
        const auto actions = menu.actions();
        QVERIFY(std::ranges::any_of(actions, [](const QAction* action) {
            return action->objectName() == QStringLiteral("traffic.compare") &&
                   !action->shortcut().isEmpty();
        }));
    }

private:
    std::unique_ptr<Theme> m_theme;
};

}  // namespace weir::ui

QTEST_MAIN(weir::ui::TestCallActions)
#include "test_call_actions.moc"
