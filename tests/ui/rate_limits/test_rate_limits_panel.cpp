// SPDX-License-Identifier: GPL-3.0-or-later
#include <QApplication>
#include <QComboBox>
#include <QCompleter>
#include <QLineEdit>
#include <QSignalSpy>
#include <QtTest>
#include <algorithm>

#include "engine/control/admin/keys.hpp"
#include "engine/control/admin/models.hpp"
#include "engine/control/admin/rate_limits.hpp"
#include "tests/ui/support/canned.hpp"
#include "tests/ui/support/canned_rate_limits.hpp"
#include "tests/ui/support/fake_admin_client.hpp"
#include "tests/ui/support/inspect.hpp"
#include "ui/rate_limits/rate_limit_dialog.hpp"
#include "ui/rate_limits/rate_limit_item.hpp"
#include "ui/rate_limits/rate_limit_text.hpp"
#include "ui/rate_limits/rate_limits_panel.hpp"
#include "ui/rules/rule_tabs.hpp"
#include "ui/theme/theme.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/tab_bar.hpp"
#include "ui/window/gateway_model.hpp"

namespace weir::ui {

class TestRateLimitsPanel : public QObject {
    Q_OBJECT

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<FakeAdminClient> m_client;
    std::unique_ptr<GatewayModel> m_gateway;
    std::unique_ptr<RateLimitsPanel> m_panel;
    std::vector<admin::RateLimitRow> m_rows;
    std::vector<admin::SetRateLimit> m_set;
    admin::GatewayStatus m_status;

