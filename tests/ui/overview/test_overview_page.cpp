// SPDX-License-Identifier: GPL-3.0-or-later
#include <QApplication>
#include <QLabel>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QToolButton>
#include <QtTest>
#include <algorithm>

#include "tests/support/fake_clock.hpp"
#include "tests/ui/support/canned.hpp"
#include "tests/ui/support/canned_calls.hpp"
#include "tests/ui/support/canned_overview.hpp"
#include "tests/ui/support/inspect.hpp"
#include "tests/ui/support/pseudo_locale.hpp"
#include "ui/calls/own_calls.hpp"
#include "ui/charts/flow_chart.hpp"
#include "ui/overview/attention_list.hpp"
#include "ui/overview/overview_page.hpp"
#include "ui/overview/provider_panel.hpp"
#include "ui/overview/spend_panel.hpp"
#include "ui/overview/stats.hpp"
#include "ui/providers/provider_table.hpp"
#include "ui/providers/providers_page.hpp"
#include "ui/settings/ui_settings.hpp"
#include "ui/teams/teams_page.hpp"
#include "ui/theme/theme.hpp"
#include "ui/traffic/filter/filter_field.hpp"
#include "ui/traffic/table/traffic_table.hpp"
#include "ui/traffic/traffic_page.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/segments.hpp"
#include "ui/widgets/stat_strip.hpp"
#include "ui/widgets/table_view.hpp"
#include "ui/window/gateway_model.hpp"
#include "ui/window/header.hpp"
#include "ui/window/main_window.hpp"

namespace weir::ui {

using admin::OverviewRange;

namespace {

// The window with the pages that the overview leads to.
struct Fixture {
    Fixture()
        : gateway(client),
          settings(home.filePath(QStringLiteral("ui.ini"))),
          calls(client, settings.store()),
          window(gateway, settings) {
        answerAll(client);
        client.answer<admin::ListAlerts>({});
        page = new OverviewPage(client, gateway, settings.store(), clock);
        window.addPage(OverviewPage::entry(), [this] { return page; });
        window.addPage(TrafficPage::entry(), [this] {
            return new TrafficPage(client, gateway, calls, settings.store());
        });
        window.addPage(ProvidersPage::entry(),
                       [this] { return new ProvidersPage(client, gateway); });
        window.finish();
        window.resize(1280, 800);
    }

    void show() {
        window.show();
        gateway.refresh();
    }
    AttentionList& attention() { return *page->findChild<AttentionList*>(); }
    QStringList titles() {
        QStringList titles;
        const auto buttons = attention().findChildren<Button*>();
        for (const Button* button : buttons) {
            if (button->isVisible()) {
                titles << button->accessibleName();
            }
        }
        return titles;
    }
    Button* action(const QString& name) {
        const auto buttons = page->findChildren<Button*>();
        for (Button* button : buttons) {
            if (button->isVisible() && button->accessibleName() == name) {
                return button;
            }
        }
        return nullptr;
    }
    bool says(const QString& words) { return hasWords(*page, words); }
    bool statSays(const QString& words) {
        const auto widgets = page->findChildren<QWidget*>();
        return std::any_of(widgets.begin(), widgets.end(), [&words](const QWidget* widget) {
            return widget->isVisible() && widget->accessibleName().startsWith(words);
        });
    }

