// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QString>

class QLabel;
class QVBoxLayout;

namespace weir::ui {

// A box on the window's ground: title, one muted fact, room for controls on the right, then the
// content.
class Panel : public QFrame {
    Q_OBJECT

public:
    explicit Panel(QWidget* parent = nullptr);

    void setTitle(const QString& title, const QString& fact = {});
    QVBoxLayout* contentLayout() const { return m_content; }

private:
    QLabel* m_title;
    QLabel* m_fact;
    QVBoxLayout* m_content;
};

// A thin line of Token::Border2 between two parts.
QFrame* makeDivider(Qt::Orientation orientation, QWidget* parent = nullptr);

}  // namespace weir::ui
