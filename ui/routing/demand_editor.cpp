// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/routing/demand_editor.hpp"

#include <QCheckBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QVBoxLayout>
#include <utility>

#include "ui/routing/words_field.hpp"
#include "ui/theme/metrics.hpp"
#include "ui/widgets/names_field.hpp"
#include "ui/widgets/text.hpp"

namespace weir::ui {

namespace {

constexpr int kMostDays = 36'500;

std::vector<std::string> regionsIn(const QString& text) {
    std::vector<std::string> regions;
    for (const QString& each : text.split(QLatin1Char(','), Qt::SkipEmptyParts)) {
        if (const QString word = each.trimmed(); !word.isEmpty()) {
            regions.push_back(word.toLower().toStdString());
        }
    }
    return regions;
}

}  // namespace

DemandEditor::DemandEditor(std::function<QStringList()> knownRegions, QWidget* parent)
    : QFrame(parent),
      m_title(makeLabel(TextRole::Body, Tone::Text2, this)),
      m_regionLabel(makeLabel(TextRole::Body, Tone::Text2, this)),
      m_region(new WordsField(this)),
      m_training(new QCheckBox(this)),
      m_daysLabel(makeLabel(TextRole::Body, Tone::Text2, this)),
      m_days(new QSpinBox(this)),
      m_translation(new QCheckBox(this)),
      m_hint(makeParagraph(TextRole::Small, Tone::Muted, this)) {
    const int gap = metrics().space(2);
    m_region->setKnown(std::move(knownRegions));
    // Below the least there is what demands nothing.
    m_days->setRange(-1, kMostDays);
    m_days->setValue(-1);
    m_days->setButtonSymbols(QAbstractSpinBox::NoButtons);
    leaveUndoToPage(*m_days);
    m_regionLabel->setBuddy(m_region);
    m_daysLabel->setBuddy(m_days);
    auto* where = new QHBoxLayout;
    where->setSpacing(gap);
    where->addWidget(m_regionLabel);
    where->addWidget(m_region, 1);
    auto* days = new QHBoxLayout;
    days->setSpacing(gap);
    days->addWidget(m_daysLabel);
    days->addWidget(m_days);
    days->addStretch();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(gap);
    layout->addWidget(m_title);
    layout->addLayout(where);
    layout->addWidget(m_training);
    layout->addLayout(days);
    layout->addWidget(m_translation);
    layout->addWidget(m_hint);
    connect(m_region, &QLineEdit::textEdited, this, [this](const QString& text) {
        m_demand.regions = regionsIn(text);
        emit changed(QStringLiteral("region"));
    });
    connect(m_training, &QCheckBox::toggled, this, [this](bool on) {
        m_demand.noTraining = on;
        emit changed({});
    });
    connect(m_days, &QSpinBox::valueChanged, this, [this](int value) {
        m_demand.retentionDays = value;
        retranslate();
        emit changed(QStringLiteral("retention"));
    });
    connect(m_translation, &QCheckBox::toggled, this, [this](bool on) {
        m_demand.noTranslation = on;
        emit changed({});
    });
    retranslate();
}

void DemandEditor::setDemand(const DataDemand& demand) {
    const DataDemand before = std::exchange(m_demand, demand);
    if (before.regions != demand.regions || regionsIn(m_region->text()) != demand.regions) {
        m_region->setText(namesText(demand.regions));
    }
    const QSignalBlocker quietBox(m_training);
    m_training->setChecked(demand.noTraining);
    const QSignalBlocker quietDays(m_days);
    m_days->setValue(demand.retentionDays);
    const QSignalBlocker quietTranslation(m_translation);
    m_translation->setChecked(demand.noTranslation);
    retranslate();
}

void DemandEditor::retranslate() {
    //: Over what a rule demands of the providers that may get its calls
    m_title->setText(tr("Only providers"));
    //: Before the regions a provider may be in
    m_regionLabel->setText(tr("in"));
    m_region->setAccessibleName(tr("Regions"));
    m_region->setPlaceholderText(tr("any region"));
    m_training->setText(tr("that do not train on calls"));
    //: Before a number of days
    m_daysLabel->setText(tr("that keep calls at most"));
    m_days->setAccessibleName(tr("Days that calls are kept"));
    m_days->setSuffix(m_days->value() == 1 ? tr(" day") : tr(" days"));
    m_days->setSpecialValueText(tr("any time"));
    m_translation->setText(tr("that need no translation of the call"));
    m_translation->setToolTip(
        tr("Calls go only to targets that speak the format of the tool, so that nothing of them is "
           "left out or changed."));
    m_hint->setText(
        tr("What is not said of a provider does not count as met. Its dialog says it."));
}

void DemandEditor::changeEvent(QEvent* event) {
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

QString demandText(const DataDemand& demand) {
    QStringList parts;
    if (!demand.regions.empty()) {
        parts << DemandEditor::tr("in %1").arg(
            nameList(demand.regions).join(DemandEditor::tr(" or ")));
    }
    if (demand.noTraining) {
        parts << DemandEditor::tr("without training");
    }
    if (demand.retentionDays >= 0) {
        parts << DemandEditor::tr("kept at most %Ln days", nullptr, demand.retentionDays);
    }
    if (demand.noTranslation) {
        parts << DemandEditor::tr("without translation");
    }
    return parts.join(QStringLiteral(", "));
}

}  // namespace weir::ui
