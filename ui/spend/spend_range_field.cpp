// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/spend/spend_range_field.hpp"

#include <QCheckBox>
#include <QComboBox>
#include <QDateEdit>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>

#include "ui/spend/spend_text.hpp"
#include "ui/theme/metrics.hpp"
#include "ui/widgets/text.hpp"

namespace weir::ui {

SpendRangeField::SpendRangeField(QWidget* parent)
    : QWidget(parent),
      m_simulated(new QCheckBox(this)),
      m_period(new QComboBox(this)),
      m_from(new QDateEdit(this)),
      m_to(makeLabel(TextRole::Body, Tone::Muted, this)),
      m_until(new QDateEdit(this)) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins({});
    row->setSpacing(metrics().space(2));
    row->addWidget(m_simulated);
    row->addWidget(m_from);
    row->addWidget(m_to);
    row->addWidget(m_until);
    row->addWidget(m_period);
    m_to->setText(QStringLiteral("–"));
    m_period->setSizeAdjustPolicy(QComboBox::AdjustToContents);  // another language may come
    for (int period = 0; period < kSpendPeriods; ++period) {
        m_period->addItem(periodText(static_cast<SpendPeriod>(period)));
    }
    for (QDateEdit* day : {m_from, m_until}) {
        day->setButtonSymbols(QAbstractSpinBox::NoButtons);
        // A day that is only half typed is no question yet.
        day->setKeyboardTracking(false);
        connect(day, &QDateEdit::dateChanged, this, &SpendRangeField::tell);
    }
    connect(m_period, qOverload<int>(&QComboBox::activated), this, [this] {
        showDays();
        tell();
    });
    connect(m_simulated, &QCheckBox::clicked, this, &SpendRangeField::simulatedChosen);
    retranslate();
    showDays();
}

void SpendRangeField::setRange(SpendPeriod period, const DayRange& custom) {
    const QSignalBlocker from(m_from);
    const QSignalBlocker until(m_until);
    m_period->setCurrentIndex(static_cast<int>(period));
    m_from->setDate(custom.from);
    m_until->setDate(custom.to);
    showDays();
}

void SpendRangeField::setSimulated(bool simulated) {
    m_simulated->setChecked(simulated);
}

void SpendRangeField::showDays() {
    const bool custom = m_period->currentIndex() == static_cast<int>(SpendPeriod::Custom);
    for (QWidget* widget : {static_cast<QWidget*>(m_from), static_cast<QWidget*>(m_to),
                            static_cast<QWidget*>(m_until)}) {
        widget->setVisible(custom);
    }
}

void SpendRangeField::tell() {
    emit chosen(static_cast<SpendPeriod>(m_period->currentIndex()),
                {m_from->date(), m_until->date()});
}

void SpendRangeField::retranslate() {
    for (int period = 0; period < kSpendPeriods; ++period) {
        m_period->setItemText(period, periodText(static_cast<SpendPeriod>(period)));
    }
    m_simulated->setText(tr("Simulated calls too"));
    m_simulated->setToolTip(tr("Calls to the simulator cost nothing, whatever stands here."));
    m_period->setAccessibleName(tr("Range"));
    m_from->setAccessibleName(tr("From"));
    m_until->setAccessibleName(tr("To"));
    const QString format = tr("d MMM yyyy", "QLocale format of a day in a field");
    m_from->setDisplayFormat(format);
    m_until->setDisplayFormat(format);
    m_from->setToolTip(
        tr("The first day, at most %Ln months before the last", nullptr, kMostMonths));
    m_until->setToolTip(tr("The last day"));
}

}  // namespace weir::ui
