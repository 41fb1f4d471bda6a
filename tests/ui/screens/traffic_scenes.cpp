// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDateTime>
#include <QLineEdit>
#include <QMenu>
#include <QTabBar>
#include <QTest>

#include "tests/ui/screens/scenes.hpp"
#include "tests/ui/screens/stage.hpp"
#include "tests/ui/support/canned_calls.hpp"
#include "ui/traffic/exchange_pane.hpp"
#include "ui/traffic/filter/filter_field.hpp"
#include "ui/traffic/filter/filter_list.hpp"
#include "ui/traffic/filter/saved_filters.hpp"
#include "ui/traffic/filter/time_button.hpp"
#include "ui/traffic/filter/time_dialog.hpp"
#include "ui/traffic/table/pinned_rows.hpp"
#include "ui/traffic/table/table_columns.hpp"
#include "ui/traffic/table/traffic_table.hpp"
#include "ui/traffic/traffic_page.hpp"
#include "ui/widgets/find_bar.hpp"

namespace weir::ui {

namespace {

QWidget* list(Stage& stage) {
    return &stage.open(QStringLiteral("traffic"));
}

// With the call that fell over open.
QWidget* openTab(Stage& stage, int tab) {
    list(stage);
    auto* table = stage.onPage<TrafficTable>();
    const QModelIndex fellBack = table->model()->index(34, 0);
    table->setCurrentIndex(fellBack);
    emit table->opened(fellBack);
    Stage::settle();
    stage.onPage<QTabBar>()->setCurrentIndex(tab);
    return &stage.window();
}

QWidget* overviewTab(Stage& stage) {
    return openTab(stage, 0);
}
QWidget* messagesTab(Stage& stage) {
    return openTab(stage, 1);
}
QWidget* requestTab(Stage& stage) {
    return openTab(stage, 2);
}
QWidget* responseTab(Stage& stage) {
    return openTab(stage, 3);
}
QWidget* eventsTab(Stage& stage) {
    return openTab(stage, 4);
}

QWidget* findIn(Stage& stage, int tab, const char* words) {
    openTab(stage, tab);
    stage.onPage<ExchangePane>()->openFind();
    stage.onPage<FindBar>()->findChild<QLineEdit*>()->setText(QString::fromLatin1(words));
    return &stage.window();
}
QWidget* findInMessages(Stage& stage) {
    return findIn(stage, 1, "null");
}
QWidget* findInRequest(Stage& stage) {
    return findIn(stage, 2, "content");
}

// The table as somebody made it their own.
QWidget* sorted(Stage& stage) {
    list(stage);
    auto* table = stage.onPage<TrafficTable>();
    auto* columns = table->findChild<TableColumns*>();
    columns->setShown(TrafficModel::Team, true);
    columns->setShown(TrafficModel::Status, true);
    table->sortNext(TrafficModel::Cost);
    table->setCurrentIndex(table->model()->index(4, 0));
    auto* pinned = stage.onPage<PinnedRows>();
    pinned->toggle(cannedRows()[8]);
    pinned->toggle(cannedRows()[34]);
    return &stage.window();
}

QWidget* savedFilters(Stage& stage) {
    list(stage);
    auto* filters = stage.onPage<SavedFilters>();
    filters->save(QStringLiteral("Went wrong"), QStringLiteral("-state:done -mark:simulated"));
    filters->save(QStringLiteral("Search, dear"), QStringLiteral("team:search cost>0.05"));
    filters->note(QStringLiteral("provider:anthropic ttft>2s"));
    auto* field = stage.onPage<FilterField>();
    field->setFilter(QStringLiteral("key:search-prod"));
    emit field->listAsked();
    return stage.onPage<FilterList>();
}

QWidget* filtered(Stage& stage) {
    list(stage);
    stage.onPage<FilterField>()->setFilter(QStringLiteral("tokens>400 -key:search-prod"));
    return &stage.window();
}

QWidget* columnsMenu(Stage& stage) {
    list(stage);
    auto* table = stage.onPage<TrafficTable>();
    table->findChild<TableColumns*>()->openMenu(table->mapToGlobal(QPoint(400, 0)));
    return table->findChild<QMenu*>(QString(), Qt::FindDirectChildrenOnly);
}

QWidget* sessions(Stage& stage) {
    list(stage);
    QTest::keyClick(&stage.window(), Qt::Key_G, Qt::ControlModifier | Qt::ShiftModifier);
    return &stage.window();
}

QWidget* withTime(Stage& stage) {
    list(stage);
    stage.onPage<FilterField>()->setFilter(QStringLiteral("team:search since:7d"));
    return &stage.window();
}

QWidget* timesMenu(Stage& stage) {
    withTime(stage);
    auto* time = stage.onPage<TimeButton>();
    time->openMenu();
    return time->findChild<QMenu*>();
}

QWidget* ownTimes(Stage& stage) {
    withTime(stage);
    auto* dialog = new TimeDialog(stage.onPage<FilterField>()->filter(),
                                  QDateTime(QDate(2026, 11, 17), QTime(14, 32)), &stage.window());
    dialog->show();
    return dialog;
}

QWidget* noCalls(Stage& stage) {
    stage.client().answer<admin::ListTraffic>({});
    return list(stage);
}

constexpr Scene kTrafficScenes[] = {
    {"traffic-list", list},
    {"traffic", overviewTab},
    {"traffic-messages", messagesTab},
    {"traffic-request", requestTab},
    {"traffic-response", responseTab},
    {"traffic-events", eventsTab},
    {"traffic-find", findInMessages},
    {"traffic-find-request", findInRequest},
    {"traffic-sorted", sorted},
    {"traffic-saved-filters", savedFilters},
    {"traffic-filtered", filtered},
    {"traffic-columns-menu", columnsMenu},
    {"traffic-sessions", sessions},
    {"traffic-times", withTime},
    {"traffic-times-menu", timesMenu},
    {"traffic-times-dialog", ownTimes},
    {"traffic-empty", noCalls},
};

}  // namespace

std::span<const Scene> trafficScenes() {
    return kTrafficScenes;
}

}  // namespace weir::ui
