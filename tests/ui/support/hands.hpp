// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPoint>
#include <QString>

class QAbstractItemView;
class QMenu;
class QModelIndex;
class QWidget;
class QWindow;

namespace weir::ui {

// A person at the keyboard and the mouse of a window, who counts what they do. Keys go where the
// focus is, clicks to what is seen at their place: what a person could not reach is a fault.
class Hands {
public:
    struct Count {
        int keys = 0;    // each press, however many are held down with it
        int clicks = 0;  // of any button
        int characters = 0;

        int steps() const { return keys + clicks; }
    };

    explicit Hands(QWidget& window) : m_window(window) {}

    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {});
    // ASCII.
    void type(const QString& text);
    void click(QWidget* widget);
    void clickRow(QAbstractItemView* view, int row, int column = 0);
    // The entry of an open menu that has this text.
    void choose(QMenu* menu, const QString& text);

    const Count& count() const { return m_count; }
    // "4 keys, 0 clicks, 33 characters"
    QString told() const;

private:
    QWindow* target() const;
    void clickAt(QWidget* widget, QPoint place);

    QWidget& m_window;
    Count m_count;
};

}  // namespace weir::ui
