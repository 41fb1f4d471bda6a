// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "ui/notifications/notification_settings.hpp"
#include "ui/widgets/panel.hpp"

class QCheckBox;

namespace weir::ui {

// What a person is told of, in the settings.
class NotificationPanel : public Panel {
    Q_OBJECT

public:
    explicit NotificationPanel(QSettings& store, QWidget* parent = nullptr);

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();

    NotificationSettings m_settings;
    std::vector<QCheckBox*> m_kinds;  // in the order of kNotificationKinds
    QCheckBox* m_quiet;
    QLabel* m_hint;
};

}  // namespace weir::ui
