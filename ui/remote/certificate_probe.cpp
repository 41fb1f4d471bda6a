// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/remote/certificate_probe.hpp"

#include <QNetworkProxy>
#include <QSslSocket>
#include <chrono>

namespace weir::ui {

namespace {

constexpr std::chrono::seconds kPatience{10};

}  // namespace

CertificateProbe::CertificateProbe(const GatewayAddress& address, QObject* parent)
    : QObject(parent), m_socket(new QSslSocket(this)) {
    m_socket->setProxy(QNetworkProxy::NoProxy);
    // The doubts are told with the certificate; nothing is sent whatever they are.
    connect(m_socket, &QSslSocket::sslErrors, m_socket, [this] { m_socket->ignoreSslErrors(); });
    connect(m_socket, &QSslSocket::encrypted, this, &CertificateProbe::take);
    connect(m_socket, &QAbstractSocket::errorOccurred, this,
            [this] { giveUp(m_socket->errorString()); });
    m_patience.setSingleShot(true);
    connect(&m_patience, &QTimer::timeout, this,
            [this] { giveUp(tr("it did not answer within 10 s")); });
    m_patience.start(kPatience);
    m_socket->connectToHostEncrypted(address.host, address.port);
}

void CertificateProbe::take() {
    if (m_done) {
        return;
    }
    m_done = true;
    m_patience.stop();
    const CertificateFacts facts =
        factsOf(m_socket->peerCertificate(), m_socket->sslHandshakeErrors());
    m_socket->abort();
    emit found(facts);
}

void CertificateProbe::giveUp(const QString& problem) {
    if (m_done) {
        return;
    }
    m_done = true;
    m_patience.stop();
    m_socket->abort();
    emit failed(problem);
}

}  // namespace weir::ui
