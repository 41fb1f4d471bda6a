// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QVector>

namespace weir::ui {

class GatewayModel;
class StatusItem;

// The gateway in one line. Numbers here equal the numbers on the pages. Where there is no room the
// least telling items go first.
class StatusBar : public QFrame {
    Q_OBJECT

public:
    explicit StatusBar(GatewayModel& gateway, QWidget* parent = nullptr);

    // During the first start only the state, a promise and the version are shown.
    void setFirstStart(bool on);
    // Notifications that nobody has looked at.
    void setUnread(int count);

signals:
    // With what to reveal there; empty: just the page.
    void pageAsked(const QString& id, const QString& what = {});
    void notificationsAsked();

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    struct Place {
        StatusItem* item;
        QFrame* line;  // before it; null for the first of its side
        QString page;  // it leads to; empty: none
        int dropsAt;   // the higher, the earlier it gives way; 0: never
        bool right;
        bool wanted = true;
    };
    StatusItem* makeItem(const QString& page, int dropsAt, const QString& what = {});
    void refresh();
    void refreshProviders();
    void refreshNews();
    void fit();

    GatewayModel& m_gateway;
    StatusItem* m_state;
    StatusItem* m_rate;
    StatusItem* m_streams;
    StatusItem* m_today;
    StatusItem* m_providers;
    StatusItem* m_promise;
    StatusItem* m_news;
    StatusItem* m_revision;
    StatusItem* m_zone;
    StatusItem* m_version;
    QVector<Place> m_places;
    int m_unread = 0;
    bool m_fillsRight = false;
    bool m_firstStart = false;
};

}  // namespace weir::ui
