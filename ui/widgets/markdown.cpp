// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/markdown.hpp"

#include <QTextBlock>
#include <QTextCursor>
#include <QTextDocument>
#include <QTextTable>
#include <vector>

#include "ui/theme/fonts.hpp"
#include "ui/theme/metrics.hpp"
#include "ui/theme/tokens.hpp"

namespace weir::ui {

namespace {

constexpr double kLineHeight = 140;

void drawTable(QTextTable* table) {
    QTextTableFormat format = table->format();
    format.setCellSpacing(0);
    format.setCellPadding(metrics().px(5));
    format.setBorderCollapse(true);
    format.setBorder(1);
    format.setBorderStyle(QTextFrameFormat::BorderStyle_Solid);
    format.setBorderBrush(color(Token::Border2));
    format.setTopMargin(metrics().space(2));
    format.setBottomMargin(metrics().space(2));
    table->setFormat(format);
    for (int column = 0; column < table->columns(); ++column) {
        QTextTableCell cell = table->cellAt(0, column);
        QTextCharFormat head = cell.format();
        head.setBackground(color(Token::Alt));
        cell.setFormat(head);
    }
}

bool holdsPicture(const QTextBlock& block) {
    for (auto part = block.begin(); !part.atEnd(); ++part) {
        if (part.fragment().charFormat().isImageFormat()) {
            return true;
        }
    }
    return false;
}

bool isCode(const QTextBlock& block) {
    return block.blockFormat().hasProperty(QTextFormat::BlockCodeFence) ||
           block.blockFormat().hasProperty(QTextFormat::BlockCodeLanguage);
}

// What stands in a run of text in place of what it would lead to or show.
struct Said {
    int from = 0;
    int to = 0;
    QString text;
    bool replaces = false;
};

// " (address)"
QString inBrackets(const QString& address) {
    return QStringLiteral(" (%1)").arg(address);
}

QString wordsOf(const QTextImageFormat& picture) {
    const QString described = picture.property(QTextFormat::ImageAltText).toString();
    return described.isEmpty() ? picture.name() : described + inBrackets(picture.name());
}

std::vector<Said> picturesAndLinks(const QTextDocument& document) {
    std::vector<Said> found;
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        for (auto part = block.begin(); !part.atEnd(); ++part) {
            const QTextFragment fragment = part.fragment();
            const QTextCharFormat format = fragment.charFormat();
            const int from = fragment.position();
            const int to = from + fragment.length();
            if (format.isImageFormat()) {
                found.push_back({from, to, wordsOf(format.toImageFormat()), true});
            } else if (format.isAnchor() && fragment.text() != format.anchorHref()) {
                const QString leads = inBrackets(format.anchorHref());
                const bool goesOn = !found.empty() && found.back().to == from &&
                                    found.back().text == leads;  // in another style
                if (goesOn) {
                    found.back().to = to;
                } else {
                    found.push_back({from, to, leads, false});
                }
            }
        }
    }
    return found;
}

// Back to front, so that what is in front keeps its place.
void sayPicturesAndLinks(QTextDocument& document) {
    const std::vector<Said> found = picturesAndLinks(document);
    for (auto said = found.rbegin(); said != found.rend(); ++said) {
        QTextCursor cursor(&document);
        cursor.setPosition(said->replaces ? said->from : said->to);
        QTextCharFormat plain;
        plain.setForeground(color(Token::Muted));
        if (said->replaces) {
            cursor.setPosition(said->to, QTextCursor::KeepAnchor);
        }
        cursor.insertText(said->text, plain);
    }
}

}  // namespace

void giveReadingLook(QTextDocument& document) {
    document.setIndentWidth(metrics().space(5));
    for (QTextFrame* frame : document.rootFrame()->childFrames()) {
        if (auto* table = qobject_cast<QTextTable*>(frame)) {
            drawTable(table);
        }
    }
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        QTextBlockFormat format = block.blockFormat();
        const bool code = isCode(block);
        // The ground of code is painted as high as its letters: more would leave stripes. A part
        // of a picture's height more would be a gap.
        if (!code && !holdsPicture(block)) {
            format.setLineHeight(kLineHeight, QTextBlockFormat::ProportionalHeight);
        }
        if (format.headingLevel() > 1) {
            format.setTopMargin(metrics().space(4));
        }
        QTextCursor cursor(block);
        if (code) {
            format.setBackground(color(Token::Alt));
            // There is nothing to scroll sideways with: what would be out of sight is wrapped.
            format.setNonBreakableLines(false);
            QTextCharFormat mono;
            mono.setFont(ui::font(TextRole::Mono));
            cursor.movePosition(QTextCursor::EndOfBlock, QTextCursor::KeepAnchor);
            cursor.mergeCharFormat(mono);
        }
        cursor.setBlockFormat(format);
    }
}

void layOutMarkdown(QTextDocument& document, const QString& words) {
    constexpr auto kPlain = static_cast<QTextDocument::MarkdownFeature>(
        int(QTextDocument::MarkdownDialectGitHub) | int(QTextDocument::MarkdownNoHTML));
    document.setMarkdown(words, kPlain);
    sayPicturesAndLinks(document);
    giveReadingLook(document);
}

}  // namespace weir::ui
