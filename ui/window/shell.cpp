// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/shell.hpp"

#include <functional>
#include <type_traits>
#include <utility>

#include "engine/control/admin/gateway.hpp"
#include "engine/control/admin/providers.hpp"
#include "ui/about/about_actions.hpp"
#include "ui/alerts/alerts_page.hpp"
#include "ui/audit/audit_page.hpp"
#include "ui/calls/own_calls.hpp"
#include "ui/destinations/destinations_page.hpp"
#include "ui/first_start/first_start.hpp"
#include "ui/help/help_page.hpp"
#include "ui/imports/import_actions.hpp"
#include "ui/notifications/notification_panel.hpp"
#include "ui/notifications/notifier.hpp"
#include "ui/overview/overview_page.hpp"
#include "ui/playground/playground_page.hpp"
#include "ui/prices/prices_page.hpp"
#include "ui/providers/providers_page.hpp"
#include "ui/remote/gateway_chooser.hpp"
#include "ui/routing/routing_page.hpp"
#include "ui/settings/bodies_panel.hpp"
#include "ui/settings/language.hpp"
#include "ui/settings/settings_page.hpp"
#include "ui/settings/theme_actions.hpp"
#include "ui/settings/ui_settings.hpp"
#include "ui/shortcuts/shortcut_panel.hpp"
#include "ui/spend/spend_page.hpp"
#include "ui/teams/teams_page.hpp"
#include "ui/theme/theme.hpp"
#include "ui/traffic/traffic_page.hpp"
#include "ui/widgets/toast.hpp"
#include "ui/window/gateway_model.hpp"
#include "ui/window/main_window.hpp"

