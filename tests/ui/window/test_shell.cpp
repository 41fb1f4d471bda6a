// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

#include "tests/ui/support/canned.hpp"
#include "tests/ui/support/canned_calls.hpp"
#include "tests/ui/support/fake_admin_client.hpp"
#include "tests/ui/support/inspect.hpp"
#include "tests/ui/support/pseudo_locale.hpp"
#include "tests/ui/window/shell_scene.hpp"
#include "ui/actions/action_registry.hpp"
#include "ui/first_start/first_start.hpp"
#include "ui/theme/metrics.hpp"
#include "ui/traffic/exchange_pane.hpp"
#include "ui/traffic/filter/filter_field.hpp"
#include "ui/traffic/table/traffic_table.hpp"
#include "ui/widgets/local_time.hpp"
#include "ui/widgets/notice_bar.hpp"
#include "ui/widgets/toast.hpp"
#include "ui/window/alt_menu_bar.hpp"
#include "ui/window/gateway_box.hpp"
#include "ui/window/gateway_model.hpp"
#include "ui/window/gateway_notice_bar.hpp"
#include "ui/window/main_window.hpp"
#include "ui/window/page.hpp"
#include "ui/window/rail.hpp"
#include "ui/window/refusal_bar.hpp"
#include "ui/window/shell.hpp"
#include "ui/window/status_bar.hpp"
#include "ui/window/status_item.hpp"

namespace weir::ui {

class TestShell : public QObject, private ShellScene {
    Q_OBJECT

private slots:
    void init() { setUp(); }
    void cleanup() { tearDown(); }

    void everyControlHasAName() {
        open();
        for (const QString& page : pages()) {
            m_shell->window().openPage(page);
            settle();
            QCOMPARE(unnamedControls(&m_shell->window()).join(u'\n'), QString());
        }
    }

    void nothingIsCutInALongLanguageAtTheSmallestSize() {
        PseudoLocale pseudo;
        QVERIFY(QCoreApplication::installTranslator(&pseudo));
        open();
        m_shell->window().resize(m_shell->window().minimumSize());
        m_shell->window().openPage(QStringLiteral("settings"));
        settle();
        QCOMPARE(cutTexts(&m_shell->window()).join(QLatin1Char('\n')), QString());
        // And with the rail open in a wide window.
        m_shell->window().resize(1440, 900);
        settle();
        QCOMPARE(cutTexts(&m_shell->window()).join(QLatin1Char('\n')), QString());
        QCoreApplication::removeTranslator(&pseudo);
    }

    void theStatusBarGivesWayInOrder() {
        open();
        auto* bar = m_shell->window().findChild<StatusBar*>();
        const auto shown = [bar] {
            QStringList words;
            for (const StatusItem* item : bar->findChildren<StatusItem*>()) {
                if (!item->isHidden()) {
                    words << item->accessibleName();
                }
            }
            return words;
        };
        m_shell->window().resize(1440, 900);
        settle();
        const QString zone = zoneText(QDateTime::currentDateTime().offsetFromUtc());
        QVERIFY(shown().contains(zone));
        QVERIFY(shown().contains(QStringLiteral("Today $214.38")));
        QVERIFY(shown().contains(QStringLiteral("6 up, 1 degraded")));
        bar->resize(420, bar->height());
        QVERIFY(!shown().contains(zone));
        QVERIFY(shown().contains(QStringLiteral("Listening 127.0.0.1:9347")));
        int used = 0;
        for (const StatusItem* item : bar->findChildren<StatusItem*>()) {
            used += item->isHidden() ? 0 : item->sizeHint().width();
        }
        QVERIFY(used <= 420);
    }

