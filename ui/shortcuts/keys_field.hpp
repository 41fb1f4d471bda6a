// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeySequenceEdit>

namespace weir::ui {

// Takes one combination of keys, at once; the field of Qt waits a second for three more.
class KeysField : public QKeySequenceEdit {
    Q_OBJECT

public:
    using QKeySequenceEdit::QKeySequenceEdit;

    void setKeys(const QKeySequence& keys);

signals:
    void pressed(const QKeySequence& keys);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void keyReleaseEvent(QKeyEvent* event) override;
};

}  // namespace weir::ui
