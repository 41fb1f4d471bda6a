// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/remote/certificate_facts.hpp"

namespace weir::ui {

namespace {

// The name a person knows it by; without one, the organisation.
QString nameOf(const QStringList& commonName, const QStringList& organisation) {
    const QStringList& names = commonName.isEmpty() ? organisation : commonName;
    return names.join(QStringLiteral(", "));
}

}  // namespace

CertificateFacts factsOf(const QSslCertificate& certificate, const QList<QSslError>& doubts) {
    CertificateFacts facts;
    facts.subject = nameOf(certificate.subjectInfo(QSslCertificate::CommonName),
                           certificate.subjectInfo(QSslCertificate::Organization));
    facts.issuer = nameOf(certificate.issuerInfo(QSslCertificate::CommonName),
                          certificate.issuerInfo(QSslCertificate::Organization));
    facts.validUntil = certificate.expiryDate();
    facts.sha256 = certificate.digest(QCryptographicHash::Sha256);
    facts.trusted = doubts.isEmpty();
    facts.doubt = facts.trusted ? QString() : doubts.constFirst().errorString();
    return facts;
}

QString fingerprintText(const QByteArray& sha256) {
    return QString::fromLatin1(sha256.toHex(':')).toUpper();
}

}  // namespace weir::ui