    void aGatewayThatIsLostIsNoLongerListening() {
        open();
        const auto* box = m_shell->window().findChild<GatewayBox*>();
        const auto* bar = m_shell->window().findChild<StatusBar*>();
        const auto says = [](const QWidget* place, const QString& words) {
            const auto labels = place->findChildren<QWidget*>();
            return std::any_of(labels.begin(), labels.end(), [&words](const QWidget* each) {
                return each->isVisible() && each->accessibleName().startsWith(words);
            });
        };
        QVERIFY(says(box, QStringLiteral("Listening")));
        m_client->refuse<admin::GetStatus>(Error::unavailable("The socket is gone."));
        m_shell->gateway().refresh();
        QTRY_VERIFY(says(box, QStringLiteral("No answer")));
        QVERIFY(says(bar, QStringLiteral("No answer 127.0.0.1:9347")));
        QVERIFY(!says(box, QStringLiteral("Listening")));
        QVERIFY(!says(bar, QStringLiteral("Listening")));
    }

    void theGatewayOfAnotherProcessIsSaidToBeThat() {
        open();
        m_shell->window().resize(1440, 900);
        settle();
        const auto* bar = m_shell->window().findChild<StatusBar*>();
        const QString ours = bar->findChild<StatusItem*>()->accessibleName();
        QVERIFY(!ours.contains(QStringLiteral("another process")));
        m_shell->gateway().setAttached(true);
        QVERIFY(bar->findChild<StatusItem*>()->accessibleName().contains(
            QStringLiteral("of another process")));
        const auto* box = m_shell->window().findChild<GatewayBox*>();
        QVERIFY(box->toolTip().contains(QStringLiteral("goes on when this window is closed")));
        settle();
        QCOMPARE(cutTexts(&m_shell->window()).join(QLatin1Char('\n')), QString());
    }

    void theRailFoldsInANarrowWindowAndByKey() {
        open();
        auto* rail = m_shell->window().findChild<Rail*>();
        m_shell->window().resize(1440, 900);
        QCOMPARE(rail->width(), metrics().rail);
        m_shell->window().resize(1280, 800);
        QVERIFY(rail->isFolded());
        QAction* fold = m_shell->actions().find(QStringLiteral("view.fold_rail"));
        QCOMPARE(fold->shortcut(), QKeySequence(Qt::CTRL | Qt::Key_B));
        fold->trigger();
        QVERIFY(!rail->isFolded());
        fold->trigger();
        QVERIFY(rail->isFolded());
        m_shell->window().resize(1440, 900);
        QVERIFY(!rail->isFolded());  // back to what the width asks for
    }

    void keysOpenThePages() {
        open();
        int number = 0;
        for (const QString& page : pages()) {
            QAction* action = m_shell->actions().find(QStringLiteral("go.") + page);
            QVERIFY(action != nullptr);
            if (page != QLatin1String("settings")) {
                QCOMPARE(action->shortcut(), QKeySequence(QStringLiteral("Ctrl+%1").arg(++number)));
            }
            action->trigger();
            QCOMPARE(m_shell->window().currentPageId(), page);
        }
    }

    void noTwoLiveActionsShareAShortcut() {
        open();
        for (const QString& page : pages()) {
            m_shell->window().openPage(page);
            settle();
            QHash<QKeySequence, QString> taken;
            for (const QAction* action : m_shell->window().actions()) {
                if (action->shortcut().isEmpty() || !action->isEnabled()) {
                    continue;
                }
                QVERIFY2(!taken.contains(action->shortcut()), qPrintable(action->objectName()));
                taken.insert(action->shortcut(), action->objectName());
            }
        }
    }

    void f6GoesRoundTheAreas() {
        open();
        QVERIFY(QTest::qWaitForWindowActive(&m_shell->window()));
        m_shell->window().openPage(QStringLiteral("settings"));
        QWidget* address = field();
        address->setFocus();
        QAction* next = m_shell->actions().find(QStringLiteral("view.next_area"));
        QSet<QWidget*> visited;
        for (int step = 0; step < 5; ++step) {
            next->trigger();
            visited << QApplication::focusWidget();
        }
        QVERIFY(visited.contains(address));
        QVERIFY(visited.size() >= 3);
        for (QWidget* widget : visited) {
            QVERIFY(widget != nullptr && widget->isVisible());
        }
    }

