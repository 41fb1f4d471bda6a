// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/spend/spend_bar.hpp"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>

#include "ui/spend/spend_text.hpp"
#include "ui/theme/metrics.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/segments.hpp"
#include "ui/widgets/text.hpp"

namespace weir::ui {

SpendBar::SpendBar(QWidget* parent)
    : QFrame(parent),
      m_measures(new Segments(kSpendMeasures, this)),
      m_byWord(makeLabel(TextRole::Body, Tone::Muted, this)),
      m_dimensions(new Segments(kSpendDimensions, this)),
      m_narrowDimensions(new QComboBox(this)),
      m_note(makeLabel(TextRole::Small, Tone::Muted, this)),
      m_compare(new IconButton(QStringLiteral("compare"))),
      m_report(new Button(ButtonKind::Normal, this)) {
    setProperty("part", QStringLiteral("tool_bar"));
    setFixedHeight(metrics().toolBar);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);  // fit() finds the room
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(metrics().edgeLeft, 0, metrics().edgeRight, 0);
    row->setSpacing(metrics().px(10));
    row->addWidget(m_measures);
    row->addWidget(m_byWord);
    row->addWidget(m_dimensions);
    row->addWidget(m_narrowDimensions);
    row->addStretch(1);
    row->addWidget(m_note);
    row->addWidget(m_compare);
    row->addWidget(m_report);
    m_report->setIconName(QStringLiteral("export"));
    connect(m_report, &Button::clicked, this, &SpendBar::reportAsked);
    connect(m_compare, &IconButton::clicked, this, &SpendBar::compareAsked);
    m_narrowDimensions->setSizeAdjustPolicy(QComboBox::AdjustToContents);  // of any language
    m_narrowDimensions->hide();
    for (int by = 0; by < kSpendDimensions; ++by) {
        m_narrowDimensions->addItem(dimensionText(static_cast<admin::SpendBy>(by)));
    }
    connect(m_measures, &Segments::chosen, this,
            [this](int index) { emit measureChosen(static_cast<SpendMeasure>(index)); });
    connect(m_dimensions, &Segments::chosen, this,
            [this](int index) { emit byChosen(static_cast<admin::SpendBy>(index)); });
    connect(m_narrowDimensions, qOverload<int>(&QComboBox::activated), this,
            [this](int index) { emit byChosen(static_cast<admin::SpendBy>(index)); });
    retranslate();
}

void SpendBar::setChoice(const SpendChoice& choice) {
    m_measures->setCurrent(static_cast<int>(choice.measure));
    m_dimensions->setCurrent(static_cast<int>(choice.by));
    m_narrowDimensions->setCurrentIndex(static_cast<int>(choice.by));
}

void SpendBar::setNote(const QString& note) {
    m_note->setText(note);
    fit();
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
    m_narrowDimensions->setAccessibleName(m_dimensions->accessibleName());
    m_compare->setName(tr("Compare with a provider's export…"));
    m_report->setText(tr("Report…"));
    m_report->setToolTip(tr("Save these days as a PDF, of all calls"));
    for (int by = 0; by < kSpendDimensions; ++by) {
        m_narrowDimensions->setItemText(by, dimensions.at(by));
    }
    fit();
}

// The dimensions beside each other if they have room, and the note if there is any left.
void SpendBar::fit() {
    const int spacing = metrics().px(10);
    const int rest = metrics().edgeLeft + metrics().edgeRight + 5 * spacing +
                     m_measures->sizeHint().width() + m_byWord->sizeHint().width() +
                     m_compare->sizeHint().width() + m_report->sizeHint().width();
    const int note = m_note->text().isEmpty() ? 0 : m_note->sizeHint().width() + spacing;
    const bool beside = rest + m_dimensions->sizeHint().width() + note <= width();
    m_dimensions->setVisible(beside);
    m_narrowDimensions->setVisible(!beside);
    m_note->setVisible(note > 0 &&
                       (beside || rest + m_narrowDimensions->sizeHint().width() + note <= width()));
}

void SpendBar::resizeEvent(QResizeEvent* event) {
    QFrame::resizeEvent(event);
    fit();
}

}  // namespace weir::ui
