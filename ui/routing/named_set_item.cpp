// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/routing/named_set_item.hpp"

#include "ui/routing/route_text.hpp"
#include "ui/widgets/elided_label.hpp"
#include "ui/widgets/icon_label.hpp"
#include "ui/widgets/names_field.hpp"
#include "ui/widgets/text.hpp"

namespace weir::ui {

NamedSetItem::NamedSetItem(QWidget* parent) : RuleItem(parent) {
    state().hide();
    setTone(&notes(), Tone::Muted);
    showRule();
}

void NamedSetItem::setSet(const admin::NamedSetRow& row) {
    m_row = row;
    showRule();
}

void NamedSetItem::showRule() {
    const QString name = QString::fromStdString(m_row.settings.name);
    const QString values = namesText(m_row.settings.values);
    //: What a set holds: "team: search, ads"
    const QString about = tr("%1: %2").arg(fieldText(m_row.settings.of), values);
    const QString rules = m_row.routes.empty() ? tr("No rule asks for it.")
                                               : tr("Asked for by %1").arg(namesText(m_row.routes));
    setHead(name, about);
    notes().setText(rules);
    setOrders(tr("Change the set %1").arg(name), tr("Remove the set %1").arg(name));
    setAccessibleName(QStringLiteral("%1, %2. %3").arg(name, about, rules));
}

}  // namespace weir::ui
