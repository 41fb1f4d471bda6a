// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "engine/base/result.hpp"
#include "engine/control/admin/client.hpp"
#include "engine/control/admin/models.hpp"
#include "ui/first_start/snippets.hpp"

class QLabel;
class QLineEdit;
class QVBoxLayout;

namespace weir::ui {

class Button;
class ChipLabel;
class CodeView;
class ElidedLabel;
class FirstCall;
class GatewayModel;
class TabBar;
class ToolKeys;

// Base URL, key and what to paste where; and the first call when it comes.
class ConnectStep : public QWidget {
    Q_OBJECT

public:
    ConnectStep(admin::AdminClient& client, GatewayModel& gateway, QWidget* parent = nullptr);

    // "openai connected", of the step before; `model` is what a snippet asks for until the gateway
    // has listed its models.
    void setBegun(const QString& fact, const QString& model);
    bool hasCall() const;

signals:
    void backAsked();
    void openAsked();
    void callCame();

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    QWidget* makeSettingsCard();
    QWidget* makeWaitingCard();
    QWidget* makeSnippetCard();
    void retranslate();
    void showSnippet();
    void showKey();
    void showCall();
    void takeModels(const admin::ModelList& models);
    QString tool() const;

    admin::AdminClient& m_client;
    GatewayModel& m_gateway;
    ToolKeys* m_keys;
    FirstCall* m_call;
    QVector<Snippet> m_snippets;
    QString m_model;
    QString m_claude;

    QLabel* m_title;
    ChipLabel* m_fact;
    QLabel* m_text;
    QLabel* m_baseLabel;
    QLineEdit* m_base;
    Button* m_copyBase;
    QLabel* m_keyLabel;
    QLineEdit* m_key;
    Button* m_copyKey;
    Button* m_create;
    QLabel* m_keyNote;
    QLabel* m_waitIcon;
    QLabel* m_waitTitle;
    QLabel* m_waitText;
    TabBar* m_tabs;
    QLabel* m_about;
    ElidedLabel* m_calls;
    Button* m_copyCode;
    CodeView* m_code;
    QLabel* m_note;
    Button* m_back;
    Button* m_open;
};

}  // namespace weir::ui
