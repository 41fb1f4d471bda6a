// SPDX-License-Identifier: GPL-3.0-or-later
#include <QApplication>
#include <QLineEdit>
#include <QSignalSpy>
#include <QtTest>
#include <algorithm>

#include "engine/control/admin/budgets.hpp"
#include "tests/support/dollars.hpp"
#include "tests/ui/support/canned.hpp"
#include "tests/ui/support/canned_calls.hpp"
#include "tests/ui/support/fake_admin_client.hpp"
#include "tests/ui/support/inspect.hpp"
#include "ui/budgets/budget_item.hpp"
#include "ui/budgets/budgets_panel.hpp"
#include "ui/budgets/raise_dialog.hpp"
#include "ui/theme/theme.hpp"
#include "ui/traffic/overview_content.hpp"
#include "ui/traffic/overview_tab.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/time_span_box.hpp"
#include "ui/window/gateway_model.hpp"

namespace weir::ui {

using test::dollars;

// Raising a budget for a time: from its list, and from a call that it refused.
class TestBudgetRaises : public QObject {
    Q_OBJECT

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<FakeAdminClient> m_client;
    std::unique_ptr<GatewayModel> m_gateway;
    std::unique_ptr<BudgetsPanel> m_panel;
    admin::BudgetRow m_row;
    admin::GatewayStatus m_status;
    std::vector<ToastMessage> m_toasts;