    void f6ReachesToolBarAndPane() {
        admin::TrafficBatch batch;
        batch.rows = {cannedRow(1)};
        batch.next = batch.rows.back().sequence;
        m_client->answer<admin::ListTraffic>(batch);
        m_client->answer<admin::GetExchange>(cannedDetail(cannedRow(1)));
        open();
        m_shell->window().openPage(QStringLiteral("traffic"));
        QVERIFY(QTest::qWaitForWindowActive(&m_shell->window()));
        auto* page = m_shell->window().currentPage();
        auto* table = page->findChild<TrafficTable*>();
        QTRY_COMPARE(table->model()->rowCount(), 1);
        emit table->opened(table->model()->index(0, 0));
        auto* pane = page->findChild<ExchangePane*>();
        QTRY_VERIFY(pane->isVisible());
        table->setFocus();
        QAction* next = m_shell->actions().find(QStringLiteral("view.next_area"));
        next->trigger();
        QVERIFY(pane->isAncestorOf(QApplication::focusWidget()));
        next->trigger();
        QVERIFY(
            m_shell->window().findChild<StatusBar*>()->isAncestorOf(QApplication::focusWidget()));
        next->trigger();
        next->trigger();
        QCOMPARE(qobject_cast<QPushButton*>(QApplication::focusWidget())->text(),
                 QStringLiteral("Search or run"));
        next->trigger();
        QVERIFY(qobject_cast<FilterField*>(QApplication::focusWidget()) != nullptr);
        next->trigger();
        QCOMPARE(QApplication::focusWidget(), table);
    }

    void aRefusedOrderStaysUntilItWasRead() {
        m_client->refuse<admin::PauseGateway>(Error::io("The state cannot be written.", "Look."));
        open();
        m_shell->gateway().pause();
        auto* refusal = m_shell->window().findChild<RefusalBar*>();
        QTRY_VERIFY(refusal->isVisible());
        QCOMPARE(refusal->accessibleName(), QStringLiteral("The state cannot be written. Look."));
        refusal->findChild<QPushButton*>()->click();
        QVERIFY(!refusal->isVisible());
    }

    void whatTheStateSaysIsNotSaidTwice() {
        m_client->on<admin::StartGateway>([this](const admin::StartGateway&) {
            admin::GatewayStatus status = cannedStatus();
            status.state = GatewayState::PortInUse;
            status.problem = "Port 9347 is used by ollama (pid 4121).";
            m_client->answer<admin::GetStatus>(status);
            return Result<admin::GatewayStatus>(Error::conflict(status.problem));
        });
        open();
        m_shell->gateway().start();
        QTRY_VERIFY(gatewayNotice()->isVisible());
        QVERIFY(!m_shell->window().findChild<RefusalBar*>()->isVisible());
    }

    void altShowsTheMenusAndHidesThemAgain() {
        open();
        auto* menus = m_shell->window().findChild<AltMenuBar*>();
        QVERIFY(!menus->isVisible());
        QTest::keyClick(&m_shell->window(), Qt::Key_Alt);
        QVERIFY(menus->isVisible());
        QCOMPARE(menus->actions().size(), 4);
        QTest::keyClick(&m_shell->window(), Qt::Key_Alt);
        QVERIFY(!menus->isVisible());
    }

    void aTakenPortIsMovedByOneButton() {
        admin::GatewayStatus status = cannedStatus();
        status.state = GatewayState::PortInUse;
        status.problem = "Port 9347 is used by ollama (pid 4121).";
        status.suggestedPort = 9348;
        m_client->answer<admin::GetStatus>(status);
        std::string asked;
        m_client->on<admin::SetListen>([&](const admin::SetListen& operation) {
            asked = operation.address;
            admin::GatewayStatus moved = cannedStatus();
            moved.address = operation.address;
            m_client->answer<admin::GetStatus>(moved);
            return Result<admin::GatewayStatus>(moved);
        });
        open();
        auto* notice = gatewayNotice();
        QTRY_VERIFY(notice->isVisible());
        notice->findChildren<QPushButton*>().constFirst()->click();
        QTRY_COMPARE(asked, std::string("127.0.0.1:9348"));
        QTRY_VERIFY(!notice->isVisible());
        QCOMPARE(m_shell->gateway().baseUrl(), QStringLiteral("http://127.0.0.1:9348"));
    }

