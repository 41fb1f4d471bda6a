// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/diff/side_view.hpp"

#include <QEvent>
#include <QScrollBar>
#include <QTextCursor>
#include <QTextTable>
#include <algorithm>
#include <utility>

#include "ui/diff/diff_look.hpp"
#include "ui/diff/side_pairs.hpp"
#include "ui/theme/fonts.hpp"
#include "ui/theme/metrics.hpp"
#include "ui/theme/tokens.hpp"
#include "ui/widgets/numbers.hpp"

namespace weir::ui {

namespace {

// Of each side: sign and number, then the line.
enum Column { LeftSign, LeftLine, RightSign, RightLine, ColumnCount };

void write(QTextTable& table, int row, int column, const QString& words, Token ground, Token ink) {
    QTextTableCell cell = table.cellAt(row, column);
    QTextTableCellFormat look = cell.format().toTableCellFormat();
    look.setBackground(color(ground));
    look.setLeftPadding(metrics().space(2));
    cell.setFormat(look);
    QTextCharFormat letters;
    letters.setForeground(color(ink));
    cell.firstCursorPosition().insertText(words, letters);
}

void writeSide(QTextTable& table, int row, int firstColumn, const DiffLine* line, int number) {
    if (line == nullptr) {
        write(table, row, firstColumn, {}, Token::Alt, Token::Muted);
        write(table, row, firstColumn + 1, {}, Token::Alt, Token::Muted);
        return;
    }
    const bool folded = line->kind == DiffLine::Kind::Folded;
    const QString sign = signOf(line->kind);
    const QString place = folded ? QString() : countText(static_cast<std::uint64_t>(number) + 1);
    write(table, row, firstColumn, sign.isEmpty() ? place : sign + u' ' + place, Token::Alt,
          Token::Muted);
    write(table, row, firstColumn + 1, wordsOf(*line), groundOf(line->kind),
          folded ? Token::Muted : Token::Text);
}

}  // namespace

SideView::SideView(QWidget* parent) : QTextBrowser(parent) {
    setOpenLinks(false);
    setTabChangesFocus(true);
    setUndoRedoEnabled(false);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    document()->setDocumentMargin(0);
}

void SideView::setLines(std::vector<DiffLine> lines) {
    m_lines = std::move(lines);
    layOut();
}

void SideView::layOut() {
    clear();
    document()->setDefaultFont(ui::font(TextRole::Mono));
    const std::vector<LinePair> pairs = sidePairs(m_lines);
    const int rows = static_cast<int>(std::min<std::size_t>(pairs.size(), kMostPairs));
    if (rows == 0) {
        return;
    }
    QTextTableFormat format;
    format.setBorder(0);
    format.setCellSpacing(0);
    format.setCellPadding(metrics().px(2));
    format.setWidth(QTextLength(QTextLength::PercentageLength, 100));
    constexpr double kSigns = 6;  // per cent of the whole
    const QTextLength signs(QTextLength::PercentageLength, kSigns);
    const QTextLength line(QTextLength::PercentageLength, 50 - kSigns);
    format.setColumnWidthConstraints({signs, line, signs, line});
    QTextCursor cursor(document());
    cursor.beginEditBlock();
    QTextTable* table = cursor.insertTable(rows, ColumnCount, format);
    for (int row = 0; row < rows; ++row) {
        const LinePair& pair = pairs[static_cast<std::size_t>(row)];
        writeSide(*table, row, LeftSign, pair.left, pair.left != nullptr ? pair.left->left : 0);
        writeSide(*table, row, RightSign, pair.right,
                  pair.right != nullptr ? pair.right->right : 0);
    }
    if (pairs.size() > kMostPairs) {
        cursor.movePosition(QTextCursor::End);
        cursor.insertText(tr("%Ln more lines; together they are all shown.", nullptr,
                             static_cast<int>(pairs.size()) - kMostPairs));
    }
    cursor.endEditBlock();
    moveCursor(QTextCursor::Start);
}

QVariant SideView::loadResource(int, const QUrl&) {
    return {};
}

void SideView::changeEvent(QEvent* event) {
    QTextBrowser::changeEvent(event);
    // Colours and fonts stand in the text.
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
        const int place = verticalScrollBar()->value();
        layOut();
        verticalScrollBar()->setValue(place);
    }
}

}  // namespace weir::ui
