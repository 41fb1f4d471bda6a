// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QLabel;
class QLineEdit;

namespace weir::ui {

class Button;
class ToolKeys;

// The two settings of any tool: the base URL and a key of its own.
class AccessCard : public QFrame {
    Q_OBJECT

public:
    explicit AccessCard(ToolKeys& keys, QWidget* parent = nullptr);

    // `problem`: why nothing answers there; empty: it does.
    void setBaseUrl(const QString& url, const QString& problem);
    // Whose key is shown or offered.
    void setTool(const QString& tool);
    Button* copyBase() const { return m_copyBase; }

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void showKey();

    ToolKeys& m_keys;
    QString m_tool;
    QLabel* m_baseLabel;
    QLineEdit* m_base;
    Button* m_copyBase;
    QLabel* m_baseNote;
    QLabel* m_keyLabel;
    QLineEdit* m_key;
    Button* m_copyKey;
    Button* m_create;
    QLabel* m_keyNote;
};

}  // namespace weir::ui
