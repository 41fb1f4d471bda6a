// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <string>
#include <vector>

#include "engine/base/named_set.hpp"
#include "ui/routing/route_changes.hpp"
#include "ui/rules/rule_item.hpp"

namespace weir::ui {

class ChipLabel;

// A set as the draft has it, with what there is to say of it.
struct NamedSetRow {
    NamedSet settings;
    std::vector<std::string> rules;  // of the draft, that ask for it
    RouteMark mark = {};
    QString problem = {};  // why it cannot be applied; empty: it can
    QString warning = {};
};

// A set of names: what is in it, whether the draft changes it, and which rules ask for it.
class NamedSetItem : public RuleItem {
    Q_OBJECT

public:
    explicit NamedSetItem(QWidget* parent = nullptr);

    void setSet(const NamedSetRow& row);
    const NamedSetRow& set() const { return m_row; }

protected:
    void showRule() override;

private:
    NamedSetRow m_row;
    ChipLabel* m_mark;
};

}  // namespace weir::ui
