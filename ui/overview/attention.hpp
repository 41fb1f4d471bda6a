// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QVector>
#include <string>
#include <vector>

#include "engine/control/admin/alerts.hpp"
#include "engine/control/admin/overview.hpp"
#include "engine/control/admin/providers.hpp"
#include "ui/widgets/text.hpp"
#include "ui/window/gateway_notice.hpp"

namespace weir::ui {

class GatewayModel;

// What the button of an item does.
enum class AttentionStep {
    Remedy,
    ShowProvider,
    AddProvider,
    ShowTraffic,
    ShowBudgets,
    ShowKey,
    SetPrices,
    CreateKey
};

// Something that a person should look at, with one thing to do about it.
struct Attention {
    Tone tone = Tone::Warn;
    QString icon;
    QString title;
    QString text;
    QString action;  // the word on the button; empty: there is nothing to do but to know
    AttentionStep step = AttentionStep::ShowProvider;
    Remedy remedy = Remedy::TryAgain;  // of AttentionStep::Remedy
    QString what;                      // a provider or key to show, or the filter of what to show

    friend bool operator==(const Attention&, const Attention&) = default;
};

// The gravest first: the gateway itself, providers that are down, budgets, what is paused or left
// alone, keys of both kinds, prices, and what is still to be done on the first day. `alerts`: those
// that hold.
QVector<Attention> attentionOf(const GatewayModel& gateway,
                               const std::vector<admin::ProviderRow>& providers,
                               const std::vector<admin::AlertRow>& alerts,
                               const admin::Overview& overview);

}  // namespace weir::ui
