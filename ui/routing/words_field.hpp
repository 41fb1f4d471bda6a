// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>
#include <functional>

class QCompleter;
class QStringListModel;

namespace weir::ui {

// A field for one word or several with commas between them. What is known is offered for the word
// that is being typed. Undo and redo are left to the page, which keeps whole lists.
class WordsField : public QLineEdit {
    Q_OBJECT

public:
    using Known = std::function<QStringList()>;

    explicit WordsField(QWidget* parent = nullptr);

    // Asked each time something is typed.
    void setKnown(Known known) { m_known = std::move(known); }
    // A single word, which may have commas in it.
    void setSingle(bool single) { m_single = single; }

    // Whether what is in it is taken; shown by its edge.
    void setInvalid(bool invalid);

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void offer();
    void take(const QString& word);
    int wordBegin() const;

    Known m_known;
    QStringListModel* m_words;
    QCompleter* m_completer;
    bool m_single = false;
};

// Undo and redo of the page hold in this widget and all in it, too.
void leaveUndoToPage(QWidget& widget);

}  // namespace weir::ui
