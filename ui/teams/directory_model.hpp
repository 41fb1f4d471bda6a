// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <QSet>
#include <QTimeZone>

#include "ui/teams/directory_rows.hpp"

namespace weir::ui {

// The tree as lines: those that the search lets through and that no closed line hides.
class DirectoryModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column {
        Name,
        Tier,
        Requests,  // a minute, as Tokens
        Tokens,
        State,
        Expires,
        Budget,
        Month,
        LastUsed,
        Week,
        kColumns
    };
    enum Role {
        kDepthRole = Qt::UserRole + 1,
        kOpenRole,       // bool; invalid for a line without others below it
        kNoteRole,       // muted behind the name
        kWeekRole,       // QList<double>
        kBudgetRole,     // QList<double>: used and held as shares; empty: no budget of its own
        kRefusesRole,    // bool, of that budget
        kInheritedRole,  // bool: the text says where it comes from
    };

    explicit DirectoryModel(QTimeZone zone, QObject* parent = nullptr);

    void setDirectory(const Directory& directory);
    void setSearch(const QString& text);
    // Limits are typed into their cells.
    void setEditable(bool editable) { m_editable = editable; }
    bool isSearching() const { return !m_search.isEmpty(); }

    const DirectoryRow* at(int line) const;
    int lineOf(const std::string& id) const;  // -1: it is not shown
    void setOpen(int line, bool open);
    // The line that this one is below; -1: none.
    int parentOf(int line) const;
    void retranslate();

    const std::vector<DirectoryRow>& rows() const { return m_rows; }
    Timestamp now() const { return m_now; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;

signals:
    // Nothing is changed by it before the gateway says so. 0: as above it again.
    void limitTyped(const weir::ui::DirectoryRow& row, weir::ui::MinuteLimit which,
                    std::uint64_t value);

private:
    std::vector<std::string> shownIds() const;
    // `before`: the lines that the views have now.
    void choose(const std::vector<std::string>& before);
    bool matches(const DirectoryRow& row) const;
    bool isOpen(const DirectoryRow& row) const;
    QString textOf(const DirectoryRow& row, int column) const;
    QVariant stateOf(const DirectoryRow& row, int role) const;

    QTimeZone m_zone;
    Timestamp m_now{};
    std::vector<DirectoryRow> m_rows;
    std::vector<std::size_t> m_shown;
    QSet<QString> m_closed;  // ids
    QString m_search;
    bool m_editable = false;
};

// The limit that a column shows; nothing: another column.
std::optional<MinuteLimit> limitIn(int column);

// "Organisation", "search"; translated.
QString nameOf(const DirectoryRow& row);
// "15 Feb 2027"; "never"
QString expiryText(Timestamp end, const QTimeZone& zone);
// "now", "14:32", "26 Nov"; "–" for never.
QString lastUsedText(Timestamp used, Timestamp now, const QTimeZone& zone);

}  // namespace weir::ui
