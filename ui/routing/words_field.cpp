// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/routing/words_field.hpp"

#include <QAbstractItemView>
#include <QCompleter>
#include <QKeyEvent>
#include <QStringListModel>

#include "ui/widgets/text.hpp"

namespace weir::ui {

namespace {

bool isUndo(const QEvent* event) {
    if (event->type() != QEvent::ShortcutOverride) {
        return false;
    }
    const auto* key = static_cast<const QKeyEvent*>(event);
    return key->matches(QKeySequence::Undo) || key->matches(QKeySequence::Redo);
}

class UndoFilter : public QObject {
public:
    using QObject::QObject;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override {
        if (isUndo(event)) {
            event->ignore();
            return true;
        }
        return QObject::eventFilter(watched, event);
    }
};

}  // namespace

WordsField::WordsField(QWidget* parent)
    : QLineEdit(parent), m_words(new QStringListModel(this)), m_completer(new QCompleter(this)) {
    m_completer->setModel(m_words);
    m_completer->setCaseSensitivity(Qt::CaseInsensitive);
    m_completer->setFilterMode(Qt::MatchContains);
    m_completer->setWidget(this);
    connect(this, &QLineEdit::textEdited, this, &WordsField::offer);
    connect(m_completer, qOverload<const QString&>(&QCompleter::activated), this,
            &WordsField::take);
}

void WordsField::setInvalid(bool invalid) {
    setStyleProperty(this, "invalid", invalid);
}

int WordsField::wordBegin() const {
    int begin =
        m_single ? 0 : static_cast<int>(text().left(cursorPosition()).lastIndexOf(u',')) + 1;
    while (begin < cursorPosition() && text().at(begin).isSpace()) {
        ++begin;
    }
    return begin;
}

void WordsField::offer() {
    const QString word = text().mid(wordBegin(), cursorPosition() - wordBegin());
    if (!m_known || word.isEmpty()) {
        m_completer->popup()->hide();
        return;
    }
    m_words->setStringList(m_known());
    m_completer->setCompletionPrefix(word);
    const bool only =
        m_completer->completionCount() == 1 && m_completer->currentCompletion() == word;
    if (m_completer->completionCount() == 0 || only) {
        m_completer->popup()->hide();
        return;
    }
    m_completer->complete();
}

void WordsField::take(const QString& word) {
    const int begin = wordBegin();
    QString whole = text();
    int end =
        m_single ? static_cast<int>(whole.size()) : static_cast<int>(whole.indexOf(u',', begin));
    end = end < 0 ? static_cast<int>(whole.size()) : end;
    whole.replace(begin, end - begin, word);
    setText(whole);
    setCursorPosition(begin + static_cast<int>(word.size()));
    emit textEdited(whole);
}

bool WordsField::event(QEvent* event) {
    if (isUndo(event)) {
        event->ignore();
        return false;
    }
    return QLineEdit::event(event);
}

void WordsField::keyPressEvent(QKeyEvent* event) {
    const bool offered = m_completer->popup()->isVisible();
    if (offered && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter ||
                    event->key() == Qt::Key_Escape)) {
        event->ignore();  // the list takes it
        return;
    }
    if (event->key() == Qt::Key_Down && event->modifiers() == Qt::AltModifier && m_known) {
        m_words->setStringList(m_known());
        m_completer->setCompletionPrefix({});
        m_completer->complete();
        return;
    }
    QLineEdit::keyPressEvent(event);
}

void leaveUndoToPage(QWidget& widget) {
    auto* filter = new UndoFilter(&widget);
    widget.installEventFilter(filter);
    for (QWidget* each : widget.findChildren<QWidget*>()) {
        each->installEventFilter(filter);
    }
}

}  // namespace weir::ui
