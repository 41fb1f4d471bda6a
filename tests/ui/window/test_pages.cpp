// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAction>
#include <QLineEdit>
#include <QListView>
#include <QtTest>
#include <algorithm>

#include "tests/ui/support/canned.hpp"
#include "tests/ui/window/shell_scene.hpp"
#include "ui/actions/action_registry.hpp"
#include "ui/palette/command_palette.hpp"
#include "ui/palette/palette_model.hpp"
#include "ui/settings/ui_settings.hpp"
#include "ui/teams/weir_key_dialog.hpp"
#include "ui/window/alt_menu_bar.hpp"
#include "ui/window/rail.hpp"
#include "ui/window/rail_model.hpp"

namespace weir::ui {

// A page is made when somebody comes to it, and nobody can tell.
class TestPages : public QObject, private ShellScene {
    Q_OBJECT

    qsizetype made() const { return m_shell->window().findChildren<Page*>().size(); }
    ActionRegistry& actions() const { return m_shell->actions(); }
    QVariant inRail(int row, int role) const {
        const auto* list = m_shell->window().findChild<Rail*>()->findChild<QListView*>();
        return list->model()->index(row, 0).data(role);
    }
    bool isInMenus(const QString& id) const {
        const auto menus = m_shell->window().findChild<AltMenuBar*>()->actions();
        return std::ranges::any_of(menus, [this, &id](const QAction* menu) {
            return menu->menu()->actions().contains(actions().find(id));
        });
    }

private slots:
    void init() { setUp(); }
    void cleanup() { tearDown(); }

    void onlyThoseThatWereOpenedAreMade() {
        open();
        QCOMPARE(made(), 1);
        m_shell->window().openPage(QStringLiteral("traffic"));
        QCOMPARE(made(), 2);
        m_shell->window().openPage(QStringLiteral("overview"));
        m_shell->window().openPage(QStringLiteral("traffic"));
        QCOMPARE(made(), 2);
    }

    void theOneThatWasOpenIsTheOnlyOneAtTheNextStart() {
        open();
        m_shell->window().openPage(QStringLiteral("prices"));
        m_shell.reset();
        open();
        QCOMPARE(m_shell->window().currentPageId(), QStringLiteral("prices"));
        QCOMPARE(made(), 1);
    }

    // What is typed is looked for on every page, and run where it belongs.
    void thePaletteRunsWhatBelongsToAnotherPage() {
        open();
        auto* palette = m_shell->window().findChild<CommandPalette*>();
        palette->open();
        QCOMPARE(made(), 1);
        auto* field = palette->findChild<QLineEdit*>();
        QTest::keyClicks(field, QStringLiteral("create key"));
        const QModelIndex found = palette->findChild<QListView*>()->currentIndex();
        QCOMPARE(found.data().toString(), QStringLiteral("Create a key…"));
        QCOMPARE(found.data(PaletteModel::GroupRole).toString(), QStringLiteral("Teams and keys"));
        QTest::keyClick(field, Qt::Key_Return);
        QTRY_COMPARE(m_shell->window().currentPageId(), QStringLiteral("teams"));
        QTRY_VERIFY(m_shell->window().findChild<WeirKeyDialog*>() != nullptr);
        // What is typed there goes into the first field.
        const auto* dialog = m_shell->window().findChild<WeirKeyDialog*>();
        QTRY_VERIFY(dialog->focusWidget() != nullptr);
        QCOMPARE(dialog->focusWidget()->metaObject()->className(), "QLineEdit");
    }

    void aPageThatIsNoMoreIsNoMatter() {
        open();
        m_shell->settings().setPage(QStringLiteral("of an older version"));
        m_shell.reset();
        open();
        QCOMPARE(m_shell->window().currentPageId(), QStringLiteral("overview"));
    }

    void theRailKnowsWhatRunsBeforeThereIsATable() {
        admin::GatewayStatus status = cannedStatus();
        status.openExchanges = 37;
        m_client->answer<admin::GetStatus>(status);
        open();
        QCOMPARE(inRail(1, Qt::DisplayRole).toString(), QStringLiteral("Traffic"));
        QCOMPARE(inRail(1, RailModel::BadgeRole).toString(), QStringLiteral("37"));
        m_shell->window().openPage(QStringLiteral("traffic"));
        QCOMPARE(inRail(1, RailModel::BadgeRole).toString(), QStringLiteral("37"));
        status.openExchanges = 0;
        m_client->answer<admin::GetStatus>(status);
        m_shell->gateway().refresh();
        QTRY_COMPARE(inRail(1, RailModel::BadgeRole).toString(), QString());
    }

    void theRailCountsProvidersBeforeThereIsATable() {
        open();
        QCOMPARE(inRail(6, Qt::DisplayRole).toString(), QStringLiteral("Providers"));
        QTRY_COMPARE(inRail(6, RailModel::BadgeRole).toString(), QStringLiteral("1"));
        QCOMPARE(made(), 1);
        m_shell->window().openPage(QStringLiteral("providers"));
        QTRY_COMPARE(inRail(6, RailModel::BadgeRole).toString(), QStringLiteral("1"));
    }

    void aWindowThatBeginsWithTheHelpHasAWayBack() {
        open();
        m_shell->window().openPage(QStringLiteral("help"));
        m_shell.reset();
        open();
        QCOMPARE(m_shell->window().currentPageId(), QStringLiteral("help"));
        settle();
        QTest::keyClick(m_shell->window().currentPage()->focusTarget(), Qt::Key_Escape);
        QCOMPARE(m_shell->window().currentPageId(), QStringLiteral("overview"));
    }

    void whatAPageCanDoComesWithIt() {
        open();
        const QString pin = QStringLiteral("traffic.pin");
        QVERIFY(actions().find(pin) == nullptr);
        m_shell->window().openPage(QStringLiteral("traffic"));
        QVERIFY(actions().find(pin) != nullptr);
        QVERIFY(actions().find(pin)->isEnabled());
        QVERIFY(isInMenus(pin));
    }

    void whoListsAllActionsGetsThoseOfEveryPageInTheOrderOfTheRail() {
        open();
        actions().complete();
        QCOMPARE(made(), actions().inGroup(ActionGroup::Go).size());
        QVERIFY(isInMenus(QStringLiteral("traffic.pin")));
        const QStringList all = actions().ids();
        QVERIFY(all.contains(QStringLiteral("traffic.pin")));
        QVERIFY(all.contains(QStringLiteral("alerts.add")));
        // What was open when they were made tells nothing.
        QVERIFY(!actions().find(QStringLiteral("alerts.add"))->isEnabled());
        m_shell.reset();
        open();
        m_shell->window().openPage(QStringLiteral("alerts"));
        m_shell->window().openPage(QStringLiteral("traffic"));
        actions().complete();
        QCOMPARE(actions().ids(), all);
    }

    void keysThatWereChosenHoldOnAPageThatIsMadeLater() {
        open();
        actions().complete();
        const QKeySequence chosen(Qt::CTRL | Qt::Key_J);
        actions().setKeys(QStringLiteral("traffic.pin"), chosen);
        m_shell.reset();
        open();
        m_shell->window().openPage(QStringLiteral("traffic"));
        QCOMPARE(actions().keys(QStringLiteral("traffic.pin")), chosen);
    }
};

}  // namespace weir::ui

QTEST_MAIN(weir::ui::TestPages)
#include "test_pages.moc"
