// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QKeySequence>

class QLabel;
class QLineEdit;
class QListView;

namespace weir::ui {

class ActionRegistry;
class PaletteModel;

// Everything the window can do, found by typing a part of its name. Enter runs it, Esc leaves.
class CommandPalette : public QDialog {
    Q_OBJECT

public:
    // The key that opens it.
    static QKeySequence key() { return QKeySequence(Qt::CTRL | Qt::Key_K); }

    CommandPalette(ActionRegistry& actions, QWidget* window);

    // With the actions that can be run now, below the top of the window.
    void open() override;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void takeEntries();
    void take(const QString& typed);
    void run(const QModelIndex& index);

    ActionRegistry& m_actions;
    PaletteModel* m_model;
    QLineEdit* m_field;
    QListView* m_list;
    QLabel* m_nothing;
    bool m_whole = false;  // the entries are of all pages
};

}  // namespace weir::ui
