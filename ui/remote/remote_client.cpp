// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/remote/remote_client.hpp"

#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QSslConfiguration>
#include <algorithm>
#include <utility>

#include "engine/base/words.hpp"
#include "engine/control/admin/message.hpp"
#include "engine/control/admin/traffic.hpp"
#include "ui/calls/sent_once.hpp"
#include "ui/remote/certificate_facts.hpp"

namespace weir::ui {

namespace {

using namespace std::chrono_literals;

constexpr auto kFirstPause = 1s;
constexpr auto kLongestPause = 30s;
// What only reads is answered soon; an order may take as long as what it starts.
constexpr int kReadPatienceMs = 10'000;
constexpr int kOrderPatienceMs = 120'000;
// Two bodies of 2 MiB, escaped, are the largest thing that is ever answered.
constexpr qint64 kMostReplyBytes = qint64{64} << 20;
constexpr auto kRoleHeader = "weir-role";

bool onlyReads(const admin::OperationCodec& codec) {
    // Each look at stored bodies is recorded, so none may be asked for twice.
    return codec.role() == admin::Role::Read && codec.name() != admin::GetBodies::kName;
}

}  // namespace

RemoteClient::RemoteClient(KnownGateway gateway, Secret token, QObject* parent)
    : QObject(parent),
      m_gateway(std::move(gateway)),
      m_token(std::move(token)),
      m_network(new QNetworkAccessManager(this)) {
    m_network->setProxy(QNetworkProxy::NoProxy);
    m_network->setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
}

RemoteClient::~RemoteClient() {
    const auto asked = std::exchange(m_asked, {});
    for (const auto& [reply, each] : asked) {
        reply->disconnect(this);
        reply->abort();
        each.done(Error::cancelled("The window left this gateway."));
    }
}

bool RemoteClient::mayAsk(const admin::OperationCodec& codec) const {
    if (!m_loss) {
        return true;
    }
    return onlyReads(codec) && !m_trying && Steady::now() >= m_nextTry;
}

void RemoteClient::send(const admin::OperationCodec& codec, std::any operation, Done done) {
    if (!mayAsk(codec)) {
        QMetaObject::invokeMethod(
            this, [done = std::move(done), error = lossError()] { done(error); },
            Qt::QueuedConnection);
        return;
    }
    m_trying = m_loss.has_value();
    std::string text = admin::argumentsText(codec, operation);
    const QByteArray body = QByteArray::fromStdString(text);
    wipe(text);  // a key may have been in it
    QNetworkRequest request = this->request(codec);
    QNetworkReply* reply = nullptr;
    if (onlyReads(codec)) {
        request.setTransferTimeout(kReadPatienceMs);
        reply = m_network->post(request, body);
    } else {
        request.setTransferTimeout(kOrderPatienceMs);
        // An idle connection may end just when an order goes out, so each has one of its own.
        request.setRawHeader("connection", "close");
        request.setHeader(QNetworkRequest::ContentLengthHeader, body.size());
        request.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
        auto* once = new SentOnce(body);
        reply = m_network->post(request, once);
        once->setParent(reply);
    }
    m_asked.emplace(reply, Asked{&codec, std::move(done)});
    follow(reply);
}

QNetworkRequest RemoteClient::request(const admin::OperationCodec& codec) const {
    QNetworkRequest request(m_gateway.address.operation(codec.name()));
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setHeader(QNetworkRequest::UserAgentHeader, QStringLiteral("weir-desktop"));
    request.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/json"));
    QByteArray authorization("Bearer ");
    authorization.append(m_token.reveal().data(), static_cast<qsizetype>(m_token.reveal().size()));
    request.setRawHeader("authorization", authorization);
    if (!m_gateway.pin.isEmpty()) {
        // No root is trusted, so that every certificate is doubted and only the pinned one is let
        // through: one that the system would trust is another one all the same.
        QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
        tls.setCaCertificates({});
        request.setSslConfiguration(tls);
    }
    return request;
}

void RemoteClient::follow(QNetworkReply* reply) {
    connect(reply, &QNetworkReply::sslErrors, this, [this, reply](const QList<QSslError>& doubts) {
        if (m_gateway.pin.isEmpty()) {
            return;
        }
        const QByteArray shown =
            reply->sslConfiguration().peerCertificate().digest(QCryptographicHash::Sha256);
        if (shown == m_gateway.pin) {
            reply->ignoreSslErrors(doubts);
        } else {
            m_otherCertificate = shown;
        }
    });
    connect(reply, &QNetworkReply::downloadProgress, this, [reply](qint64 received) {
        if (received > kMostReplyBytes) {
            reply->abort();
        }
    });
    connect(reply, &QNetworkReply::finished, this, [this, reply] { takeEnd(reply); });
}

void RemoteClient::takeEnd(QNetworkReply* reply) {
    reply->deleteLater();
    const auto asked = m_asked.extract(reply);
    if (asked.empty()) {
        return;
    }
    m_trying = false;
    const Result<std::any> answer = read(*reply, *asked.mapped().codec);
    asked.mapped().done(answer);
}

Result<std::any> RemoteClient::read(QNetworkReply& reply, const admin::OperationCodec& codec) {
    const int status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (status == 0) {
        if (!m_otherCertificate.isEmpty()) {
            return noteLoss(Trouble::OtherCertificate, {}, std::exchange(m_otherCertificate, {}));
        }
        return noteLoss(Trouble::NoAnswer, reply.errorString());
    }
    QByteArray body = reply.readAll();
    auto answer = admin::readReply(
        codec, std::string_view(body.constData(), static_cast<std::size_t>(body.size())));
    body.fill('\0');  // a new key may have been in it
    const QByteArray role = reply.rawHeader(kRoleHeader);
    if (!role.isEmpty()) {
        takeRole(role);
        noteAnswer();
        return answer;
    }
    const bool saidWhy = !answer && answer.error().code == ErrorCode::Denied;
    if (saidWhy && (status == 401 || status == 429)) {
        return noteLoss(Trouble::TokenRefused, QString::fromStdString(answer.error().text()));
    }
    return noteLoss(Trouble::NoAnswer,
                    saidWhy ? QString::fromStdString(answer.error().text())
                            : tr("What answers there is not the gateway (status %1).").arg(status));
}

void RemoteClient::takeRole(const QByteArray& word) {
    const auto role = fromWord<admin::Role>(std::string_view(word.constData(), word.size()));
    if (role && *role != m_role) {
        m_role = *role;
        emit changed();
    }
}

void RemoteClient::noteAnswer() {
    m_lastAnswer = QDateTime::currentDateTime();
    m_pause = {};
    if (m_loss) {
        m_loss.reset();
        emit changed();
    }
}

Error RemoteClient::noteLoss(Trouble trouble, const QString& why, const QByteArray& shown) {
    m_pause = std::clamp<Steady::duration>(m_pause * 2, kFirstPause, kLongestPause);
    // A token that was refused is not tried again unasked: the gateway would take it for an attack.
    m_nextTry = trouble == Trouble::NoAnswer ? Steady::now() + m_pause : Steady::time_point::max();
    const bool same = m_loss && m_loss->trouble == trouble && m_loss->shown == shown;
    if (!same) {
        m_loss = Loss{trouble, m_lastAnswer, why, shown};
        emit changed();
    }
    return lossError();
}

Error RemoteClient::lossError() const {
    const QString name = m_gateway.address.hostAndPort();
    switch (m_loss->trouble) {
        case Trouble::TokenRefused:
            return Error::denied(tr("%1 refuses the token.").arg(name).toStdString(),
                                 m_loss->why.toStdString());
        case Trouble::OtherCertificate:
            return Error::denied(
                tr("%1 shows another certificate than the one that was pinned. Nothing was sent.")
                    .arg(name)
                    .toStdString(),
                tr("Pinned: %1. Shown now: %2.")
                    .arg(fingerprintText(m_gateway.pin), fingerprintText(m_loss->shown))
                    .toStdString());
        case Trouble::NoAnswer:
            break;
    }
    const QString since = m_loss->since.isValid()
                              ? tr("No answer from %1 since %2.")
                                    .arg(name, m_loss->since.toString(QStringLiteral("HH:mm")))
                              : tr("No answer from %1.").arg(name);
    return Error::unavailable(since.toStdString(), m_loss->why.toStdString());
}

}  // namespace weir::ui
