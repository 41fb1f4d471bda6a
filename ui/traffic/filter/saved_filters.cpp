// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/traffic/filter/saved_filters.hpp"

#include <QSettings>
#include <algorithm>
#include <utility>

#include "ui/theme/fonts.hpp"
#include "ui/widgets/row_delegate.hpp"

namespace weir::ui {

namespace {

// A name and a text in turns.
const QString& savedKey() {
    static const QString key = QStringLiteral("traffic/saved_filters");
    return key;
}

const QString& recentKey() {
    static const QString key = QStringLiteral("traffic/recent_filters");
    return key;
}

}  // namespace

SavedFilters::SavedFilters(QSettings& store, QObject* parent)
    : QAbstractTableModel(parent),
      m_store(store),
      m_recent(store.value(recentKey()).toStringList().mid(0, kMostRecent)) {
    const QStringList kept = store.value(savedKey()).toStringList();
    for (qsizetype at = 0; at + 1 < kept.size(); at += 2) {
        insert({kept[at], kept[at + 1]});
    }
}

int SavedFilters::placeOf(const QString& name) const {
    const auto place =
        std::ranges::find_if(m_saved, [&name](const Saved& each) { return each.name >= name; });
    return static_cast<int>(place - m_saved.begin());
}

void SavedFilters::insert(Saved filter) {
    const int row = placeOf(filter.name);
    beginInsertRows({}, row, row);
    m_saved.insert(m_saved.begin() + row, std::move(filter));
    endInsertRows();
}

void SavedFilters::keep() {
    QStringList saved;
    for (const Saved& each : m_saved) {
        saved << each.name << each.text;
    }
    m_store.setValue(savedKey(), saved);
    m_store.setValue(recentKey(), m_recent);
}

bool SavedFilters::save(const QString& name, const QString& text) {
    const QString plain = name.trimmed();
    if (plain.isEmpty() || text.trimmed().isEmpty()) {
        return false;
    }
    const int row = placeOf(plain);
    if (isSaved(row) && m_saved[static_cast<std::size_t>(row)].name == plain) {
        m_saved[static_cast<std::size_t>(row)].text = text.trimmed();
        emit dataChanged(index(row, Name), index(row, Text));
    } else {
        insert({plain, text.trimmed()});
    }
    keep();
    return true;
}

bool SavedFilters::rename(int row, const QString& name) {
    const QString plain = name.trimmed();
    const bool taken = std::ranges::find(m_saved, plain, &Saved::name) != m_saved.end();
    if (!isSaved(row) || plain.isEmpty() || taken) {
        return false;
    }
    // Its place is another one, unless it stays before and behind the same.
    const int place = placeOf(plain);
    const int to = place > row ? place - 1 : place;
    if (to != row) {
        beginMoveRows({}, row, row, {}, place);
    }
    Saved filter = std::move(m_saved[static_cast<std::size_t>(row)]);
    filter.name = plain;
    m_saved.erase(m_saved.begin() + row);
    m_saved.insert(m_saved.begin() + to, std::move(filter));
    if (to != row) {
        endMoveRows();
    }
    emit dataChanged(index(to, Name), index(to, Name));
    keep();
    return true;
}

void SavedFilters::remove(int row) {
    if (!isSaved(row)) {
        return;
    }
    beginRemoveRows({}, row, row);
    m_removed = std::move(m_saved[static_cast<std::size_t>(row)]);
    m_saved.erase(m_saved.begin() + row);
    endRemoveRows();
    keep();
    emit removed(m_removed->name);
}

void SavedFilters::undoRemoval() {
    if (const auto filter = std::exchange(m_removed, {})) {
        save(filter->name, filter->text);
    }
}

void SavedFilters::note(const QString& text) {
    const QString plain = text.trimmed();
    if (plain.isEmpty() || (!m_recent.isEmpty() && m_recent.first() == plain)) {
        return;
    }
    const int saved = static_cast<int>(m_saved.size());
    if (const auto known = static_cast<int>(m_recent.indexOf(plain)); known >= 0) {
        beginRemoveRows({}, saved + known, saved + known);
        m_recent.removeAt(known);
        endRemoveRows();
    } else if (m_recent.size() == kMostRecent) {
        const int last = saved + kMostRecent - 1;
        beginRemoveRows({}, last, last);
        m_recent.removeLast();
        endRemoveRows();
    }
    beginInsertRows({}, saved, saved);
    m_recent.prepend(plain);
    endInsertRows();
    keep();
}

bool SavedFilters::holds(const QString& text) const {
    return std::ranges::find(m_saved, text.trimmed(), &Saved::text) != m_saved.end();
}

QString SavedFilters::textAt(int row) const {
    if (isSaved(row)) {
        return m_saved[static_cast<std::size_t>(row)].text;
    }
    return m_recent.value(row - static_cast<int>(m_saved.size()));
}

int SavedFilters::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0
                            : static_cast<int>(m_saved.size()) + static_cast<int>(m_recent.size());
}

int SavedFilters::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant SavedFilters::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) {
        return {};
    }
    const bool saved = isSaved(index.row());
    const bool name = index.column() == Name;
    switch (role) {
        case Qt::DisplayRole:
        case Qt::EditRole:
            return !name   ? textAt(index.row())
                   : saved ? m_saved[static_cast<std::size_t>(index.row())].name
                           : tr("used lately");
        case Qt::ToolTipRole:
            return textAt(index.row());
        case kTokenRole:
            return static_cast<int>(name && saved ? Token::Text : Token::Muted);
        case kTextRoleRole:
            return static_cast<int>(name ? TextRole::Body : TextRole::Mono);
        default:
            return {};
    }
}

bool SavedFilters::setData(const QModelIndex& index, const QVariant& value, int role) {
    return role == Qt::EditRole && index.column() == Name && rename(index.row(), value.toString());
}

Qt::ItemFlags SavedFilters::flags(const QModelIndex& index) const {
    if (!index.isValid()) {
        return {};
    }
    const Qt::ItemFlags common = QAbstractTableModel::flags(index) | Qt::ItemNeverHasChildren;
    return index.column() == Name && isSaved(index.row()) ? common | Qt::ItemIsEditable : common;
}

}  // namespace weir::ui
