// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QString>

class QHBoxLayout;
class QLabel;
class QVBoxLayout;

namespace weir::ui {

class ElidedLabel;

// A box on the window's ground: title, one muted fact, which gives way to the controls on the
// right, then the content.
class Panel : public QFrame {
    Q_OBJECT

public:
    explicit Panel(QWidget* parent = nullptr);

    void setTitle(const QString& title, const QString& fact = {});
    // Controls at the right end of the title.
    QHBoxLayout* headerLayout() const { return m_header; }
    QVBoxLayout* contentLayout() const { return m_content; }

private:
    QLabel* m_title;
    ElidedLabel* m_fact;
    QHBoxLayout* m_header;
    QVBoxLayout* m_content;
};

// A thin line of Token::Border2 between two parts.
QFrame* makeDivider(Qt::Orientation orientation, QWidget* parent = nullptr);

}  // namespace weir::ui
