// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <vector>

#include "engine/control/admin/directory.hpp"

namespace weir::ui {

struct StateLook;

// What a file would do to teams, users and keys: what is wrong with it first, then what is added
// and changed, then what stays; each in the order of the file.
class DirectoryPlanModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Outcome, Line, Of, Name, What, kColumns };

    explicit DirectoryPlanModel(QObject* parent = nullptr) : QAbstractTableModel(parent) {}

    void setPlan(const admin::DirectoryPlan& plan);
    void retranslate();

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

private:
    enum class Kind { Problem, Note, Added, Changed, Unchanged };
    struct Row {
        Kind kind = Kind::Problem;
        const admin::DirectoryProblem* problem = nullptr;  // of these one
        const admin::PlannedMember* member = nullptr;
    };
    static StateLook lookOf(Kind kind);
    static QString textOf(const Row& row, int column);

    admin::DirectoryPlan m_plan;
    std::vector<Row> m_rows;  // of m_plan
};

}  // namespace weir::ui
