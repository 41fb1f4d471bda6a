// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "engine/control/admin/client.hpp"

class QLabel;

namespace weir::ui {

class AccessCard;
class Button;
class CallCard;
class ChipLabel;
class FirstModels;
class GatewayModel;
class SnippetCard;
class ToolKeys;
struct Begun;

// Base URL, key and what to paste where; and the first call when it comes.
class ConnectStep : public QWidget {
    Q_OBJECT

public:
    ConnectStep(admin::AdminClient& client, GatewayModel& gateway, QWidget* parent = nullptr);

    // What the step before came to.
    void setBegun(const Begun& begun);
    bool hasCall() const;

signals:
    void backAsked();
    void openAsked();
    void callServed();

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void retranslate();
    void showSnippets();
    // Why no call can arrive; empty: it can.
    QString deafness() const;

    GatewayModel& m_gateway;
    ToolKeys* m_keys;
    FirstModels* m_models;
    QLabel* m_title;
    ChipLabel* m_fact;
    QLabel* m_text;
    AccessCard* m_access;
    CallCard* m_call;
    SnippetCard* m_snippets;
    Button* m_back;
    Button* m_open;
};

}  // namespace weir::ui
