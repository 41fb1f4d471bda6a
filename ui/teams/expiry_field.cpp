// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/teams/expiry_field.hpp"

#include <QComboBox>
#include <QDateEdit>
#include <QHBoxLayout>
#include <QPainter>
#include <QStyle>
#include <array>
#include <utility>

#include "ui/spend/spend_range.hpp"
#include "ui/theme/icons.hpp"
#include "ui/theme/metrics.hpp"
#include "ui/theme/tokens.hpp"

namespace weir::ui {

namespace {

// Behind "never"; "on a day" is the last choice.
constexpr std::array kDayChoices{7, 30, 90, 365};
constexpr int kOnDay = static_cast<int>(kDayChoices.size()) + 1;

// A style sheet can only show a picture of one colour where the calendar opens.
class DayField : public QDateEdit {
public:
    explicit DayField(QWidget* parent) : QDateEdit(parent) { setCalendarPopup(true); }

    // With room for the arrow, which the style sheet forgets.
    QSize sizeHint() const override {
        return QDateEdit::sizeHint() + QSize(metrics().iconInline, 0);
    }
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override {
        QDateEdit::paintEvent(event);
        QPainter painter(this);
        const int size = metrics().iconInline;
        const QRect arrow(width() - size - metrics().px(6), (height() - size) / 2, size, size);
        paintIcon(painter, QStyle::visualRect(layoutDirection(), rect(), arrow),
                  QStringLiteral("chevron-down"),
                  color(isEnabled() ? Token::Text2 : Token::Disabled));
    }
};

}  // namespace

ExpiryField::ExpiryField(const Clock& clock, QTimeZone zone, QWidget* parent)
    : QWidget(parent),
      m_clock(clock),
      m_zone(std::move(zone)),
      m_choice(new QComboBox(this)),
      m_day(new DayField(this)) {
    for (int choice = 0; choice <= kOnDay; ++choice) {
        m_choice->addItem({});
    }
    m_day->setDate(timeIn(m_zone, m_clock.now()).date().addDays(30));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(metrics().space(2));
    layout->addWidget(m_choice);
    layout->addWidget(m_day);
    layout->addStretch();
    setFocusProxy(m_choice);
    connect(m_choice, &QComboBox::currentIndexChanged, this, &ExpiryField::showDay);
    connect(m_day, &QDateEdit::dateChanged, this, &ExpiryField::changed);
    retranslate();
    showDay();
}

void ExpiryField::setEnd(Timestamp end) {
    m_given = end;
    if (end != Timestamp()) {
        m_day->setDate(timeIn(m_zone, end).date());
    }
    m_choice->setCurrentIndex(end == Timestamp() ? 0 : kOnDay);
    showDay();
}

Timestamp ExpiryField::end() const {
    const int choice = m_choice->currentIndex();
    if (choice == 0) {
        return {};
    }
    if (choice < kOnDay) {
        return m_clock.now() + std::chrono::days(kDayChoices[static_cast<std::size_t>(choice - 1)]);
    }
    if (m_given != Timestamp() && timeIn(m_zone, m_given).date() == m_day->date()) {
        return m_given;
    }
    return Timestamp(Milliseconds(m_day->date().startOfDay(m_zone).toMSecsSinceEpoch()));
}

void ExpiryField::showDay() {
    m_day->setVisible(m_choice->currentIndex() == kOnDay);
    emit changed();
}

void ExpiryField::retranslate() {
    m_choice->setItemText(0, tr("never"));
    for (int choice = 1; choice < kOnDay; ++choice) {
        m_choice->setItemText(
            choice, tr("in %Ln days", nullptr, kDayChoices[static_cast<std::size_t>(choice - 1)]));
    }
    m_choice->setItemText(kOnDay, tr("on a day"));
    m_choice->setAccessibleName(tr("Expires"));
    m_day->setAccessibleName(tr("Day on which it expires"));
}

}  // namespace weir::ui
