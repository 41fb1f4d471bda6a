// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>
#include <QDateTime>
#include <deque>
#include <functional>

#include "ui/widgets/toast.hpp"

namespace weir::ui {

// What was said lately, in toasts and notifications: the newest first, with what can still be done.
class NotificationLog : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role { TextRole = Qt::UserRole + 1, TimeRole, ActionRole, IconNameRole, ToneRole };
    static constexpr int kMost = 100;

    struct Entry {
        QString title;
        QString text;
        QString action;  // empty: none
        std::function<void()> run;
        QString icon;
        Tone tone = Tone::Ok;
        QDateTime at;
    };

    using QAbstractListModel::QAbstractListModel;

    void add(Entry entry);
    void add(const ToastMessage& message);
    void clear();
    // Does what the entry offers; false when it offers nothing.
    bool run(int row);

    // Since the list was last looked at.
    int unread() const { return m_unread; }
    void noteUnread(int count);
    void markRead();

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

signals:
    void unreadChanged();

private:
    std::deque<Entry> m_entries;
    int m_unread = 0;
};

}  // namespace weir::ui
