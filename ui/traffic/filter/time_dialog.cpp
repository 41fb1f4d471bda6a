// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/traffic/filter/time_dialog.hpp"

#include <QCheckBox>
#include <QDateTimeEdit>
#include <QGridLayout>
#include <QLabel>
#include <QLocale>

#include "ui/theme/metrics.hpp"
#include "ui/widgets/dialog_footer.hpp"
#include "ui/widgets/local_time.hpp"
#include "ui/widgets/text.hpp"

namespace weir::ui {

namespace {

// To the minute, which is what can be chosen.
QDateTime minuteOf(const QDateTime& time) {
    return QDateTime(time.date(), QTime(time.time().hour(), time.time().minute()));
}

std::optional<QDateTime> momentOf(const admin::Filter& filter, admin::FilterTime::Side side) {
    for (const admin::FilterTime& time : filter.times()) {
        if (time.ofWhole && time.side == side) {
            return minuteOf(localTime(time.moment));
        }
    }
    return std::nullopt;
}

}  // namespace

TimeDialog::TimeDialog(const admin::Filter& filter, const QDateTime& now, QWidget* parent)
    : QDialog(parent),
      m_since{new QCheckBox(this), new QDateTimeEdit(this)},
      m_until{new QCheckBox(this), new QDateTimeEdit(this)},
      m_footer(new DialogFooter(this)) {
    using Side = admin::FilterTime::Side;
    setWindowTitle(tr("Calls of a time"));
    const auto since = momentOf(filter, Side::Since);
    const auto until = momentOf(filter, Side::Until);
    m_since.given->setText(tr("From"));
    m_until.given->setText(tr("To"));
    m_since.given->setChecked(since || !until);
    m_until.given->setChecked(until.has_value());
    m_since.moment->setDateTime(since.value_or(minuteOf(now.addDays(-1))));
    m_until.moment->setDateTime(until.value_or(minuteOf(now)));
    m_since.moment->setAccessibleName(tr("Calls that began then or later"));
    m_until.moment->setAccessibleName(tr("Calls that began before"));

    auto* grid = new QGridLayout;
    grid->setContentsMargins(metrics().edgeLeft, metrics().edgeRight, metrics().edgeLeft,
                             metrics().edgeRight);
    grid->setHorizontalSpacing(metrics().space(3));
    grid->setVerticalSpacing(metrics().space(2));
    int row = 0;
    for (const End& end : {m_since, m_until}) {
        end.moment->setButtonSymbols(QAbstractSpinBox::NoButtons);
        end.moment->setDisplayFormat(
            QLocale().dateFormat(QLocale::ShortFormat).contains(QStringLiteral("yyyy"))
                ? QLocale().dateTimeFormat(QLocale::ShortFormat)
                : QStringLiteral("yyyy-MM-dd HH:mm"));
        grid->addWidget(end.given, row, 0);
        grid->addWidget(end.moment, row++, 1);
        connect(end.given, &QCheckBox::toggled, this, &TimeDialog::showState);
        connect(end.moment, &QDateTimeEdit::dateTimeChanged, this, &TimeDialog::showState);
    }
    grid->setColumnStretch(1, 1);
    QLabel* note = makeParagraph(TextRole::Small, Tone::Muted, this);
    note->setText(
        tr("On the clock of this computer. Up and Down change the part under the cursor."));
    grid->addWidget(note, row, 0, 1, 2);
    m_footer->placeUnder(grid, 400);
    m_footer->setPrimaryText(tr("Show"));
    connect(m_footer, &DialogFooter::primaryAsked, this, &TimeDialog::choose);
    m_since.moment->setFocus();
    showState();
}

void TimeDialog::showState() {
    for (const End& end : {m_since, m_until}) {
        end.moment->setEnabled(end.given->isChecked());
    }
    const bool backwards = m_since.given->isChecked() && m_until.given->isChecked() &&
                           m_since.moment->dateTime() >= m_until.moment->dateTime();
    m_footer->setProblem(backwards ? tr("The end is not after the begin.") : QString());
    m_footer->setPrimaryEnabled(!backwards, tr("The end is not after the begin."));
}

void TimeDialog::choose() {
    TimeRange range;
    if (m_since.given->isChecked()) {
        range.since = filterMoment(m_since.moment->dateTime());
    }
    if (m_until.given->isChecked()) {
        range.until = filterMoment(m_until.moment->dateTime());
    }
    emit chosen(range);
    accept();
}

}  // namespace weir::ui
