// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>
#include <QSslCertificate>
#include <QTcpServer>
#include <QTemporaryDir>
#include <memory>

#include "engine/control/admin/gateway.hpp"
#include "engine/control/admin/tokens.hpp"
#include "tests/app/host_folder.hpp"
#include "tests/engine/net/certificates.hpp"
#include "ui/remote/known_gateways.hpp"

namespace weir::ui {

// A real gateway that is operated over TLS on loopback, with a certificate it made itself.
class RemoteGateway {
public:
    RemoteGateway() {
        QTcpServer free;
        if (!free.listen(QHostAddress::LocalHost)) {
            qFatal("no port is free");
        }
        m_port = free.serverPort();
        free.close();
        renewCertificate();
        m_folder.write(
            "version: 1\nlisten: 127.0.0.1:0\n"
            "admin:\n  listen: 127.0.0.1:" +
            QByteArray::number(m_port) + "\n  tls: {cert: " + file("cert.pem") +
            ", key: " + file("key.pem") + "}\nproviders:\n" + "  - {name: sim, kind: simulator}\n");
        start();
    }

    void start() {
        m_host = m_folder.start();
        m_client = test::clientOf(*m_host);
    }
    void stop() {
        m_client.reset();
        m_host.reset();
    }
    void renewCertificate() {
        const auto identity = net::test::makeSelfSigned("IP:127.0.0.1");
        if (!net::test::writePem(identity.certificate, file("cert.pem").toStdString()) ||
            !net::test::writePem(identity.key, file("key.pem").toStdString())) {
            qFatal("cannot write the certificate");
        }
    }

    admin::AdminClient& local() { return *m_client; }
    Secret token(const std::string& name, admin::Role role) {
        auto made = admin::callAndWait(*m_client, admin::CreateToken{name, role});
        return Secret(std::move(made->secret));
    }
    void revoke(const std::string& name) {
        (void)admin::callAndWait(*m_client, admin::RevokeToken{name});
    }
    std::uint16_t callPort() {
        return test::portOf(admin::callAndWait(*m_client, admin::GetStatus{})->address);
    }

    QByteArray fingerprint() const {
        return QSslCertificate::fromPath(QString::fromUtf8(file("cert.pem")))
            .constFirst()
            .digest(QCryptographicHash::Sha256);
    }
    GatewayAddress address() const { return {QStringLiteral("127.0.0.1"), m_port, true}; }
    KnownGateway pinned(const QString& name = QStringLiteral("halden")) const {
        return {name, address(), fingerprint()};
    }

private:
    QByteArray file(const char* name) const {
        return m_certificates.filePath(QString::fromLatin1(name)).toUtf8();
    }

    QTemporaryDir m_certificates;
    test::HostFolder m_folder;
    quint16 m_port = 0;
    std::unique_ptr<app::Host> m_host;
    std::unique_ptr<admin::AdminClient> m_client;
};

}  // namespace weir::ui
