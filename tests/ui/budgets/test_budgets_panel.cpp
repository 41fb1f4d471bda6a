// SPDX-License-Identifier: GPL-3.0-or-later
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QtTest>
#include <algorithm>

#include "engine/control/admin/budgets.hpp"
#include "tests/support/dollars.hpp"
#include "tests/ui/support/canned.hpp"
#include "tests/ui/support/fake_admin_client.hpp"
#include "tests/ui/support/inspect.hpp"
#include "ui/budgets/budget_dialog.hpp"
#include "ui/budgets/budget_item.hpp"
#include "ui/budgets/budget_text.hpp"
#include "ui/budgets/budgets_panel.hpp"
#include "ui/charts/legend.hpp"
#include "ui/theme/theme.hpp"
#include "ui/widgets/button.hpp"
#include "ui/window/gateway_model.hpp"

namespace weir::ui {

using test::dollars;

class TestBudgetsPanel : public QObject {
    Q_OBJECT

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<FakeAdminClient> m_client;
    std::unique_ptr<GatewayModel> m_gateway;
    std::unique_ptr<BudgetsPanel> m_panel;
    std::vector<admin::BudgetRow> m_rows;
    std::vector<admin::SetBudget> m_set;
    admin::GatewayStatus m_status;

    static admin::BudgetRow row(const std::string& name, std::int64_t limit, std::int64_t settled) {
        admin::BudgetRow row;
        row.settings.name = name;
        row.settings.team = name;
        row.settings.limit = dollars(limit);
        row.settled = dollars(settled);
        row.begin = Timestamp(std::chrono::sys_days(std::chrono::year(2026) / 11 / 1));
        row.end = Timestamp(std::chrono::sys_days(std::chrono::year(2026) / 12 / 1));
        return row;
    }

    void open() {
        m_client->answer<admin::GetStatus>(m_status);
        m_client->on<admin::ListBudgets>(
            [this](const auto&) { return Result<admin::BudgetList>({m_rows}); });
        m_client->on<admin::SetBudget>(
            [this](const admin::SetBudget& asked) -> Result<admin::BudgetRow> {
                m_set.push_back(asked);
                admin::BudgetRow made;
                made.settings = asked.settings;
                m_rows.push_back(made);
                return made;
            });
        m_client->on<admin::RemoveBudget>(
            [this](const admin::RemoveBudget& asked) -> Result<admin::RemovedBudget> {
                std::erase_if(m_rows,
                              [&](const auto& each) { return each.settings.name == asked.name; });
                admin::RemovedBudget removed;
                removed.name = asked.name;
                return removed;
            });
        m_client->on<admin::RestoreBudget>(
            [this](const admin::RestoreBudget& asked) -> Result<admin::BudgetRow> {
                m_rows.push_back(row(asked.removed.name, 100, 1));
                return m_rows.back();
            });
        m_gateway = std::make_unique<GatewayModel>(*m_client);
        m_gateway->refresh();
        QTRY_VERIFY(m_gateway->isKnown());
        m_panel = std::make_unique<BudgetsPanel>(*m_client, *m_gateway);
        m_panel->resize(380, 500);
        m_panel->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_panel.get()));
        QTRY_VERIFY(m_client->timesAsked<admin::ListBudgets>() > 0);
        QCoreApplication::processEvents();
    }
    QList<BudgetItem*> items() const { return m_panel->findChildren<BudgetItem*>(); }
    bool says(const QString& words) const { return hasWords(*m_panel, words); }
    Button* primary() const {
        const auto buttons = dialog()->findChildren<Button*>();
        const auto found = std::ranges::find(buttons, ButtonKind::Primary, &Button::kind);
        return found == buttons.end() ? nullptr : *found;
    }
    // What is typed behind that label.
    QLineEdit* field(const char* label) const {
        for (const QLabel* each : dialog()->findChildren<QLabel*>()) {
            if (each->text() == QLatin1String(label)) {
                return qobject_cast<QLineEdit*>(each->buddy());
            }
        }
        return nullptr;
    }
    BudgetDialog* dialog() const { return m_panel->findChild<BudgetDialog*>(); }

