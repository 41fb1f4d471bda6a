// SPDX-License-Identifier: GPL-3.0-or-later
#include <QComboBox>
#include <QDateEdit>
#include <QLineEdit>
#include <QSignalSpy>
#include <QtTest>
#include <algorithm>
#include <memory>

#include "tests/support/fake_clock.hpp"
#include "tests/ui/support/canned.hpp"
#include "tests/ui/support/canned_calls.hpp"
#include "tests/ui/support/canned_prices.hpp"
#include "tests/ui/support/inspect.hpp"
#include "ui/prices/reprice_dialog.hpp"
#include "ui/prices/reprice_model.hpp"
#include "ui/theme/theme.hpp"
#include "ui/widgets/dialog_footer.hpp"
#include "ui/widgets/table_view.hpp"

namespace weir::ui {

// What would change is seen before it is done.
class TestRepriceDialog : public QObject {
    Q_OBJECT

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<FakeAdminClient> m_client;
    std::unique_ptr<QWidget> m_window;
    RepriceDialog* m_dialog = nullptr;
    std::vector<admin::RepriceCalls> m_asked;
    admin::RepricedCalls m_reply;

    QString cell(int row, RepriceModel::Column column) const {
        return m_dialog->findChild<TableView*>()->model()->index(row, column).data().toString();
    }

private slots:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp, ThemeChoice::Light); }
    void cleanupTestCase() { m_theme.reset(); }
    void init() {
        m_asked.clear();
        m_reply = cannedRepricing();
        m_client = std::make_unique<FakeAdminClient>();
        m_client->on<admin::RepriceCalls>([this](const admin::RepriceCalls& asked) {
            m_asked.push_back(asked);
            m_reply.dryRun = asked.dryRun;
            return Result<admin::RepricedCalls>(m_reply);
        });
        m_window = std::make_unique<QWidget>();
        test::FakeClock clock;
        clock.set(kCannedNow);
        m_dialog = new RepriceDialog(*m_client, clock, QTimeZone("Europe/Berlin"),
                                     {QStringLiteral("anthropic"), QStringLiteral("vllm")},
                                     QStringLiteral("vllm"), QString(), m_window.get());
        m_dialog->open();
        QVERIFY(QTest::qWaitForWindowExposed(m_dialog));
        QTRY_VERIFY(hasWords(*m_dialog, QStringLiteral("9,417 of 48,213 calls")));
    }
    void cleanup() {
        m_window.reset();
        m_client.reset();
    }

    void theDifferenceIsShownAndThenMade() {
        QCOMPARE(m_asked.size(), std::size_t{1});
        QVERIFY(m_asked[0].dryRun);
        QCOMPARE(m_asked[0].provider, std::string("vllm"));
        // Days of the zone, from the first of the month on.
        const QDate today = m_dialog->findChildren<QDateEdit*>().at(1)->date();
        QCOMPARE(m_dialog->findChildren<QDateEdit*>().at(0)->date(),
                 QDate(today.year(), today.month(), 1));
        const QTimeZone berlin("Europe/Berlin");
        QCOMPARE(m_asked[0].until.time_since_epoch().count(),
                 today.addDays(1).startOfDay(berlin).toMSecsSinceEpoch() * 1000);
        QCOMPARE(cell(0, RepriceModel::Model), QStringLiteral("qwen3-next-80b"));
        QCOMPARE(cell(0, RepriceModel::Before), QStringLiteral("unpriced"));
        QCOMPARE(cell(0, RepriceModel::Difference), QStringLiteral("+84.1200"));
        QCOMPARE(cell(2, RepriceModel::Difference), QStringLiteral("−18.0800"));
        QVERIFY(hasWords(*m_dialog, QStringLiteral("+$107.24")));

        m_dialog->findChildren<QLineEdit*>().last()->setText(QStringLiteral(" invoice 4711 "));
        QSignalSpy repriced(m_dialog, &RepriceDialog::repriced);
        emit m_dialog->findChild<DialogFooter*>()->primaryAsked();
        QTRY_COMPARE(repriced.count(), 1);
        QCOMPARE(m_asked.size(), std::size_t{2});
        QVERIFY(!m_asked[1].dryRun);
        QCOMPARE(m_asked[1].reason, std::string("invoice 4711"));
        QCOMPARE(m_asked[1].from, m_asked[0].from);
    }

    // Also by the keys that press the button from within a field.
    void nothingIsWrittenThatWasNotShown() {
        auto* model = m_dialog->findChildren<QLineEdit*>().last();
        for (auto* field : m_dialog->findChildren<QLineEdit*>()) {
            model = field->placeholderText() == QStringLiteral("every model") ? field : model;
        }
        model->setFocus();
        QTest::keyClicks(model, QStringLiteral("qwen"));
        QTest::keyClick(model, Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(std::ranges::all_of(m_asked, &admin::RepriceCalls::dryRun));
        QTest::keyClick(model, Qt::Key_Tab);
        QTRY_VERIFY(m_asked.back().model == "qwen");
        QTRY_VERIFY(hasWords(*m_dialog, QStringLiteral("9,417 of 48,213 calls")));
        emit m_dialog->findChild<DialogFooter*>()->primaryAsked();
        QTRY_VERIFY(!m_asked.back().dryRun);
        QCOMPARE(m_asked.back().model, std::string("qwen"));
    }

    void anotherQuestionIsAnsweredAnew() {
        m_reply = {};
        m_reply.calls = 3;
        m_dialog->findChild<QComboBox*>()->setCurrentIndex(0);
        QTRY_VERIFY(
            hasWords(*m_dialog, QStringLiteral("Of 3 calls none would cost something else.")));
        QCOMPARE(m_asked.back().provider, std::string());
        QCOMPARE(m_dialog->findChild<TableView*>()->model()->rowCount(), 0);
        m_client->refuse<admin::RepriceCalls>(Error::invalid("It ends before it begins."));
        m_dialog->findChild<QComboBox*>()->setCurrentIndex(1);
        QTRY_VERIFY(hasWords(*m_dialog, QStringLiteral("It ends before it begins.")));
    }
};

}  // namespace weir::ui

QTEST_MAIN(weir::ui::TestRepriceDialog)
#include "test_reprice_dialog.moc"
