// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shortcuts/shortcut_model.hpp"

#include <algorithm>

#include "ui/actions/action_registry.hpp"
#include "ui/theme/fonts.hpp"
#include "ui/theme/tokens.hpp"
#include "ui/widgets/row_delegate.hpp"

namespace weir::ui {

QString keysText(const QKeySequence& keys) {
    return keys.isEmpty() ? QStringLiteral("–") : keys.toString(QKeySequence::NativeText);
}

QString actionName(const ActionRegistry& actions, const QString& id) {
    const QAction* action = actions.find(id);
    if (action == nullptr) {
        return {};
    }
    const QString name = action->text().remove(u'&');
    // Outside their menus "Start" and "Traffic" say too little.
    return id.startsWith(QStringLiteral("gateway.")) ? ShortcutModel::tr("Gateway: %1").arg(name)
           : id.startsWith(QStringLiteral("go."))    ? ShortcutModel::tr("Go to: %1").arg(name)
                                                     : name;
}

ShortcutModel::ShortcutModel(ActionRegistry& actions, QObject* parent)
    : QAbstractTableModel(parent), m_actions(actions) {
    connect(&actions, &ActionRegistry::keysChanged, this, &ShortcutModel::noteChange);
    fill();
}

void ShortcutModel::fill() {
    const QStringList words = m_words.split(u' ', Qt::SkipEmptyParts);
    beginResetModel();
    m_ids.clear();
    for (const QString& id : m_actions.ids()) {
        const QString text = actionName(m_actions, id) + u' ' + keysText(m_actions.keys(id));
        if (std::all_of(words.begin(), words.end(), [&](const QString& word) {
                return text.contains(word, Qt::CaseInsensitive);
            })) {
            m_ids << id;
        }
    }
    endResetModel();
}

void ShortcutModel::setWords(const QString& words) {
    if (words != m_words) {
        m_words = words;
        fill();
    }
}

QString ShortcutModel::idAt(int row) const {
    return m_ids.value(row);
}

int ShortcutModel::rowOf(const QString& id) const {
    return static_cast<int>(m_ids.indexOf(id));
}

bool ShortcutModel::isChanged(const QString& id) const {
    return m_actions.keys(id) != m_actions.defaultKeys(id);
}

bool ShortcutModel::anyChanged() const {
    const QStringList ids = m_actions.ids();
    return std::any_of(ids.begin(), ids.end(), [this](const QString& id) { return isChanged(id); });
}

void ShortcutModel::noteChange(const QString& id) {
    const int row = rowOf(id);
    if (row >= 0) {
        emit dataChanged(index(row, 0), index(row, ColumnCount - 1));
    }
}

int ShortcutModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_ids.size());
}

int ShortcutModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ShortcutModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount()) {
        return {};
    }
    const QString& id = m_ids.at(index.row());
    const bool changed = isChanged(id);
    switch (role) {
        case Qt::DisplayRole:
        case Qt::AccessibleTextRole:
            return index.column() == Action ? actionName(m_actions, id)
                   : index.column() == Keys ? keysText(m_actions.keys(id))
                   : changed                ? keysText(m_actions.defaultKeys(id))
                                            : QString();
        case kTokenRole:
            return static_cast<int>(index.column() == Default ? Token::Muted : Token::Text);
        case kTextRoleRole:
            return static_cast<int>(index.column() == Keys && changed ? TextRole::Value
                                                                      : TextRole::Body);
        default:
            return {};
    }
}

QVariant ShortcutModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    return section == Action ? tr("Action") : section == Keys ? tr("Keys") : tr("Came with");
}

void ShortcutModel::retranslate() {
    fill();
    emit headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
}

}  // namespace weir::ui