private slots:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp, ThemeChoice::Light); }
    void cleanupTestCase() { m_theme.reset(); }
    void init() {
        m_client = std::make_unique<FakeAdminClient>();
        m_status = cannedStatus();
        m_rows.clear();
        m_set.clear();
    }
    void cleanup() {
        m_panel.reset();
        m_gateway.reset();
        m_client.reset();
    }

    void withoutBudgetsItSaysSo() {
        open();
        QTRY_VERIFY(says(QStringLiteral("Spending has no limit.")));
        QVERIFY(items().isEmpty());
    }

    void saysWhatIsExpected() {
        m_rows = {row("search", 2000, 1000), row("ads", 2000, 1500), row("ci", 2000, 10)};
        m_rows[0].expected = dollars(1900);
        m_rows[1].expected = dollars(2800);
        m_rows[1].goneAt = Timestamp(std::chrono::sys_days(std::chrono::year(2001) / 11 / 20)) +
                           std::chrono::hours(12);
        open();
        QTRY_COMPARE(items().size(), 3);
        QVERIFY(says(QStringLiteral("~$1,900.00 expected")));
        QVERIFY(says(QStringLiteral("may be gone by 20 Nov 2001")));
        QVERIFY(!items()[2]->accessibleName().contains(QStringLiteral("expected")));
        const auto* legend = m_panel->findChild<Legend*>();
        QVERIFY(legend->isVisible());
        QCOMPARE(legend->accessibleName(), QStringLiteral("used, held, expected"));
        m_rows.clear();
        QTRY_VERIFY(!legend->isVisible());
    }

    void saysWhatIsUsedHeldAndRefused() {
        m_rows = {row("search", 2000, 1842), row("ads", 100, 100)};
        m_rows[0].held = dollars(57);
        m_rows[1].refused = 3;
        m_rows[1].settings.every = BudgetPeriod::Total;
        m_rows[1].end = {};
        open();
        QTRY_COMPARE(items().size(), 2);
        QVERIFY(says(QStringLiteral("$1,842.00 of $2,000.00")));
        QVERIFY(items()[0]->accessibleName().contains(
            QStringLiteral("team search, a month, refuses, $1,842.00 of $2,000.00, $57.00 held")));
        QVERIFY(items()[1]->accessibleName().contains(QStringLiteral("3 refused")));
        QVERIFY(says(QStringLiteral("anew on")));
        QVERIFY(items()[1]->accessibleName().contains(QStringLiteral("in all, refuses")));
        QVERIFY(!items()[1]->accessibleName().contains(QStringLiteral("anew")));
        // A figure that changes changes in place.
        const BudgetItem* first = items()[0];
        m_rows[0].settled = dollars(1900);
        QTRY_VERIFY(says(QStringLiteral("$1,900.00 of $2,000.00")));
        QCOMPARE(items()[0], first);
    }

    void whatIsNotKnownIsSaid() {
        m_rows = {row("search", 2000, 0)};
        m_rows[0].problem = "The book of 2026-10 is damaged.";
        open();
        QTRY_VERIFY(says(QStringLiteral("Counts from the start of Weir on: The book of 2026-10")));
    }

    // From the panel to a budget that holds, by keyboard.
    void oneIsAddedByKeyboard() {
        open();
        QTRY_VERIFY(says(QStringLiteral("No budgets.")));
        QVERIFY(pressButton(*m_panel, QStringLiteral("Add budget")));
        QTRY_VERIFY(dialog() != nullptr && dialog()->isVisible());
        QVERIFY(QTest::qWaitForWindowActive(dialog()));
        QTRY_VERIFY(dialog()->focusWidget() != nullptr);
        const auto type = [this](const QString& text) {
            QTest::keyClicks(dialog()->focusWidget(), text);
            QTest::keyClick(dialog()->focusWidget(), Qt::Key_Tab);
        };
        type(QStringLiteral("search"));
        type(QStringLiteral("2,000.50"));
        QTest::keyClick(dialog()->focusWidget(), Qt::Key_Down);  // from a month to a quarter
        QTest::keyClick(dialog()->focusWidget(), Qt::Key_Tab);
        type(QStringLiteral("find"));
        for (int step = 0; step < 2; ++step) {
            QTest::keyClick(dialog()->focusWidget(), Qt::Key_Tab);  // user, key
        }
        type(QStringLiteral("eu"));
        type(QStringLiteral("coder"));
        QTest::keyClick(dialog()->focusWidget(), Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(m_set.size(), std::size_t{1});
        QCOMPARE(m_set[0].replaces, std::string());
        admin::BudgetSettings expected;
        expected.name = "search";
        expected.team = "find";
        expected.tag = "eu";
        expected.model = "coder";
        expected.limit = Money::fromNano(2'000'500'000'000);
        expected.every = BudgetPeriod::Quarter;
        QCOMPARE(m_set[0].settings, expected);
        QTRY_COMPARE(items().size(), 1);
        QTRY_VERIFY(dialog() == nullptr);
    }

    void whatIsMissingIsSaidAndNothingIsSent() {
        open();
        QVERIFY(pressButton(*m_panel, QStringLiteral("Add budget")));
        QTRY_VERIFY(dialog() != nullptr && dialog()->isVisible());
        QVERIFY(QTest::qWaitForWindowActive(dialog()));
        QVERIFY(hasWords(*dialog(), QStringLiteral("The budget needs a name.")));
        const auto fields = dialog()->findChildren<QLineEdit*>();
        fields[0]->setText(QStringLiteral("search"));
        QVERIFY(hasWords(*dialog(), QStringLiteral("an amount of dollars")));
        for (const char* bad : {"0", "-5", "five", "1e3", "10000000000", "0.0000000001"}) {
            fields[1]->setText(QString::fromLatin1(bad));
            QVERIFY2(!primary()->isEnabled(), bad);
            QVERIFY2(hasWords(*dialog(), QStringLiteral("an amount of dollars")), bad);
        }
        fields[1]->setText(QStringLiteral("0.000000001"));
        QVERIFY(primary()->isEnabled());
    }

    void oneThatDegradesSaysFromWhere() {
        m_rows = {row("search", 2000, 0)};
        open();
        QTRY_COMPARE(items().size(), 1);
        QVERIFY(pressButton(*items()[0], QStringLiteral("Change the budget search")));
        QTRY_VERIFY(dialog() != nullptr && dialog()->isVisible());
        QLineEdit* from = field("From, %");
        QVERIFY(!from->isVisible());
        QVERIFY(pressButton(*dialog(), QStringLiteral("Cheaper first")));
        QVERIFY(from->isVisible());
        QCOMPARE(from->text(), QStringLiteral("80"));
        QVERIFY(hasWords(*dialog(), QStringLiteral("the cheapest target of a model")));
        for (const char* bad : {"", "0", "101", "much"}) {
            from->setText(QString::fromLatin1(bad));
            QVERIFY2(!primary()->isEnabled(), bad);
        }
        from->setText(QStringLiteral("70 %"));
        QVERIFY(pressButton(*dialog(), QStringLiteral("Save budget")));
        QTRY_COMPARE(m_set.size(), std::size_t{1});
        QCOMPARE(m_set[0].settings.whenUsed, WhenUsed::Degrade);
        QCOMPARE(m_set[0].settings.degradeFrom, std::uint32_t{70});
        QTRY_COMPARE(items().size(), 2);
        QVERIFY(
            items()[1]->accessibleName().contains(QStringLiteral("a month, cheaper from 70 %")));
    }

    void oneThatRollsSaysHowLong() {
        open();
        QVERIFY(pressButton(*m_panel, QStringLiteral("Add budget")));
        QTRY_VERIFY(dialog() != nullptr && dialog()->isVisible());
        field("Name")->setText(QStringLiteral("search"));
        field("Limit, $")->setText(QStringLiteral("100"));
        QLineEdit* hours = field("Time");
        QVERIFY(!hours->isVisible());
        auto* every = dialog()->findChild<QComboBox*>();
        every->setCurrentIndex(every->findText(QStringLiteral("in the last…")));
        QVERIFY(hours->isVisible() && !field("Counts from")->isVisible());
        QCOMPARE(hours->text(), QStringLiteral("30d"));
        for (const char* bad : {"", "0d", "367d", "30", "1.5h", "8785h"}) {
            hours->setText(QString::fromLatin1(bad));
            QVERIFY2(!primary()->isEnabled(), bad);
        }
        hours->setText(QStringLiteral("36 h"));
        QVERIFY(pressButton(*dialog(), QStringLiteral("Add budget")));
        QTRY_COMPARE(m_set.size(), std::size_t{1});
        QCOMPARE(m_set[0].settings.every, BudgetPeriod::Rolling);
        QCOMPARE(m_set[0].settings.rollingHours, std::uint32_t{36});
        QTRY_COMPARE(items().size(), 1);
        QVERIFY(
            items()[0]->accessibleName().contains(QStringLiteral("the last 36 hours, refuses")));
    }

    void aPrepaidOneCountsFromADayOn() {
        m_rows = {row("contest", 500, 20)};
        m_rows[0].settings.every = BudgetPeriod::Prepaid;
        m_rows[0].end = {};
        open();
        QTRY_COMPARE(items().size(), 1);
        QVERIFY(pressButton(*items()[0], QStringLiteral("Change the budget contest")));
        QTRY_VERIFY(dialog() != nullptr && dialog()->isVisible());
        QCOMPARE(field("Paid in, $")->text(), QStringLiteral("500.00"));
        QCOMPARE(field("Counts from")->text(), QString());
        field("Counts from")->setText(QStringLiteral("soon"));
        QVERIFY(!primary()->isEnabled());
        field("Counts from")->setText(QStringLiteral("2026-12-01"));
        QVERIFY(pressButton(*dialog(), QStringLiteral("Save budget")));
        QTRY_COMPARE(m_set.size(), std::size_t{1});
        QCOMPARE(m_set[0].settings.from, fromIso("2026-12-01").value());
        QCOMPARE(m_set[0].settings.rollingHours, std::uint32_t{0});
    }

    void aPriceIsAssumed() {
        m_rows = {row("search", 500, 20)};
        m_rows[0].assumed = dollars(3);
        open();
        QTRY_COMPARE(items().size(), 1);
        QVERIFY(items()[0]->accessibleName().contains(QStringLiteral("$3.00 assumed")));
        QVERIFY(pressButton(*items()[0], QStringLiteral("Change the budget search")));
        QTRY_VERIFY(dialog() != nullptr && dialog()->isVisible());
        QVERIFY(!field("Input, $/M")->isVisible());
        for (auto* box : dialog()->findChildren<QCheckBox*>()) {
            if (box->text().startsWith(QStringLiteral("Assume"))) {
                box->click();
            } else {
                QVERIFY(box->isVisible());
            }
        }
        QVERIFY(field("Input, $/M")->isVisible());
        QVERIFY(!primary()->isEnabled());
        field("Input, $/M")->setText(QStringLiteral("3"));
        field("Output, $/M")->setText(QStringLiteral("1001"));
        QVERIFY(!primary()->isEnabled());
        field("Output, $/M")->setText(QStringLiteral("15.5"));
        QVERIFY(pressButton(*dialog(), QStringLiteral("Save budget")));
        QTRY_COMPARE(m_set.size(), std::size_t{1});
        QCOMPARE(m_set[0].settings.whenUnpriced, WhenUnpriced::Assume);
        QCOMPARE(m_set[0].settings.assumedIn, dollars(3));
        QCOMPARE(m_set[0].settings.assumedOut, Money::fromNano(15'500'000'000));
    }

    void aRefusalOfTheGatewayStaysInTheDialog() {
        m_rows = {row("search", 2000, 0)};
        open();
        m_client->refuse<admin::SetBudget>(Error::conflict("There is a budget \"ads\" already."));
        QTRY_COMPARE(items().size(), 1);
        QVERIFY(pressButton(*items()[0], QStringLiteral("Change the budget search")));
        QTRY_VERIFY(dialog() != nullptr && dialog()->isVisible());
        QVERIFY(QTest::qWaitForWindowActive(dialog()));
        QCOMPARE(dialog()->findChildren<QLineEdit*>()[1]->text(), QStringLiteral("2000.00"));
        QVERIFY(pressButton(*dialog(), QStringLiteral("Save budget")));
        QTRY_VERIFY(hasWords(*dialog(), QStringLiteral("There is a budget \"ads\" already.")));
        QVERIFY(dialog()->isVisible());
    }

    void aRemovalIsTakenBack() {
        m_rows = {row("search", 100, 1)};
        open();
        QSignalSpy toasts(m_panel.get(), &BudgetsPanel::toastAsked);
        QTRY_COMPARE(items().size(), 1);
        QVERIFY(pressButton(*items()[0], QStringLiteral("Remove the budget search")));
        QTRY_COMPARE(toasts.size(), 1);
        QTRY_VERIFY(says(QStringLiteral("No budgets.")));
        const auto message = toasts[0][0].value<ToastMessage>();
        QCOMPARE(message.text, QStringLiteral("The budget search was removed."));
        message.run();
        QTRY_COMPARE(items().size(), 1);
    }

    void whoMayNotChangeItIsToldWhy() {
        m_rows = {row("search", 100, 1)};
        m_status.policyReadOnly = true;
        m_status.policyFile = "/etc/weir.yaml";
        open();
        QTRY_COMPARE(items().size(), 1);
        QStringList locked;
        for (auto* button : items()[0]->findChildren<QAbstractButton*>()) {
            if (button->isVisible() && !button->isEnabled()) {
                locked << button->accessibleName();
            }
        }
        const auto why = QStringLiteral("Managed by /etc/weir.yaml: change it there.");
        QCOMPARE(locked, QStringList({why, why}));
    }
};

}  // namespace weir::ui

QTEST_MAIN(weir::ui::TestBudgetsPanel)
#include "test_budgets_panel.moc"
