// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractItemModelTester>
#include <QAction>
#include <QLineEdit>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>
#include <random>

#include "tests/ui/support/canned.hpp"
#include "tests/ui/support/canned_calls.hpp"
#include "tests/ui/support/inspect.hpp"
#include "ui/calls/own_calls.hpp"
#include "ui/theme/theme.hpp"
#include "ui/traffic/filter/filter_field.hpp"
#include "ui/traffic/filter/filter_list.hpp"
#include "ui/traffic/filter/saved_filters.hpp"
#include "ui/traffic/table/traffic_table.hpp"
#include "ui/traffic/traffic_page.hpp"
#include "ui/widgets/button.hpp"
#include "ui/window/gateway_model.hpp"

namespace weir::ui {

namespace {

QStringList namesOf(const SavedFilters& filters) {
    QStringList names;
    for (int row = 0; filters.isSaved(row); ++row) {
        names << filters.index(row, SavedFilters::Name).data().toString();
    }
    return names;
}

}  // namespace

class TestSavedFilters : public QObject {
    Q_OBJECT

    QTemporaryDir m_home;
    std::unique_ptr<QSettings> m_store;
    std::unique_ptr<Theme> m_theme;

private slots:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp, ThemeChoice::Light); }
    void cleanupTestCase() { m_theme.reset(); }
    void init() {
        m_store = std::make_unique<QSettings>(m_home.filePath(QStringLiteral("ui.ini")),
                                              QSettings::IniFormat);
        m_store->clear();
    }

    void aFilterIsSavedRenamedDeletedAndBackAgain() {
        {
            SavedFilters filters(*m_store);
            QVERIFY(!filters.save(QStringLiteral("  "), QStringLiteral("key:ci")));
            QVERIFY(!filters.save(QStringLiteral("nothing"), QString()));
            QVERIFY(filters.save(QStringLiteral("slow"), QStringLiteral("time>5")));
            QVERIFY(filters.save(QStringLiteral("failed"), QStringLiteral("status>=500")));
            QVERIFY(filters.save(QStringLiteral("slow"), QStringLiteral("time>10")));
            QCOMPARE(namesOf(filters),
                     (QStringList{QStringLiteral("failed"), QStringLiteral("slow")}));
            QCOMPARE(filters.textAt(1), QStringLiteral("time>10"));
            QVERIFY(!filters.rename(0, QStringLiteral("slow")));
            QVERIFY(!filters.rename(0, QString()));
            QVERIFY(filters.rename(0, QStringLiteral("worst")));
        }
        SavedFilters filters(*m_store);
        QCOMPARE(namesOf(filters), (QStringList{QStringLiteral("slow"), QStringLiteral("worst")}));
        QSignalSpy removed(&filters, &SavedFilters::removed);
        filters.remove(1);
        QCOMPARE(removed.count(), 1);
        QCOMPARE(namesOf(SavedFilters(*m_store)), QStringList{QStringLiteral("slow")});
        filters.undoRemoval();
        QCOMPARE(filters.textAt(1), QStringLiteral("status>=500"));
        QCOMPARE(namesOf(SavedFilters(*m_store)).size(), 2);
        // What was undone is not done twice.
        filters.undoRemoval();
        QCOMPARE(filters.rowCount(), 2);
    }

    void theLastOnesAreKeptTheNewestFirst() {
        SavedFilters filters(*m_store);
        for (int each = 0; each < SavedFilters::kMostRecent + 3; ++each) {
            filters.note(QStringLiteral("cost>%1").arg(each));
        }
        filters.note(QStringLiteral("cost>5"));
        QCOMPARE(filters.rowCount(), SavedFilters::kMostRecent);
        QCOMPARE(filters.textAt(0), QStringLiteral("cost>5"));
        QCOMPARE(filters.textAt(1), QStringLiteral("cost>10"));
        QCOMPARE(SavedFilters(*m_store).textAt(0), QStringLiteral("cost>5"));
        filters.remove(0);  // is not a saved one
        QCOMPARE(filters.rowCount(), SavedFilters::kMostRecent);
    }

    void staysAModelWhateverIsDoneToIt() {
        SavedFilters filters(*m_store);
        const QAbstractItemModelTester tester(
            &filters, QAbstractItemModelTester::FailureReportingMode::Fatal);
        std::mt19937 dice(20'261'126);
        const auto name = [&dice] {
            return QString(QChar(u'a' + static_cast<char16_t>(dice() % 12)));
        };
        for (int step = 0; step < 500; ++step) {
            const int row = static_cast<int>(dice() % 14);
            switch (dice() % 5) {
                case 0:
                    filters.save(name(), QStringLiteral("key:") + name());
                    break;
                case 1:
                    filters.rename(row, name());
                    break;
                case 2:
                    filters.remove(row);
                    break;
                case 3:
                    filters.undoRemoval();
                    break;
                default:
                    filters.note(QStringLiteral("cost>%1").arg(dice() % 12));
            }
            QStringList sorted = namesOf(filters);
            sorted.sort();
            QCOMPARE(namesOf(filters), sorted);
            QVERIFY(sorted.removeDuplicates() == 0);
        }
    }

    void aPersonSavesAFilterAndUsesItAgain() {
        FakeAdminClient client;
        answerAll(client);
        GatewayModel gateway(client);
        OwnCalls calls(client, *m_store);
        TrafficPage page(client, gateway, calls, *m_store);
        page.resize(1'240, 760);
        page.show();
        gateway.refresh();
        auto& table = *qobject_cast<TrafficTable*>(page.focusTarget());
        QTRY_VERIFY(table.model()->rowCount() > 20);
        const int all = table.model()->rowCount();
        auto& field = *page.findChild<FilterField*>();
        auto& list = *page.findChild<FilterList*>();
        field.setFilter(QStringLiteral("state:failed"));
        const int failed = table.model()->rowCount();
        QVERIFY(failed > 0 && failed < all);

        field.setFocus();
        QTest::keyClick(&field, Qt::Key_Down, Qt::AltModifier);
        QVERIFY(list.isVisible());
        QCOMPARE(unnamedControls(&list), QStringList());
        auto& name = *list.findChild<QLineEdit*>();
        auto& save = *list.findChild<Button*>();
        QVERIFY(!save.isEnabled());
        QTest::keyClicks(&name, QStringLiteral("Went wrong"));
        QTest::keyClick(&name, Qt::Key_Return);
        list.hide();

        field.setFilter({});
        QTRY_COMPARE(table.model()->rowCount(), all);
        QTest::keyClick(&field, Qt::Key_Down, Qt::AltModifier);
        auto& rows = *list.findChild<TableView*>();
        QCOMPARE(rows.currentIndex().data().toString(), QStringLiteral("Went wrong"));
        const QStringList cut = cutTexts(&list);
        QVERIFY2(cut.isEmpty(), qPrintable(cut.join(QLatin1Char('\n'))));
        QTest::keyClick(&rows, Qt::Key_Return);
        QVERIFY(!list.isVisible());
        QCOMPARE(field.text(), QStringLiteral("state:failed"));
        QTRY_COMPARE(table.model()->rowCount(), failed);

        QSignalSpy toasts(&page, &Page::toastAsked);
        QTest::keyClick(&field, Qt::Key_Down, Qt::AltModifier);
        QTest::keyClick(&rows, Qt::Key_Delete);
        QCOMPARE(toasts.count(), 1);
        const auto toast = toasts.first().first().value<ToastMessage>();
        QCOMPARE(toast.text, QStringLiteral("The filter Went wrong was deleted."));
        toast.run();
        QCOMPARE(rows.model()->index(0, 0).data().toString(), QStringLiteral("Went wrong"));
        list.hide();
    }

    void whatWasTypedIsOfferedAgain() {
        FakeAdminClient client;
        answerAll(client);
        GatewayModel gateway(client);
        OwnCalls calls(client, *m_store);
        TrafficPage page(client, gateway, calls, *m_store);
        page.show();
        auto& field = *page.findChild<FilterField*>();
        field.setFocus();
        QTest::keyClicks(&field, QStringLiteral("key:ci "));
        QTest::keyClick(&field, Qt::Key_Return);
        QCOMPARE(SavedFilters(*m_store).textAt(0), QStringLiteral("key:ci"));
    }
};

}  // namespace weir::ui

QTEST_MAIN(weir::ui::TestSavedFilters)
#include "test_saved_filters.moc"
