// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/providers/key_field.hpp"

namespace weir::ui {

KeyField::KeyField(QWidget* parent) : QLineEdit(parent) {
    setEchoMode(QLineEdit::Password);
    setInputMethodHints(Qt::ImhHiddenText | Qt::ImhSensitiveData | Qt::ImhNoPredictiveText |
                        Qt::ImhNoAutoUppercase);
    setContextMenuPolicy(Qt::NoContextMenu);
    setAttribute(Qt::WA_InputMethodEnabled, false);
}

KeyField::~KeyField() {
    // Whoever listens to a change may be half gone by now.
    blockSignals(true);
    wipe();
}

Secret KeyField::secret() const {
    QString typed = text().trimmed();
    QByteArray bytes = typed.toUtf8();
    Secret secret(std::string_view(bytes.constData(), static_cast<std::size_t>(bytes.size())));
    bytes.fill('\0');
    typed.fill(QChar());
    return secret;
}

void KeyField::wipe() {
    QString typed = text();
    // Not clear(): setting a text drops the undo history, which holds every character.
    setText(QString());
    // The field has let go of it, so this overwrites the characters themselves.
    typed.fill(QChar());
}

}  // namespace weir::ui
