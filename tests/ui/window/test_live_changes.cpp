// SPDX-License-Identifier: GPL-3.0-or-later
#include <QComboBox>
#include <QLabel>
#include <QPointer>
#include <QTabBar>
#include <QTemporaryDir>
#include <QToolButton>
#include <QtTest>

#include "tests/ui/support/canned.hpp"
#include "tests/ui/support/canned_calls.hpp"
#include "tests/ui/support/pseudo_locale.hpp"
#include "ui/traffic/table/traffic_table.hpp"
#include "ui/widgets/icon_label.hpp"
#include "ui/widgets/segments.hpp"
#include "ui/widgets/table_view.hpp"
#include "ui/window/gateway_model.hpp"
#include "ui/window/main_window.hpp"
#include "ui/window/page.hpp"
#include "ui/window/shell.hpp"

namespace weir::ui {

namespace {

// Counts widgets that die while something else is going on.
class Deaths : public QObject {
public:
    explicit Deaths(QWidget& root) {
        const auto widgets = root.findChildren<QWidget*>();
        for (QWidget* widget : widgets) {
            connect(widget, &QObject::destroyed, this, [this] { ++m_count; });
        }
    }
    int count() const { return m_count; }

private:
    int m_count = 0;
};

void settle() {
    for (int round = 0; round < 5; ++round) {
        QCoreApplication::sendPostedEvents();
        QCoreApplication::processEvents();
    }
}

}  // namespace

// Qt walks over lists of widgets while it tells them of a new style sheet or language: whatever is
// open and filled, none may be deleted then.
class TestLiveChanges : public QObject {
    Q_OBJECT

private slots:
    void init() {
        answerAll(m_client);
        m_shell = std::make_unique<Shell>(
            *qApp, ShellPorts{m_client, m_autostart, m_folder.filePath(QStringLiteral("ui.ini"))});
        m_shell->window().resize(1440, 900);
        m_shell->window().show();
        QTRY_VERIFY(m_shell->gateway().isKnown());
    }
    void cleanup() { m_shell.reset(); }

    void theThemeChangesWithEveryPageFilled_data() { eachTab(); }
    void theThemeChangesWithEveryPageFilled() {
        QFETCH(int, tab);
        fillPages(tab);
        auto* choice = page(QStringLiteral("settings"))->findChild<Segments*>();
        const auto segments = choice->findChildren<QToolButton*>();
        for (int index = static_cast<int>(segments.size()) - 1; index >= 0; --index) {
            const Deaths deaths(m_shell->window());
            segments.at(index)->click();
            QCOMPARE(deaths.count(), 0);
            settle();
        }
    }

    void theLanguageChangesWithEveryPageFilled_data() { eachTab(); }
    void theLanguageChangesWithEveryPageFilled() {
        QFETCH(int, tab);
        fillPages(tab);
        PseudoLocale pseudo;
        QVERIFY(QCoreApplication::installTranslator(&pseudo));
        {
            const Deaths deaths(m_shell->window());
            QEvent change(QEvent::LanguageChange);
            QCoreApplication::sendEvent(qApp, &change);
            QCOMPARE(deaths.count(), 0);
        }
        settle();
        m_shell->window().openPage(QStringLiteral("traffic"));
        QTRY_VERIFY(shows(PseudoLocale::of(tab == 0   ? QStringLiteral("Decision")
                                           : tab == 1 ? QStringLiteral("Assistant")
                                                      : QStringLiteral("Copy"))));
        QCoreApplication::removeTranslator(&pseudo);
        settle();
    }

    // What is left to undo tells of its end when the buttons in the header are gone already.
    void theWindowClosesWithSomethingToUndo() {
        m_client.answer<admin::RemoveProvider>({"anthropic", "", 0, 0});
        auto* providers = page(QStringLiteral("providers"));
        auto* table = providers->findChild<TableView*>();
        QTRY_VERIFY(table->model()->rowCount() > 0);
        table->setCurrentIndex(table->model()->index(0, 0));
        const auto button = [providers](const QString& text) -> QAbstractButton* {
            const auto buttons = providers->findChildren<QAbstractButton*>();
            const auto found =
                std::find_if(buttons.begin(), buttons.end(), [&text](const QAbstractButton* each) {
                    return each->isVisible() && each->text() == text;
                });
            return found == buttons.end() ? nullptr : *found;
        };
        QTRY_VERIFY(button(QStringLiteral("Remove anthropic")) != nullptr);
        button(QStringLiteral("Remove anthropic"))->click();
        QTRY_VERIFY(button(QStringLiteral("Undo")) != nullptr);
        int told = 0;
        connect(qobject_cast<Page*>(providers), &Page::describedChanged, this, [&told] { ++told; });
        m_shell.reset();
        QCOMPARE(told, 0);
    }

private:
    static void eachTab() {
        QTest::addColumn<int>("tab");
        QTest::newRow("overview") << 0;
        QTest::newRow("messages") << 1;
        QTest::newRow("request") << 2;
        QTest::newRow("response") << 3;
    }

    QWidget* page(const QString& id) {
        m_shell->window().openPage(id);
        settle();
        return m_shell->window().currentPage();
    }

    // Ends on the settings, as a person who changes them would.
    void fillPages(int tab) {
        auto* table = page(QStringLiteral("traffic"))->findChild<TrafficTable*>();
        QTRY_VERIFY(table->model()->rowCount() > 0);
        emit table->opened(table->model()->index(34, 0));
        page(QStringLiteral("traffic"))->findChild<QTabBar*>()->setCurrentIndex(tab);
        settle();
        page(QStringLiteral("providers"));
        page(QStringLiteral("settings"));
    }

    bool shows(const QString& words) {
        const auto widgets = m_shell->window().findChildren<QWidget*>();
        return std::any_of(widgets.begin(), widgets.end(), [&words](const QWidget* widget) {
            const auto* label = qobject_cast<const QLabel*>(widget);
            const auto* button = qobject_cast<const QAbstractButton*>(widget);
            return widget->isVisible() && ((label != nullptr && label->text() == words) ||
                                           (button != nullptr && button->text() == words));
        });
    }

    QTemporaryDir m_folder;
    FakeAdminClient m_client;
    FakeAutostart m_autostart;
    std::unique_ptr<Shell> m_shell;
};

}  // namespace weir::ui

QTEST_MAIN(weir::ui::TestLiveChanges)
#include "test_live_changes.moc"
