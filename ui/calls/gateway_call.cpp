// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/calls/gateway_call.hpp"

#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <utility>

#include "engine/control/admin/replay.hpp"
#include "ui/calls/sent_once.hpp"

namespace weir::ui {

GatewayCaller::GatewayCaller(QObject* parent)
    : QObject(parent), m_network(new QNetworkAccessManager(this)) {
    m_network->setProxy(QNetworkProxy::NoProxy);
    m_network->setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
}

QNetworkReply* GatewayCaller::post(const Call& call, const Secret& key) {
    QNetworkRequest request{QUrl(call.url)};
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setHeader(QNetworkRequest::UserAgentHeader, QStringLiteral("weir-desktop"));
    request.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/json"));
    QByteArray authorization("Bearer ");
    authorization.append(key.reveal().data(), static_cast<qsizetype>(key.reveal().size()));
    request.setRawHeader("authorization", authorization);
    if (!call.replayOf.isEmpty()) {
        request.setRawHeader(
            QByteArray(admin::kReplayHeader.data(), qsizetype(admin::kReplayHeader.size())),
            call.replayOf);
    }
    // An idle connection may end just when a call goes out, so each has one of its own.
    request.setRawHeader("connection", "close");
    request.setHeader(QNetworkRequest::ContentLengthHeader, call.body.size());
    request.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
    auto* body = new SentOnce(call.body);
    QNetworkReply* reply = m_network->post(request, body);
    body->setParent(reply);
    connect(reply, &QNetworkReply::sslErrors, reply, [this, reply](const QList<QSslError>& doubts) {
        const QByteArray shown =
            reply->sslConfiguration().peerCertificate().digest(QCryptographicHash::Sha256);
        if (!m_certificate.isEmpty() && shown == m_certificate) {
            reply->ignoreSslErrors(doubts);
        }
    });
    return reply;
}

GatewayCall::GatewayCall(GatewayCaller& caller, const GatewayCaller::Call& call, const Secret& key,
                         QObject* parent)
    : QObject(parent), m_reply(caller.post(call, key)) {
    connect(m_reply, &QNetworkReply::metaDataChanged, this, &GatewayCall::takeHead);
    connect(m_reply, &QIODevice::readyRead, this, [this] { emit received(m_reply->readAll()); });
    connect(m_reply, &QNetworkReply::finished, this, &GatewayCall::takeEnd);
}

GatewayCall::~GatewayCall() {
    if (m_reply) {
        m_reply->disconnect(this);
        m_reply->abort();
        m_reply->deleteLater();
    }
}

void GatewayCall::stop() {
    if (m_reply) {
        m_stopped = true;
        m_reply->abort();
    }
}

void GatewayCall::takeHead() {
    m_status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    m_exchange = m_reply->rawHeader("x-weir-exchange");
    emit begun();
}

void GatewayCall::takeEnd() {
    QNetworkReply* reply = m_reply;
    m_reply = nullptr;
    reply->deleteLater();
    if (const QByteArray rest = reply->isOpen() ? reply->readAll() : QByteArray();
        !rest.isEmpty()) {
        emit received(rest);
    }
    // A status that is an error is an answer of the gateway; only what kept one from coming is not.
    const bool answered = m_status != 0 && reply->error() >= QNetworkReply::ContentAccessDenied;
    if (reply->error() != QNetworkReply::NoError && !answered && !m_stopped) {
        const bool closed =
            m_status == 0 && (reply->error() == QNetworkReply::ContentReSendError ||
                              reply->error() == QNetworkReply::RemoteHostClosedError);
        m_problem = closed
                        ? tr("The connection ended before an answer came; the call may have been "
                             "made all the same.")
                        : reply->errorString();
    }
    emit ended();
}

}  // namespace weir::ui
