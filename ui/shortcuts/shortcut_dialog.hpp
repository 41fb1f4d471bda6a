// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QKeySequence>

class QLabel;
class QLineEdit;

namespace weir::ui {

class ActionRegistry;
class Button;
class KeysField;
class ShortcutModel;
class TableView;

// Every action with its keys. Enter on a row waits for new ones; what is taken already is named,
// and swapped only if a person says so. A change holds at once.
class ShortcutDialog : public QDialog {
    Q_OBJECT

public:
    ShortcutDialog(ActionRegistry& actions, QWidget* window);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    QLayout* makeEditor();
    QString selected() const;
    void select(const QString& id);
    void showState();
    void listen();
    void take(const QKeySequence& pressed);
    void takeBack(const QKeySequence& keys);
    void apply(const QKeySequence& keys);
    void swap();
    void resetAll();
    void retranslate();

    ActionRegistry& m_actions;
    ShortcutModel* m_model;
    QLineEdit* m_find;
    TableView* m_table;
    QLabel* m_nothing;
    QLabel* m_name;
    KeysField* m_keys;
    QLabel* m_word;  // what is wrong with the keys, or what to do
    Button* m_swap;
    Button* m_none;
    Button* m_reset;
    Button* m_resetAll;
    Button* m_close;
    QKeySequence m_wanted;  // and taken by m_taker
    QString m_taker;
};

}  // namespace weir::ui
