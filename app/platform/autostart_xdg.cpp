// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/platform/autostart_xdg.hpp"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <QStandardPaths>
#include <algorithm>

namespace weir::app {

namespace {

// A word of an Exec line: in double quotes, with what is special there escaped, and '%' doubled.
// Source: Desktop Entry Specification, "The Exec key".
QString execWord(const QString& word) {
    QString quoted = QStringLiteral("\"");
    for (const QChar character : word) {
        if (QStringLiteral("\"`$\\").contains(character)) {
            // Once for the Exec line and once for the value it stands in.
            quoted += QStringLiteral("\\\\");
        }
        quoted += character == QLatin1Char('%') ? QStringLiteral("%%") : QString(character);
    }
    return quoted + QLatin1Char('"');
}

}  // namespace

AutostartXdg::AutostartXdg(QString program, QStringList arguments, QString folder)
    : m_program(std::move(program)),
      m_arguments(std::move(arguments)),
      m_file(folder + QStringLiteral("/weir.desktop")) {}

QString AutostartXdg::customaryFolder() {
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) +
           QStringLiteral("/autostart");
}

bool AutostartXdg::isOn() const {
    QFile file(m_file);
    if (!file.open(QIODevice::ReadOnly)) {
        return false;
    }
    const QList<QByteArray> lines = file.readAll().split('\n');
    const QByteArray exec = "Exec=" + execWord(m_program).toUtf8();
    const bool startsUs = std::any_of(lines.begin(), lines.end(), [&](const QByteArray& line) {
        return line == exec || line.startsWith(exec + ' ');
    });
    return startsUs && !lines.contains("Hidden=true") &&
           !lines.contains("X-GNOME-Autostart-enabled=false");
}

Result<void> AutostartXdg::setOn(bool on) {
    if (!on) {
        if (QFile::exists(m_file) && !QFile::remove(m_file)) {
            return Error::io("Cannot remove " + m_file.toStdString() + ".");
        }
        return {};
    }
    QDir().mkpath(QFileInfo(m_file).path());
    QSaveFile file(m_file);
    if (!file.open(QIODevice::WriteOnly) || file.write(entry()) < 0 || !file.commit()) {
        return Error::io("Cannot write " + m_file.toStdString() + ": " +
                         file.errorString().toStdString() + ".");
    }
    return {};
}

QByteArray AutostartXdg::entry() const {
    QString exec = execWord(m_program);
    for (const QString& argument : m_arguments) {
        exec += QLatin1Char(' ') + execWord(argument);
    }
    return QStringLiteral(
               "[Desktop Entry]\nType=Application\nName=Weir\nExec=%1\nIcon=weir\n"
               "Terminal=false\n")
        .arg(exec)
        .toUtf8();
}

}  // namespace weir::app
