// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QObject>
#include <QPointer>
#include <QString>

#include "engine/base/secret.hpp"

class QNetworkAccessManager;
class QNetworkReply;

namespace weir::ui {

// What the window's own calls go out by: to the gateway and nowhere else, past no proxy.
class GatewayCaller : public QObject {
    Q_OBJECT

public:
    explicit GatewayCaller(QObject* parent = nullptr);

    // The certificate that the gateway says it shows (SHA-256; empty: none). It is let through
    // whoever signed it: who tells us is trusted already.
    void trust(const QByteArray& certificate) { m_certificate = certificate; }

    struct Call {
        QString url;
        QByteArray body;      // JSON
        QByteArray replayOf;  // id of the recorded call that this makes again; empty: none
    };
    QNetworkReply* post(const Call& call, const Secret& key);

private:
    QNetworkAccessManager* m_network;
    QByteArray m_certificate;
};

// One call through the gateway, as any tool makes it, and its answer as it comes in.
class GatewayCall : public QObject {
    Q_OBJECT

public:
    // It is sent at once.
    GatewayCall(GatewayCaller& caller, const GatewayCaller::Call& call, const Secret& key,
                QObject* parent = nullptr);
    // Whoever lets go of a call stops it.
    ~GatewayCall() override;

    bool isRunning() const { return !m_reply.isNull(); }
    int status() const { return m_status; }                    // 0: no answer came
    const QByteArray& exchange() const { return m_exchange; }  // its id; empty before the answer
    // Why the gateway was not reached or the answer broke off; empty when it came whole, whatever
    // it says.
    const QString& problem() const { return m_problem; }
    bool wasStopped() const { return m_stopped; }
    void stop();

signals:
    void begun();
    void received(const QByteArray& bytes);
    void ended();

private:
    void takeHead();
    void takeEnd();

    QPointer<QNetworkReply> m_reply;
    int m_status = 0;
    QByteArray m_exchange;
    QString m_problem;
    bool m_stopped = false;
};

}  // namespace weir::ui
