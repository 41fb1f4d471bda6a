// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/traffic/filter/time_button.hpp"

#include <QActionGroup>
#include <QEvent>
#include <QMenu>
#include <algorithm>
#include <array>

namespace weir::ui {

namespace {

// What is offered: its value in a filter, its name in the menu and on the button.
struct Length {
    const char* value;
    const char* name;
    const char* shortName;
};
constexpr std::array kLengths{
    Length{"15m", QT_TRANSLATE_NOOP("weir::ui::TimeButton", "Last 15 minutes"),
           QT_TRANSLATE_NOOP("weir::ui::TimeButton", "15 min")},
    Length{"1h", QT_TRANSLATE_NOOP("weir::ui::TimeButton", "Last hour"),
           QT_TRANSLATE_NOOP("weir::ui::TimeButton", "1 h")},
    Length{"24h", QT_TRANSLATE_NOOP("weir::ui::TimeButton", "Last 24 hours"),
           QT_TRANSLATE_NOOP("weir::ui::TimeButton", "24 h")},
    Length{"7d", QT_TRANSLATE_NOOP("weir::ui::TimeButton", "Last 7 days"),
           QT_TRANSLATE_NOOP("weir::ui::TimeButton", "7 days")},
    Length{"30d", QT_TRANSLATE_NOOP("weir::ui::TimeButton", "Last 30 days"),
           QT_TRANSLATE_NOOP("weir::ui::TimeButton", "30 days")},
};

}  // namespace

const QKeySequence& TimeButton::usualKey() {
    static const QKeySequence key(Qt::CTRL | Qt::Key_T);
    return key;
}

TimeButton::TimeButton(QWidget* parent)
    : Button(ButtonKind::Normal, parent),
      m_menu(new QMenu(this)),
      m_choices(new QActionGroup(this)) {
    setIconName(QStringLiteral("clock"));
    setMenuMark();
    for (const Length& length : kLengths) {
        QAction* action = m_menu->addAction(QString());
        action->setCheckable(true);
        m_choices->addAction(action);
        connect(action, &QAction::triggered, this,
                [this, &length] { emit chosen({QLatin1String(length.value), {}}); });
    }
    m_menu->addSeparator();
    QAction* all = m_menu->addAction(QString());
    QAction* own = m_menu->addAction(QString());
    for (QAction* action : {all, own}) {
        action->setCheckable(true);
        m_choices->addAction(action);
    }
    connect(all, &QAction::triggered, this, [this] { emit chosen({}); });
    connect(own, &QAction::triggered, this, &TimeButton::ownAsked);
    // Which one is in force the filter says, not the click.
    connect(m_menu, &QMenu::aboutToShow, this, &TimeButton::retranslate);
    connect(this, &QPushButton::clicked, this, &TimeButton::openMenu);
    retranslate();
}

void TimeButton::setKeys(const QKeySequence& keys) {
    m_keys = keys;
    retranslate();
}

void TimeButton::setRange(const TimeRange& range, bool other) {
    m_range = range;
    m_other = other;
    retranslate();
}

// Opened by a key or a click; the one in force is under the keyboard.
void TimeButton::openMenu() {
    m_menu->popup(mapToGlobal(QPoint(0, height())));
    m_menu->setActiveAction(m_choices->checkedAction());
}

QAction* TimeButton::inForce() const {
    const QList<QAction*> actions = m_choices->actions();
    const auto* length = std::ranges::find_if(kLengths, [this](const Length& each) {
        return m_range == TimeRange{QLatin1String(each.value), {}};
    });
    const bool isAll = m_range.isAll();
    return m_other                    ? actions.back()
           : isAll                    ? actions.at(static_cast<qsizetype>(kLengths.size()))
           : length == kLengths.end() ? actions.back()
                                      : actions.at(length - kLengths.begin());
}

void TimeButton::retranslate() {
    const QList<QAction*> actions = m_choices->actions();
    for (std::size_t each = 0; each < kLengths.size(); ++each) {
        actions.at(static_cast<qsizetype>(each))->setText(tr(kLengths[each].name));
    }
    actions.at(static_cast<qsizetype>(kLengths.size()))->setText(tr("All times"));
    actions.back()->setText(tr("From … to …"));
    QAction* chosen = inForce();
    chosen->setChecked(true);
    const auto place = static_cast<std::size_t>(actions.indexOf(chosen));
    const bool isOwn = chosen == actions.back();
    setText(isOwn                     ? tr("Custom")
            : place < kLengths.size() ? tr(kLengths[place].shortName)
                                      : chosen->text());
    const QString says = !isOwn    ? chosen->text()
                         : m_other ? tr("as the filter says")
                                   : m_range.conditions();
    setAccessibleName(tr("Time: %1").arg(says));
    setToolTip(withKeys(tr("When the calls began: %1").arg(says), m_keys));
}

void TimeButton::changeEvent(QEvent* event) {
    Button::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

}  // namespace weir::ui
