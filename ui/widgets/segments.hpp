// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QButtonGroup>
#include <QFrame>
#include <QStringList>

namespace weir::ui {

// A choice of a few words side by side; one is always chosen. Arrow keys move.
class Segments : public QFrame {
    Q_OBJECT

public:
    explicit Segments(int count, QWidget* parent = nullptr);

    void setTexts(const QStringList& texts);
    int current() const { return m_group.checkedId(); }
    void setCurrent(int index);
    // What takes the focus.
    QAbstractButton* currentButton() const { return m_group.checkedButton(); }

signals:
    // By the user only.
    void chosen(int index);

private:
    QButtonGroup m_group;
};

}  // namespace weir::ui
