// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

#include "engine/control/admin/rate_limits.hpp"
#include "ui/rules/rule_item.hpp"

class QLabel;

namespace weir::ui {

class BudgetGauge;

// One rate limit: its name and whose calls count, a gauge for everything that it limits, who is
// nearest to it and how many were refused.
class RateLimitItem : public RuleItem {
    Q_OBJECT

public:
    explicit RateLimitItem(QWidget* parent = nullptr);

    void setLimit(const admin::RateLimitRow& row);
    const admin::RateLimitRow& limit() const { return m_row; }

private:
    void showRule() override;

    struct Use {
        QLabel* text;
        BudgetGauge* gauge;
    };

    admin::RateLimitRow m_row;
    std::array<Use, 6> m_uses{};  // as many as there are kinds, and the queue
};

}  // namespace weir::ui
