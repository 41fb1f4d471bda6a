// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/routing/named_set_item.hpp"

#include "ui/routing/route_model.hpp"
#include "ui/routing/route_text.hpp"
#include "ui/widgets/chip.hpp"
#include "ui/widgets/elided_label.hpp"
#include "ui/widgets/icon_label.hpp"
#include "ui/widgets/names_field.hpp"
#include "ui/widgets/state_look.hpp"
#include "ui/widgets/text.hpp"

namespace weir::ui {

NamedSetItem::NamedSetItem(QWidget* parent) : RuleItem(parent), m_mark(new ChipLabel) {
    addOrder(m_mark);
    state().setIcon(QStringLiteral("circle-alert"), tokenOf(Tone::Error));
    showRule();
}

void NamedSetItem::setSet(const NamedSetRow& row) {
    m_row = row;
    showRule();
}

void NamedSetItem::showRule() {
    const QString name = QString::fromStdString(m_row.settings.name);
    const QString values = namesText(m_row.settings.values);
    //: What a set holds: "team: search, ads"
    const QString about = tr("%1: %2").arg(fieldText(m_row.settings.of), values);
    const QString rules = m_row.rules.empty() ? tr("No rule asks for it.")
                                              : tr("Asked for by %1").arg(namesText(m_row.rules));
    const bool wrong = !m_row.problem.isEmpty();
    const bool doubtful = !wrong && !m_row.warning.isEmpty();
    const QString note = wrong ? m_row.problem : doubtful ? m_row.warning : rules;
    const auto look = lookOf(m_row.mark);
    m_mark->setVisible(look.has_value());
    if (look) {
        m_mark->setChip({look->word, look->icon, look->tone});
    }
    setHead(name, about);
    state().setVisible(wrong);
    notes().setText(note);
    setTone(&notes(), wrong ? Tone::Error : doubtful ? Tone::Warn : Tone::Muted);
    setOrders(tr("Change the set %1").arg(name), tr("Remove the set %1").arg(name));
    const QString marked = look ? QStringLiteral(", ") + look->word : QString();
    setAccessibleName(QStringLiteral("%1, %2%3. %4").arg(name, about, marked, note));
}

}  // namespace weir::ui
