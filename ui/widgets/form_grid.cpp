// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/form_grid.hpp"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>

#include "ui/theme/metrics.hpp"
#include "ui/widgets/text.hpp"

namespace weir::ui {

FormGrid::FormGrid(QWidget* dialog, int pairs) : m_dialog(dialog) {
    setContentsMargins(metrics().edgeLeft, metrics().edgeRight, metrics().edgeLeft,
                       metrics().edgeRight);
    setHorizontalSpacing(metrics().gap);
    setVerticalSpacing(metrics().space(2));
    for (int pair = 0; pair < pairs; ++pair) {
        setColumnStretch(2 * pair + 1, 1);
    }
}

QLineEdit* FormGrid::addField(int row, int column, QLabel*& label) {
    auto* field = new QLineEdit(m_dialog);
    addPair(label, field, row, column);
    return field;
}

QLineEdit* FormGrid::addField(QLabel* label) {
    auto* field = new QLineEdit(m_dialog);
    label->setBuddy(field);
    const int row = rowCount();
    addWidget(label, row, 0);
    addWidget(field, row, 1);
    return field;
}

QComboBox* FormGrid::addChoice(int row, int column, QLabel*& label) {
    auto* choice = new QComboBox(m_dialog);
    addPair(label, choice, row, column);
    return choice;
}

void FormGrid::addPair(QLabel*& label, QWidget* field, int row, int column) {
    label = makeLabel(TextRole::Body, Tone::Text2, m_dialog);
    label->setBuddy(field);
    addWidget(label, row, column);
    addWidget(field, row, column + 1);
}

}  // namespace weir::ui
