// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/notice_bar.hpp"

namespace weir::ui {

class GatewayModel;

// An order that the gateway refused, until a person has read it or the gateway is in another state.
// What the gateway's own notice says already is not said twice.
class RefusalBar : public NoticeBar {
    Q_OBJECT

public:
    explicit RefusalBar(GatewayModel& gateway, QWidget* parent = nullptr);

    void tell(const QString& what, const QString& hint);

protected:
    void changeEvent(QEvent* event) override;

private:
    enum class Stage { Nothing, Waiting, Shown };

    void takeStatus();
    void showRefusal();
    void drop();

    GatewayModel& m_gateway;
    Stage m_stage = Stage::Nothing;
    QString m_what;
    QString m_hint;
    int m_state = 0;  // the gateway was in when it was shown
};

}  // namespace weir::ui
