// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/rules/include_table.hpp"

#include <QJsonArray>
#include <QJsonValue>
#include <algorithm>

namespace weir::rules {
namespace {

bool isInside(const QString& path, const QString& folderOrFile) {
    return path == folderOrFile || path.startsWith(folderOrFile + QLatin1Char('/'));
}

bool isInsideAny(const QString& path, const QStringList& folders) {
    return std::any_of(folders.begin(), folders.end(),
                       [&](const QString& folder) { return isInside(path, folder); });
}

QStringList strings(const QJsonValue& value) {
    QStringList result;
    const QJsonArray array = value.toArray();
    for (const QJsonValue& item : array) {
        result.append(item.toString());
    }
    return result;
}

}  // namespace

IncludeTable::IncludeTable(const QJsonObject& table) {
    const QJsonObject rooms = table.value(QStringLiteral("rooms")).toObject();
    for (auto room = rooms.begin(); room != rooms.end(); ++room) {
        m_rooms.append({room.key(), strings(room.value())});
    }
    const QJsonArray reserved = table.value(QStringLiteral("reserved")).toArray();
    for (const QJsonValue& item : reserved) {
        const QJsonObject rule = item.toObject();
        const QRegularExpression headers(rule.value(QStringLiteral("headers")).toString());
        if (!headers.isValid() || headers.pattern().isEmpty()) {
            m_error = QStringLiteral("not a pattern: \"%1\"").arg(headers.pattern());
            return;
        }
        m_reserved.append({headers, strings(rule.value(QStringLiteral("folders")))});
    }
    if (m_rooms.isEmpty()) {
        m_error = QStringLiteral("the table names no room");
    }
}

QStringList IncludeTable::violations(const QString& path, const QString& source) const {
    static const QRegularExpression kInclude(
        QStringLiteral(R"(^[ \t]*#[ \t]*include[ \t]*([<"])([^>"\n]+)[>"])"),
        QRegularExpression::MultilineOption);

    const Room* room = roomOf(path);
    if (room == nullptr) {
        return {QStringLiteral("%1: stands in no room of the table").arg(path)};
    }
    QStringList found;
    for (auto match = kInclude.globalMatch(source); match.hasNext();) {
        const QRegularExpressionMatch include = match.next();
        const QString header = include.captured(2);
        const bool isOwn = include.captured(1) == QLatin1String("\"");
        const QString complaint = isOwn ? judgeOwn(*room, header) : judgeSystem(path, header);
        if (!complaint.isEmpty()) {
            found.append(QStringLiteral("%1: %2").arg(path, complaint));
        }
    }
    return found;
}

const IncludeTable::Room* IncludeTable::roomOf(const QString& path) const {
    const Room* best = nullptr;
    for (const Room& room : m_rooms) {
        if (isInside(path, room.folder) &&
            (best == nullptr || room.folder.size() > best->folder.size())) {
            best = &room;
        }
    }
    return best;
}

QString IncludeTable::judgeOwn(const Room& room, const QString& header) const {
    // What moc and CMake write stands in the build folder, beside nothing.
    if (header.endsWith(QLatin1String(".moc")) || header.startsWith(QLatin1String("moc_"))) {
        return {};
    }
    const Room* target = roomOf(header);
    if (target == nullptr) {
        return QStringLiteral("\"%1\" is not written from the root").arg(header);
    }
    if (target == &room || isInsideAny(header, room.mayInclude)) {
        return {};
    }
    return QStringLiteral("%1 may not include \"%2\"").arg(room.folder, header);
}

QString IncludeTable::judgeSystem(const QString& path, const QString& header) const {
    for (const Reserved& rule : m_reserved) {
        if (rule.headers.match(header).hasMatch() && !isInsideAny(path, rule.folders)) {
            return QStringLiteral("<%1> belongs to %2 only")
                .arg(header, rule.folders.join(QLatin1String(", ")));
        }
    }
    return {};
}

}  // namespace weir::rules