namespace weir::ui {

Shell::Shell(QApplication& application, const ShellPorts& ports)
    : m_client(ports.client),
      m_clock(ports.clock != nullptr ? *ports.clock : m_systemClock),
      m_settings(std::make_unique<UiSettings>(ports.settingsFile)),
      m_theme(std::make_unique<Theme>(application, m_settings->theme())),
      m_language(std::make_unique<Language>(m_settings->language())),
      m_gateway(std::make_unique<GatewayModel>(ports.client)),
      m_calls(std::make_unique<OwnCalls>(ports.client, m_settings->store())),
      m_window(std::make_unique<MainWindow>(*m_gateway, *m_settings)) {
    QObject::connect(m_gateway.get(), &GatewayModel::changed, &m_calls->key, [this] {
        m_calls->key.setNode(QString::fromStdString(m_gateway->status().nodeId));
        m_calls->caller.trust(
            QByteArray::fromHex(QByteArray::fromStdString(m_gateway->status().tlsSha256)));
    });
    if (ports.remote.client != nullptr) {
        m_gateway->setRemote(*ports.remote.client);
    }
    if (ports.remote.tokens != nullptr) {
        m_window->setChooser(new GatewayChooser(ports.remote, m_settings->store(), m_window.get()));
    }
    m_theme->beginBuilding();
    addPages(ports);
    addThemeActions(m_window->actionRegistry(), *m_theme, *m_settings);
    m_window->actionRegistry().completeWith([this] { makeAllPages(); });
    auto* about = new AboutActions(m_client, *m_gateway, m_window.get());
    about->addTo(m_window->actionRegistry());
    QObject::connect(about, &AboutActions::copied, m_window.get(), [this] {
        m_window->showToast(
            {AboutActions::tr("Diagnostics copied"), {}, {}, QStringLiteral("copy"), Tone::Text2});
    });
    auto* imports = new ImportActions(m_client, *m_gateway, m_window.get());
    imports->addTo(m_window->actionRegistry());
    QObject::connect(imports, &ImportActions::imported, m_window.get(),
                     [this](const QString& problem) { tellImported(problem); });
    startNotifier();
    m_window->finish();
    m_theme->endBuilding();
    // Whoever looks at another machine does not begin there.
    if (ports.remote.client == nullptr && !m_settings->firstStartSkipped()) {
        askWhetherFirst();
    }
}

Shell::~Shell() = default;

void Shell::addPages(const ShellPorts& ports) {
    const auto add = [this]<class Made>(Made make, std::function<QString()> badge = {}) {
        PageEntry entry = std::remove_pointer_t<decltype(make())>::entry();
        entry.badge = std::move(badge);
        m_window->addPage(std::move(entry), make);
    };
    QSettings& store = m_settings->store();
    const QTimeZone zone = QTimeZone::systemTimeZone();
    add([this, &store] { return new OverviewPage(m_client, *m_gateway, store, m_clock); });
    add([this, &store] { return new TrafficPage(m_client, *m_gateway, *m_calls, store); },
        [this] { return TrafficPage::badgeOf(*m_gateway); });
    add([this, &store] { return new RoutingPage(m_client, *m_gateway, store, m_clock); });
    add([this, &store, zone] { return new SpendPage(m_client, *m_gateway, store, m_clock, zone); });
    add([this, zone] { return new TeamsPage(m_client, *m_gateway, m_clock, zone); });
    add([this, zone] { return new PricesPage(m_client, *m_gateway, m_clock, zone); });
    add([this] { return new ProvidersPage(m_client, *m_gateway); },
        [this] {
            return m_notifier ? ProvidersPage::badgeOf(m_notifier->providers().size()) : QString();
        });
    add([this, &store] { return new PlaygroundPage(m_client, *m_gateway, *m_calls, store); });
    add([this] { return new AlertsPage(m_client, *m_gateway, m_clock); });
    add([this, &store, zone] { return new AuditPage(m_client, *m_gateway, store, m_clock, zone); });
    add([this] { return new DestinationsPage(m_client, m_clock); });
    add([this, &autostart = ports.autostart] { return makeSettings(autostart); });
    add([this] { return new HelpPage(*m_language); });
}

void Shell::makeAllPages() {
    m_theme->beginBuilding();
    m_window->makeAllPages();
    m_theme->endBuilding();
}

SettingsPage* Shell::makeSettings(Autostart& autostart) {
    auto* page = new SettingsPage({*m_gateway, *m_settings, *m_theme, *m_language, autostart});
    page->addPanel(new BodiesPanel(m_client, *m_gateway));
    page->addPanel(new NotificationPanel(m_settings->store()));
    auto* shortcuts = new ShortcutPanel;
    QObject::connect(shortcuts, &ShortcutPanel::dialogAsked, m_window.get(),
                     &MainWindow::openShortcuts);
    page->addPanel(shortcuts);
    return page;
}

void Shell::tellImported(const QString& problem) {
    m_window->endFirstStart();  // there is something to go on with
    if (problem.isEmpty()) {
        m_window->showToast({ImportActions::tr("Imported; the document is in force."),
                             {},
                             {},
                             QStringLiteral("check"),
                             Tone::Ok});
        return;
    }
    m_window->showToast(
        {ImportActions::tr("The document is in force, but not all of it works: %1").arg(problem),
         {},
         {},
         QStringLiteral("triangle-alert"),
         Tone::Warn});
}

void Shell::startNotifier() {
    m_notifier = std::make_unique<Notifier>(
        Notifier::Parts{m_client, *m_gateway, m_settings->store(), m_window->notifications(),
                        m_clock, [this] { return m_window->isActiveWindow(); }});
    QObject::connect(m_notifier.get(), &Notifier::pageAsked, m_window.get(),
                     qOverload<const QString&, const QString&>(&MainWindow::openPage));
}

// A document with an error has no providers either, but a person has to repair it, not begin anew.
void Shell::askWhetherFirst() {
    m_client.call(admin::GetStatus{}, [this, alive = std::weak_ptr(m_alive)](
                                          const Result<admin::GatewayStatus>& reply) {
        if (!alive.expired() && reply && reply->policyProblem.empty()) {
            offerFirstStart();
        }
    });
}

void Shell::offerFirstStart() {
    m_client.call(admin::ListProviders{},
                  [this, alive = std::weak_ptr(m_alive)](const Result<admin::ProviderList>& reply) {
                      if (alive.expired() || !reply || !reply->providers.empty()) {
                          return;
                      }
                      auto* firstStart = new FirstStart(m_client, *m_gateway);
                      QObject::connect(firstStart, &FirstStart::finished, m_window.get(),
                                       &MainWindow::endFirstStart);
                      QObject::connect(firstStart, &FirstStart::skipped, m_window.get(), [this] {
                          m_settings->setFirstStartSkipped();
                          m_window->endFirstStart();
                      });
                      QList<QAction*> ways{actions().find(QStringLiteral("gateway.import_litellm")),
                                           actions().find(QStringLiteral("gateway.connect"))};
                      ways.removeAll(nullptr);  // a window of no other gateways
                      firstStart->offer(ways);
                      m_window->showFirstStart(firstStart);
                  });
}

ActionRegistry& Shell::actions() {
    return m_window->actionRegistry();
}

}  // namespace weir::ui
