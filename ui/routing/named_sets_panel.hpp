// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAction>
#include <QList>
#include <QStringList>
#include <functional>
#include <string>
#include <vector>

#include "ui/routing/named_set_item.hpp"
#include "ui/rules/item_list_panel.hpp"

namespace weir::ui {

class RouteEdits;
class RouteKeeper;

// The sets of names that rules can ask for, as the draft has them. What is done here is a step of
// the draft like any of its rules.
class NamedSetsPanel : public ItemListPanel {
    Q_OBJECT

public:
    // `known`: names of a kind, to choose from.
    NamedSetsPanel(RouteEdits& edits, RouteKeeper& keeper, GatewayModel& gateway,
                   std::function<QStringList(RouteField)> known, QWidget* parent = nullptr);

    void add() override;

protected:
    Words words() const override;
    std::size_t count() const override { return m_rows.size(); }
    QWidget* makeItem() override;
    void showItem(QWidget& item, std::size_t index, const QString& locked) override;

private:
    void takeSets();
    void edit(const NamedSet& set);
    void remove(const NamedSetRow& row);

    RouteEdits& m_edits;
    RouteKeeper& m_keeper;
    const std::function<QStringList(RouteField)> m_known;
    std::vector<NamedSetRow> m_rows;
};

// A dialog with nothing but that panel, which goes when it is closed. `actions` can be called by
// their keys in it, too.
NamedSetsPanel* openNamedSets(RouteEdits& edits, RouteKeeper& keeper, GatewayModel& gateway,
                              std::function<QStringList(RouteField)> known,
                              const QList<QAction*>& actions, QWidget* parent);

}  // namespace weir::ui
