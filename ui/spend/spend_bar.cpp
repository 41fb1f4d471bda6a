// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/spend/spend_bar.hpp"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>

#include "ui/spend/spend_text.hpp"
#include "ui/theme/metrics.hpp"
#include "ui/widgets/segments.hpp"
#include "ui/widgets/text.hpp"

namespace weir::ui {

SpendBar::SpendBar(QWidget* parent)
    : QFrame(parent),
      m_measures(new Segments(kSpendMeasures, this)),
      m_byWord(makeLabel(TextRole::Body, Tone::Muted, this)),
      m_dimensions(new Segments(kSpendDimensions, this)),
      m_note(makeLabel(TextRole::Small, Tone::Muted, this)),
      m_simulated(new QCheckBox(this)) {
    setProperty("part", QStringLiteral("tool_bar"));
    setFixedHeight(metrics().toolBar);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(metrics().edgeLeft, 0, metrics().edgeRight, 0);
    row->setSpacing(metrics().px(10));
    row->addWidget(m_measures);
    row->addWidget(m_byWord);
    row->addWidget(m_dimensions);
    row->addStretch(1);
    row->addWidget(m_note);
    row->addWidget(m_simulated);
    connect(m_measures, &Segments::chosen, this,
            [this](int index) { emit measureChosen(static_cast<SpendMeasure>(index)); });
    connect(m_dimensions, &Segments::chosen, this,
            [this](int index) { emit byChosen(static_cast<admin::SpendBy>(index)); });
    connect(m_simulated, &QCheckBox::clicked, this, &SpendBar::simulatedChosen);
    retranslate();
}

void SpendBar::setChoice(const SpendChoice& choice) {
    m_measures->setCurrent(static_cast<int>(choice.measure));
    m_dimensions->setCurrent(static_cast<int>(choice.by));
    m_simulated->setChecked(choice.simulated);
}

void SpendBar::setNote(const QString& note) {
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
}

void SpendBar::retranslate() {
    QStringList measures;
    for (int measure = 0; measure < kSpendMeasures; ++measure) {
        measures << measureText(static_cast<SpendMeasure>(measure));
    }
    m_measures->setTexts(measures);
    m_measures->setAccessibleName(tr("What is measured"));
    //: Between "Spend, Tokens, Requests" and "Team, User, Key, Model, Provider"
    m_byWord->setText(tr("by"));
    QStringList dimensions;
    for (int by = 0; by < kSpendDimensions; ++by) {
        dimensions << dimensionText(static_cast<admin::SpendBy>(by));
    }
    m_dimensions->setTexts(dimensions);
    m_dimensions->setAccessibleName(tr("What calls are told apart by"));
    m_simulated->setText(tr("Simulated calls too"));
    m_simulated->setToolTip(tr("Calls to the simulator cost nothing, whatever stands here."));
}

}  // namespace weir::ui