    void open() {
        m_client->answer<admin::GetStatus>(m_status);
        m_client->on<admin::ListRateLimits>(
            [this](const auto&) { return Result<admin::RateLimitList>({m_rows}); });
        m_client->on<admin::SetRateLimit>(
            [this](const admin::SetRateLimit& asked) -> Result<admin::RateLimitRow> {
                m_set.push_back(asked);
                admin::RateLimitRow made;
                made.settings = asked.settings;
                m_rows.push_back(made);
                return made;
            });
        m_client->on<admin::RemoveRateLimit>(
            [this](const admin::RemoveRateLimit& asked) -> Result<admin::RemovedRateLimit> {
                std::erase_if(m_rows,
                              [&](const auto& each) { return each.settings.name == asked.name; });
                admin::RemovedRateLimit removed;
                removed.name = asked.name;
                return removed;
            });
        m_client->on<admin::RestoreRateLimit>(
            [this](const admin::RestoreRateLimit& asked) -> Result<admin::RateLimitRow> {
                admin::RateLimitRow back;
                back.settings.name = asked.removed.name;
                back.settings.requests = 60;
                m_rows.push_back(back);
                return back;
            });
        m_gateway = std::make_unique<GatewayModel>(*m_client);
        m_gateway->refresh();
        QTRY_VERIFY(m_gateway->isKnown());
        m_panel = std::make_unique<RateLimitsPanel>(*m_client, *m_gateway);
        m_panel->resize(380, 500);
        m_panel->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_panel.get()));
        QTRY_VERIFY(m_client->timesAsked<admin::ListRateLimits>() > 0);
        QCoreApplication::processEvents();
    }
    QList<RateLimitItem*> items() const { return m_panel->findChildren<RateLimitItem*>(); }
    bool says(const QString& words) const { return hasWords(*m_panel, words); }
    RateLimitDialog* dialog() const { return m_panel->findChild<RateLimitDialog*>(); }
    void openDialog(const QString& button) {
        QVERIFY(pressButton(*m_panel, button));
        QTRY_VERIFY(dialog() != nullptr && dialog()->isVisible());
        QVERIFY(QTest::qWaitForWindowActive(dialog()));
    }
    Button* primary() const {
        const auto buttons = dialog()->findChildren<Button*>();
        const auto found = std::ranges::find(buttons, ButtonKind::Primary, &Button::kind);
        return found == buttons.end() ? nullptr : *found;
    }

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

    void withoutLimitsItSaysSo() {
        open();
        QTRY_VERIFY(says(QStringLiteral("Everybody may send as fast as they like.")));
        QVERIFY(items().isEmpty());
    }

    void saysWhatIsLetThroughOfWhom() {
        m_rows = cannedRateLimits().limits;
        open();
        QTRY_COMPARE(items().size(), 4);
        QCOMPARE(items()[3]->accessibleName(),
                 QStringLiteral("desk-slots, provider desk, 4 of 4 at once, 3 of 20 waiting, the "
                                "first for 4.20 s, full"));
        QCOMPARE(items()[0]->accessibleName(),
                 QStringLiteral("keys, each key, 41 of 60 requests a minute, 3 of 8 at once, "
                                "search-indexer is nearest of 12"));
        QCOMPARE(items()[1]->accessibleName(),
                 QStringLiteral("mobile, team mobile, 2,000,000 of 2,000,000 tokens an hour, "
                                "full · 12 refused"));
        // A figure that changes changes in place.
        const RateLimitItem* first = items()[0];
        m_rows[0].requests = 42;
        QTRY_VERIFY(says(QStringLiteral("42 of 60 requests a minute")));
        QCOMPARE(items()[0], first);
    }

    void tooManyForACounterEachIsSaid() {
        m_rows = cannedRateLimits().limits;
        m_rows[0].crowded = true;
        open();
        QTRY_VERIFY(items().size() == 4 && items()[0]->accessibleName().contains(QStringLiteral(
                                               "too many for a counter each: some share one")));
    }

    // From the panel to a limit that holds, by keyboard.
    void oneIsAddedByKeyboard() {
        open();
        QTRY_VERIFY(says(QStringLiteral("No rate limits.")));
        openDialog(QStringLiteral("Add rate limit"));
        QTRY_VERIFY(dialog()->focusWidget() != nullptr);
        const auto next = [this] { QTest::keyClick(dialog()->focusWidget(), Qt::Key_Tab); };
        const auto type = [&](const QString& text) {
            QTest::keyClicks(dialog()->focusWidget(), text);
            next();
        };
        type(QStringLiteral("keys"));
        QTest::keyClick(dialog()->focusWidget(), Qt::Key_Down);  // from a minute to an hour
        next();
        type(QStringLiteral("1,000"));
        type(QStringLiteral("250000"));
        next();
        next();
        type(QStringLiteral("8"));
        type(QStringLiteral("100"));
        type(QStringLiteral("2.5"));
        type(QStringLiteral("search"));
        for (int field = 0; field < 4; ++field) {
            next();
        }
        type(QStringLiteral("openai/gpt-4o"));
        QTest::keyClick(dialog()->focusWidget(), Qt::Key_Down);  // each key
        QTest::keyClick(dialog()->focusWidget(), Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(m_set.size(), std::size_t{1});
        QCOMPARE(m_set[0].replaces, std::string());
        admin::RateLimitSettings expected;
        expected.name = "keys";
        expected.per = LimitPeriod::Hour;
        expected.requests = 1'000;
        expected.tokens = 250'000;
        expected.concurrency = 8;
        expected.queueMost = 100;
        expected.queueWaitMs = 2'500;
        expected.team = "search";
        expected.target = "openai/gpt-4o";
        expected.each = LimitEach::Key;
        QVERIFY(m_set[0].settings == expected);
        QTRY_COMPARE(items().size(), 1);
        QTRY_VERIFY(dialog() == nullptr);
    }

    void whatIsMissingIsSaidAndNothingIsSent() {
        open();
        openDialog(QStringLiteral("Add rate limit"));
        QVERIFY(hasWords(*dialog(), QStringLiteral("The rate limit needs a name.")));
        const auto fields = dialog()->findChildren<QLineEdit*>();
        fields[0]->setText(QStringLiteral("keys"));
        QVERIFY(hasWords(*dialog(), QStringLiteral("Say how much is let through.")));
        for (const char* bad : {"0", "-5", "five", "1e3", "1.5"}) {
            fields[1]->setText(QString::fromLatin1(bad));
            QVERIFY2(!primary()->isEnabled(), bad);
            QVERIFY2(hasWords(*dialog(), QStringLiteral("Requests is a whole number, or empty.")),
                     bad);
        }
        fields[1]->setText(QStringLiteral("60"));
        QVERIFY(primary()->isEnabled());
    }

    void whatAQueueNeedsIsSaid() {
        open();
        openDialog(QStringLiteral("Add rate limit"));
        const auto fields = dialog()->findChildren<QLineEdit*>();
        enum {
            Name,
            Requests,
            Tokens,
            In,
            Out,
            AtOnce,
            Waiting,
            Wait,
            Team,
            User,
            Key,
            Model,
            Provider
        };
        fields[Name]->setText(QStringLiteral("slots"));
        fields[Waiting]->setText(QStringLiteral("50"));
        QVERIFY(hasWords(*dialog(), QStringLiteral("Say how much is let through.")));
        fields[Requests]->setText(QStringLiteral("60"));
        QVERIFY(hasWords(*dialog(), QStringLiteral("how many are under way at once.")));
        fields[AtOnce]->setText(QStringLiteral("4"));
        QVERIFY(hasWords(*dialog(), QStringLiteral("Calls wait for a provider or a target")));
        QVERIFY(!primary()->isEnabled());
        fields[Provider]->setText(QStringLiteral("openai"));
        QVERIFY(primary()->isEnabled());
        QVERIFY(fields[Wait]->isEnabled());
        for (const char* bad : {"0", "-5", "soon", "86401"}) {
            fields[Wait]->setText(QString::fromLatin1(bad));
            QVERIFY2(!primary()->isEnabled(), bad);
        }
        fields[Waiting]->clear();
        QVERIFY(!fields[Wait]->isEnabled());
        QVERIFY(primary()->isEnabled());
    }

    void aRefusalOfTheGatewayStaysInTheDialog() {
        m_rows = cannedRateLimits().limits;
        open();
        m_client->refuse<admin::SetRateLimit>(
            Error::conflict("There is a rate limit \"ads\" already."));
        QTRY_COMPARE(items().size(), 4);
        QVERIFY(pressButton(*items()[0], QStringLiteral("Change the rate limit keys")));
        QTRY_VERIFY(dialog() != nullptr && dialog()->isVisible());
        QVERIFY(QTest::qWaitForWindowActive(dialog()));
        const auto choices = dialog()->findChildren<QComboBox*>();
        QCOMPARE(choices[0]->currentText(), QStringLiteral("a minute"));
        QCOMPARE(choices[1]->currentText(), QStringLiteral("each key by itself"));
        QVERIFY(pressButton(*dialog(), QStringLiteral("Save rate limit")));
        QTRY_VERIFY(hasWords(*dialog(), QStringLiteral("There is a rate limit \"ads\" already.")));
        QVERIFY(dialog()->isVisible());
    }

    // Names that the gateway knows are offered, a target without the number of its key.
    void namesAreOffered() {
        admin::ModelRow model;
        model.name = "smart";
        model.targets = {"openai/gpt-4o", "openai#2/gpt-4o", "local/a#b/c"};
        m_client->answer<admin::ListModels>({{model}, {}});
        admin::KeyRow key;
        key.name = "ci";
        key.team = "search";
        m_client->answer<admin::ListKeys>({{key}});
        open();
        openDialog(QStringLiteral("Add rate limit"));
        const auto offered = [this](int field) {
            const auto* edit = dialog()->findChildren<QLineEdit*>()[field];
            QStringList all;
            if (const QCompleter* completer = edit->completer()) {
                const auto* names = completer->model();
                for (int row = 0; row < names->rowCount(); ++row) {
                    all += names->index(row, 0).data().toString();
                }
            }
            return all;
        };
        constexpr int kTeam = 8;
        QTRY_COMPARE(offered(kTeam), QStringList{QStringLiteral("search")});
        QCOMPARE(offered(kTeam + 2), QStringList{QStringLiteral("ci")});
        QTRY_COMPARE(offered(kTeam + 3), QStringList{QStringLiteral("smart")});
        QCOMPARE(offered(kTeam + 5),
                 (QStringList{QStringLiteral("local/a#b/c"), QStringLiteral("openai/gpt-4o")}));
    }

    void aRemovalIsTakenBack() {
        m_rows = cannedRateLimits().limits;
        m_rows.resize(1);
        open();
        QSignalSpy toasts(m_panel.get(), &RuleListPanel::toastAsked);
        QTRY_COMPARE(items().size(), 1);
        QVERIFY(pressButton(*items()[0], QStringLiteral("Remove the rate limit keys")));
        QTRY_COMPARE(toasts.size(), 1);
        QTRY_VERIFY(says(QStringLiteral("No rate limits.")));
        const auto message = toasts[0][0].value<ToastMessage>();
        QCOMPARE(message.text, QStringLiteral("The rate limit keys was removed."));
        message.run();
        QTRY_COMPARE(items().size(), 1);
    }

    void whatCannotBeAskedIsSaid() {
        m_rows = cannedRateLimits().limits;
        open();
        QTRY_COMPARE(items().size(), 4);
        m_client->refuse<admin::ListRateLimits>(Error::unavailable("The gateway does not answer."));
        QTRY_VERIFY(says(QStringLiteral("The gateway does not answer.")));
        QCOMPARE(items().size(), 4);  // what was known stays
    }

    void whoMayNotChangeItIsToldWhy() {
        m_rows = cannedRateLimits().limits;
        m_status.policyReadOnly = true;
        m_status.policyFile = "/etc/weir.yaml";
        open();
        QTRY_COMPARE(items().size(), 4);
        for (auto* button : items()[0]->findChildren<QAbstractButton*>()) {
            QVERIFY(!button->isEnabled());
            QCOMPARE(button->accessibleName(),
                     QStringLiteral("Managed by /etc/weir.yaml: change it there."));
        }
    }

    // Beside the budgets, a tab away; what is not seen is not asked for.
    void theTabsShowOneOrTheOther() {
        m_rows = cannedRateLimits().limits;
        open();
        RuleTabs tabs(*m_client, *m_gateway);
        m_panel->hide();
        const auto before = m_client->timesAsked<admin::ListRateLimits>();
        tabs.show();
        QVERIFY(QTest::qWaitForWindowExposed(&tabs));
        auto* panel = tabs.findChild<RateLimitsPanel*>();
        QVERIFY(!panel->isVisible());
        QCOMPARE(m_client->timesAsked<admin::ListRateLimits>(), before);
        auto* bar = tabs.findChild<TabBar*>();
        bar->setFocus();
        QTest::keyClick(bar, Qt::Key_Right);
        QVERIFY(panel->isVisible());
        QTRY_COMPARE(panel->findChildren<RateLimitItem*>().size(), 4);
    }
};

}  // namespace weir::ui

QTEST_MAIN(weir::ui::TestRateLimitsPanel)
#include "test_rate_limits_panel.moc"
