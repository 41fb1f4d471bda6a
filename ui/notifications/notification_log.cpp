// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/notifications/notification_log.hpp"

#include <utility>

#include "ui/widgets/local_time.hpp"

namespace weir::ui {

void NotificationLog::add(Entry entry) {
    if (rowCount() == kMost) {
        beginRemoveRows({}, kMost - 1, kMost - 1);
        m_entries.pop_back();
        endRemoveRows();
    }
    beginInsertRows({}, 0, 0);
    m_entries.push_front(std::move(entry));
    endInsertRows();
}

void NotificationLog::add(const ToastMessage& message) {
    // Its first sentence is what the entry is called; the list has a line of its own for the rest.
    const qsizetype end = message.text.indexOf(QStringLiteral(". "));
    // It was seen when it was said; only what nobody saw is unread.
    add({end < 0 ? message.text : message.text.left(end),
         end < 0 ? QString() : message.text.mid(end + 2), message.action, message.run, message.icon,
         message.tone, QDateTime::currentDateTime()});
}

void NotificationLog::clear() {
    beginResetModel();
    m_entries.clear();
    endResetModel();
    markRead();
}

bool NotificationLog::run(int row) {
    if (row < 0 || row >= rowCount() || !m_entries[static_cast<std::size_t>(row)].run) {
        return false;
    }
    // What it does may say something new.
    const auto does = m_entries[static_cast<std::size_t>(row)].run;
    does();
    return true;
}

void NotificationLog::noteUnread(int count) {
    m_unread += count;
    emit unreadChanged();
}

void NotificationLog::markRead() {
    if (m_unread != 0) {
        m_unread = 0;
        emit unreadChanged();
    }
}

int NotificationLog::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_entries.size());
}

QVariant NotificationLog::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount()) {
        return {};
    }
    const Entry& entry = m_entries[static_cast<std::size_t>(index.row())];
    switch (role) {
        case Qt::DisplayRole:
            return entry.title;
        case Qt::AccessibleTextRole:
            return entry.text.isEmpty() ? entry.title
                                        : entry.title + QStringLiteral(". ") + entry.text;
        case Qt::ToolTipRole:
        case TextRole:
            return entry.text;
        case TimeRole:
            return nearMomentText(entry.at, QDate::currentDate());
        case ActionRole:
            return entry.action;
        case IconNameRole:
            return entry.icon;
        case ToneRole:
            return static_cast<int>(entry.tone);
        default:
            return {};
    }
}

}  // namespace weir::ui
