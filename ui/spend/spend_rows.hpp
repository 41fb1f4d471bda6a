// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <QSortFilterProxyModel>
#include <map>
#include <optional>
#include <vector>

#include "ui/spend/spend_source.hpp"
#include "ui/theme/tokens.hpp"

namespace weir::ui {

// The rows of an answer, in the order of the chart.
class SpendRows : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column {
        Name,
        Spent,
        Share,
        Requests,
        Failed,
        TokensIn,
        TokensOut,
        Cached,
        Saved,
        Unpriced,
        Change,
        ColumnCount
    };
    enum Role {
        kSquareRole = Qt::UserRole + 200,  // int(Token): the colour in the chart
        kPartRole,                         // double: of one, in the column of the share
        kSortRole,                         // double, or QString of the name
    };

    using QAbstractTableModel::QAbstractTableModel;

    // `rows` are in order, the first of them have `colours`. The same names in the same order
    // change in place, so that the selection stays.
    void setAnswer(const SpendAnswer& answer, std::vector<admin::SpendRow> rows,
                   std::vector<Token> colours);

    const admin::SpendRow* at(int row) const;  // null: no such row
    int rowOf(const std::string& name) const;  // -1: none
    admin::SpendBy by() const { return m_answer.choice.by; }

    // Of some rows added up, or of all there is; each column as it stands in a row.
    QStringList totals(const std::optional<std::vector<int>>& some) const;
    // What is in the columns as numbers of a file: a head, then the rows in their order.
    QString csv(const std::vector<int>& shown) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    void retranslate();

private:
    struct Figures {
        admin::SpendFigures now;
        admin::SpendFigures before;
    };
    Figures figuresOf(const admin::SpendRow& row) const;
    QString textOf(const Figures& figures, Column column) const;
    QString toolTipOf(const Figures& figures, Column column, const QString& text) const;
    double sortedBy(const Figures& figures, Column column) const;
    double partOf(const admin::SpendFigures& figures) const;
    bool inMillions() const;
    QString tokensText(std::uint64_t count) const;
    QString titleOf(Column column) const;

    SpendAnswer m_answer;
    std::vector<admin::SpendRow> m_rows;
    std::vector<Token> m_colours;
    std::map<std::string, admin::SpendFigures> m_before;
};

bool isNumber(SpendRows::Column column);

// Those whose name has a text in it, in the order of a column or of the chart.
class ShownSpend : public QSortFilterProxyModel {
    Q_OBJECT

public:
    explicit ShownSpend(SpendRows& rows, QObject* parent = nullptr);

    SpendRows& rows() const { return m_rows; }
    const admin::SpendRow* at(int row) const;
    std::vector<int> shown() const;  // rows of the source, in their order here
    bool isFiltered() const { return rowCount() < m_rows.rowCount(); }

    QStringList totals() const {
        return m_rows.totals(isFiltered() ? std::optional(shown()) : std::nullopt);
    }

private:
    SpendRows& m_rows;
};

}  // namespace weir::ui