    FakeAdminClient client;
    test::FakeClock clock;
    GatewayModel gateway;
    QTemporaryDir home;
    UiSettings settings;
    OwnCalls calls;
    MainWindow window;
    OverviewPage* page;
};

}  // namespace

class TestOverviewPage : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp, ThemeChoice::Light); }
    void cleanupTestCase() { m_theme.reset(); }

    // A person's task: what is wrong, and with which calls; one key.
    void aPersonSeesThatAProviderIsLimitedAndGetsToIt() {
        Fixture fixture;
        fixture.show();
        QTRY_VERIFY(fixture.says(QStringLiteral("mistral is limited")));
        QVERIFY(fixture.says(
            QStringLiteral("429, cooling for 38 s. Its calls go to the next target.")));
        Button* lead = fixture.action(QStringLiteral("Show requests: mistral is limited"));
        QVERIFY(lead != nullptr);
        lead->setFocus();
        QTest::keyClick(lead, Qt::Key_Space);
        QCOMPARE(fixture.window.currentPageId(), QStringLiteral("traffic"));
        auto* filter = fixture.window.findChild<FilterField*>();
        QCOMPARE(filter->text(), QStringLiteral("provider:mistral"));
        auto* calls = fixture.window.findChild<TrafficTable*>();
        QTRY_VERIFY(calls->model()->rowCount() > 0);
        QVERIFY(calls->model()->rowCount() < static_cast<int>(cannedRows().size()));
    }

    void aLockedKeyLeadsToItsProvider() {
        Fixture fixture;
        fixture.show();
        const auto lead = [&] {
            return fixture.action(
                QStringLiteral("Show provider: The keychain is locked for cohere."));
        };
        QTRY_VERIFY(lead() != nullptr);
        lead()->click();
        QCOMPARE(fixture.window.currentPageId(), QStringLiteral("providers"));
        auto* table = fixture.window.findChild<ProviderTable*>();
        QTRY_COMPARE(table->currentIndex().data().toString(), QStringLiteral("cohere"));
        QTRY_VERIFY(table->hasFocus());
    }

    void aWaitThatRunsDownKeepsTheFocus() {
        Fixture fixture;
        fixture.show();
        QTRY_VERIFY(fixture.says(QStringLiteral("mistral is limited")));
        Button* lead = fixture.action(QStringLiteral("Show requests: mistral is limited"));
        lead->setFocus();
        auto providers = cannedProviders();
        providers[2].healthReason = "429, cooling for 37 s";
        fixture.client.answer<admin::ListProviders>({providers});
        QTRY_VERIFY(fixture.says(QStringLiteral("37 s")));
        QVERIFY(lead->hasFocus());
    }

    void theNumbersAreThoseOfTheStatusBar() {
        Fixture fixture;
        fixture.show();
        auto* today = fixture.window.findChild<Segments*>()->findChildren<QToolButton*>().at(2);
        today->click();
        QTRY_VERIFY(fixture.statSays(QStringLiteral("Spend: $214.38")));
        QVERIFY(fixture.statSays(QStringLiteral("Active streams: 37")));
        QVERIFY(fixture.says(QStringLiteral("$214.38")));  // the total of the table

        admin::GatewayStatus status = cannedStatus();
        status.spentToday = Money::fromNano(215'000'000'000);
        status.openStreams = 40;
        fixture.client.answer<admin::GetStatus>(status);
        fixture.gateway.refresh();
        QTRY_VERIFY(fixture.statSays(QStringLiteral("Spend: $215.00")));
        QVERIFY(fixture.statSays(QStringLiteral("Active streams: 40")));
        QVERIFY(fixture.says(QStringLiteral("$215.00")));
    }

    void theRangeIsAskedForAndKept() {
        Fixture fixture;
        std::vector<OverviewRange> asked;
        fixture.client.on<admin::GetOverview>([&asked](const admin::GetOverview& operation) {
            asked.push_back(operation.range);
            return Result<admin::Overview>(cannedOverview(operation.range));
        });
        fixture.show();
        QTRY_VERIFY(!asked.empty());
        QCOMPARE(asked.back(), OverviewRange::QuarterHour);
        auto* ranges = fixture.window.findChild<Segments*>();
        ranges->findChildren<QToolButton*>().at(3)->click();
        QCOMPARE(asked.back(), OverviewRange::Week);
        OverviewPage again(fixture.client, fixture.gateway, fixture.settings.store(),
                           fixture.clock);
        again.show();
        QTRY_VERIFY(asked.size() > 2);
        QCOMPARE(asked.back(), OverviewRange::Week);
    }

    void nothingIsAskedWhileNobodyLooks() {
        Fixture fixture;
        fixture.show();
        QTRY_VERIFY(fixture.client.timesAsked<admin::GetOverview>() > 0);
        fixture.window.openPage(QStringLiteral("providers"));
        const int before = fixture.client.timesAsked<admin::GetOverview>();
        // The other page goes on asking at its pace.
        const int others = fixture.client.timesAsked<admin::ListProviders>();
        QTRY_VERIFY(fixture.client.timesAsked<admin::ListProviders>() > others + 1);
        QCOMPARE(fixture.client.timesAsked<admin::GetOverview>(), before);
    }

    // As in safe mode.
    void aGatewayWithoutAnAddressIsNotSaidToListen() {
        Fixture fixture;
        admin::GatewayStatus status = cannedStatus();
        status.state = GatewayState::Stopped;
        status.address.clear();
        fixture.client.answer<admin::GetStatus>(status);
        fixture.client.on<admin::GetOverview>([](const admin::GetOverview& asked) {
            return Result<admin::Overview>(emptyOverview(asked.range));
        });
        fixture.show();
        QTRY_VERIFY(hasWords(*fixture.page, QStringLiteral("The gateway takes no calls now.")));
        QVERIFY(!hasWords(*fixture.page, QStringLiteral("listens on")));
    }

    void theGatewaysOwnTroubleComesFirst() {
        Fixture fixture;
        admin::GatewayStatus status = cannedStatus();
        status.state = GatewayState::Degraded;
        status.booksProblem = "The disk is full. Records wait in memory.";
        status.problem = status.booksProblem;
        status.policyProblem = "line 3: unknown field \"tear\"";
        fixture.client.answer<admin::GetStatus>(status);
        fixture.show();
        QTRY_COMPARE(fixture.titles().size(), 5);
        QCOMPARE(fixture.titles().at(0), QStringLiteral("Open folder: The disk is full."));
        QCOMPARE(fixture.titles().at(1),
                 QStringLiteral("Open file: The document on disk is not in force."));
        QCOMPARE(fixture.titles().at(3),
                 QStringLiteral("Show provider: The keychain is locked for cohere."));
        QVERIFY(fixture.titles().at(4).startsWith(QStringLiteral("Set prices: 1 model")));
    }

    // Of a budget once, at its worst; of a key that is about to end; not of a provider, whose state
    // is there anyway.
    void budgetsAndKeysThatAreAlmostGoneNeedAttention() {
        Fixture fixture;
        admin::AlertList alerts;
        const auto add = [&alerts](AlertKind kind, const std::string& subject, bool refuses) {
            admin::AlertRow row;
            row.alert.kind = kind;
            row.alert.subject = subject;
            row.alert.percent = 80;
            row.alert.refuses = refuses;
            row.alert.told = true;
            row.alert.at = cannedStatus().startedAt;
            alerts.active.push_back(row);
        };
        add(AlertKind::BudgetUsed, "search", false);
        add(AlertKind::BudgetGone, "search", false);
        add(AlertKind::ProviderDown, "openai", false);
        add(AlertKind::KeyExpires, "etl-nightly", false);
        add(AlertKind::BudgetGone, "mobile", false);
        add(AlertKind::BudgetUsed, "mobile", true);
        fixture.client.answer<admin::ListAlerts>(alerts);
        fixture.show();
        QTRY_COMPARE(fixture.titles().size(), 6);
        const auto has = [&](const char* begin) {
            const QStringList titles = fixture.titles();
            return std::ranges::any_of(titles, [begin](const QString& title) {
                return title.startsWith(QString::fromUtf8(begin));
            });
        };
        QVERIFY(has("Show budgets: The budget mobile is used up"));
        QVERIFY(has("Show budgets: The budget search may be gone by"));
        QVERIFY(has("Show key: The key etl-nightly expires on"));
        QVERIFY(!has("Show budgets: The budget search is used"));
        QSignalSpy asked(fixture.page, &Page::pageAsked);
        fixture.action(QStringLiteral("Show budgets: The budget mobile is used up"))->click();
        QCOMPARE(asked.value(0).value(0).toString(), QStringLiteral("spend"));
        // The one that refuses stands before the one that will.
        QVERIFY(fixture.titles().at(1).contains(QStringLiteral("mobile")));
    }

    void aTakenPortIsChangedFromHere() {
        Fixture fixture;
        admin::GatewayStatus status = cannedStatus();
        status.state = GatewayState::PortInUse;
        status.problem = "Port 9347 is used by ollama (pid 4121).";
        status.suggestedPort = 9348;
        fixture.client.answer<admin::GetStatus>(status);
        std::string address;
        fixture.client.on<admin::SetListen>([&address](const admin::SetListen& operation) {
            address = operation.address;
            return Result<admin::GatewayStatus>(cannedStatus());
        });
        fixture.show();
        const auto action = [&] {
            return fixture.action(
                QStringLiteral("Use 9348: Port 9347 is used by ollama (pid 4121)."));
        };
        QTRY_VERIFY(action() != nullptr);
        action()->click();
        QCOMPARE(address, std::string("127.0.0.1:9348"));
    }

    void theFirstDayHasItsSteps() {
        Fixture fixture;
        admin::GatewayStatus status = cannedStatus();
        status.keys = 0;
        fixture.client.answer<admin::GetStatus>(status);
        fixture.client.answer<admin::ListProviders>({});
        fixture.client.on<admin::GetOverview>([](const admin::GetOverview& operation) {
            return Result<admin::Overview>(emptyOverview(operation.range));
        });
        fixture.show();
        QTRY_VERIFY(fixture.says(QStringLiteral("No calls yet. Weir listens on 127.0.0.1:9347.")));
        QVERIFY(!fixture.page->findChild<FlowChart*>()->isVisible());
        QTRY_COMPARE(fixture.titles(),
                     (QStringList{QStringLiteral("Add provider: No provider"),
                                  QStringLiteral("Create key: No tool has a key yet")}));
        QSignalSpy asked(fixture.page, &Page::pageAsked);
        fixture.action(QStringLiteral("Create key: No tool has a key yet"))->click();
        QCOMPARE(asked.value(0), (QVariantList{QStringLiteral("teams"), TeamsPage::newKey()}));
        QVERIFY(fixture.says(QStringLiteral("Nothing spent today.")));
        QVERIFY(fixture.statSays(QStringLiteral("Errors: –")));
        fixture.action(QStringLiteral("Add provider: No provider"))->click();
        QCOMPARE(fixture.window.currentPageId(), QStringLiteral("providers"));
    }

    void aCertificateThatEndsSoonNeedsAttention() {
        const auto saysSo = [](std::chrono::hours left) {
            Fixture fixture;
            fixture.client.on<admin::GetStatus>([left](const admin::GetStatus&) {
                admin::GatewayStatus status = cannedStatus();
                status.tls = true;
                status.tlsEnds = cannedOverview(admin::OverviewRange::QuarterHour).now + left;
                return Result<admin::GatewayStatus>(std::move(status));
            });
            fixture.show();
            return QTest::qWaitFor([&] { return fixture.statSays(QStringLiteral("Errors: ")); }) &&
                   fixture.says(QStringLiteral("From then on tools refuse to connect. New files in "
                                               "the place of the old are taken over at once."));
        };
        QVERIFY(saysSo(std::chrono::hours{10 * 24}));
        QVERIFY(!saysSo(std::chrono::hours{15 * 24}));
        QVERIFY(!saysSo(std::chrono::hours{-1}));  // the gateway itself says that
    }

    void whenNothingNeedsAttentionItSaysSo() {
        Fixture fixture;
        fixture.client.answer<admin::ListProviders>({{cannedProviders().front()}});
        fixture.client.on<admin::GetOverview>([](const admin::GetOverview& operation) {
            admin::Overview overview = cannedOverview(operation.range);
            overview.models.pop_back();
            return Result<admin::Overview>(std::move(overview));
        });
        fixture.show();
        QTRY_VERIFY(fixture.says(QStringLiteral("Nothing at the moment.")));
        QCOMPARE(fixture.titles(), QStringList());
    }

    void whatWasSpentLeadsToItsPage() {
        Fixture fixture;
        fixture.show();
        const QSignalSpy asked(fixture.page, &Page::pageAsked);
        StatCell* spend = fixture.page->findChildren<StatCell*>().at(SpendStat);
        spend->setFocus();
        QTest::keyClick(spend, Qt::Key_Return);
        QTest::mouseClick(spend, Qt::LeftButton);
        fixture.page->findChild<SpendPanel*>()->findChild<Button*>()->click();
        QCOMPARE(asked.size(), 3);
        for (const QList<QVariant>& each : asked) {
            QCOMPARE(each.at(0).toString(), QStringLiteral("spend"));
        }
        QCOMPARE(asked.last().at(1).toString(), QStringLiteral("today"));
        // The others lead nowhere.
        QTest::mouseClick(fixture.page->findChildren<StatCell*>().at(ErrorsStat), Qt::LeftButton);
        QCOMPARE(asked.size(), 3);
    }

    void enterOnAProviderOpensIt() {
        Fixture fixture;
        fixture.show();
        auto* table = fixture.page->findChild<ProviderPanel*>()->findChild<TableView*>();
        QTRY_COMPARE(table->model()->rowCount(), 5);
        table->setFocus();
        table->setCurrentIndex(table->model()->index(1, 0));
        QTest::keyClick(table, Qt::Key_Return);
        QCOMPARE(fixture.window.currentPageId(), QStringLiteral("providers"));
        auto* target = fixture.window.findChild<ProviderTable*>();
        QTRY_COMPARE(target->currentIndex().data().toString(), QStringLiteral("openai"));
    }

    void spendIsSaidWithWhatIsNotKnown() {
        admin::Overview overview = cannedOverview(OverviewRange::Hour);
        overview.unpriced = 3;
        const auto stats = statsOf(overview, cannedStatus());
        QCOMPARE(stats[SpendStat].note, QStringLiteral("3 calls unpriced · 2.1 % estimated"));
        QCOMPARE(stats[AddedStat].figure, QStringLiteral("0.12"));
        QCOMPARE(stats[AddedStat].note, QStringLiteral("0.19 ms p99"));
        QCOMPARE(stats[RequestsStat].note, QStringLiteral("last hour"));
        const auto today = statsOf(cannedOverview(OverviewRange::Today), cannedStatus());
        QCOMPARE(today[RequestsStat].note, QStringLiteral("10.0 % above yesterday"));
    }

    void everyControlHasAName() {
        Fixture fixture;
        fixture.show();
        QTRY_VERIFY(fixture.says(QStringLiteral("mistral is limited")));
        QCOMPARE(unnamedControls(&fixture.window), QStringList());
    }

    void nothingIsCut_data() {
        QTest::addColumn<QSize>("size");
        QTest::newRow("smallest") << QSize(1024, 680);
        QTest::newRow("1280") << QSize(1280, 800);
        QTest::newRow("wide") << QSize(1440, 900);
    }
    void nothingIsCut() {
        QFETCH(QSize, size);
        PseudoLocale pseudo;
        QVERIFY(QCoreApplication::installTranslator(&pseudo));
        {
            Fixture fixture;
            fixture.window.resize(size);
            fixture.show();
            QTRY_VERIFY(fixture.titles().size() == 3);
            QTRY_COMPARE(cutTexts(fixture.page).join(QLatin1Char('\n')), QString());
            auto* header = fixture.window.findChild<Header*>();
            QCOMPARE(cutTexts(header).join(QLatin1Char('\n')), QString());
            // It asks for no more width than there is.
            QCOMPARE(fixture.window.size(), size);
        }
        QCoreApplication::removeTranslator(&pseudo);
    }

private:
    std::unique_ptr<Theme> m_theme;
};

}  // namespace weir::ui

QTEST_MAIN(weir::ui::TestOverviewPage)
#include "test_overview_page.moc"
