// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/gateway_notice_bar.hpp"

#include <QDesktopServices>
#include <QEvent>
#include <QUrl>

#include "ui/window/gateway_model.hpp"

namespace weir::ui {

namespace {

void openPath(const std::string& path) {
    QDesktopServices::openUrl(QUrl::fromLocalFile(QString::fromStdString(path)));
}

}  // namespace

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
        shown.actions << NoticeAction{textOf(remedy, m_gateway), [this, remedy] { apply(remedy); }};
    }
    setNotice(shown);
}

void GatewayNoticeBar::apply(Remedy remedy) {
    const admin::GatewayStatus& status = m_gateway.status();
    switch (remedy) {
        case Remedy::UseSuggestedPort: {
            const QString address = m_gateway.address();
            m_gateway.setListen(address.left(address.lastIndexOf(u':') + 1) +
                                QString::number(status.suggestedPort));
            break;
        }
        case Remedy::Start:
            m_gateway.start();
            break;
        case Remedy::TryAgain:
            m_gateway.lost() ? m_gateway.refresh() : m_gateway.start();
            break;
        case Remedy::OpenDataFolder:
            openPath(status.dataFolder);
            break;
        case Remedy::OpenPolicyFile:
            openPath(status.policyFile);
            break;
    }
}

void GatewayNoticeBar::changeEvent(QEvent* event) {
    NoticeBar::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        m_shown.reset();
        refresh();
    }
}

}  // namespace weir::ui
