// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/hands.hpp"

#include <QAbstractItemView>
#include <QApplication>
#include <QMenu>
#include <QPointer>
#include <QWindow>
#include <QtTest>
#include <algorithm>

namespace weir::ui {

// As a window manager has it: a popup, else the active window; that of the program when a dialog
// was just closed.
QWindow* Hands::target() const {
    if (const QWidget* popup = QApplication::activePopupWidget()) {
        return popup->windowHandle();
    }
    if (QApplication::activeWindow() == nullptr) {
        m_window.activateWindow();
        if (!QTest::qWaitForWindowActive(&m_window)) {
            qFatal("the window does not become active");
        }
    }
    return QApplication::activeWindow()->windowHandle();
}

// The press may close the window: then the key is let go over another one, as at a desk.
void Hands::key(Qt::Key key, Qt::KeyboardModifiers modifiers) {
    ++m_count.keys;
    const QPointer<QWindow> pressed = target();
    QTest::keyPress(pressed.data(), key, modifiers);
    QWindow* over = pressed && pressed->isVisible() ? pressed.data() : target();
    // One that is just being opened has nothing yet to let it go over.
    if (over != nullptr) {
        QTest::keyRelease(over, key, modifiers);
    }
}

void Hands::type(const QString& text) {
    for (const QChar each : text) {
        ++m_count.characters;
        QTest::keyClick(target(), each.toLatin1());
    }
}

void Hands::click(QWidget* widget) {
    if (widget == nullptr) {
        qFatal("there is nothing to click at");
    }
    clickAt(widget, widget->rect().center());
}

void Hands::clickRow(QAbstractItemView* view, int row, int column) {
    const QModelIndex cell = view->model()->index(row, column);
    const QRect place = view->visualRect(cell).intersected(view->viewport()->rect());
    if (place.isEmpty()) {
        qFatal("row %d is not in sight", row);
    }
    clickAt(view->viewport(), place.center());
}

void Hands::choose(QMenu* menu, const QString& text) {
    const QList<QAction*> actions = menu->actions();
    const auto found = std::ranges::find(actions, text, &QAction::text);
    if (!menu->isVisible() || found == actions.end()) {
        qFatal("no open menu offers %s", qPrintable(text));
    }
    clickAt(menu, menu->actionGeometry(*found).center());
}

void Hands::clickAt(QWidget* widget, QPoint place) {
    ++m_count.clicks;
    QWidget* window = widget->window();
    const QPoint point = widget->mapTo(window, place);
    const QWidget* seen = window->childAt(point);
    const bool reached =
        seen == nullptr ? widget == window : seen == widget || widget->isAncestorOf(seen);
    if (!widget->isVisible() || !widget->isEnabled() || !reached) {
        qFatal("%s cannot be clicked at: %s", qPrintable(widget->accessibleName()),
               !widget->isVisible()   ? "not in sight"
               : !widget->isEnabled() ? "not enabled"
                                      : "covered");
    }
    QTest::mouseClick(window->windowHandle(), Qt::LeftButton, {}, point);
}

QString Hands::told() const {
    return QStringLiteral("%1 keys, %2 clicks, %3 characters")
        .arg(m_count.keys)
        .arg(m_count.clicks)
        .arg(m_count.characters);
}

}  // namespace weir::ui
