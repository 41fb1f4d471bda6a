// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QApplication>
#include <QSettings>
#include <QTemporaryDir>
#include <QtTest>
#include <memory>

#include "tests/support/fake_clock.hpp"
#include "tests/ui/support/canned.hpp"
#include "tests/ui/support/canned_calls.hpp"
#include "tests/ui/support/canned_routes.hpp"
#include "tests/ui/support/fake_admin_client.hpp"
#include "tests/ui/support/inspect.hpp"
#include "ui/actions/action_registry.hpp"
#include "ui/routing/changes_dialog.hpp"
#include "ui/routing/route_model.hpp"
#include "ui/routing/route_pane.hpp"
#include "ui/routing/route_table.hpp"
#include "ui/routing/routing_page.hpp"
#include "ui/widgets/button.hpp"
#include "ui/window/gateway_model.hpp"

namespace weir::ui {

// The page on a gateway that keeps its routes in a list.
class RoutingScene {
public:
    RoutingScene() {
        clock.set(kCannedNow);
        answerAll(client);
        answerRoutes(client, list);
        list = cannedRoutes();
    }

    void open() {
        gateway = std::make_unique<GatewayModel>(client);
        gateway->refresh();
        page = std::make_unique<RoutingPage>(client, *gateway, store, clock);
        registry = new ActionRegistry(page.get());
        page->addActions(*registry);
        page->resize(1300, 760);
        page->show();
        page->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(page.get()));
        QTRY_VERIFY(gateway->isKnown() && client.timesAsked<admin::ListRoutes>() > 0);
        settle();
    }

    static void settle() {
        for (int round = 0; round < 8; ++round) {
            QCoreApplication::sendPostedEvents();
            QCoreApplication::processEvents();
        }
    }

    RouteTable& table() const { return *page->findChild<RouteTable*>(); }
    RoutePane& pane() const { return *page->findChild<RoutePane*>(); }
    ChangesDialog* dialog() const {
        for (QWidget* each : QApplication::topLevelWidgets()) {
            if (auto* found = qobject_cast<ChangesDialog*>(each); found && found->isVisible()) {
                return found;
            }
        }
        return nullptr;
    }
    bool says(const QString& words) const { return hasWords(*page, words); }
    void run(const char* action) const {
        registry->find(QLatin1String(action))->trigger();
        settle();
    }
    QString names() const {
        QStringList all;
        for (int row = 0; row < table().model()->rowCount(); ++row) {
            all << table().model()->index(row, RouteModel::Rule).data().toString();
        }
        return all.join(QStringLiteral(", "));
    }
    QString spoken(int row, RouteModel::Column column) const {
        return table().model()->index(row, column).data(Qt::AccessibleTextRole).toString();
    }
    // What the gateway has as the draft.
    std::vector<std::string> kept() const {
        std::vector<std::string> all;
        for (const admin::RouteSettings& each : list.draft.routes) {
            all.push_back(each.name);
        }
        return all;
    }
    template <class Widget>
    static Widget* named(const QWidget& root, const QString& name) {
        for (auto* each : root.findChildren<Widget*>()) {
            if (each->isVisible() && each->accessibleName() == name) {
                return each;
            }
        }
        return nullptr;
    }

    QTemporaryDir home;
    QSettings store{home.filePath(QStringLiteral("ui.ini")), QSettings::IniFormat};
    test::FakeClock clock;
    admin::RouteList list;
    FakeAdminClient client;
    std::unique_ptr<GatewayModel> gateway;
    std::unique_ptr<RoutingPage> page;
    ActionRegistry* registry = nullptr;  // goes with the page
};

}  // namespace weir::ui
