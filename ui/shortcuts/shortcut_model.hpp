// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <QKeySequence>
#include <QStringList>

namespace weir::ui {

class ActionRegistry;

// Every action with its keys, in the order of the menus.
class ShortcutModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Action, Keys, Default, ColumnCount };

    explicit ShortcutModel(ActionRegistry& actions, QObject* parent = nullptr);

    // Only actions whose name or keys hold the words.
    void setWords(const QString& words);
    QString idAt(int row) const;  // empty: no such row
    int rowOf(const QString& id) const;
    // At least one action has other keys than it came with.
    bool anyChanged() const;
    void retranslate();

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void fill();
    void noteChange(const QString& id);
    bool isChanged(const QString& id) const;

    ActionRegistry& m_actions;
    QString m_words;
    QStringList m_ids;
};

// "Ctrl+E"; none: "–".
QString keysText(const QKeySequence& keys);
// The name of an action without the mark of a menu's letter.
QString actionName(const ActionRegistry& actions, const QString& id);

}  // namespace weir::ui
