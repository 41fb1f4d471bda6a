// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/gateway_notice_bar.hpp"

#include <QEvent>

#include "ui/window/gateway_model.hpp"

namespace weir::ui {

GatewayNoticeBar::GatewayNoticeBar(GatewayModel& gateway, QWidget* parent)
    : NoticeBar(parent), m_gateway(gateway) {
    connect(&gateway, &GatewayModel::changed, this, &GatewayNoticeBar::refresh);
    refresh();
}

void GatewayNoticeBar::refresh() {
    const auto notice = noticeOf(m_gateway);
    if (notice == m_shown) {
        return;
    }
    m_shown = notice;
    if (!notice) {
        clear();
        return;
    }
    Notice shown{notice->tone, notice->icon, notice->lead, notice->text, {}};
    for (const Remedy remedy : notice->remedies) {
        shown.actions << NoticeAction{textOf(remedy, m_gateway),
                                      [this, remedy] { apply(remedy, m_gateway); }};
    }
    setNotice(shown);
}

void GatewayNoticeBar::changeEvent(QEvent* event) {
    NoticeBar::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        m_shown.reset();
        refresh();
    }
}

}  // namespace weir::ui
