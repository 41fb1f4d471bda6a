// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shortcuts/keys_field.hpp"

#include <QKeyEvent>
#include <QLineEdit>

namespace weir::ui {

namespace {

bool isModifier(int key) {
    switch (key) {
        case Qt::Key_Shift:
        case Qt::Key_Control:
        case Qt::Key_Meta:
        case Qt::Key_Alt:
        case Qt::Key_AltGr:
        case Qt::Key_unknown:
        case 0:
            return true;
        default:
            return false;
    }
}

// Shift that only made a sign of its own, as "!" of 1, is in that sign already.
Qt::KeyboardModifiers modifiersOf(const QKeyEvent& event) {
    Qt::KeyboardModifiers modifiers = event.modifiers() & ~Qt::KeypadModifier;
    const QString text = event.text();
    const bool sign = !text.isEmpty() && text.front().isPrint() &&
                      !text.front().isLetterOrNumber() && !text.front().isSpace();
    return sign ? modifiers & ~Qt::ShiftModifier : modifiers;
}

}  // namespace

// Qt puts words of its own there whenever the keys change.
void KeysField::setKeys(const QKeySequence& keys) {
    setKeySequence(keys);
    if (auto* field = findChild<QLineEdit*>()) {
        field->setPlaceholderText(tr("None"));
    }
}

void KeysField::keyPressEvent(QKeyEvent* event) {
    if (!isModifier(event->key())) {
        emit pressed(
            QKeySequence(QKeyCombination(modifiersOf(*event), static_cast<Qt::Key>(event->key()))));
    }
    event->accept();
}

void KeysField::keyReleaseEvent(QKeyEvent* event) {
    event->accept();
}

}  // namespace weir::ui
