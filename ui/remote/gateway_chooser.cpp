// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/remote/gateway_chooser.hpp"

#include <QAction>
#include <QMenu>
#include <QPointer>
#include <utility>

#include "ui/actions/action_registry.hpp"
#include "ui/remote/connect_dialog.hpp"
#include "ui/remote/remote_client.hpp"
#include "ui/remote/token_keeper.hpp"

namespace weir::ui {

GatewayChooser::GatewayChooser(RemotePorts ports, QSettings& store, QWidget* window)
    : QObject(window), m_ports(std::move(ports)), m_known(store), m_window(window) {}

QString GatewayChooser::name() const {
    return isRemote() ? m_ports.client->gateway().name : tr("Local");
}

QString GatewayChooser::meaning() const {
    return isRemote() ? tr("This window shows %1 on %2.")
                            .arg(name(), m_ports.client->gateway().address.hostAndPort())
                      : tr("This window shows the gateway of this computer.");
}

void GatewayChooser::addTo(ActionRegistry& actions) {
    actions.add({QStringLiteral("gateway.connect"),
                 ActionGroup::Gateway,
                 [] { return GatewayChooser::tr("Connect to a gateway…"); },
                 {},
                 [this] { connectTo(); }});
    QAction* local = actions.add({QStringLiteral("gateway.local"),
                                  ActionGroup::Gateway,
                                  [] { return GatewayChooser::tr("Back to this computer"); },
                                  {},
                                  [this] { goLocal(); }});
    local->setEnabled(isRemote());
}

void GatewayChooser::fill(QMenu& menu) {
    menu.clear();
    const auto add = [&](const QString& text, bool current, std::function<void()> run) {
        QAction* action = menu.addAction(text);
        action->setCheckable(true);
        action->setChecked(current);
        connect(action, &QAction::triggered, this, [run = std::move(run)] { run(); });
    };
    add(tr("This computer"), !isRemote(), [this] { goLocal(); });
    for (const KnownGateway& each : m_known.all()) {
        const bool current = isRemote() && m_ports.client->gateway().address == each.address;
        add(tr("%1 (%2)").arg(each.name, each.address.text()), current,
            [this, each] { choose(each); });
    }
    menu.addSeparator();
    connect(menu.addAction(tr("Connect to a gateway…")), &QAction::triggered, this,
            [this] { connectTo(); });
}

void GatewayChooser::choose(const KnownGateway& gateway) {
    if (isRemote() && m_ports.client->gateway().address == gateway.address) {
        return;
    }
    m_ports.tokens->read(gateway.address, [self = QPointer(this), gateway](Result<Secret>& token) {
        if (!self) {
            return;
        }
        if (!token) {
            self->connectTo(gateway);
            return;
        }
        self->m_known.use(gateway);
        self->m_ports.openRemote(gateway, std::move(*token));
    });
}

void GatewayChooser::connectTo(const std::optional<KnownGateway>& begin) {
    auto* dialog = new ConnectDialog(m_known, begin, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ConnectDialog::connected, this, [this, dialog](const KnownGateway& gateway) {
        Secret token = dialog->takeToken();
        m_ports.tokens->keep(gateway.address, token, [](const Result<void>&) {});
        m_ports.openRemote(gateway, std::move(token));
    });
    connect(dialog, &ConnectDialog::forgotten, this,
            [this](const GatewayAddress& address) { m_ports.tokens->forget(address); });
    dialog->open();
}

void GatewayChooser::goLocal() {
    if (isRemote()) {
        m_ports.openLocal();
    }
}

}  // namespace weir::ui
