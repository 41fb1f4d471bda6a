// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QDialog;
class QLabel;
class QLayout;
class QVBoxLayout;

namespace weir::ui {

class Button;

// The lower edge of a dialog: a note or what went wrong at the left, Cancel and the primary button
// at the right. Ctrl+Enter is the primary button, Escape is Cancel; plain Enter does neither.
class DialogFooter : public QFrame {
    Q_OBJECT

public:
    explicit DialogFooter(QDialog* dialog);

    // Makes the layout of the dialog: the content, and this below it; `width` wide, in pixels of
    // the design, and wider where the buttons need it.
    void placeUnder(QLayout* content, int width);
    void placeUnder(QWidget* content, int width);

    void setPrimaryText(const QString& text);
    // A disabled primary button says why.
    void setPrimaryEnabled(bool enabled, const QString& why = {});
    void setNote(const QString& note);
    void setProblem(const QString& problem);

signals:
    void primaryAsked();

protected:
    void changeEvent(QEvent* event) override;

private:
    QVBoxLayout* makeLayout(int width);

    QLabel* m_note;
    Button* m_cancel;
    Button* m_primary;
};

}  // namespace weir::ui
