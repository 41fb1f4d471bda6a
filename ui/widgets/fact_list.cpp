// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/fact_list.hpp"

#include <QGridLayout>
#include <QLabel>

#include "ui/theme/metrics.hpp"
#include "ui/widgets/clear_layout.hpp"
#include "ui/widgets/text.hpp"

namespace weir::ui {

FactList::FactList(QWidget* parent) : QWidget(parent), m_grid(new QGridLayout(this)) {
    m_grid->setContentsMargins({});
    m_grid->setHorizontalSpacing(metrics().space(4));
    m_grid->setVerticalSpacing(metrics().px(6));
    m_grid->setColumnStretch(1, 1);
}

void FactList::setFacts(const QVector<Fact>& facts) {
    if (facts == m_facts) {
        return;  // what the user has selected stays selected
    }
    m_facts = facts;
    clearLayout(*m_grid);
    int row = 0;
    for (const Fact& fact : facts) {
        if (fact.value.isEmpty()) {
            continue;
        }
        QLabel* name = makeLabel(TextRole::Body, Tone::Muted, this);
        name->setText(fact.name);
        QLabel* value = makeParagraph(TextRole::Body, Tone::Text, this);
        value->setText(fact.value);
        value->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        value->setAccessibleName(fact.name + QStringLiteral(": ") + fact.value);
        m_grid->addWidget(name, row, 0, Qt::AlignTop);
        m_grid->addWidget(value, row, 1);
        ++row;
    }
}

}  // namespace weir::ui
