// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <QString>
#include <QStringList>
#include <vector>

#include "ui/widgets/text.hpp"

namespace weir::ui {

// A cell with what there is to see of it.
struct AlertCell {
    QString text;
    QString icon = {};
    Tone tone = Tone::Text;
    QString toolTip = {};
    bool isNumber = false;
};

// Rows of ready words: there are at most a few hundred. The same rows in the same order change in
// place, so that the selection stays.
class AlertCells : public QAbstractTableModel {
    Q_OBJECT

public:
    struct Row {
        QString key;                   // what makes it the same row
        std::vector<AlertCell> cells;  // one a title
    };

    using QAbstractTableModel::QAbstractTableModel;

    // `stateWords`: every word that the state column can show.
    void setTitles(const QStringList& titles, int stateColumn, const QStringList& stateWords);
    void setRows(std::vector<Row> rows);
    // Empty: there is no such row.
    QString keyAt(int row) const;
    int rowOf(const QString& key) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QStringList m_titles;
    int m_stateColumn = -1;
    QStringList m_stateWords;
    std::vector<Row> m_rows;
};

}  // namespace weir::ui
