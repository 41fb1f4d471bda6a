// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>

#include "ui/remote/certificate_facts.hpp"
#include "ui/remote/gateway_address.hpp"

class QSslSocket;

namespace weir::ui {

// Asks a gateway for its certificate and says nothing to it: a token goes out only after somebody
// has seen whom to.
class CertificateProbe : public QObject {
    Q_OBJECT

public:
    explicit CertificateProbe(const GatewayAddress& address, QObject* parent = nullptr);

signals:
    void found(const weir::ui::CertificateFacts& facts);
    void failed(const QString& problem);

private:
    void take();
    void giveUp(const QString& problem);

    QSslSocket* m_socket;
    QTimer m_patience;
    bool m_done = false;
};

}  // namespace weir::ui
