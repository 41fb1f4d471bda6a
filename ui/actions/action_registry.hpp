// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAction>
#include <QKeySequence>
#include <QList>
#include <QObject>
#include <QString>
#include <QStringList>
#include <cstddef>
#include <functional>
#include <vector>

class QSettings;
class QWidget;

namespace weir::ui {

// The menus, in their order.
enum class ActionGroup { Gateway, View, Go, Help };

struct ActionSpec {
    QString id;  // "view.fold_rail"; unique
    ActionGroup group = ActionGroup::View;
    std::function<QString()> text;  // asked again when the language changes
    QKeySequence shortcut;          // unless somebody chose another; none: menu only
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

    // A page adds its own when it is made. Whoever shows all that there are completes them first;
    // `addTheRest` is asked once.
    void completeWith(std::function<void()> addTheRest) { m_addTheRest = std::move(addTheRest); }
    void complete();

    // What somebody chose stands there from now on, and what was chosen before is read; before the
    // first add().
    void keepIn(QSettings& store) { m_store = &store; }
    // Other keys for an action; none: only by name. Whether they are free is the caller's matter.
    void setKeys(const QString& id, const QKeySequence& keys);
    QKeySequence keys(const QString& id) const;
    QKeySequence defaultKeys(const QString& id) const;
    // Back to the keys it came with.
    void resetKeys(const QString& id);
    // The action that has these keys and can be reached where this one can; empty: none.
    QString takenBy(const QKeySequence& keys, const QString& id) const;
    // Gives `show` the keys of an action, now and whenever they change, as long as `shower` lives.
    void showKeys(const QString& id, QObject* shower,
                  const std::function<void(const QKeySequence&)>& show);

    QAction* find(const QString& id) const;  // null: no such action
    // The action that opens the page on which this one can be run. Null: it is open, or it belongs
    // to none that can be opened now.
    QAction* wayTo(const QAction* action) const;
    // Of actions that need nothing which is chosen or loaded on their page: once that is opened
    // they can be run. Of the others a person comes to the page, and goes on there.
    void allowFromElsewhere(const QStringList& ids) { m_fromElsewhere << ids; }
    bool runsFromElsewhere(const QAction* action) const {
        return m_fromElsewhere.contains(action->objectName());
    }
    QStringList ids() const;  // that there are so far, in the order of the menus
    // Those of a page together, and the pages in the order of the actions that go there.
    QList<QAction*> inGroup(ActionGroup group) const;
    void retranslate();

signals:
    void keysChanged(const QString& id);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    struct Entry {
        ActionSpec spec;
        QAction* action;
        QWidget* page;
    };

    static QString pageAction(const Entry& entry);
    std::ptrdiff_t placeOf(const Entry& entry) const;
    const Entry* entryOf(const QString& id) const;

    QWidget* m_window;
    QSettings* m_store = nullptr;
    std::function<void()> m_addTheRest;
    QStringList m_fromElsewhere;
    std::vector<Entry> m_entries;
};

}  // namespace weir::ui
