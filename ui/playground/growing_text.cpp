// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/playground/growing_text.hpp"

#include <QAbstractTextDocumentLayout>
#include <QScrollBar>
#include <QTextBlock>
#include <QWheelEvent>
#include <cmath>

namespace weir::ui {

namespace {

constexpr double kLineHeight = 140;

}  // namespace

GrowingText::GrowingText(QWidget* parent) : QTextEdit(parent) {
    setProperty("part", QStringLiteral("growing_text"));
    setReadOnly(true);
    setUndoRedoEnabled(false);
    setFrameShape(QFrame::NoFrame);
    setTabChangesFocus(true);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setMinimumWidth(0);
    viewport()->setAutoFillBackground(false);
    document()->setDocumentMargin(0);
    connect(document()->documentLayout(), &QAbstractTextDocumentLayout::documentSizeChanged, this,
            &GrowingText::takeHeight);
}

void GrowingText::setWords(const QString& words) {
    if (words == m_words) {
        return;
    }
    // Not the cursor of the view, which may hold what somebody selects.
    QTextCursor held = textCursor();
    QTextCursor cursor(document());
    QTextBlockFormat format;
    format.setLineHeight(kLineHeight, QTextBlockFormat::ProportionalHeight);
    if (words.startsWith(m_words) && !m_words.isEmpty()) {
        cursor.movePosition(QTextCursor::End);
        const int anchor = held.anchor();
        const int position = held.position();
        cursor.insertText(words.mid(m_words.size()));
        if (anchor != position && held.position() != position) {
            held.setPosition(anchor);
            held.setPosition(position, QTextCursor::KeepAnchor);
            setTextCursor(held);
        }
    } else {
        cursor.select(QTextCursor::Document);
        cursor.setBlockFormat(format);
        cursor.insertText(words);
    }
    m_words = words;
    takeHeight();
}

void GrowingText::takeHeight() {
    const int height = static_cast<int>(std::ceil(document()->size().height()));
    if (height != minimumHeight()) {
        setFixedHeight(height);
    }
}

// The conversation scrolls, not the answer in it.
void GrowingText::wheelEvent(QWheelEvent* event) {
    event->ignore();
}

void GrowingText::resizeEvent(QResizeEvent* event) {
    QTextEdit::resizeEvent(event);
    takeHeight();
}

}  // namespace weir::ui
