// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QSslCertificate>
#include <QSslError>
#include <QString>

namespace weir::ui {

// What a person can see of the certificate that a gateway shows.
struct CertificateFacts {
    QString subject;
    QString issuer;
    QDateTime validUntil;
    QByteArray sha256;     // of the whole certificate
    bool trusted = false;  // the system trusts it, for that host
    QString doubt;         // why the system does not

    friend bool operator==(const CertificateFacts&, const CertificateFacts&) = default;
};

CertificateFacts factsOf(const QSslCertificate& certificate, const QList<QSslError>& doubts);

// "4F:0A:…", as openssl and browsers write it.
QString fingerprintText(const QByteArray& sha256);

}  // namespace weir::ui
