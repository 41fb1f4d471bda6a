// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractItemModelTester>
#include <QApplication>
#include <QLabel>
#include <QListWidget>
#include <QRandomGenerator>
#include <QTextBrowser>
#include <QtTest>

#include "tests/ui/support/inspect.hpp"
#include "tests/ui/support/pseudo_locale.hpp"
#include "tests/ui/window/shell_scene.hpp"
#include "ui/actions/action_registry.hpp"
#include "ui/help/topics.hpp"
#include "ui/settings/ui_settings.hpp"
#include "ui/shortcuts/shortcut_dialog.hpp"
#include "ui/shortcuts/shortcut_model.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/table_view.hpp"

namespace weir::ui {

namespace {

const QString kExport = QStringLiteral("traffic.export");
const QString kFilter = QStringLiteral("traffic.filter");
const QString kSend = QStringLiteral("playground.send");

QKeySequence keys(const char* text) {
    return QKeySequence(QString::fromLatin1(text));
}

}  // namespace

class TestShortcuts : public QObject, private ShellScene {
    Q_OBJECT

    ActionRegistry& actions() const { return m_shell->actions(); }

    // With the actions of every page, whichever were open.
    void openAll() {
        open();
        actions().complete();
    }

    ShortcutDialog* openDialog() {
        m_shell->window().activateWindow();
        if (!QTest::qWaitForWindowActive(&m_shell->window())) {
            return nullptr;
        }
        m_shell->window().openShortcuts();
        auto* dialog = m_shell->window().findChild<ShortcutDialog*>();
        dialog->activateWindow();
        return QTest::qWaitForWindowActive(dialog) ? dialog : nullptr;
    }
    // As a person does: find it, Enter, the keys.
    static void choose(ShortcutDialog& dialog, const QString& name, Qt::Key key,
                       Qt::KeyboardModifiers modifiers) {
        auto* find = dialog.findChild<QLineEdit*>();
        find->clear();
        QTest::keyClicks(find, name);
        auto* table = dialog.findChild<TableView*>();
        table->setFocus();
        QTest::keyClick(table, Qt::Key_Return);
        QTest::keyClick(dialog.focusWidget(), key, modifiers);
    }
    static bool says(const ShortcutDialog& dialog, const QString& words) {
        return hasWords(dialog, words);
    }
    static Button* buttonOf(const ShortcutDialog& dialog, const QString& text) {
        for (Button* each : dialog.findChildren<Button*>()) {
            if (each->text() == text) {
                return each;
            }
        }
        return nullptr;
    }

private slots:
    void init() { setUp(); }
    void cleanup() { tearDown(); }

    void noTwoActionsThatMeetHaveTheSameKeysToBeginWith() {
        openAll();
        for (const QString& id : actions().ids()) {
            const QString other = actions().takenBy(actions().keys(id), id);
            QVERIFY2(other.isEmpty(), qPrintable(id + QStringLiteral(" and ") + other));
        }
    }

    void aChoiceIsKeptAndTheWayBackToo() {
        openAll();
        actions().setKeys(kExport, keys("Ctrl+Shift+E"));
        QCOMPARE(m_shell->settings().store().value(QStringLiteral("shortcuts/traffic.export")),
                 QVariant(QStringLiteral("Ctrl+Shift+E")));
        m_shell.reset();
        openAll();
        QCOMPARE(actions().keys(kExport), keys("Ctrl+Shift+E"));
        QCOMPARE(actions().defaultKeys(kExport), keys("Ctrl+E"));
        actions().resetKeys(kExport);
        QVERIFY(!m_shell->settings().store().contains(QStringLiteral("shortcuts/traffic.export")));
        actions().setKeys(kExport, {});
        m_shell.reset();
        openAll();
        QVERIFY(actions().keys(kExport).isEmpty());  // none was the choice
    }

    void pagesMayShareKeysAndWhatMeetsMayNot() {
        openAll();
        QCOMPARE(actions().takenBy(keys("Ctrl+F"), kExport), kFilter);
        QCOMPARE(actions().takenBy(keys("Ctrl+F"), kSend), QString());
        QCOMPARE(actions().takenBy(keys("Ctrl+K"), kSend), QStringLiteral("view.palette"));
        QCOMPARE(actions().takenBy(keys("Ctrl+F"), kFilter), QString());
    }

    void theModelFollowsAnyChange() {
        openAll();
        ShortcutModel model(actions());
        const QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        QRandomGenerator random(11);
        const QStringList ids = actions().ids();
        for (int round = 0; round < 300; ++round) {
            switch (random.bounded(4)) {
                case 0:
                    model.setWords(random.bounded(2) == 0 ? QStringLiteral("tra") : QString());
                    break;
                case 1:
                    actions().setKeys(ids.at(random.bounded(int(ids.size()))), {});
                    break;
                case 2:
                    actions().setKeys(ids.at(random.bounded(int(ids.size()))),
                                      QKeySequence(Qt::CTRL | (Qt::Key_A + random.bounded(26))));
                    break;
                default:
                    actions().resetKeys(ids.at(random.bounded(int(ids.size()))));
            }
        }
        for (const QString& id : ids) {
            actions().resetKeys(id);
        }
        QVERIFY(!model.anyChanged());
    }

