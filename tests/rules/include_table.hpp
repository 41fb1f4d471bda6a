// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QList>
#include <QRegularExpression>
#include <QString>
#include <QStringList>

namespace weir::rules {

// Who may include whom, as tests/rooms.json says it:
//   rooms     a folder and the folders it may include besides itself; the longest folder that holds
//             a file is its room
//   reserved  headers (a pattern) that only some folders may include
class IncludeTable {
public:
    // Errors: a text in `error()`; the table then allows nothing.
    explicit IncludeTable(const QJsonObject& table);

    QString error() const { return m_error; }

    // One line for every include of `source` that the table does not allow.
    QStringList violations(const QString& path, const QString& source) const;

private:
    struct Room {
        QString folder;
        QStringList mayInclude;
    };
    struct Reserved {
        QRegularExpression headers;
        QStringList folders;
    };

    const Room* roomOf(const QString& path) const;
    QString judgeOwn(const Room& room, const QString& header) const;
    QString judgeSystem(const QString& path, const QString& header) const;

    QList<Room> m_rooms;
    QList<Reserved> m_reserved;
    QString m_error;
};

}  // namespace weir::rules
