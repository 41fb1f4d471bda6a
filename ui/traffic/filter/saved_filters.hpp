// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <QString>
#include <optional>
#include <vector>

class QSettings;

namespace weir::ui {

// Filters that somebody gave a name, by name, and then those that were used last; kept in the
// settings.
class SavedFilters : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Name, Text, ColumnCount };
    static constexpr int kMostRecent = 8;

    struct Saved {
        QString name;
        QString text;
    };

    // `store` outlives it.
    explicit SavedFilters(QSettings& store, QObject* parent = nullptr);

    // One of that name is replaced. False: a filter needs a name and a text.
    bool save(const QString& name, const QString& text);
    // False: it is no saved one, or the name is empty or another's.
    bool rename(int row, const QString& name);
    // The last removal can be undone.
    void remove(int row);
    void undoRemoval();
    // A filter was used.
    void note(const QString& text);

    bool isSaved(int row) const { return row >= 0 && row < static_cast<int>(m_saved.size()); }
    bool holds(const QString& text) const;
    QString textAt(int row) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

signals:
    void removed(const QString& name);

private:
    void insert(Saved filter);
    void keep();
    // Where one of that name stands, or would.
    int placeOf(const QString& name) const;

    QSettings& m_store;
    std::vector<Saved> m_saved;
    QStringList m_recent;  // the newest first
    std::optional<Saved> m_removed;
};

}  // namespace weir::ui
