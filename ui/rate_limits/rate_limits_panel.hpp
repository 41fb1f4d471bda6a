// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "engine/control/admin/rate_limits.hpp"
#include "ui/rules/rule_list_panel.hpp"

namespace weir::ui {

// Every rate limit, and how far it is.
class RateLimitsPanel : public RuleListPanel {
    Q_OBJECT

public:
    RateLimitsPanel(admin::AdminClient& client, GatewayModel& gateway, QWidget* parent = nullptr);

    void add() override;

protected:
    Words words() const override;
    void ask() override;
    std::size_t count() const override { return m_rows.size(); }
    QWidget* makeItem() override;
    void showItem(QWidget& item, std::size_t index, const QString& locked) override;

private:
    void edit(const admin::RateLimitSettings& settings);
    void remove(const std::string& name);

    std::vector<admin::RateLimitRow> m_rows;
};

}  // namespace weir::ui
