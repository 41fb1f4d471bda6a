// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QString>
#include <QTimer>
#include <functional>

#include "ui/widgets/text.hpp"

namespace weir::ui {

class Button;
class IconLabel;

// "Provider cohere was removed. Undo": never for an error that needs an answer.
struct ToastMessage {
    QString text;
    QString action;  // empty: none
    std::function<void()> run;
    QString icon = QStringLiteral("check");
    Tone tone = Tone::Ok;  // of the icon
};

// Bottom right of its window, above the status bar; stays 5 s, and as long as the pointer is on it.
// A new message takes the place of the old one.
class Toast : public QFrame {
    Q_OBJECT

public:
    explicit Toast(QWidget* window);

    void showMessage(const ToastMessage& message);
    // The distance to keep from the bottom: the height of the status bar.
    void setBottomMargin(int margin);

protected:
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void place();

    IconLabel* m_icon;
    QLabel* m_text;
    Button* m_action;
    QTimer m_timer;
    std::function<void()> m_run;
    int m_bottomMargin = 0;
};

}  // namespace weir::ui
