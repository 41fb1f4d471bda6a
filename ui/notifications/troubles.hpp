// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QVector>
#include <vector>

#include "engine/control/admin/alerts.hpp"
#include "engine/control/admin/providers.hpp"
#include "ui/notifications/notification.hpp"

namespace weir::ui {

class GatewayModel;

// What is wrong now and worth an interruption, at most one a subject: a gateway that does not
// listen against somebody's wish, records that are not written, a provider that is down, a key that
// cannot be used. A stop or a pause was somebody's wish, and degraded is no interruption.
//
// `before`: what it said the last time. A provider that nobody called since is as down as it was,
// and of a gateway that does not answer nothing new is known.
QVector<Notification> troublesOf(const GatewayModel& gateway,
                                 const std::vector<admin::ProviderRow>& providers,
                                 const QVector<Notification>& before = {});

// The alerts of the gateway that it told anybody of. That a provider is down is known sooner from
// the provider itself, and is not said twice.
QVector<Notification> troublesOf(const std::vector<admin::AlertRow>& alerts);

// What is said when it is over.
Notification endOf(const Notification& trouble);

}  // namespace weir::ui
