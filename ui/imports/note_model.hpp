// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <vector>

#include "engine/control/admin/import.hpp"

namespace weir::ui {

// What an import could not take over as it was, in the order of the file.
class NoteModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Outcome, Line, What, Why, ColumnCount };

    explicit NoteModel(QObject* parent = nullptr) : QAbstractTableModel(parent) {}

    void setNotes(std::vector<admin::ImportNote> notes);
    void retranslate();

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::vector<admin::ImportNote> m_notes;
};

}  // namespace weir::ui
