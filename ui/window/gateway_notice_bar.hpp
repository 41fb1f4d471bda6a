// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "ui/widgets/notice_bar.hpp"
#include "ui/window/gateway_notice.hpp"

namespace weir::ui {

class GatewayModel;

// The one thing about the gateway that a person should know now, with what can be done about it:
// over the pages, and over the first start.
class GatewayNoticeBar : public NoticeBar {
    Q_OBJECT

public:
    explicit GatewayNoticeBar(GatewayModel& gateway, QWidget* parent = nullptr);

protected:
    void changeEvent(QEvent* event) override;

private:
    void refresh();

    GatewayModel& m_gateway;
    std::optional<GatewayNotice> m_shown;
};

}  // namespace weir::ui
