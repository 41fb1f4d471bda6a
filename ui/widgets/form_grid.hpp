// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QGridLayout>

class QComboBox;
class QLabel;
class QLineEdit;

namespace weir::ui {

// The fields of a dialog: `pairs` of a label and its field in a row.
class FormGrid : public QGridLayout {
public:
    FormGrid(QWidget* dialog, int pairs);

    // The label is made with the field; whoever asked for it sets its words.
    QLineEdit* addField(int row, int column, QLabel*& label);
    // A row more, of a label that is there already.
    QLineEdit* addField(QLabel* label);
    QComboBox* addChoice(int row, int column, QLabel*& label);

private:
    void addPair(QLabel*& label, QWidget* field, int row, int column);

    QWidget* const m_dialog;
};

}  // namespace weir::ui
