// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/labelled.hpp"

#include <QLabel>
#include <QVBoxLayout>

#include "ui/theme/metrics.hpp"

namespace weir::ui {

QVBoxLayout* labelled(QLabel* label, QWidget* field) {
    auto* column = new QVBoxLayout;
    column->setSpacing(metrics().space(1));
    column->addWidget(label);
    column->addWidget(field);
    label->setBuddy(field);
    return column;
}

}  // namespace weir::ui
