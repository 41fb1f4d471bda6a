// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QObject>
#include <QString>
#include <chrono>
#include <functional>
#include <map>
#include <optional>

#include "engine/base/secret.hpp"
#include "engine/control/admin/client.hpp"
#include "engine/control/admin/codec.hpp"
#include "ui/remote/known_gateways.hpp"

class QNetworkAccessManager;
class QNetworkReply;
class QNetworkRequest;

namespace weir::ui {

// The admin contract of a gateway on another machine, over HTTPS with a token. While the gateway
// does not answer, what is asked fails at once but for one question now and then, less and less
// often, which finds out whether it answers again. Nothing is sent twice by itself but what only
// reads.
class RemoteClient : public QObject, public admin::AdminClient {
    Q_OBJECT

public:
    enum class Trouble { NoAnswer, TokenRefused, OtherCertificate };
    struct Loss {
        Trouble trouble = Trouble::NoAnswer;
        QDateTime since;   // of the last answer; invalid: there was none
        QString why;       // for a person
        QByteArray shown;  // OtherCertificate: the fingerprint of what it shows now
    };

    RemoteClient(KnownGateway gateway, Secret token, QObject* parent = nullptr);
    // What is under way ends with Cancelled before this returns.
    ~RemoteClient() override;

    const KnownGateway& gateway() const { return m_gateway; }
    // What the token may do, as the gateway said it last.
    admin::Role role() const { return m_role; }
    const std::optional<Loss>& loss() const { return m_loss; }
    // The next question goes out, whenever the turn would be.
    void tryNow() { m_nextTry = {}; }

signals:
    // The role, or what became of the connection.
    void changed();

protected:
    using Done = std::function<void(Result<std::any>)>;
    void send(const admin::OperationCodec& codec, std::any operation, Done done) override;

private:
    using Steady = std::chrono::steady_clock;
    struct Asked {
        const admin::OperationCodec* codec;
        Done done;
    };

    bool mayAsk(const admin::OperationCodec& codec) const;
    QNetworkRequest request(const admin::OperationCodec& codec) const;
    void follow(QNetworkReply* reply);
    void takeEnd(QNetworkReply* reply);
    Result<std::any> read(QNetworkReply& reply, const admin::OperationCodec& codec);
    void takeRole(const QByteArray& word);
    void noteAnswer();
    Error noteLoss(Trouble trouble, const QString& why, const QByteArray& shown = {});
    Error lossError() const;

    const KnownGateway m_gateway;
    Secret m_token;
    QNetworkAccessManager* m_network;
    std::map<QNetworkReply*, Asked> m_asked;
    admin::Role m_role = admin::Role::Read;
    std::optional<Loss> m_loss;
    QDateTime m_lastAnswer;
    QByteArray m_otherCertificate;
    bool m_trying = false;  // a question is out that finds out whether it answers again
    Steady::time_point m_nextTry{};
    Steady::duration m_pause{};
};

}  // namespace weir::ui
