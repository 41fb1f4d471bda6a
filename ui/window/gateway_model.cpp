// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/gateway_model.hpp"

#include <chrono>

#include "ui/remote/remote_client.hpp"

namespace weir::ui {

namespace {

constexpr std::chrono::milliseconds kLive{500};
// Each question wakes the threads of the program three times, and nobody looks at it.
constexpr std::chrono::milliseconds kTray{5000};

// A wildcard is where a gateway listens, not where a tool can go: `host` is.
QString reachable(const QString& address, const QString& machine) {
    const qsizetype colon = address.lastIndexOf(u':');
    const QString host = address.left(colon);
    const bool wildcard = host == QLatin1String("0.0.0.0") || host == QLatin1String("[::]") ||
                          host == QLatin1String("*") || host.isEmpty();
    return wildcard ? machine + address.mid(colon) : address;
}

}  // namespace

GatewayModel::GatewayModel(admin::AdminClient& client, QObject* parent)
    : QObject(parent), m_client(client) {
    connect(&m_timer, &QTimer::timeout, this, &GatewayModel::refresh);
}

GatewayModel::~GatewayModel() = default;

void GatewayModel::setAttached(bool attached) {
    m_attached = attached;
    emit changed();
}

void GatewayModel::setRemote(RemoteClient& remote) {
    m_remote = &remote;
    connect(&remote, &RemoteClient::changed, this, &GatewayModel::changed);
    emit changed();
}

QString GatewayModel::whyNot(admin::Role needed) const {
    if (m_remote == nullptr || m_remote->role() >= needed) {
        return {};
    }
    const QString name = m_remote->gateway().name;
    return needed == admin::Role::Operate
               ? tr("Your token for %1 may only read. This needs the role operate.").arg(name)
               : tr("Your token for %1 may not change it. This needs the role admin.").arg(name);
}

QString GatewayModel::whyNoCalls() const {
    if (m_remote == nullptr) {
        return {};
    }
    if (m_known && m_status.publicUrl.empty()) {
        return tr("Where calls to %1 go from here is not known: its document names no public_url.")
            .arg(m_remote->gateway().name);
    }
    return whyNot(admin::Role::Admin);  // a key for the calls is made
}

void GatewayModel::tryAgain() {
    if (m_remote != nullptr) {
        m_remote->tryNow();
    }
    refresh();
}

void GatewayModel::setPace(Pace pace) {
    switch (pace) {
        case Pace::Live:
            m_timer.start(kLive);
            refresh();
            break;
        case Pace::Tray:
            m_timer.start(kTray);
            refresh();
            break;
        case Pace::None:
            m_timer.stop();
            break;
    }
}

void GatewayModel::refresh() {
    if (m_asking) {
        return;
    }
    m_asking = true;
    m_client.call(admin::GetStatus{},
                  [this, alive = std::weak_ptr(m_alive)](Result<admin::GatewayStatus> reply) {
                      if (alive.expired()) {
                          return;
                      }
                      m_asking = false;
                      if (reply) {
                          take(*std::move(reply));
                      } else if (m_lost != reply.error()) {
                          m_lost = std::move(reply.error());
                          emit changed();
                      }
                  });
}

void GatewayModel::take(admin::GatewayStatus status) {
    m_lost.reset();
    m_known = true;
    m_status = std::move(status);
    emit changed();
}

template <class Op>
void GatewayModel::order(Op operation, Done done) {
    m_client.call(std::move(operation),
                  [this, alive = std::weak_ptr(m_alive),
                   done = std::move(done)](Result<admin::GatewayStatus> reply) {
                      if (alive.expired()) {
                          return;
                      }
                      if (done) {
                          done(reply);
                      }
                      if (reply) {
                          take(*std::move(reply));
                      } else if (!done) {
                          emit refused(QString::fromStdString(reply.error().message),
                                       QString::fromStdString(reply.error().hint));
                      }
                  });
}

void GatewayModel::start(Done done) {
    order(admin::StartGateway{}, std::move(done));
}

void GatewayModel::pause(Done done) {
    order(admin::PauseGateway{}, std::move(done));
}

void GatewayModel::stop(Done done) {
    order(admin::StopGateway{}, std::move(done));
}

void GatewayModel::setListen(const QString& address, Done done) {
    admin::SetListen operation;
    operation.address = address.toStdString();
    order(std::move(operation), std::move(done));
}

bool GatewayModel::canPause() const {
    const GatewayState state = m_status.state;
    return m_known && (state == GatewayState::Listening || state == GatewayState::Degraded);
}

bool GatewayModel::isListening() const {
    return canPause() || (m_known && m_status.state == GatewayState::Paused);
}

bool GatewayModel::canStart() const {
    return m_known && !canPause();
}

bool GatewayModel::canStop() const {
    return isListening();
}

QString GatewayModel::openAiBaseUrl() const {
    return baseUrl() + QStringLiteral("/v1");
}

QString GatewayModel::address() const {
    return QString::fromStdString(m_status.address);
}

QString GatewayModel::baseUrl() const {
    if (!m_status.publicUrl.empty()) {
        return QString::fromStdString(m_status.publicUrl);
    }
    const QString machine =
        m_remote == nullptr ? QStringLiteral("127.0.0.1") : m_remote->gateway().address.host;
    return (m_status.tls ? QStringLiteral("https://") : QStringLiteral("http://")) +
           reachable(address(), machine);
}

}  // namespace weir::ui
