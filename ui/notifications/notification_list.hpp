// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QLabel;
class QListView;

namespace weir::ui {

class Button;
class NotificationLog;

// What was said lately, above the right end of the status bar. Enter does what an entry offers,
// Esc leaves.
class NotificationList : public QDialog {
    Q_OBJECT

public:
    NotificationList(NotificationLog& log, QWidget* window);

    void open() override;

signals:
    void settingsAsked();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void takeSize();
    void run(const QModelIndex& index);

    NotificationLog& m_log;
    QLabel* m_title;
    Button* m_clear;
    Button* m_settings;
    QListView* m_list;
    QLabel* m_nothing;
};

}  // namespace weir::ui
