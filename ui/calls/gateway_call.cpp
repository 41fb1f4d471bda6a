// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/calls/gateway_call.hpp"

#include <QIODevice>
#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <algorithm>
#include <utility>

#include "engine/control/admin/replay.hpp"

namespace weir::ui {

namespace {

// A body that can be read once and never from its start again. Qt sends a request anew by itself
// when the connection ends before the answer begins, and a call that was made twice is paid twice.
class SentOnce : public QIODevice {
public:
    explicit SentOnce(QByteArray body) : m_body(std::move(body)) {
        open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    }

    bool isSequential() const override { return true; }
    bool reset() override { return false; }
    bool atEnd() const override { return bytesAvailable() == 0; }
    qint64 bytesAvailable() const override {
        return m_body.size() - m_read + QIODevice::bytesAvailable();
    }

protected:
    qint64 readData(char* data, qint64 most) override {
        const qint64 count = std::min<qint64>(most, m_body.size() - m_read);
        std::copy_n(m_body.constData() + m_read, count, data);
        m_read += count;
        return count == 0 && most > 0 ? -1 : count;
    }
    qint64 writeData(const char*, qint64) override { return -1; }

private:
    QByteArray m_body;
    qint64 m_read = 0;
};

}  // namespace

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