    void aPersonGivesAnActionOtherKeys() {
        open();
        ShortcutDialog* dialog = openDialog();
        QVERIFY(dialog != nullptr);
        choose(*dialog, QStringLiteral("Fold the rail"), Qt::Key_F9, Qt::NoModifier);
        QCOMPARE(actions().keys(QStringLiteral("view.fold_rail")), keys("F9"));
        QVERIFY(says(*dialog, QStringLiteral("is F9 now")));
        buttonOf(*dialog, QStringLiteral("As it came"))->click();
        QCOMPARE(actions().keys(QStringLiteral("view.fold_rail")), keys("Ctrl+B"));
        dialog->accept();
    }

    void whatIsTakenIsNamedAndSwappedOnlyWhenAsked() {
        open();
        ShortcutDialog* dialog = openDialog();
        QVERIFY(dialog != nullptr);
        choose(*dialog, QStringLiteral("Filter traffic"), Qt::Key_E, Qt::ControlModifier);
        QVERIFY(says(*dialog, QStringLiteral("Export the calls of the table")));
        QCOMPARE(actions().keys(kFilter), keys("Ctrl+F"));
        QCOMPARE(actions().keys(kExport), keys("Ctrl+E"));
        buttonOf(*dialog, QStringLiteral("Swap"))->click();
        QCOMPARE(actions().keys(kFilter), keys("Ctrl+E"));
        QCOMPARE(actions().keys(kExport), keys("Ctrl+F"));
        buttonOf(*dialog, QStringLiteral("Reset all"))->click();
        QCOMPARE(actions().keys(kFilter), keys("Ctrl+F"));
        QCOMPARE(actions().keys(kExport), keys("Ctrl+E"));
        dialog->accept();
    }

    void whatIsTypedIsNoShortcutAndEscLeavesThingsAsTheyAre() {
        open();
        ShortcutDialog* dialog = openDialog();
        QVERIFY(dialog != nullptr);
        choose(*dialog, QStringLiteral("Filter traffic"), Qt::Key_J, Qt::NoModifier);
        QVERIFY(says(*dialog, QStringLiteral("needed for typing")));
        QTest::keyClick(dialog->focusWidget(), Qt::Key_Escape);
        QVERIFY(dialog->isVisible());
        QCOMPARE(dialog->focusWidget(), dialog->findChild<TableView*>());
        QCOMPARE(actions().keys(kFilter), keys("Ctrl+F"));
        dialog->accept();
    }

    void whatIsShownFollows() {
        openAll();
        actions().setKeys(QStringLiteral("gateway.copy_base_url"), keys("F8"));
        actions().setKeys(kExport, keys("F7"));
        actions().setKeys(QStringLiteral("traffic.follow"), {});
        settle();
        QStringList tips;
        for (const QWidget* each : m_shell->window().findChildren<QAbstractButton*>()) {
            tips << each->toolTip();
        }
        QVERIFY(tips.contains(QStringLiteral("Copy base URL (F8)")));
        QVERIFY(tips.contains(QStringLiteral("Keep the newest call in view.")));
        m_shell->window().openPage(QStringLiteral("help"));
        auto* page = m_shell->window().currentPage();
        page->findChild<QListWidget*>()->setCurrentRow(
            int(helpTopics().indexOf(QStringLiteral("keyboard"))));
        const auto shown = [&] { return page->findChild<QTextBrowser*>()->toPlainText(); };
        QVERIFY(shown().contains(QStringLiteral("F8")));
        actions().setKeys(QStringLiteral("gateway.copy_base_url"), keys("Ctrl+Alt+9"));
        QVERIFY(shown().contains(QStringLiteral("Ctrl+Alt+9")));
    }

    void nothingIsUnnamedAndNothingIsCut() {
        open();
        ShortcutDialog* dialog = openDialog();
        QVERIFY(dialog != nullptr);
        choose(*dialog, QStringLiteral("Filter traffic"), Qt::Key_E, Qt::ControlModifier);
        QCOMPARE(unnamedControls(dialog), QStringList());
        QCOMPARE(settledCutTexts(dialog), QStringList());
        PseudoLocale pseudo;
        QCoreApplication::installTranslator(&pseudo);
        QCOMPARE(settledCutTexts(dialog), QStringList());
        dialog->accept();
    }
};

}  // namespace weir::ui

QTEST_MAIN(weir::ui::TestShortcuts)
#include "test_shortcuts.moc"
