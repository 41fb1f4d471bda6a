// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rules/rule_list_panel.hpp"

#include <chrono>

#include "ui/widgets/visible_timer.hpp"

namespace weir::ui {

namespace {

constexpr std::chrono::milliseconds kInterval{2'000};

}  // namespace

RuleListPanel::RuleListPanel(admin::AdminClient& client, GatewayModel& gateway, QWidget* parent)
    : ItemListPanel(gateway, parent), m_client(client), m_timer(new VisibleTimer(this, kInterval)) {
    connect(m_timer, &VisibleTimer::tick, this, &RuleListPanel::pull);
}

void RuleListPanel::pull() {
    if (!m_asking) {
        m_asking = true;
        ask();
    }
}

void RuleListPanel::offerUndo(const QString& text, std::function<void()> undo) {
    emit toastAsked({text, tr("Undo"), [self = QPointer(this), undo = std::move(undo)] {
                         if (self) {
                             undo();
                         }
                     }});
}

}  // namespace weir::ui
