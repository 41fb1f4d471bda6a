// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QDialog;
class QLabel;

namespace weir::ui {

class Button;

// The lower edge of a dialog: a note or what went wrong at the left, Cancel and the primary button
// at the right. Ctrl+Enter is the primary button, Escape is Cancel; plain Enter does neither.
class DialogFooter : public QFrame {
    Q_OBJECT

public:
    explicit DialogFooter(QDialog* dialog);

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
    QLabel* m_note;
    Button* m_cancel;
    Button* m_primary;
};

}  // namespace weir::ui
