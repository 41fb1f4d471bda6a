// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/first_start/card.hpp"

#include <QFrame>
#include <QLineEdit>
#include <QVBoxLayout>

#include "ui/theme/metrics.hpp"
#include "ui/widgets/text.hpp"

namespace weir::ui {

QVBoxLayout* makeCard(QFrame* frame) {
    frame->setProperty("part", QStringLiteral("card"));
    auto* layout = new QVBoxLayout(frame);
    layout->setContentsMargins(metrics().edgeLeft, metrics().edgeRight, metrics().edgeLeft,
                               metrics().edgeRight);
    layout->setSpacing(metrics().space(1));
    return layout;
}

QLineEdit* makeReadOnlyField(QWidget* parent) {
    auto* field = new QLineEdit(parent);
    field->setReadOnly(true);
    field->setProperty("extent", QStringLiteral("large"));
    setTextRole(field, TextRole::Mono);
    return field;
}

}  // namespace weir::ui
