// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QUrl>
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

// The program with a command that goes on until it is told otherwise.
class Running {
public:
    explicit Running(const QStringList& words) {
        m_process.start(WEIR_PROGRAM, words);
        m_line = nextLine();
    }
    ~Running() {
        m_process.kill();
        m_process.waitForFinished();
    }

    // The first one that it said.
    const QByteArray& line() const { return m_line; }
    // Of the URL in it.
    std::uint16_t port() const {
        const QByteArray url = m_line.mid(m_line.indexOf("http"));
        return static_cast<std::uint16_t>(QUrl(QString::fromUtf8(url)).port());
    }
    // Waits for it; empty when nothing more comes.
    QByteArray nextLine() {
        while (!m_process.canReadLine() && m_process.waitForReadyRead()) {
        }
        return m_process.readLine().trimmed();
    }
    int terminate() {
        m_process.terminate();
        return waitForEnd();
    }
    int waitForEnd() {
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

// As a gateway.
class Serving : public Running {
public:
    explicit Serving(const QStringList& words) : Running(QStringList{"serve"} + words) {}
};

}  // namespace weir::test
