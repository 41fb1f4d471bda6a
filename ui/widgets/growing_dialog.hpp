// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

namespace weir::ui {

// A dialog whose texts change while it is seen: it becomes higher when they need it, because a
// layout alone does not ask for the height that wrapped lines have.
class GrowingDialog : public QDialog {
    Q_OBJECT

public:
    using QDialog::QDialog;

protected:
    bool event(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void grow();
};

}  // namespace weir::ui