    void open() {
        m_client->answer<admin::GetStatus>(m_status);
        m_client->on<admin::ListBudgets>(
            [this](const auto&) { return Result<admin::BudgetList>({{m_row}}); });
        m_client->on<admin::RaiseBudget>(
            [this](const admin::RaiseBudget& asked) -> Result<admin::BudgetRow> {
                m_row.raise = {.budget = asked.name,
                               .by = asked.by,
                               .reason = asked.reason,
                               .since = {},
                               .until = asked.until};
                return m_row;
            });
        m_client->on<admin::LowerBudget>([this](const admin::LowerBudget&) -> Result<BudgetRaise> {
            return std::exchange(m_row.raise, {});
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
    RaiseDialog* dialog() const { return m_panel->findChild<RaiseDialog*>(); }
    static Button* primary(const QWidget& dialog) {
        const auto buttons = dialog.findChildren<Button*>();
        return *std::ranges::find(buttons, ButtonKind::Primary, &Button::kind);
    }
    void openDialog() {
        QVERIFY(pressButton(*item(), QStringLiteral("Raise the budget search for a time…")));
        QTRY_VERIFY(dialog() != nullptr && dialog()->isVisible());
        QVERIFY(QTest::qWaitForWindowActive(dialog()));
    }
    static admin::ExchangeDetail refused(std::vector<CandidateDetail> candidates) {
        admin::ExchangeDetail detail;
        detail.row.state = ExchangeState::Refused;
        detail.row.error = "The budget does not suffice for this call.";
        detail.candidates = std::move(candidates);
        return detail;
    }

private slots:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp, ThemeChoice::Light); }
    void cleanupTestCase() { m_theme.reset(); }
    void init() {
        m_client = std::make_unique<FakeAdminClient>();
        m_status = cannedStatus();
        m_toasts.clear();
        m_row = {};
        m_row.settings.name = "search";
        m_row.settings.team = "search";
        m_row.settings.limit = dollars(100);
        m_row.settled = dollars(99);
        m_row.end = Timestamp(std::chrono::sys_days(std::chrono::year(2026) / 12 / 1));
    }
    void cleanup() {
        m_panel.reset();
        m_gateway.reset();
        m_client.reset();
    }

    void oneIsRaisedByKeyboardAndTheUndoEndsIt() {
        open();
        openDialog();
        QTRY_VERIFY(hasWords(*dialog(), QStringLiteral("$99.00 of $100.00")));
        const auto type = [this](const QString& text) {
            QTest::keyClicks(dialog()->focusWidget(), text);
            QTest::keyClick(dialog()->focusWidget(), Qt::Key_Tab);
        };
        type(QStringLiteral("1,000.50"));
        QVERIFY(qobject_cast<TimeSpanBox*>(dialog()->focusWidget()) != nullptr);
        QTest::keyClick(dialog()->focusWidget(), Qt::Key_Up);  // from 2 hours to one
        QTest::keyClick(dialog()->focusWidget(), Qt::Key_Tab);
        QVERIFY(!primary(*dialog())->isEnabled());
        QVERIFY(hasWords(*dialog(), QStringLiteral("A raise has a reason.")));
        QTest::keyClicks(dialog()->focusWidget(), QStringLiteral(" launch "));
        QVERIFY(hasWords(*dialog(), QStringLiteral("$1,100.50 may be spent until")));
        QTest::keyClick(dialog()->focusWidget(), Qt::Key_Return, Qt::ControlModifier);

        QTRY_VERIFY(dialog() == nullptr);
        QCOMPARE(m_row.raise.by, Money::fromNano(1'000'500'000'000));
        QCOMPARE(m_row.raise.reason, std::string("launch"));
        const auto left = m_row.raise.until - SystemClock().now();
        QVERIFY(left > std::chrono::minutes(58) && left <= std::chrono::minutes(60));
        QTRY_VERIFY(hasWords(*m_panel, QStringLiteral("$99.00 of $1,100.50")));
        QVERIFY(item()->accessibleName().contains(QStringLiteral("raised by $1,000.50 until")));
        QVERIFY(item()->accessibleName().contains(QStringLiteral("launch, by the window")));
        QCOMPARE(m_toasts.size(), std::size_t{1});
        m_toasts.back().run();
        QTRY_VERIFY(hasWords(*m_panel, QStringLiteral("$99.00 of $100.00")));
        QTRY_COMPARE(m_toasts.size(), std::size_t{2});
        QCOMPARE(m_toasts.back().text, QStringLiteral("The budget search is not raised any more."));
        // And the undo of that brings it back.
        m_toasts.back().run();
        QTRY_COMPARE(m_row.raise.reason, std::string("launch"));
    }

    void anotherRaiseSaysWhatItReplacesAndUndoBringsThatBack() {
        m_row.raise = {.budget = "search",
                       .by = dollars(10),
                       .reason = "before",
                       .since = {},
                       .until = SystemClock().now() + std::chrono::hours(5),
                       .via = Via::Remote,
                       .name = "anna"};
        open();
        openDialog();
        QTRY_VERIFY(hasWords(*dialog(), QStringLiteral("This takes the place of that.")));
        const auto fields = dialog()->findChildren<QLineEdit*>();
        fields[0]->setText(QStringLiteral("20"));
        fields[1]->setText(QStringLiteral("more"));
        QVERIFY(hasWords(*dialog(), QStringLiteral("$120.00 may be spent until")));
        primary(*dialog())->click();
        QTRY_COMPARE(m_row.raise.reason, std::string("more"));
        QTRY_COMPARE(m_toasts.size(), std::size_t{1});
        m_toasts.back().run();
        QTRY_COMPARE(m_row.raise.reason, std::string("before"));
        QCOMPARE(m_row.raise.by, dollars(10));
    }

    void aRaiseIsEndedFromItsLine() {
        m_row.raise = {.budget = "search",
                       .by = dollars(10),
                       .reason = "launch",
                       .since = {},
                       .until = SystemClock().now() + std::chrono::hours(5)};
        open();
        QVERIFY(pressButton(*item(), QStringLiteral("End the raise of the budget search")));
        QTRY_VERIFY(!m_row.isRaised());
        QTRY_COMPARE(m_toasts.size(), std::size_t{1});
    }

    void whatCannotBeEndedSaysWhy() {
        m_row.raise = {.budget = "search",
                       .by = dollars(10),
                       .reason = "launch",
                       .since = {},
                       .until = SystemClock().now() + std::chrono::hours(5)};
        open();
        m_client->refuse<admin::LowerBudget>(
            Error::conflict("The budget \"search\" is not raised."));
        QVERIFY(pressButton(*item(), QStringLiteral("End the raise of the budget search")));
        QTRY_VERIFY(hasWords(*m_panel, QStringLiteral("The budget \"search\" is not raised.")));
    }

    void aRefusalOfTheGatewayStaysInTheDialog() {
        open();
        m_client->refuse<admin::RaiseBudget>(Error::notFound("There is no budget named 'search'."));
        openDialog();
        const auto fields = dialog()->findChildren<QLineEdit*>();
        for (const char* bad : {"", "0", "-5", "five"}) {
            fields[0]->setText(QString::fromLatin1(bad));
            QVERIFY2(hasWords(*dialog(), QStringLiteral("an amount of dollars")), bad);
        }
        fields[0]->setText(QStringLiteral("5"));
        fields[1]->setText(QStringLiteral("launch"));
        primary(*dialog())->click();
        QTRY_VERIFY(hasWords(*dialog(), QStringLiteral("There is no budget named 'search'.")));
        QVERIFY(dialog()->isVisible());
    }

    // A raise does not stand in the document.
    void aManagedDocumentDoesNotKeepItFromBeingRaised() {
        m_status.policyReadOnly = true;
        m_status.policyFile = "/etc/weir.yaml";
        open();
        openDialog();
    }

    void aCallNamesTheBudgetThatRefusedIt() {
        QCOMPARE(budgetThatRefused(refused({{"a/x", "over budget", "the budget b does not suffice"},
                                            {"a/y", "over limit", "the limit l is full"}})),
                 std::string("b"));
        QCOMPARE(budgetThatRefused(refused({{"a/x", "unfit", "it takes no images"}})),
                 std::string());
        auto served = refused(
            {{"a/x", "over budget", "the budget b does not suffice"}, {"a/y", "served", ""}});
        served.row.state = ExchangeState::Done;
        QCOMPARE(budgetThatRefused(served), std::string());

        OverviewTab tab;
        tab.resize(500, 500);
        tab.show();
        QSignalSpy asked(&tab, &OverviewTab::budgetAsked);
        tab.setDetail(refused({{"a/x", "over budget", "the budget R&D does not suffice"}}));
        QVERIFY(pressButton(tab, QStringLiteral("Raise the budget R&&D for a time…")));
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked[0][0].value<std::string>(), std::string("R&D"));
        tab.setDetail(served);
        const auto buttons = tab.findChildren<Button*>();
        QVERIFY(std::ranges::none_of(buttons, &QWidget::isVisible));
    }
};

}  // namespace weir::ui

QTEST_MAIN(weir::ui::TestBudgetRaises)
#include "test_budget_raises.moc"
