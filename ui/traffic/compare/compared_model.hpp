// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <array>
#include <vector>

#include "ui/traffic/compare/compared_facts.hpp"

namespace weir::ui {

// The facts of two exchanges as a table.
class ComparedModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Name, Left, Right, Difference, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    // How the two are called in the header: "14:32:05, 7Q4M2K9D".
    void setNames(const QString& left, const QString& right);
    void setFacts(std::vector<ComparedFact> facts);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::vector<ComparedFact> m_facts;
    std::array<QString, 2> m_names;
};

}  // namespace weir::ui
