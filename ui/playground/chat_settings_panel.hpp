// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "ui/calls/chat.hpp"

class QLabel;
class QLineEdit;
class QPlainTextEdit;

namespace weir::ui {

// What is said to every model beside the conversation.
class ChatSettingsPanel : public QWidget {
    Q_OBJECT

public:
    explicit ChatSettingsPanel(QWidget* parent = nullptr);

    ChatSettings settings() const;
    void setSettings(const ChatSettings& settings);
    // Why what is typed cannot be sent; empty when it can.
    QString problem() const;
    QWidget* focusTarget() const;

signals:
    void changed();

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void showProblem();

    QLabel* m_systemLabel;
    QPlainTextEdit* m_system;
    QLabel* m_temperatureLabel;
    QLineEdit* m_temperature;
    QLabel* m_tokensLabel;
    QLineEdit* m_tokens;
    QLabel* m_problem;
    QLabel* m_hint;
};

}  // namespace weir::ui
