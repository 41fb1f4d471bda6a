// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QKeySequence>

class QMenu;

namespace weir::ui {

class ElidedLabel;
class GatewayModel;
class IconButton;
class IconLabel;

// State and address of the gateway with the two things one does there: copy the base URL, pause or
// start. Folded it is one button with a menu of the same.
class GatewayBox : public QFrame {
    Q_OBJECT

public:
    explicit GatewayBox(GatewayModel& gateway, QWidget* parent = nullptr);

    void setFolded(bool folded);
    // That copy the base URL.
    void setCopyKeys(const QKeySequence& keys);

signals:
    void copyAsked();

protected:
    void changeEvent(QEvent* event) override;

private:
    void refresh();
    void switchGateway();
    QString switchText() const;

    GatewayModel& m_gateway;
    QWidget* m_open;
    IconLabel* m_icon;
    ElidedLabel* m_state;
    ElidedLabel* m_address;
    ElidedLabel* m_attached;
    IconButton* m_switch;
    IconButton* m_copy;
    IconButton* m_folded;
    QMenu* m_menu;
    QKeySequence m_copyKeys;
};

}  // namespace weir::ui
