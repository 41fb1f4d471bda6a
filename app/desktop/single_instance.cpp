// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/single_instance.hpp"

#include <unistd.h>

#include <QCryptographicHash>
#include <QDeadlineTimer>
#include <QDir>
#include <QLocalSocket>
#include <QStandardPaths>

namespace weir::app {

namespace {

constexpr int kAnswerMs = 1000;  // of one that is there and well
constexpr int kRoundMs = 200;
const QByteArray kShow = QByteArrayLiteral("show\n");
const QByteArray kShown = QByteArrayLiteral("shown\n");

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
    : QObject(parent), m_name(nameFor(dataFolder)), m_lock(m_name + QStringLiteral(".lock")) {
    // The lock is held for as long as the program runs: its age says nothing.
    m_lock.setStaleLockTime(0);
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, &SingleInstance::onConnection);
}

SingleInstance::Place SingleInstance::take(std::chrono::milliseconds patience) {
    const QDeadlineTimer until(patience);
    do {
        if (becomeFirst()) {
            return Place::First;
        }
        if (askFirst()) {
            return Place::Second;
        }
    } while (!until.hasExpired());
    return Place::None;
}

bool SingleInstance::becomeFirst() {
    // Where no lock can be made at all, whoever finds nobody is the first.
    const bool ours =
        m_lock.tryLock(kRoundMs) || (m_lock.error() != QLockFile::LockFailedError && !askFirst());
    if (ours) {
        // A socket that is there was left by a process that was killed.
        QLocalServer::removeServer(m_name);
        m_server.listen(m_name);
    }
    return ours;
}

bool SingleInstance::askFirst() const {
    QLocalSocket socket;
    socket.connectToServer(m_name);
    if (!socket.waitForConnected(kAnswerMs)) {
        return false;
    }
    socket.write(kShow);
    return socket.waitForReadyRead(kAnswerMs) && socket.readLine() == kShown;
}

void SingleInstance::leave() {
    m_server.close();
}

void SingleInstance::onConnection() {
    while (QLocalSocket* socket = m_server.nextPendingConnection()) {
        connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
        connect(socket, &QLocalSocket::readyRead, this, [this, socket] {
            if (socket->readLine(16) == kShow) {
                socket->write(kShown);
                emit showAsked();
            }
        });
    }
}

}  // namespace weir::app
