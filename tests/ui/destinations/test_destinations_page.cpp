// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractItemModelTester>
#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QtTest>

#include "tests/ui/support/canned_destinations.hpp"
#include "tests/ui/support/inspect.hpp"
#include "tests/ui/support/pseudo_locale.hpp"
#include "tests/ui/window/shell_scene.hpp"
#include "ui/destinations/destination_model.hpp"
#include "ui/destinations/destination_table.hpp"
#include "ui/destinations/destination_text.hpp"
#include "ui/destinations/destinations_page.hpp"
#include "ui/traffic/filter/filter_field.hpp"
#include "ui/widgets/local_time.hpp"

namespace weir::ui {

using admin::Destination;
using admin::DestinationPurpose;

class TestDestinationsPage : public QObject, private ShellScene {
    Q_OBJECT

    DestinationTable* table() const {
        return m_shell->window().currentPage()->findChild<DestinationTable*>();
    }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
        QTest::keyClick(QApplication::focusWidget(), key, modifiers);
    }
    bool shows(const QString& words) const {
        const auto labels = m_shell->window().currentPage()->findChildren<QLabel*>();
        return std::any_of(labels.begin(), labels.end(), [&](const QLabel* label) {
            return label->isVisible() && label->text().contains(words);
        });
    }
    void openDestinations() {
        m_client->answer<admin::ListDestinations>(cannedDestinations());
        open();
        m_shell->window().activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&m_shell->window()));
        QTest::keyClick(&m_shell->window(), Qt::Key_D, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(m_shell->window().currentPageId(), QStringLiteral("destinations"));
        QTRY_VERIFY(table()->model()->rowCount() > 0);
    }

private slots:
    void init() { setUp(); }
    void cleanup() { tearDown(); }

    void theModelKeepsItsWordOverAnyLists() {
        DestinationModel model;
        const QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        const QDateTime now = localTime(kCannedNow);
        QRandomGenerator random(7);
        for (int round = 0; round < 200; ++round) {
            admin::DestinationList list = cannedDestinations();
            for (Destination& row : list.destinations) {
                row.requests = random.bounded(9'000U);
            }
            if (random.bounded(2) == 0) {
                list.destinations.erase(list.destinations.begin() +
                                        random.bounded(int(list.destinations.size())));
            }
            model.setList(std::move(list), now);
        }
        model.setList({}, now);
        QCOMPARE(model.rowCount(), 0);
    }

    void theSamePlacesChangeInPlace() {
        DestinationModel model;
        const QDateTime now = localTime(kCannedNow);
        model.setList(cannedDestinations(), now);
        const QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        admin::DestinationList list = cannedDestinations();
        list.destinations[0].requests = 5'000;
        model.setList(std::move(list), now);
        QCOMPARE(reset.count(), 0);
        const QString shown = model.index(0, DestinationModel::Requests).data().toString();
        QCOMPARE(shown, QLocale().toString(5'000));
    }

    void whenItWasLastIsSaidAsFarAsItIsKnown_data() {
        QTest::addColumn<int>("row");
        QTest::addColumn<QString>("words");
        QTest::newRow("just now") << 0 << "just now";
        QTest::newRow("minutes") << 3 << "3 min ago";
        QTest::newRow("never called") << 2 << "not since";
        QTest::newRow("of the books") << 6 << "about ";
    }
    void whenItWasLastIsSaidAsFarAsItIsKnown() {
        QFETCH(int, row);
        QFETCH(QString, words);
        const auto list = cannedDestinations();
        const QString text =
            lastOf(list.destinations[static_cast<std::size_t>(row)], list, localTime(kCannedNow));
        QVERIFY2(text.contains(words), qPrintable(text));
    }

    // Who asks for the list of models of azure-eu, and how does it end? Keys only.
    void aPersonFindsWhatCausesADestination() {
        openDestinations();
        table()->setFocus(Qt::TabFocusReason);
        for (int row = 0; row < 7; ++row) {
            press(Qt::Key_J);
        }
        QVERIFY(shows(QStringLiteral("so it is not asked for them")));
        press(Qt::Key_K);
        press(Qt::Key_K);
        press(Qt::Key_K);
        QVERIFY(shows(QStringLiteral("once an hour")));
        press(Qt::Key_Return);
        QCOMPARE(m_shell->window().currentPageId(), QStringLiteral("providers"));
    }

    void callsOfOneThatIsGoneCanStillBeLookedAt() {
        openDestinations();
        table()->setFocus(Qt::TabFocusReason);
        press(Qt::Key_End);
        press(Qt::Key_Up);
        press(Qt::Key_Up);
        QVERIFY(shows(QStringLiteral("cohere, which the document does not have any more")));
        press(Qt::Key_Return);
        QCOMPARE(m_shell->window().currentPageId(), QStringLiteral("traffic"));
        QCOMPARE(m_shell->window().currentPage()->findChild<FilterField*>()->text(),
                 QStringLiteral("provider:cohere"));
    }

    void thePageIsCopiedAsText() {
        openDestinations();
        QPushButton* copy = nullptr;
        const auto buttons = m_shell->window().findChildren<QPushButton*>();
        for (QPushButton* each : buttons) {
            copy = each->text() == QStringLiteral("Copy as text") ? each : copy;
        }
        QVERIFY(copy != nullptr && copy->isVisible());
        copy->click();
        const QString text = QApplication::clipboard()->text();
        QVERIFY(text.contains(QStringLiteral("Calls · api.openai.com:443 · openai · Sent")));
        QVERIFY(text.contains(QStringLiteral("resolver of the system (192.0.2.1, 192.0.2.2)")));
        QVERIFY(text.contains(QStringLiteral("Never sent: telemetry")));
    }

    void withoutProvidersItSaysThatNothingLeaves() {
        admin::DestinationList list;
        list.destinations.resize(1);
        list.destinations[0].purpose = DestinationPurpose::Names;
        m_client->answer<admin::ListDestinations>(list);
        open();
        m_shell->window().openPage(QStringLiteral("destinations"));
        QTRY_VERIFY(button(QStringLiteral("Show providers")) != nullptr);
        button(QStringLiteral("Show providers"))->click();
        QCOMPARE(m_shell->window().currentPageId(), QStringLiteral("providers"));
    }

    void aRefusalIsSaidAndTheListStays() {
        openDestinations();
        const int rows = table()->model()->rowCount();
        m_client->refuse<admin::ListDestinations>(Error::unavailable("The books are closed."));
        m_shell->window().openPage(QStringLiteral("overview"));
        m_shell->window().openPage(QStringLiteral("destinations"));
        QTRY_VERIFY(button(QStringLiteral("Try again")) != nullptr);
        QCOMPARE(table()->model()->rowCount(), rows);
    }

    void nothingIsUnnamedAndNothingIsCut() {
        openDestinations();
        QCOMPARE(unnamedControls(&m_shell->window()), QStringList());
        table()->setCurrentIndex(table()->model()->index(4, 0));
        for (const QSize size : {QSize(1024, 680), QSize(1440, 900)}) {
            m_shell->window().resize(size);
            QCOMPARE(settledCutTexts(&m_shell->window()), QStringList());
        }
        PseudoLocale pseudo;
        QCoreApplication::installTranslator(&pseudo);
        m_shell->window().resize(1280, 800);
        QCOMPARE(settledCutTexts(&m_shell->window()), QStringList());
    }
};

}  // namespace weir::ui

QTEST_MAIN(weir::ui::TestDestinationsPage)
#include "test_destinations_page.moc"
