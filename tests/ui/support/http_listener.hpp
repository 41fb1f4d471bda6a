// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>
#include <string>
#include <vector>

namespace weir::ui {

// What listens where the status of a canned gateway says. It keeps the requests as they came and
// answers each with `answer`, or not before the test does.
class HttpListener : public QObject {
public:
    explicit HttpListener(QByteArray answer = {}) : m_answer(std::move(answer)) {
        m_server.listen(QHostAddress::LocalHost);
        connect(&m_server, &QTcpServer::newConnection, this, [this] {
            QTcpSocket* socket = m_server.nextPendingConnection();
            const std::size_t number = m_calls.size();
            m_calls.push_back({socket, {}});
            connect(socket, &QTcpSocket::readyRead, this, [this, socket, number] {
                m_calls[number].request += socket->readAll();
                if (!m_answer.isEmpty() && isWhole(m_calls[number].request)) {
                    socket->write(m_answer);
                    socket->disconnectFromHost();
                }
            });
        });
    }

    std::string address() const { return "127.0.0.1:" + std::to_string(m_server.serverPort()); }
    void close() { m_server.close(); }
    void setAnswer(const QByteArray& answer) { m_answer = answer; }

    // Those that are here whole, in the order of their connections.
    int count() const {
        int whole = 0;
        for (const Call& call : m_calls) {
            whole += isWhole(call.request) ? 1 : 0;
        }
        return whole;
    }
    QByteArray request(std::size_t call = 0) const {
        return call < m_calls.size() ? m_calls[call].request : QByteArray();
    }
    QByteArray body(std::size_t call = 0) const {
        const QByteArray whole = request(call);
        return whole.mid(whole.indexOf("\r\n\r\n") + 4);
    }
    void send(const QByteArray& bytes, std::size_t call = 0) {
        m_calls.at(call).socket->write(bytes);
    }
    void finish(std::size_t call = 0) { m_calls.at(call).socket->disconnectFromHost(); }
    bool isOpen(std::size_t call = 0) const {
        return m_calls.at(call).socket &&
               m_calls.at(call).socket->state() == QAbstractSocket::ConnectedState;
    }

    // A head whose body ends with the connection.
    static QByteArray head(int status, const QByteArray& type, const QByteArray& more = {}) {
        return "HTTP/1.1 " + QByteArray::number(status) + " X\r\nContent-Type: " + type +
               "\r\nConnection: close\r\n" + more + "\r\n";
    }

private:
    struct Call {
        QPointer<QTcpSocket> socket;
        QByteArray request;
    };
    static bool isWhole(const QByteArray& request) {
        return request.contains("\r\n\r\n") && request.endsWith('}');
    }

    QTcpServer m_server;
    QByteArray m_answer;
    std::vector<Call> m_calls;
};

}  // namespace weir::ui
