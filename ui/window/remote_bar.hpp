// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/notice_bar.hpp"

namespace weir::ui {

class GatewayChooser;
class GatewayModel;

// Over every page while the gateway is on another machine: which one, and what may be done there.
class RemoteBar : public NoticeBar {
    Q_OBJECT

public:
    RemoteBar(GatewayModel& gateway, GatewayChooser& chooser, QWidget* parent = nullptr);

protected:
    void changeEvent(QEvent* event) override;

private:
    void refresh();
    QString permission() const;

    GatewayModel& m_gateway;
    GatewayChooser& m_chooser;
    QString m_shown;
};

}  // namespace weir::ui
