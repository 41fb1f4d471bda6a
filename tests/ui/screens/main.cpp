// SPDX-License-Identifier: GPL-3.0-or-later
// Renders every screen with canned data, in both themes, to PNG files: screens FOLDER. Anything Qt
// warns about on the way makes it fail.
#include <QApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QMenu>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <cstdio>
#include <functional>

#include "tests/ui/screens/everywhere.hpp"
#include "tests/ui/screens/times.hpp"
#include "tests/ui/support/canned.hpp"
#include "tests/ui/support/canned_calls.hpp"
#include "tests/ui/support/canned_overview.hpp"
#include "tests/ui/support/http_listener.hpp"
#include "ui/about/about_dialog.hpp"
#include "ui/calls/own_calls.hpp"
#include "ui/charts/flow_chart.hpp"
#include "ui/first_start/first_start.hpp"
#include "ui/help/help_page.hpp"
#include "ui/overview/overview_page.hpp"
#include "ui/playground/lane_view.hpp"
#include "ui/playground/playground_page.hpp"
#include "ui/providers/key_dialog.hpp"
#include "ui/providers/provider_dialog.hpp"
#include "ui/providers/providers_page.hpp"
#include "ui/settings/language.hpp"
#include "ui/settings/settings_page.hpp"
#include "ui/settings/ui_settings.hpp"
#include "ui/theme/theme.hpp"
#include "ui/traffic/compare/compare_dialog.hpp"
#include "ui/traffic/export/export_dialog.hpp"
#include "ui/traffic/export/listed_calls.hpp"
#include "ui/traffic/filter/filter_field.hpp"
#include "ui/traffic/filter/filter_list.hpp"
#include "ui/traffic/filter/saved_filters.hpp"
#include "ui/traffic/replay/replay_dialog.hpp"
#include "ui/traffic/table/pinned_rows.hpp"
#include "ui/traffic/table/table_columns.hpp"
#include "ui/traffic/table/traffic_table.hpp"
#include "ui/traffic/traffic_page.hpp"
#include "ui/widgets/segments.hpp"
#include "ui/window/gateway_model.hpp"
#include "ui/window/main_window.hpp"

namespace {

int g_warnings = 0;

void countWarnings(QtMsgType type, const QMessageLogContext&, const QString& message) {
    // The offscreen platform says this of every window and popup it shows.
    if (message.startsWith(QLatin1String("This plugin does not support"))) {
        return;
    }
    std::fprintf(stderr, "%s\n", qPrintable(message));
    g_warnings += type == QtDebugMsg || type == QtInfoMsg ? 0 : 1;
}

using namespace weir;
using namespace weir::ui;

// Answers come from the event loop, one may ask the next question, and timers fill the tables.
void settle() {
    constexpr int kRounds = 12;
    for (int round = 0; round < kRounds; ++round) {
        QCoreApplication::sendPostedEvents();
        QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
    }
}

class Screens {
public:
    Screens(Theme& theme, QDir folder, QString suffix, QSize size)
        : m_theme(theme), m_folder(std::move(folder)), m_suffix(std::move(suffix)), m_size(size) {}

    bool renderAll() {
        return renderOverview() && renderWindow() && renderTable() && renderEmptyWindow() &&
               renderFirstStart() && renderEverywhere(m_theme, m_size, keeper());
    }

private:
    std::function<bool(QWidget&, const QString&)> keeper() {
        return [this](QWidget& widget, const QString& name) { return keep(widget, name); };
    }
    bool keep(QWidget& widget, const QString& name) {
        settle();
        const QString file = m_folder.filePath(QStringLiteral("%1-%2.png").arg(name, m_suffix));
        if (widget.grab().save(file)) {
            return true;
        }
        std::fprintf(stderr, "cannot write %s\n", qPrintable(file));
        return false;
    }