    void theBaseUrlIsCopied() {
        open();
        m_shell->actions().find(QStringLiteral("gateway.copy_base_url"))->trigger();
        QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("http://127.0.0.1:9347/v1"));
    }

    void theLanguageIsSwitchedAtRunTime() {
        open();
        m_shell->window().openPage(QStringLiteral("settings"));
        auto* language = m_shell->window().currentPage()->findChild<QComboBox*>();
        choose(language, QStringLiteral("de"));
        QCOMPARE(m_shell->window().windowTitle(), QStringLiteral("Einstellungen - Weir"));
        auto* bar = m_shell->window().findChild<StatusBar*>();
        QVERIFY(
            bar->findChild<StatusItem*>()->accessibleName().startsWith(QStringLiteral("Lauscht")));
        choose(language, QStringLiteral("en"));
        QCOMPARE(m_shell->window().windowTitle(), QStringLiteral("Settings - Weir"));
        const auto menus = [this] {
            QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
            return m_shell->window().findChild<AltMenuBar*>()->findChildren<QMenu*>().size();
        };
        QCOMPARE(menus(), 4);
    }

    void englishCountsProperly() {
        admin::GatewayStatus status = cannedStatus();
        status.openStreams = 1;
        m_client->answer<admin::GetStatus>(status);
        open();
        QStringList words;
        for (const StatusItem* item :
             m_shell->window().findChild<StatusBar*>()->findChildren<StatusItem*>()) {
            words << item->accessibleName();
        }
        QVERIFY2(words.contains(QStringLiteral("1 active stream")),
                 qPrintable(words.join(QStringLiteral("; "))));
    }

    void anEmptyDocumentLeadsToTheFirstStartOnce() {
        m_client->answer<admin::ListProviders>({});
        open();
        QTRY_VERIFY(m_shell->window().findChild<FirstStart*>() != nullptr);
        auto* first = m_shell->window().findChild<FirstStart*>();
        QVERIFY(!m_shell->window().findChild<Rail*>()->isVisible());
        QVERIFY(!m_shell->actions().find(QStringLiteral("go.traffic"))->isEnabled());
        emit first->skipped();
        QVERIFY(m_shell->window().findChild<Rail*>()->isVisible());
        m_shell.reset();
        open();
        settle();
        QVERIFY(m_shell->window().findChild<FirstStart*>() == nullptr);
    }

    void closingAsksWhoeverIsResponsible() {
        open();
        QSignalSpy asked(&m_shell->window(), &MainWindow::closeAsked);
        QVERIFY(!m_shell->window().close());
        QCOMPARE(asked.count(), 1);
        QVERIFY(m_shell->window().isVisible());
        connect(&m_shell->window(), &MainWindow::closeAsked, this,
                [](QCloseEvent* event) { event->accept(); });
        QVERIFY(m_shell->window().close());
    }

    void sizeAndPageAreKept() {
        open();
        m_shell->window().resize(1300, 777);
        m_shell->window().openPage(QStringLiteral("settings"));
        m_shell->window().saveState();
        m_shell.reset();
        open();
        QCOMPARE(m_shell->window().size(), QSize(1300, 777));
        QCOMPARE(m_shell->window().currentPageId(), QStringLiteral("settings"));
    }

private:
    static QStringList pages() {
        return {QStringLiteral("overview"),  QStringLiteral("traffic"), QStringLiteral("routing"),
                QStringLiteral("spend"),     QStringLiteral("teams"),   QStringLiteral("prices"),
                QStringLiteral("providers"), QStringLiteral("settings")};
    }

    static void choose(QComboBox* box, const QString& data) {
        box->setCurrentIndex(box->findData(data));
        emit box->activated(box->currentIndex());
        settle();
    }

    GatewayNoticeBar* gatewayNotice() const {
        return m_shell->window().findChild<GatewayNoticeBar*>();
    }
};

}  // namespace weir::ui

QTEST_MAIN(weir::ui::TestShell)
#include "test_shell.moc"
