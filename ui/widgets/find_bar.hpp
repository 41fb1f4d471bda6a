// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QTimer>

class QLabel;
class QLineEdit;

namespace weir::ui {

class Findable;
class IconButton;

// What is looked for in a view, how often it is there, and the way from one place to the next.
// Hidden until it is opened; Enter and F3 go on, with Shift back, Esc closes it.
class FindBar : public QFrame {
    Q_OBJECT

public:
    explicit FindBar(QWidget* parent = nullptr);

    // Whose text is searched from now on; null: none. It outlives the bar or is taken away.
    void setView(Findable* view);
    void open();
    void close();
    void next(int step);

signals:
    void closed();

protected:
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void find();
    void showFound();
    void retranslate();

    Findable* m_view = nullptr;
    QTimer m_pause;  // while somebody types, nothing is looked for
    QLineEdit* m_needle;
    QLabel* m_found;
    IconButton* m_before;
    IconButton* m_after;
    IconButton* m_close;
};

}  // namespace weir::ui