    // In full, on the first day, and before anything was set up.
    bool renderOverview() {
        FakeAdminClient client;
        answerAll(client);
        GatewayModel gateway(client);
        QTemporaryDir home;
        UiSettings settings(home.filePath(QStringLiteral("ui.ini")));
        OwnCalls calls(client, settings.store());
        MainWindow window(gateway, settings);
        window.addPage(new OverviewPage(client, gateway, settings.store()));
        window.addPage(new TrafficPage(client, gateway, calls, settings.store()));
        window.addPage(new ProvidersPage(client, gateway));
        window.finish();
        window.resize(m_size);
        window.show();
        gateway.refresh();
        bool kept = keep(window, QStringLiteral("overview"));
        const auto ranges = window.findChild<Segments*>()->findChildren<QToolButton*>();
        const auto show = [&](int range, const QString& name) {
            ranges.at(range)->click();
            kept = keep(window, name) && kept;
        };
        show(2, QStringLiteral("overview-today"));
        auto* chart = window.findChild<FlowChart*>();
        chart->setFocus();
        QTest::keyClick(chart, Qt::Key_Home);
        for (int step = 0; step < 20; ++step) {
            QTest::keyClick(chart, Qt::Key_Right);
        }
        kept = keep(window, QStringLiteral("overview-column")) && kept;
        show(3, QStringLiteral("overview-week"));

        admin::GatewayStatus status = cannedStatus();
        status.openStreams = 0;
        status.requestsPerSecond = 0;
        status.requestsEachSecond.assign(60, 0);
        status.spentToday = {};
        status.keys = 1;
        status.providersUp = 1;
        status.providersDegraded = 0;
        client.answer<admin::GetStatus>(status);
        admin::ProviderRow simulator = cannedProviders()[3];
        simulator.settings.name = "simulator";
        client.answer<admin::ListProviders>({{simulator}});
        client.on<admin::GetOverview>([](const admin::GetOverview& asked) {
            return Result<admin::Overview>(firstDayOverview(asked.range));
        });
        const auto comeBack = [&] {
            gateway.refresh();
            settle();
            // The page asks at its own pace, and at once when it comes into sight.
            window.openPage(QStringLiteral("traffic"));
            window.openPage(QStringLiteral("overview"));
            settle();
        };
        comeBack();
        show(0, QStringLiteral("overview-first-day"));

        status.keys = 0;
        status.providersUp = 0;
        client.answer<admin::GetStatus>(status);
        client.answer<admin::ListProviders>({});
        client.on<admin::GetOverview>([](const admin::GetOverview& asked) {
            return Result<admin::Overview>(emptyOverview(asked.range));
        });
        comeBack();
        show(0, QStringLiteral("overview-empty"));
        return kept;
    }

    bool renderWindow() {
        FakeAdminClient client;
        answerAll(client);
        GatewayModel gateway(client);
        QTemporaryDir home;
        UiSettings settings(home.filePath(QStringLiteral("ui.ini")));
        OwnCalls calls(client, settings.store());
        MainWindow window(gateway, settings);
        window.addPage(new OverviewPage(client, gateway, settings.store()));
        auto* traffic = new TrafficPage(client, gateway, calls, settings.store());
        auto* providers = new ProvidersPage(client, gateway);
        window.addPage(traffic);
        window.addPage(providers);
        window.addPage(new PlaygroundPage(client, gateway, calls, settings.store()));
        window.finish();
        window.resize(m_size);
        window.show();
        gateway.refresh();
        window.openPage(QStringLiteral("traffic"));
        bool kept = keep(window, QStringLiteral("traffic-list"));

        auto* table = traffic->findChild<TrafficTable*>();
        const QModelIndex fellBack = table->model()->index(34, 0);
        table->setCurrentIndex(fellBack);
        emit table->opened(fellBack);
        kept = keep(window, QStringLiteral("traffic")) && kept;
        auto* tabs = traffic->findChild<QTabBar*>();
        const QStringList names{QStringLiteral("overview"), QStringLiteral("messages"),
                                QStringLiteral("request"), QStringLiteral("response"),
                                QStringLiteral("events")};
        for (int tab = 1; tab < tabs->count(); ++tab) {
            tabs->setCurrentIndex(tab);
            kept = keep(window, QStringLiteral("traffic-") + names.at(tab)) && kept;
        }
        kept = renderPlayground(client, gateway, calls, window) && kept;
        kept = renderCallDialogs(client, calls, settings, window) && kept;
        window.openPage(QStringLiteral("providers"));
        kept = keep(window, QStringLiteral("providers")) && kept;

        ProviderDialog dialog(client, &window);
        dialog.show();
        settle();
        dialog.test();
        kept = keep(dialog, QStringLiteral("provider-dialog")) && kept;
        KeyDialog keyDialog(client, cannedProviders().back(), false, &window);
        keyDialog.show();
        return keep(keyDialog, QStringLiteral("key-dialog")) && kept;
    }

