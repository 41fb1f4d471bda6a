// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/control/admin/named_sets.hpp"
#include "ui/rules/rule_item.hpp"

namespace weir::ui {

// A set of names: what is in it, and which rules ask for it.
class NamedSetItem : public RuleItem {
    Q_OBJECT

public:
    explicit NamedSetItem(QWidget* parent = nullptr);

    void setSet(const admin::NamedSetRow& row);
    const admin::NamedSetRow& set() const { return m_row; }

protected:
    void showRule() override;

private:
    admin::NamedSetRow m_row;
};

}  // namespace weir::ui
