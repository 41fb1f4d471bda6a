// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeySequence>
#include <QWidget>

class QLabel;
class QPlainTextEdit;

namespace weir::ui {

class Button;
class OperatorKey;

// Where a message is written and sent. Before the first one it says which key is made for it, and
// waits until a person made it.
class Composer : public QWidget {
    Q_OBJECT

public:
    explicit Composer(OperatorKey& key, QWidget* parent = nullptr);

    QString text() const;
    void setText(const QString& text);
    void clear() { setText({}); }
    // `why`: what keeps a message from being sent; empty when nothing does but what is known here.
    void setState(bool running, const QString& why);
    QWidget* focusTarget() const;
    // Unless somebody chose others.
    static QKeySequence sendKey();
    static QKeySequence stopKey();
    void setSendKeys(const QKeySequence& keys);
    void setStopKeys(const QKeySequence& keys);

    // As if the buttons were pressed.
    void send();

signals:
    void sendAsked();
    void stopAsked();

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void showState();
    QString whyNot() const;

    OperatorKey& m_key;
    QPlainTextEdit* m_edit;
    Button* m_send;
    Button* m_stop;
    QLabel* m_note;
    Button* m_make;
    bool m_running = false;
    QString m_why;
    QKeySequence m_stopKeys = stopKey();
};

}  // namespace weir::ui
