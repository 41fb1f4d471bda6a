// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/diff/diff_view.hpp"

#include <QEvent>
#include <QMimeData>
#include <QPaintEvent>
#include <QPainter>
#include <QTextBlock>
#include <algorithm>
#include <utility>

#include "ui/diff/diff_look.hpp"
#include "ui/theme/metrics.hpp"
#include "ui/theme/tokens.hpp"
#include "ui/widgets/numbers.hpp"
#include "ui/widgets/text.hpp"

namespace weir::ui {

namespace {

using Kind = DiffLine::Kind;

}  // namespace

class DiffView::Gutter : public QWidget {
public:
    explicit Gutter(DiffView* view) : QWidget(view), m_view(*view) {}

protected:
    void paintEvent(QPaintEvent* event) override { m_view.paintGutter(event); }
    // The wheel scrolls the text from here too.
    void wheelEvent(QWheelEvent* event) override { m_view.wheelEvent(event); }

private:
    DiffView& m_view;
};

DiffView::DiffView(QWidget* parent) : QPlainTextEdit(parent), m_gutter(new Gutter(this)) {
    setReadOnly(true);
    setTabChangesFocus(true);
    setUndoRedoEnabled(false);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    setTextRole(this, TextRole::Mono);
    connect(this, &QPlainTextEdit::updateRequest, this, [this](const QRect& part, int scrolled) {
        scrolled != 0 ? m_gutter->scroll(0, scrolled)
                      : m_gutter->update(0, part.y(), m_gutter->width(), part.height());
    });
}

void DiffView::setLines(std::vector<DiffLine> lines) {
    m_lines = std::move(lines);
    QStringList texts;
    texts.reserve(static_cast<qsizetype>(m_lines.size()));
    for (const DiffLine& line : m_lines) {
        texts << wordsOf(line);
    }
    setPlainText(texts.join(u'\n'));
    tint();
    placeGutter();
}

void DiffView::tint() {
    QTextCursor cursor(document());
    cursor.beginEditBlock();
    for (const DiffLine& line : m_lines) {
        QTextBlockFormat format;
        format.setBackground(color(groundOf(line.kind)));
        cursor.setBlockFormat(format);
        if (line.kind == Kind::Folded) {
            QTextCharFormat words;
            words.setForeground(color(Token::Muted));
            cursor.movePosition(QTextCursor::EndOfBlock, QTextCursor::KeepAnchor);
            cursor.setCharFormat(words);
        }
        if (!cursor.movePosition(QTextCursor::NextBlock)) {
            break;
        }
    }
    cursor.endEditBlock();
}

int DiffView::numberWidth() const {
    int largest = 0;
    for (const DiffLine& line : m_lines) {
        largest = std::max({largest, line.left, line.right});
    }
    return fontMetrics().horizontalAdvance(countText(static_cast<std::uint64_t>(largest) + 1));
}

// The number in the left text, the one in the right text, the sign.
void DiffView::placeGutter() {
    const int space = metrics().space(2);
    const int width = 2 * (numberWidth() + space) +
                      fontMetrics().horizontalAdvance(signOf(Kind::Removed)) + 2 * space;
    setViewportMargins(width, 0, 0, 0);
    const QRect inside = contentsRect();
    m_gutter->setGeometry(inside.x(), inside.y(), width, inside.height());
    m_gutter->update();
}

void DiffView::paintGutter(QPaintEvent* event) {
    QPainter painter(m_gutter);
    painter.setFont(font());
    painter.fillRect(event->rect(), color(Token::Alt));
    const int space = metrics().space(2);
    const int number = numberWidth();
    const int height = fontMetrics().height();
    QTextBlock block = firstVisibleBlock();
    for (; block.isValid(); block = block.next()) {
        const QRectF place = blockBoundingGeometry(block).translated(contentOffset());
        const int top = qRound(place.top());
        if (top > event->rect().bottom()) {
            break;
        }
        const auto index = static_cast<std::size_t>(block.blockNumber());
        if (index >= m_lines.size()) {
            break;
        }
        const DiffLine& line = m_lines[index];
        if (line.kind != Kind::Same) {
            painter.fillRect(QRect(0, top, m_gutter->width(), qRound(place.height())),
                             color(groundOf(line.kind)));
        }
        painter.setPen(color(Token::Muted));
        int x = space;
        for (const int each : {line.left, line.right}) {
            if (each >= 0) {
                painter.drawText(QRect(x, top, number, height), Qt::AlignRight | Qt::AlignVCenter,
                                 countText(static_cast<std::uint64_t>(each) + 1));
            }
            x += number + space;
        }
        painter.setPen(color(line.kind == Kind::Removed ? Token::Error : Token::Ok));
        painter.drawText(QRect(x, top, m_gutter->width() - x - space, height),
                         Qt::AlignLeft | Qt::AlignVCenter, signOf(line.kind));
    }
}

QMimeData* DiffView::createMimeDataFromSelection() const {
    const QTextCursor selection = textCursor();
    QTextBlock block = document()->findBlock(selection.selectionStart());
    const QTextBlock last = document()->findBlock(selection.selectionEnd());
    auto* copied = new QMimeData;
    if (block == last) {
        copied->setText(selection.selectedText());
        return copied;
    }
    QStringList lines;
    for (; block.isValid() && block.blockNumber() <= last.blockNumber(); block = block.next()) {
        const auto index = static_cast<std::size_t>(block.blockNumber());
        const Kind kind = index < m_lines.size() ? m_lines[index].kind : Kind::Same;
        // ASCII, as patch reads it.
        lines << (kind == Kind::Removed ? QStringLiteral("- ")
                  : kind == Kind::Added ? QStringLiteral("+ ")
                                        : QStringLiteral("  ")) +
                     block.text();
    }
    copied->setText(lines.join(u'\n') + u'\n');
    return copied;
}

void DiffView::resizeEvent(QResizeEvent* event) {
    QPlainTextEdit::resizeEvent(event);
    placeGutter();
}

void DiffView::changeEvent(QEvent* event) {
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange) {
        tint();
    } else if (event->type() == QEvent::FontChange) {
        placeGutter();
    }
}

}  // namespace weir::ui