    // The table as somebody made it their own.
    bool renderTable() {
        FakeAdminClient client;
        answerAll(client);
        GatewayModel gateway(client);
        QTemporaryDir home;
        UiSettings settings(home.filePath(QStringLiteral("ui.ini")));
        OwnCalls calls(client, settings.store());
        MainWindow window(gateway, settings);
        auto* traffic = new TrafficPage(client, gateway, calls, settings.store());
        window.addPage(traffic);
        window.finish();
        window.resize(m_size);
        window.show();
        gateway.refresh();
        window.openPage(QStringLiteral("traffic"));
        settle();
        auto* table = traffic->findChild<TrafficTable*>();
        auto* columns = table->findChild<TableColumns*>();
        columns->setShown(TrafficModel::Team, true);
        columns->setShown(TrafficModel::Status, true);
        table->sortNext(TrafficModel::Cost);
        table->setCurrentIndex(table->model()->index(4, 0));
        auto* pinned = traffic->findChild<PinnedRows*>();
        pinned->toggle(cannedRows()[8]);
        pinned->toggle(cannedRows()[34]);
        bool kept = keep(window, QStringLiteral("traffic-sorted"));
        auto* filters = traffic->findChild<SavedFilters*>();
        filters->save(QStringLiteral("Went wrong"), QStringLiteral("-state:done -mark:simulated"));
        filters->save(QStringLiteral("Search, dear"), QStringLiteral("team:search cost>0.05"));
        filters->note(QStringLiteral("provider:anthropic ttft>2s"));
        auto* field = traffic->findChild<FilterField*>();
        field->setFilter(QStringLiteral("key:search-prod"));
        emit field->listAsked();
        auto* list = traffic->findChild<FilterList*>();
        kept = keep(*list, QStringLiteral("traffic-saved-filters")) && kept;
        list->hide();
        columns->openMenu(table->mapToGlobal(QPoint(400, 0)));
        auto* menu = table->findChild<QMenu*>(QString(), Qt::FindDirectChildrenOnly);
        kept = keep(*menu, QStringLiteral("traffic-columns-menu")) && kept;
        delete menu;
        kept = renderTimes(*traffic, window, keeper()) && kept;
        QTest::keyClick(&window, Qt::Key_G, Qt::ControlModifier | Qt::ShiftModifier);
        return keep(window, QStringLiteral("traffic-sessions")) && kept;
    }

    // Before the first message, and with three models beside each other.
    bool renderPlayground(FakeAdminClient& client, GatewayModel& gateway, OwnCalls& calls,
                          MainWindow& window) {
        HttpListener listener(
            HttpListener::head(
                200, "text/event-stream",
                "X-Weir-Exchange: " + QByteArray::fromStdString(cannedId(9).text()) + "\r\n") +
            "data: {\"choices\":[{\"delta\":{\"content\":\"Line 88 compares with > since, and null "
            "never passes. Treat null as older than any date.\"}}]}\n\n");
        admin::GatewayStatus status = cannedStatus();
        status.address = listener.address();
        client.answer<admin::GetStatus>(status);
        gateway.refresh();
        client.answer<admin::ListModels>(
            {{{"openai/gpt-5-mini", {"openai/gpt-5-mini"}, {"openai_chat"}},
              {"mistral/mistral-medium-2508", {"mistral/mistral-medium-2508"}, {"openai_chat"}},
              {"local/qwen3:32b", {"local/qwen3:32b"}, {"openai_chat"}}},
             {}});
        window.openPage(QStringLiteral("playground"));
        auto* page = static_cast<PlaygroundPage*>(window.currentPage());
        bool kept = keep(window, QStringLiteral("playground-empty"));

        admin::ExchangeBodies bodies = cannedBodies();
        bodies.request.insert(bodies.request.rfind('}'), ",\"tools\":[],\"top_p\":0.9");
        client.answer<admin::GetBodies>(bodies);
        client.on<admin::GetExchange>([](const admin::GetExchange& asked) {
            admin::ExchangeDetail detail = cannedDetail(cannedRow(3));
            detail.row.id = asked.id;
            detail.row.dialect = "openai_chat";
            detail.row.modelAsked = "openai/gpt-5-mini";
            detail.bodiesKept = true;
            return Result<admin::ExchangeDetail>(detail);
        });
        page->reveal(QString::fromStdString(cannedId(3).text()));
        settle();
        calls.key.agree();
        const auto buttons = page->findChildren<QPushButton*>();
        const auto press = [&buttons](const QString& text) {
            for (QPushButton* button : buttons) {
                if (button->text() == text) {
                    button->click();
                }
            }
        };
        press(QStringLiteral("Ask another model beside"));
        press(QStringLiteral("Ask another model beside"));
        const auto lanes = page->findChildren<LaneView*>();
        lanes.at(1)->choose(QStringLiteral("mistral/mistral-medium-2508"));
        lanes.at(2)->choose(QStringLiteral("local/qwen3:32b"));
        press(QStringLiteral("Send"));
        QElapsedTimer waited;
        waited.start();
        while (lanes.at(2)->lane().isRunning() && waited.elapsed() < 5'000) {
            settle();
        }
        kept = keep(window, QStringLiteral("playground")) && kept;
        answerAll(client);
        gateway.refresh();
        return kept;
    }

