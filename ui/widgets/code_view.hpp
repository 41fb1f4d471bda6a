// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPlainTextEdit>

namespace weir::ui {

// Text to read and copy, in the fixed font: a body, headers, a snippet. Tab leaves it.
class CodeView : public QPlainTextEdit {
    Q_OBJECT

public:
    explicit CodeView(QWidget* parent = nullptr);

    // A line longer than a screenful is folded for display, because laying out one line of a
    // megabyte takes seconds. code() is what was given.
    void setCode(const QString& code);
    const QString& code() const { return m_code; }

private:
    QString m_code;
};

}  // namespace weir::ui
