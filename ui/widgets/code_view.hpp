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

    // Marks all places of `needle`; empty: none. What is found anew when the text changes is said
    // by marksChanged().
    void mark(const QString& needle);
    int marked() const { return static_cast<int>(m_places.size()); }
    int currentMark() const { return m_current; }
    // The first that is in view or after it; else the first. -1: none.
    int markInView() const;
    // Sets one of them off and comes to it, by its number from 0; -1: none.
    void goToMark(int number);

signals:
    void marksChanged();

protected:
    void changeEvent(QEvent* event) override;

private:
    QString m_code;
    QList<qsizetype> m_breaks;  // where a line of it is folded
    QString m_needle;
    QList<QTextCursor> m_places;
    int m_current = -1;
};

}  // namespace weir::ui
