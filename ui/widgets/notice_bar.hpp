// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QString>
#include <QVector>
#include <array>
#include <functional>

#include "ui/widgets/text.hpp"

class QLabel;

namespace weir::ui {

class Button;
class ElidedLabel;
class IconLabel;

struct NoticeAction {
    QString text;
    std::function<void()> run;
    QString whyNot = {};  // it cannot be done now; empty: it can
};

// One line that says what happened, what was tried, and one thing to do.
struct Notice {
    Tone tone = Tone::Info;  // Ok, Warn, Error, Info
    QString icon;
    QString lead;                   // bold: what happened
    QString text;                   // what it means
    QVector<NoticeAction> actions;  // at most two
};

// The bar under the header. Hidden while there is no notice.
class NoticeBar : public QFrame {
    Q_OBJECT

public:
    explicit NoticeBar(QWidget* parent = nullptr);

    void setNotice(const Notice& notice);
    void clear();

private:
    IconLabel* m_icon;
    QLabel* m_lead;
    ElidedLabel* m_text;
    std::array<Button*, 2> m_buttons;
    Notice m_notice;
};

}  // namespace weir::ui