    // What is done with calls of the table.
    bool renderCallDialogs(FakeAdminClient& client, OwnCalls& calls, UiSettings& settings,
                           MainWindow& window) {
        ExportDialog exporting(
            client,
            {{{QStringLiteral("982,110 calls that the table shows"),
               []() -> std::unique_ptr<CallSource> {
                   return std::make_unique<ListedCalls>(
                       std::make_shared<const std::vector<admin::ExchangeRow>>(cannedRows()));
               }}},
             QStringLiteral("tokens>400 -key:demo")},
            {}, settings.store(), &window);
        exporting.show();
        bool kept = keep(exporting, QStringLiteral("export-dialog"));

        client.on<admin::GetExchange>([](const admin::GetExchange& asked) {
            const bool second = asked.id == cannedRows()[23].id;
            admin::ExchangeDetail detail = cannedDetail(cannedRows()[second ? 23 : 20]);
            detail.bodiesKept = true;
            return Result<admin::ExchangeDetail>(detail);
        });
        client.on<admin::GetBodies>([](const admin::GetBodies& asked) {
            admin::ExchangeBodies bodies = cannedBodies();
            if (asked.id == cannedRows()[23].id) {
                bodies.request.replace(bodies.request.find("few"), 3, "many");
                bodies.request.insert(bodies.request.rfind('}'), ",\"temperature\":0.2");
            }
            return Result<admin::ExchangeBodies>(bodies);
        });
        client.answer<admin::QuoteReplay>({"anthropic/claude-sonnet-4-5", Pricing::Priced, true,
                                           Money::fromNano(7'000'000), true,
                                           Money::fromNano(72'000'000), 3'812, 118});
        ReplayDialog replay({client, calls.key, calls.caller, QStringLiteral("http://127.0.0.1:9")},
                            cannedRows()[20], &window);
        replay.show();
        kept = keep(replay, QStringLiteral("replay-dialog")) && kept;

        auto* about = new AboutDialog(QStringLiteral("0.1.0"), &window);
        about->show();
        kept = keep(*about, QStringLiteral("about")) && kept;
        delete about;

        auto* compare = new CompareDialog(client, cannedRows()[20], cannedRows()[23], &window);
        compare->show();
        kept = keep(*compare, QStringLiteral("compare-facts")) && kept;
        auto* tabs = compare->findChild<QTabBar*>();
        tabs->setCurrentIndex(1);
        kept = keep(*compare, QStringLiteral("compare-messages")) && kept;
        tabs->setCurrentIndex(2);
        kept = keep(*compare, QStringLiteral("compare-request")) && kept;
        delete compare;
        answerAll(client);
        return kept;
    }

    // A gateway without anything that cannot listen, and then does not answer.
    bool renderEmptyWindow() {
        FakeAdminClient client;
        answerAll(client);
        client.answer<admin::ListTraffic>({});
        client.answer<admin::ListProviders>({});
        admin::GatewayStatus status = cannedStatus();
        status.state = GatewayState::PortInUse;
        status.problem = "Port 9347 is used by ollama (pid 4121).";
        status.suggestedPort = 9348;
        status.providersUp = 0;
        status.providersDegraded = 0;
        client.answer<admin::GetStatus>(status);
        GatewayModel gateway(client);
        QTemporaryDir home;
        UiSettings settings(home.filePath(QStringLiteral("ui.ini")));
        OwnCalls calls(client, settings.store());
        Language language(QStringLiteral("en"));
        FakeAutostart autostart;
        MainWindow window(gateway, settings);
        window.addPage(new TrafficPage(client, gateway, calls, settings.store()));
        window.addPage(new ProvidersPage(client, gateway));
        window.addPage(new SettingsPage({gateway, settings, m_theme, language, autostart}));
        window.addPage(new HelpPage(language));
        window.finish();
        window.resize(m_size);
        window.show();
        bool kept = true;
        for (const char* page : {"traffic", "providers", "settings"}) {
            const QString name = QString::fromLatin1(page);
            window.openPage(name);
            const bool filled = name == QLatin1String("settings");
            kept = keep(window, filled ? name : name + QStringLiteral("-empty")) && kept;
        }
        window.openPage(QStringLiteral("help"));
        window.currentPage()->reveal(QStringLiteral("filter"));
        kept = keep(window, QStringLiteral("help")) && kept;
        client.refuse<admin::GetStatus>(Error::unavailable("Nobody answers in the data folder."));
        gateway.setAttached(true);
        gateway.refresh();
        window.openPage(QStringLiteral("traffic"));
        return keep(window, QStringLiteral("gateway-lost")) && kept;
    }

    bool renderFirstStart() {
        FakeAdminClient client;
        answerAll(client);
        client.answer<admin::ListTraffic>({});
        client.on<admin::AddProvider>([](const admin::AddProvider& asked) {
            admin::ProviderRow row;
            row.settings = asked.settings;
            return Result<admin::ProviderRow>(row);
        });
        GatewayModel gateway(client);
        gateway.refresh();
        FirstStart start(client, gateway);
        start.resize(m_size);
        start.show();
        bool kept = keep(start, QStringLiteral("first-start"));
        const auto press = [&start](const QString& text) {
            const auto buttons = start.findChildren<QAbstractButton*>();
            for (QAbstractButton* button : buttons) {
                if (button->isVisible() && button->text() == text) {
                    button->click();
                    settle();
                    return;
                }
            }
            qWarning("no button %s", qPrintable(text));
        };
        press(QStringLiteral("Start simulator"));
        kept = keep(start, QStringLiteral("first-start-connect")) && kept;
        press(QStringLiteral("Create a key for curl"));
        client.answer<admin::ListTraffic>({{cannedRow(3)}, 4, false, 0});
        // The page asks again at its own pace.
        QElapsedTimer waited;
        waited.start();
        while (client.timesAsked<admin::ListTraffic>() < 4 && waited.elapsed() < 5'000) {
            settle();
        }
        return keep(start, QStringLiteral("first-start-call")) && kept;
    }

    Theme& m_theme;
    QDir m_folder;
    QString m_suffix;
    QSize m_size;
};

}  // namespace

int main(int argc, char** argv) {
    qInstallMessageHandler(countWarnings);
    QApplication application(argc, argv);
    const QStringList arguments = QApplication::arguments();
    if (arguments.size() != 2) {
        std::fprintf(stderr, "usage: screens FOLDER\n");
        return 2;
    }
    QDir folder(arguments.at(1));
    if (!folder.mkpath(QStringLiteral("."))) {
        std::fprintf(stderr, "cannot make %s\n", qPrintable(folder.path()));
        return 1;
    }
    bool kept = true;
    Theme theme(application, ThemeChoice::Light);
    // English has plurals of its own.
    const Language language(QStringLiteral("en"));
    for (const ThemeChoice choice : {ThemeChoice::Light, ThemeChoice::Dark}) {
        theme.setChoice(choice);
        const QString name =
            choice == ThemeChoice::Light ? QStringLiteral("light") : QStringLiteral("dark");
        for (const QSize size : {QSize(1440, 900), QSize(1280, 800), QSize(1024, 680)}) {
            const QString suffix =
                size.width() == 1440 ? name : QStringLiteral("%1-%2").arg(size.width()).arg(name);
            kept = Screens(theme, folder, suffix, size).renderAll() && kept;
        }
    }
    return kept && g_warnings == 0 ? 0 : 1;
}
