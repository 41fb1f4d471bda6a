// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rate_limits/rate_limits_panel.hpp"

#include "ui/rate_limits/rate_limit_dialog.hpp"
#include "ui/rate_limits/rate_limit_item.hpp"

namespace weir::ui {

RateLimitsPanel::RateLimitsPanel(admin::AdminClient& client, GatewayModel& gateway, QWidget* parent)
    : RuleListPanel(client, gateway, parent) {
    retranslate();
}

RuleListPanel::Words RateLimitsPanel::words() const {
    return {tr("Rate limits"), tr("Add rate limit"),
            tr("No rate limits. Everybody may send as fast as they like.")};
}

void RateLimitsPanel::ask() {
    list(admin::ListRateLimits{},
         [this](const admin::RateLimitList& reply) { m_rows = reply.limits; });
}

QWidget* RateLimitsPanel::makeItem() {
    auto* item = new RateLimitItem;
    connect(item, &RateLimitItem::editAsked, this, [this, item] { edit(item->limit().settings); });
    connect(item, &RateLimitItem::removeAsked, this,
            [this, item] { remove(item->limit().settings.name); });
    return item;
}

void RateLimitsPanel::showItem(QWidget& item, std::size_t index, const QString& locked) {
    auto& limit = static_cast<RateLimitItem&>(item);
    limit.setLimit(m_rows[index]);
    limit.setLocked(locked);
}

void RateLimitsPanel::add() {
    edit({});
}

// An empty name: a new one.
void RateLimitsPanel::edit(const admin::RateLimitSettings& settings) {
    auto* dialog = new RateLimitDialog(client(), settings, window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &RateLimitDialog::saved, this, &RateLimitsPanel::pull);
    dialog->open();
}

void RateLimitsPanel::remove(const std::string& name) {
    admin::RemoveRateLimit operation;
    operation.name = name;
    change(std::move(operation), [this](const admin::RemovedRateLimit& removed) {
        offerUndo(tr("The rate limit %1 was removed.").arg(QString::fromStdString(removed.name)),
                  [this, removed] {
                      admin::RestoreRateLimit restore;
                      restore.removed = removed;
                      change(std::move(restore), [](const admin::RateLimitRow&) {});
                  });
    });
}

}  // namespace weir::ui
