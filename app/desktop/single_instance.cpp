// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/single_instance.hpp"

#include <unistd.h>

#include <QCryptographicHash>
#include <QDir>
#include <QLocalSocket>
#include <QLockFile>
#include <QStandardPaths>

namespace weir::app {

namespace {

constexpr int kPatienceMs = 1000;
const QByteArray kShow = QByteArrayLiteral("show\n");

// Short, because the name of a socket holds about 100 characters, and of this user.
QString nameFor(const QString& dataFolder) {
    QString folder = QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation);
    if (folder.isEmpty()) {
        folder = QDir::tempPath();
    }
    const QByteArray hash =
        QCryptographicHash::hash(dataFolder.toUtf8(), QCryptographicHash::Sha256).toHex();
    return QStringLiteral("%1/weir-%2-%3")
        .arg(folder)
        .arg(::getuid())
        .arg(QString::fromLatin1(hash.left(12)));
}

}  // namespace

SingleInstance::SingleInstance(const QString& dataFolder, QObject* parent)
    : QObject(parent), m_name(nameFor(dataFolder)) {
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, &SingleInstance::onConnection);
}

SingleInstance::Place SingleInstance::take() {
    // Of two that start at once, one waits here until the other listens.
    QLockFile lock(m_name + QStringLiteral(".lock"));
    lock.tryLock(kPatienceMs);
    if (askFirst()) {
        return Place::Second;
    }
    // Nobody answers, so a socket that is there was left by a process that was killed.
    QLocalServer::removeServer(m_name);
    m_server.listen(m_name);
    return Place::First;
}

bool SingleInstance::askFirst() const {
    QLocalSocket socket;
    socket.connectToServer(m_name);
    if (!socket.waitForConnected(kPatienceMs)) {
        return false;
    }
    socket.write(kShow);
    return socket.waitForBytesWritten(kPatienceMs);
}

void SingleInstance::onConnection() {
    while (QLocalSocket* socket = m_server.nextPendingConnection()) {
        connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
        connect(socket, &QLocalSocket::readyRead, this, [this, socket] {
            if (socket->readLine(16) == kShow) {
                emit showAsked();
            }
        });
    }
}

}  // namespace weir::app
