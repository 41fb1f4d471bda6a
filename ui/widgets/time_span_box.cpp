// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/time_span_box.hpp"

#include <QDateTime>
#include <QEvent>
#include <array>

namespace weir::ui {

namespace {

struct Span {
    const char* text;
    std::chrono::minutes length;
};
constexpr std::array kSpans{
    Span{QT_TRANSLATE_NOOP("weir::ui::TimeSpanBox", "for 15 minutes"), std::chrono::minutes(15)},
    Span{QT_TRANSLATE_NOOP("weir::ui::TimeSpanBox", "for an hour"), std::chrono::hours(1)},
    Span{QT_TRANSLATE_NOOP("weir::ui::TimeSpanBox", "for 2 hours"), std::chrono::hours(2)},
    Span{QT_TRANSLATE_NOOP("weir::ui::TimeSpanBox", "for 4 hours"), std::chrono::hours(4)},
    Span{QT_TRANSLATE_NOOP("weir::ui::TimeSpanBox", "for a day"), std::chrono::hours(24)},
    Span{QT_TRANSLATE_NOOP("weir::ui::TimeSpanBox", "for a week"), std::chrono::hours(168)},
};

}  // namespace

// The data of an entry is its minutes; of one without an end there are none.
TimeSpanBox::TimeSpanBox(QWidget* parent) : QComboBox(parent) {
    for (const Span& span : kSpans) {
        addItem(tr(span.text), static_cast<int>(span.length.count()));
    }
}

void TimeSpanBox::offerNoEnd(const QString& words) {
    if (itemData(0).isValid()) {
        insertItem(0, words);
        setCurrentIndex(0);
    } else {
        setItemText(0, words);
    }
}

void TimeSpanBox::choose(std::chrono::minutes span) {
    setCurrentIndex(findData(static_cast<int>(span.count())));
}

Timestamp TimeSpanBox::end() const {
    if (!currentData().isValid()) {
        return {};
    }
    return Timestamp(Milliseconds(QDateTime::currentMSecsSinceEpoch())) +
           std::chrono::minutes(currentData().toInt());
}

void TimeSpanBox::retranslate() {
    for (const Span& span : kSpans) {
        setItemText(findData(static_cast<int>(span.length.count())), tr(span.text));
    }
}

void TimeSpanBox::changeEvent(QEvent* event) {
    QComboBox::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

}  // namespace weir::ui
