// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <QTimer>
#include <functional>
#include <memory>
#include <optional>

#include "engine/base/result.hpp"
#include "engine/control/admin/client.hpp"
#include "engine/control/admin/gateway.hpp"

namespace weir::ui {

class RemoteClient;

// The gateway as the window knows it: its last status, asked for again at a set pace, and the few
// things one can tell it. The rail, the status bar, the notices and the tray all read this one.
class GatewayModel : public QObject {
    Q_OBJECT

public:
    // How often the status is asked for: while the window is seen, while only the tray is, never.
    enum class Pace { Live, Tray, None };
    using Done = std::function<void(const Result<admin::GatewayStatus>&)>;

    // The client must outlive the model.
    explicit GatewayModel(admin::AdminClient& client, QObject* parent = nullptr);
    ~GatewayModel() override;

    // The gateway belongs to another process and this window only looks at it.
    void setAttached(bool attached);
    bool isAttached() const { return m_attached; }

    // It is on another machine, and this is how it is reached. Outlives the model.
    void setRemote(RemoteClient& remote);
    const RemoteClient* remote() const { return m_remote; }  // null: it is on this computer

    // Why something that needs that role cannot be done from here; empty: it can.
    QString whyNot(admin::Role needed) const;
    // Why this window cannot make calls through it; empty: it can.
    QString whyNoCalls() const;

    void setPace(Pace pace);
    void refresh();
    // After it was lost: now, and not when the turn would be.
    void tryAgain();
    // With another token, or a look at its certificate.
    void reconnect() { emit reconnectAsked(); }

    bool isKnown() const { return m_known; }  // an answer came at least once
    const admin::GatewayStatus& status() const { return m_status; }
    // Why there was no answer the last time; then status() is the last one there was.
    const std::optional<Error>& lost() const { return m_lost; }

    // Calls reach it: they are answered, if only with 503 while it is paused.
    bool isListening() const;
    bool canStart() const;
    bool canPause() const;
    bool canStop() const;

    // There is an address that tools can be pointed at. It may be that nobody listens there.
    bool hasAddress() const { return !m_status.publicUrl.empty() || !m_status.address.empty(); }
    // "http://127.0.0.1:9347", to be followed by a path: what tools are pointed at. Never a
    // wildcard address. Where the document names a public URL, that.
    QString baseUrl() const;
    // The same with "/v1", as OpenAI's clients and most others want it.
    QString openAiBaseUrl() const;
    QString address() const;  // "127.0.0.1:9347"

    // Each ends in changed(), or in refused(). Whoever gives `done` is told in its place.
    void start(Done done = {});
    void pause(Done done = {});
    void stop(Done done = {});
    void setListen(const QString& address, Done done = {});

signals:
    void changed();
    // An order was not carried out.
    void refused(const QString& message, const QString& hint);
    void reconnectAsked();

private:
    template <class Op>
    void order(Op operation, Done done);
    void take(admin::GatewayStatus status);

    admin::AdminClient& m_client;
    RemoteClient* m_remote = nullptr;
    QTimer m_timer;
    admin::GatewayStatus m_status;
    std::optional<Error> m_lost;
    bool m_known = false;
    bool m_attached = false;
    bool m_asking = false;
    // Answers that come after the model is gone find this expired.
    std::shared_ptr<bool> m_alive = std::make_shared<bool>(true);
};

}  // namespace weir::ui
