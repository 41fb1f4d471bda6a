// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/traffic/table/traffic_empty.hpp"

#include "ui/traffic/sample_call.hpp"
#include "ui/traffic/table/filtered_traffic.hpp"
#include "ui/traffic/table/older_rows.hpp"
#include "ui/traffic/table/traffic_feed.hpp"
#include "ui/traffic/table/traffic_model.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/copy.hpp"
#include "ui/window/gateway_look.hpp"
#include "ui/window/gateway_model.hpp"

namespace weir::ui {

TrafficEmpty::TrafficEmpty(const FilteredTraffic& rows, TrafficFeed& feed, const OlderRows& older,
                           GatewayModel& gateway, SampleCall& sampleCall, QWidget* parent)
    : EmptyState(QStringLiteral("traffic"), parent),
      m_rows(rows),
      m_feed(feed),
      m_older(older),
      m_gateway(gateway),
      m_sampleCall(sampleCall) {
    connect(primary(), &QPushButton::clicked, this, &TrafficEmpty::act);
    connect(second(), &QPushButton::clicked, this, &TrafficEmpty::actSecond);
}

void TrafficEmpty::act() {
    if (m_rows.isFiltering()) {
        emit clearFilterAsked();
    } else if (m_feed.isPaused()) {
        m_feed.setPaused(false);
    } else {
        copyText(m_gateway.openAiBaseUrl(), primary());
    }
}

void TrafficEmpty::actSecond() {
    if (m_rows.calls().isCleared()) {
        emit olderAsked();
    } else {
        m_sampleCall.send();
    }
}

void TrafficEmpty::showFiltered() {
    const bool searching = m_older.isSearching();
    setTexts(searching ? tr("No call matches yet.") : tr("No call matches."),
             searching             ? tr("Older calls are searched.")
             : m_rows.hidden() > 0 ? tr("%Ln are hidden by the filter.", nullptr, m_rows.hidden())
                                   : QString());
    setActions(tr("Clear filter"));
    primary()->setIconName({});
}

void TrafficEmpty::refresh() {
    if (m_rows.isFiltering()) {
        showFiltered();
        return;
    }
    if (m_feed.isPaused()) {
        setTexts(tr("The view is paused."),
                 tr("%Ln new calls wait.", nullptr, static_cast<int>(m_feed.waiting())));
        setActions(tr("Resume"));
        return;
    }
    setTexts(head(), sentences());
    const bool cleared = m_rows.calls().isCleared();
    setActions(m_gateway.isListening() ? tr("Copy base URL") : QString(),
               cleared                ? tr("Show older calls")
               : m_gateway.canPause() ? tr("Send a test call")
                                      : QString());
    primary()->setIconName(QStringLiteral("copy"));
    const QString noCalls = m_gateway.whyNoCalls();
    second()->setEnabled(cleared || (!m_sampleCall.isRunning() && noCalls.isEmpty()));
    second()->setToolTip(
        cleared              ? tr("Out of the books, the newest first.")
        : !noCalls.isEmpty() ? noCalls
        : m_sampleCall.isRunning()
            ? tr("The call is on its way.")
            : tr("One small call with a key of its own; it costs what its provider asks."));
}

// What is not in memory is not nothing: only the books know what came before the start.
QString TrafficEmpty::head() const {
    if (m_rows.calls().isCleared()) {
        return tr("The view is cleared.");
    }
    return m_gateway.status().requestsToday > 0 ? tr("No calls since the start.")
                                                : tr("No calls yet today.");
}

QString TrafficEmpty::sentences() const {
    QStringList sentences;
    const std::uint64_t today = m_gateway.status().requestsToday;
    if (m_rows.calls().isCleared()) {
        sentences << tr("The records stay.");
    } else if (today > 0) {
        sentences << tr("%Ln calls of today are in the books.", nullptr, static_cast<int>(today));
    }
    if (m_gateway.isKnown() && !m_gateway.lost()) {
        const StateLook look = lookOf(m_gateway);
        sentences << (m_gateway.canPause() ? tr("Weir listens on %1.").arg(m_gateway.address())
                                           : tr("The gateway takes no calls: %1.").arg(look.word));
    }
    return sentences.join(QLatin1Char(' '));
}

}  // namespace weir::ui
