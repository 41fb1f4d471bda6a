// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/crash_sentinel.hpp"

#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

namespace weir::app {

namespace {

const QString kStarted = QStringLiteral("started");
const QString kSoonInARow = QStringLiteral("soon_in_a_row");

}  // namespace

CrashSentinel::CrashSentinel(const QString& dataFolder)
    : m_file(dataFolder + QStringLiteral("/window.running")) {}

LastEnd CrashSentinel::lastEnd(const QDateTime& now) const {
    QFile file(m_file);
    if (!file.exists()) {
        return {};
    }
    LastEnd last;
    last.bad = true;
    if (!file.open(QIODevice::ReadOnly)) {
        return last;
    }
    const QJsonObject said = QJsonDocument::fromJson(file.readAll()).object();
    last.startedAt = QDateTime::fromString(said.value(kStarted).toString(), Qt::ISODate);
    const qint64 ago = last.startedAt.isValid() ? last.startedAt.secsTo(now) : -1;
    if (ago >= 0 && ago <= std::chrono::seconds(kSoon).count()) {
        last.soonInARow = 1 + qBound(0, said.value(kSoonInARow).toInt(), 1'000);
    }
    return last;
}

void CrashSentinel::begin(const LastEnd& before, const QDateTime& now) {
    if (!QFileInfo(QFileInfo(m_file).path()).isDir()) {
        return;
    }
    QSaveFile file(m_file);
    const QJsonObject says{{kStarted, now.toUTC().toString(Qt::ISODate)},
                           {kSoonInARow, before.soonInARow}};
    // Where it cannot be written nobody will be told of a bad end, which is no reason to fail.
    m_begun = file.open(QIODevice::WriteOnly) &&
              file.write(QJsonDocument(says).toJson(QJsonDocument::Compact)) > 0 && file.commit();
}

void CrashSentinel::end() {
    QFile::remove(m_file);
    m_begun = false;
}

}  // namespace weir::app
