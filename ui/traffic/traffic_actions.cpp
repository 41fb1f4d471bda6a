// SPDX-License-Identifier: GPL-3.0-or-later
// What the page of traffic can be told by name or by key.
#include "ui/actions/action_registry.hpp"
#include "ui/traffic/call_actions.hpp"
#include "ui/traffic/exchange_pane.hpp"
#include "ui/traffic/filter/filter_field.hpp"
#include "ui/traffic/filter/time_button.hpp"
#include "ui/traffic/table/pinned_rows.hpp"
#include "ui/traffic/table/traffic_feed.hpp"
#include "ui/traffic/table/traffic_table.hpp"
#include "ui/traffic/traffic_bar.hpp"
#include "ui/traffic/traffic_page.hpp"
#include "ui/widgets/pane_splitter.hpp"
#include "ui/window/gateway_model.hpp"

namespace weir::ui {

void TrafficPage::addActions(ActionRegistry& registry) {
    registry.add({QStringLiteral("traffic.follow"), ActionGroup::View,
                  [] { return TrafficPage::tr("Follow traffic"); }, TrafficBar::followKey(),
                  [this] { m_table->setFollowing(!m_table->isFollowing()); }},
                 this);
    registry.add(
        {QStringLiteral("traffic.filter"), ActionGroup::View,
         [] { return TrafficPage::tr("Filter traffic"); }, QKeySequence(Qt::CTRL | Qt::Key_F),
         [this] { m_filter->setFocus(Qt::ShortcutFocusReason); }},
        this);
    registry.add({QStringLiteral("traffic.time"), ActionGroup::View,
                  [] { return TrafficPage::tr("Time of the calls of traffic"); },
                  TimeButton::usualKey(), [this] { m_time->openMenu(); }},
                 this);
    registry.add({QStringLiteral("traffic.saved_filters"),
                  ActionGroup::View,
                  [] { return TrafficPage::tr("Saved and recent filters of traffic"); },
                  {},
                  [this] { emit m_filter->listAsked(); }},
                 this);
    registry.add({QStringLiteral("traffic.clear_filter"),
                  ActionGroup::View,
                  [] { return TrafficPage::tr("Clear the filter of traffic"); },
                  {},
                  [this] { m_filter->setFilter({}); }},
                 this);
    registry.add({QStringLiteral("traffic.find"), ActionGroup::View,
                  [] { return TrafficPage::tr("Find in the open call"); },
                  QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_F), [this] { m_pane->openFind(); }},
                 m_pane);
    registry.add(
        {QStringLiteral("traffic.pane_place"), ActionGroup::View,
         [] { return TrafficPage::tr("Move the open call to the right or below"); },
         QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_B), [this] { m_splitter->movePane(); }},
        m_pane);
    registry.add({QStringLiteral("traffic.pause"), ActionGroup::View,
                  [] { return TrafficPage::tr("Pause the view of traffic"); },
                  QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_P),
                  [this] { m_feed->setPaused(!m_feed->isPaused()); }},
                 this);
    registry.add({QStringLiteral("traffic.by_session"), ActionGroup::View,
                  [] { return TrafficPage::tr("Add up traffic by session"); },
                  TrafficBar::bySessionKey(), [this] { setBySession(!m_bySession); }},
                 this);
    registry.add({QStringLiteral("traffic.pin"), ActionGroup::View,
                  [] { return TrafficPage::tr("Pin or unpin the selected call"); },
                  TrafficTable::pinKey(), [this] { m_pinned->toggleCurrent(); }},
                 this);
    registry.add({QStringLiteral("traffic.columns"),
                  ActionGroup::View,
                  [] { return TrafficPage::tr("Columns and order of traffic"); },
                  {},
                  [this] { m_bar->openColumns(); }},
                 this);
    registry.add({QStringLiteral("traffic.clear"), ActionGroup::View,
                  [] { return TrafficPage::tr("Clear the view of traffic"); },
                  QKeySequence(Qt::CTRL | Qt::Key_L), [this] { clearView(); }},
                 this);
    m_actions->addTo(registry);
    showKeys(registry);
}

void TrafficPage::showKeys(ActionRegistry& registry) {
    using Keys = QKeySequence;
    registry.showKeys(QStringLiteral("traffic.follow"), this,
                      [this](const Keys& keys) { m_bar->setFollowKeys(keys); });
    registry.showKeys(QStringLiteral("traffic.time"), this,
                      [this](const Keys& keys) { m_time->setKeys(keys); });
    registry.showKeys(QStringLiteral("traffic.by_session"), this,
                      [this](const Keys& keys) { m_bar->setBySessionKeys(keys); });
    registry.showKeys(QStringLiteral("traffic.export"), this,
                      [this](const Keys& keys) { m_bar->setExportKeys(keys); });
    registry.showKeys(QStringLiteral("traffic.pin"), this,
                      [this](const Keys& keys) { m_table->setPinKeys(keys); });
    const auto showOn = [&](const QString& id, Keys ExchangePane::Keys::* which) {
        registry.showKeys(id, this, [this, which](const Keys& keys) {
            ExchangePane::Keys all = m_pane->keys();
            all.*which = keys;
            m_pane->setKeys(all);
        });
    };
    showOn(QStringLiteral("traffic.replay"), &ExchangePane::Keys::replay);
    showOn(QStringLiteral("traffic.to_playground"), &ExchangePane::Keys::playground);
    showOn(QStringLiteral("traffic.make_rule"), &ExchangePane::Keys::rule);
    showOn(QStringLiteral("traffic.copy_test"), &ExchangePane::Keys::test);
    showOn(QStringLiteral("traffic.copy_as_curl"), &ExchangePane::Keys::curl);
    showOn(QStringLiteral("traffic.pane_place"), &ExchangePane::Keys::place);
    showOn(QStringLiteral("traffic.find"), &ExchangePane::Keys::find);
}

}  // namespace weir::ui
