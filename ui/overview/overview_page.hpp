// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "engine/base/clock.hpp"
#include "engine/base/result.hpp"
#include "engine/control/admin/client.hpp"
#include "engine/control/admin/overview.hpp"
#include "engine/control/admin/providers.hpp"
#include "ui/window/page.hpp"

class QSettings;

namespace weir::ui {

struct Attention;
class AttentionList;
class FlowEvents;
class FlowPanel;
class GatewayModel;
class ProviderPanel;
class Segments;
class SpendPanel;
class StatStrip;

// How the gateway fares, in one look: what went through, what it cost, what needs somebody.
class OverviewPage : public Page {
    Q_OBJECT

public:
    // `store` keeps the range; it and the clock outlive the page.
    OverviewPage(admin::AdminClient& client, GatewayModel& gateway, QSettings& store,
                 const Clock& clock, QWidget* parent = nullptr);

    static PageEntry entry();
    QString fact() const override;
    QWidget* headerControls() override;
    QWidget* focusTarget() override;

protected:
    void changeEvent(QEvent* event) override;

private:
    QWidget* makeContent();
    void pull();
    void take(Result<admin::Overview> reply);
    void takeProviders(const Result<admin::ProviderList>& reply);
    void choose(int range);
    void showEvents();
    void showNumbers();
    void showAttention();
    void follow(const Attention& item);
    void copyBaseUrl();
    void retranslate();

    admin::AdminClient& m_client;
    GatewayModel& m_gateway;
    QSettings& m_store;
    const Clock& m_clock;
    Segments* m_ranges;
    StatStrip* m_stats;
    FlowPanel* m_flow;
    FlowEvents* m_events;
    AttentionList* m_attention;
    ProviderPanel* m_providers;
    SpendPanel* m_spend;
    std::optional<admin::Overview> m_overview;
    QString m_toldFact;
    bool m_providersKnown = false;
    bool m_asking = false;
    bool m_askingProviders = false;
};

}  // namespace weir::ui
