// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>
#include <QTimer>
#include <QWidget>
#include <chrono>

namespace weir::ui {

// A repeating timer that runs only while somebody can see the widget: it is shown, in a window that
// is not minimised. Ticks at once when the widget comes into sight.
class VisibleTimer : public QObject {
    Q_OBJECT

public:
    // A child of the widget it watches.
    VisibleTimer(QWidget* watched, std::chrono::milliseconds interval);

    bool isRunning() const { return m_timer.isActive(); }

signals:
    void tick();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void update();

    QWidget* m_widget;
    QPointer<QWidget> m_window;
    QTimer m_timer;
};

}  // namespace weir::ui
