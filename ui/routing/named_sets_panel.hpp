// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <functional>
#include <string>
#include <vector>

#include "engine/control/admin/named_sets.hpp"
#include "ui/rules/rule_list_panel.hpp"

namespace weir::ui {

// The sets of names that rules can ask for.
class NamedSetsPanel : public RuleListPanel {
    Q_OBJECT

public:
    // `known`: names of a kind, to choose from.
    NamedSetsPanel(admin::AdminClient& client, GatewayModel& gateway,
                   std::function<QStringList(RouteField)> known, QWidget* parent = nullptr);

    void add() override;

protected:
    Words words() const override;
    void ask() override;
    std::size_t count() const override { return m_rows.size(); }
    QWidget* makeItem() override;
    void showItem(QWidget& item, std::size_t index, const QString& locked) override;

private:
    void edit(const NamedSet& set);
    void remove(const std::string& name);

    const std::function<QStringList(RouteField)> m_known;
    std::vector<admin::NamedSetRow> m_rows;
};

// A dialog with nothing but that panel, which goes when it is closed.
NamedSetsPanel* openNamedSets(admin::AdminClient& client, GatewayModel& gateway,
                              std::function<QStringList(RouteField)> known, QWidget* parent);

}  // namespace weir::ui
