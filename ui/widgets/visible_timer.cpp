// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/visible_timer.hpp"

#include <QEvent>

namespace weir::ui {

VisibleTimer::VisibleTimer(QWidget* watched, std::chrono::milliseconds interval)
    : QObject(watched), m_widget(watched) {
    m_timer.setInterval(interval);
    connect(&m_timer, &QTimer::timeout, this, &VisibleTimer::tick);
    watched->installEventFilter(this);
    update();
}

bool VisibleTimer::eventFilter(QObject* watched, QEvent* event) {
    switch (event->type()) {
        case QEvent::Show:
        case QEvent::Hide:
        case QEvent::ParentChange:
        case QEvent::WindowStateChange:
            update();
            break;
        default:
            break;
    }
    return QObject::eventFilter(watched, event);
}

void VisibleTimer::update() {
    QWidget* window = m_widget->window();
    if (m_window != window) {
        if (m_window && m_window != m_widget) {
            m_window->removeEventFilter(this);
        }
        m_window = window;
        if (window != m_widget) {
            window->installEventFilter(this);
        }
    }
    const bool seen = m_widget->isVisible() && !window->isMinimized();
    if (seen && !m_timer.isActive()) {
        m_timer.start();
        emit tick();
    } else if (!seen) {
        m_timer.stop();
    }
}

}  // namespace weir::ui
