// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAction>
#include <QKeySequence>
#include <QList>
#include <QObject>
#include <QString>
#include <functional>
#include <vector>

class QWidget;

namespace weir::ui {

// The menus, in their order.
enum class ActionGroup { Gateway, View, Go, Help };

struct ActionSpec {
    QString id;  // "view.fold_rail"; unique
    ActionGroup group = ActionGroup::View;
    std::function<QString()> text;  // asked again when the language changes
    QKeySequence shortcut;          // none: menu only
    std::function<void()> run;
};

// Every action of the window once: from here come the shortcuts and the menus. Two actions with one
// shortcut are a mistake unless they belong to different pages.
class ActionRegistry : public QObject {
    Q_OBJECT

public:
    // `window` is where the shortcuts work.
    explicit ActionRegistry(QWidget* window);

    // With `onlyWhileVisible` the action is enabled only while that widget can be seen: a page's F5
    // works wherever the focus is, and two pages may both have one.
    QAction* add(ActionSpec spec, QWidget* onlyWhileVisible = nullptr);

    QAction* find(const QString& id) const;  // null: no such action
    QList<QAction*> inGroup(ActionGroup group) const;
    void retranslate();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    struct Entry {
        ActionSpec spec;
        QAction* action;
        QWidget* page;
    };

    QWidget* m_window;
    std::vector<Entry> m_entries;
};

}  // namespace weir::ui
