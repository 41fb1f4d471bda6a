// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/screens/times.hpp"

#include <QDateTime>
#include <QMenu>

#include "ui/traffic/filter/filter_field.hpp"
#include "ui/traffic/filter/time_button.hpp"
#include "ui/traffic/filter/time_dialog.hpp"
#include "ui/traffic/traffic_page.hpp"

namespace weir::ui {

bool renderTimes(TrafficPage& page, QWidget& window,
                 const std::function<bool(QWidget& widget, const QString& name)>& keep) {
    auto* field = page.findChild<FilterField*>();
    field->setFilter(QStringLiteral("team:search since:7d"));
    auto* time = page.findChild<TimeButton*>();
    time->openMenu();
    auto* menu = time->findChild<QMenu*>();
    bool kept = keep(*menu, QStringLiteral("traffic-times-menu"));
    menu->hide();
    TimeDialog own(field->filter(), QDateTime(QDate(2026, 11, 23), QTime(14, 32)), &window);
    own.show();
    kept = keep(own, QStringLiteral("traffic-times-dialog")) && kept;
    own.hide();
    kept = keep(window, QStringLiteral("traffic-times")) && kept;
    field->setFilter({});
    return kept;
}

}  // namespace weir::ui
