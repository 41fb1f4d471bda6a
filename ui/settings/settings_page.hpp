// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/window/page.hpp"

class QCheckBox;
class QLabel;
class QLineEdit;
class QVBoxLayout;

namespace weir::ui {

class Autostart;
class Button;
class FactList;
class GatewayModel;
class Language;
class Panel;
class Theme;
class UiSettings;

// Where the gateway listens, whether it starts with the session, and what others add of their own.
// Every change takes effect at once; the address when it is confirmed.
class SettingsPage : public Page {
    Q_OBJECT

public:
    struct Parts {
        GatewayModel& gateway;
        UiSettings& settings;
        Theme& theme;
        Language& language;
        Autostart& autostart;
    };

    explicit SettingsPage(const Parts& parts, QWidget* parent = nullptr);

    static PageEntry entry();
    QWidget* focusTarget() override;

    // What belongs to another room and is set here; above the facts.
    void addPanel(QWidget* panel);

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    QLayout* makeState();
    QWidget* makeGatewayPanel();
    QWidget* makeFactsPanel();
    void retranslate();
    void showState();
    void showStatus();
    void showAutostart();
    void showListen();
    void listen();
    void switchAutostart(bool on);

    Parts m_parts;
    QVBoxLayout* m_column;
    Panel* m_gatewayPanel;
    QLabel* m_stateIcon;
    QLabel* m_state;
    Button* m_start;
    Button* m_pause;
    Button* m_stop;
    QLabel* m_addressLabel;
    QLineEdit* m_address;
    Button* m_listen;
    QLabel* m_addressHint;
    QLabel* m_addressProblem;
    QCheckBox* m_autostart;
    QLabel* m_autostartHint;
    Panel* m_factsPanel;
    FactList* m_facts;
    bool m_moving = false;  // the gateway was told to listen elsewhere
};

}  // namespace weir::ui
