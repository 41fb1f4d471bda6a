// SPDX-License-Identifier: GPL-3.0-or-later
#include <QApplication>
#include <QLineEdit>
#include <QtTest>

#include "engine/control/admin/budgets.hpp"
#include "tests/support/dollars.hpp"
#include "tests/ui/support/canned.hpp"
#include "tests/ui/support/fake_admin_client.hpp"
#include "tests/ui/support/inspect.hpp"
#include "ui/budgets/budget_item.hpp"
#include "ui/budgets/budgets_panel.hpp"
#include "ui/budgets/top_up_dialog.hpp"
#include "ui/theme/theme.hpp"
#include "ui/window/gateway_model.hpp"

namespace weir::ui {

using test::dollars;

// A prepaid budget in its list.
class TestTopUpsOfBudgets : public QObject {
    Q_OBJECT

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<FakeAdminClient> m_client;
    std::unique_ptr<GatewayModel> m_gateway;
    std::unique_ptr<BudgetsPanel> m_panel;
    admin::BudgetRow m_row;
    std::vector<BudgetTopUp> m_topUps;
    std::vector<ToastMessage> m_toasts;

    void open() {
        m_client->answer<admin::GetStatus>(cannedStatus());
        m_client->on<admin::ListBudgets>(
            [this](const auto&) { return Result<admin::BudgetList>({{m_row}}); });
        m_client->on<admin::ListTopUps>(
            [this](const auto&) { return Result<admin::BudgetTopUps>({m_topUps}); });
        m_client->on<admin::TopUpBudget>(
            [this](const admin::TopUpBudget& asked) -> Result<admin::BudgetRow> {
                m_topUps.insert(m_topUps.begin(),
                                {.budget = asked.name, .by = asked.by, .reason = asked.reason});
                m_row.toppedUp += asked.by;
                return m_row;
            });
        m_gateway = std::make_unique<GatewayModel>(*m_client);
        m_gateway->refresh();
        QTRY_VERIFY(m_gateway->isKnown());
        m_panel = std::make_unique<BudgetsPanel>(*m_client, *m_gateway);
        connect(m_panel.get(), &BudgetsPanel::toastAsked, this,
                [this](const ToastMessage& message) { m_toasts.push_back(message); });
        m_panel->resize(380, 500);
        m_panel->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_panel.get()));
        QTRY_VERIFY(item() != nullptr);
    }
    BudgetItem* item() const { return m_panel->findChild<BudgetItem*>(); }
    TopUpDialog* dialog() const { return m_panel->findChild<TopUpDialog*>(); }
    void openDialog() {
        QVERIFY(pressButton(*item(), QStringLiteral("Top up the budget contest…")));
        QTRY_VERIFY(dialog() != nullptr && dialog()->isVisible());
        QVERIFY(QTest::qWaitForWindowActive(dialog()));
    }

private slots:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp, ThemeChoice::Light); }
    void cleanupTestCase() { m_theme.reset(); }
    void init() {
        m_client = std::make_unique<FakeAdminClient>();
        m_toasts.clear();
        m_topUps.clear();
        m_row = {};
        m_row.settings.name = "contest";
        m_row.settings.limit = dollars(500);
        m_row.settings.every = BudgetPeriod::Prepaid;
        m_row.settled = dollars(499);
    }
    void cleanup() {
        m_panel.reset();
        m_gateway.reset();
        m_client.reset();
    }

    void oneIsToppedUpByKeyboardAndTheUndoTakesItOut() {
        open();
        QVERIFY(item()->accessibleName().contains(QStringLiteral("everybody, prepaid, refuses")));
        openDialog();
        QTRY_VERIFY(hasWords(*dialog(), QStringLiteral("$499.00 of $500.00")));
        QTest::keyClicks(dialog()->focusWidget(), QStringLiteral("250.50"));
        QTest::keyClick(dialog()->focusWidget(), Qt::Key_Tab);
        QVERIFY(hasWords(*dialog(), QStringLiteral("A top-up has a reason.")));
        QTest::keyClicks(dialog()->focusWidget(), QStringLiteral("invoice 4711"));
        QVERIFY(hasWords(*dialog(), QStringLiteral("$251.50 may be spent then.")));
        QTest::keyClick(dialog()->focusWidget(), Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(m_toasts.size(), std::size_t{1});
        QCOMPARE(m_toasts[0].text, QStringLiteral("$250.50 were paid into the budget contest."));
        QTRY_VERIFY(hasWords(*m_panel, QStringLiteral("$499.00 of $750.50")));
        QVERIFY(item()->accessibleName().contains(QStringLiteral("$250.50 topped up")));
        m_toasts[0].run();
        QTRY_VERIFY(hasWords(*m_panel, QStringLiteral("$499.00 of $500.00")));
        QCOMPARE(m_topUps.size(), std::size_t{2});
        QCOMPARE(m_topUps[0].by, Money::fromNano(-250'500'000'000));
    }

    void whatWasPaidInBeforeStandsBelow() {
        for (int i = 0; i < 7; ++i) {
            m_topUps.push_back({.budget = "contest",
                                .by = dollars(10 + i),
                                .reason = "invoice " + std::to_string(i),
                                .at = fromIso("2026-11-26T12:00:00Z").value(),
                                .via = Via::Remote,
                                .name = "anna"});
        }
        open();
        openDialog();
        QTRY_VERIFY(hasWords(*dialog(), QStringLiteral("$10.00, by anna: invoice 0")));
        QVERIFY(hasWords(*dialog(), QStringLiteral("invoice 4")));
        QVERIFY(!hasWords(*dialog(), QStringLiteral("invoice 5")));
        QVERIFY(hasWords(*dialog(), QStringLiteral("and 2 more")));
    }

    void aRefusalOfTheGatewayStaysInTheDialog() {
        open();
        m_client->refuse<admin::TopUpBudget>(Error::conflict("The budget is not prepaid."));
        openDialog();
        auto fields = dialog()->findChildren<QLineEdit*>();
        fields[0]->setText(QStringLiteral("5"));
        fields[1]->setText(QStringLiteral("invoice"));
        QVERIFY(pressButton(*dialog(), QStringLiteral("Top up")));
        QTRY_VERIFY(hasWords(*dialog(), QStringLiteral("The budget is not prepaid.")));
        QVERIFY(dialog()->isVisible());
    }
};

}  // namespace weir::ui

QTEST_MAIN(weir::ui::TestTopUpsOfBudgets)
#include "test_top_ups_of_budgets.moc"
