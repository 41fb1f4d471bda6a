// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>

class QLabel;

namespace weir::ui {

class Button;

// What stands where the content will be: an icon, what is so, what that means, and at most two
// things to do.
class EmptyState : public QWidget {
    Q_OBJECT

public:
    explicit EmptyState(const QString& iconName, QWidget* parent = nullptr);

    void setTexts(const QString& head, const QString& text);
    // Hidden while their text is empty. The first one is the view's primary action.
    Button* primary() const { return m_primary; }
    Button* second() const { return m_second; }
    void setActions(const QString& primary, const QString& second = {});

private:
    QLabel* m_head;
    QLabel* m_text;
    Button* m_primary;
    Button* m_second;
};

}  // namespace weir::ui
