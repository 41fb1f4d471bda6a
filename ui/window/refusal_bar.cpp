// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/refusal_bar.hpp"

#include <QEvent>

#include "ui/window/gateway_model.hpp"
#include "ui/window/gateway_notice.hpp"

namespace weir::ui {

RefusalBar::RefusalBar(GatewayModel& gateway, QWidget* parent)
    : NoticeBar(parent), m_gateway(gateway) {
    connect(&gateway, &GatewayModel::changed, this, &RefusalBar::takeStatus);
}

void RefusalBar::tell(const QString& what, const QString& hint) {
    m_what = what;
    m_hint = hint;
    m_stage = Stage::Waiting;
    // The state may have changed with the refusal, and then says it better.
    m_gateway.refresh();
}

void RefusalBar::takeStatus() {
    if (m_stage == Stage::Nothing) {
        return;
    }
    const auto notice = noticeOf(m_gateway);
    const int state = static_cast<int>(m_gateway.status().state);
    const bool said = notice && notice->tone == Tone::Error;
    if (said || (m_stage == Stage::Shown && state != m_state)) {
        drop();
    } else if (m_stage == Stage::Waiting) {
        m_stage = Stage::Shown;
        m_state = state;
        showRefusal();
    }
}

void RefusalBar::showRefusal() {
    setNotice(
        {Tone::Error, QStringLiteral("circle-alert"), m_what, m_hint, {{tr("Dismiss"), [this] {
                                                                            drop();
                                                                        }}}});
}

void RefusalBar::drop() {
    m_stage = Stage::Nothing;
    clear();
}

void RefusalBar::changeEvent(QEvent* event) {
    NoticeBar::changeEvent(event);
    if (event->type() == QEvent::LanguageChange && m_stage == Stage::Shown) {
        showRefusal();
    }
}

}  // namespace weir::ui
