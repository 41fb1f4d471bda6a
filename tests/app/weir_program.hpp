// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <cstdint>

namespace weir::test {

struct Outcome {
    int code = -1;
    QByteArray out;
    QByteArray err;

    QJsonObject json() const { return QJsonDocument::fromJson(out).object(); }
};

// Runs the program WEIR_PROGRAM to its end.
inline Outcome runWeir(const QStringList& words) {
    QProcess process;
    process.start(WEIR_PROGRAM, words);
    if (!process.waitForFinished()) {
        process.kill();
        return {};
    }
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
            process.readAllStandardOutput(), process.readAllStandardError()};
}

// The program as a gateway that runs until it is told otherwise.
class Serving {
public:
    explicit Serving(const QStringList& words) {
        m_process.start(WEIR_PROGRAM, QStringList{"serve"} + words);
        m_line = nextLine();
    }
    ~Serving() {
        m_process.kill();
        m_process.waitForFinished();
    }

    const QByteArray& line() const { return m_line; }
    std::uint16_t port() const {
        return static_cast<std::uint16_t>(m_line.mid(m_line.lastIndexOf(':') + 1).toUInt());
    }
    // Waits for it; empty when nothing more comes.
    QByteArray nextLine() {
        while (!m_process.canReadLine() && m_process.waitForReadyRead()) {
        }
        return m_process.readLine().trimmed();
    }
    int terminate() {
        m_process.terminate();
        return m_process.waitForFinished() && m_process.exitStatus() == QProcess::NormalExit
                   ? m_process.exitCode()
                   : -1;
    }
    // What it has said so far on standard error.
    QByteArray log() {
        m_log += m_process.readAllStandardError();
        return m_log;
    }

private:
    QProcess m_process;
    QByteArray m_line;
    QByteArray m_log;
};

}  // namespace weir::test
