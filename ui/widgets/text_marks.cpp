// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/text_marks.hpp"

#include <QTextDocument>

#include "ui/theme/tokens.hpp"

namespace weir::ui {

QList<qsizetype> offsetsOf(const QString& text, const QString& needle) {
    QList<qsizetype> offsets;
    if (needle.isEmpty()) {
        return offsets;
    }
    const auto plain = [](QString words) { return words.replace(QChar::Nbsp, QLatin1Char(' ')); };
    const QString searched = plain(text);
    const QString wanted = plain(needle);
    for (qsizetype at = searched.indexOf(wanted, 0, Qt::CaseInsensitive);
         at >= 0 && offsets.size() < kMostMarks;
         at = searched.indexOf(wanted, at + wanted.size(), Qt::CaseInsensitive)) {
        offsets.append(at);
    }
    return offsets;
}

QTextCursor placeAt(QTextDocument& document, qsizetype from, qsizetype to) {
    QTextCursor place(&document);
    place.setPosition(static_cast<int>(from));
    place.setPosition(static_cast<int>(to), QTextCursor::KeepAnchor);
    return place;
}

QList<QTextCursor> placesOf(QTextDocument& document, const QString& needle) {
    QList<QTextCursor> places;
    // Its characters stand at their positions, paragraphs apart.
    for (const qsizetype at : offsetsOf(document.toRawText(), needle)) {
        places.append(placeAt(document, at, at + needle.size()));
    }
    return places;
}

QList<QTextEdit::ExtraSelection> marksOf(const QList<QTextCursor>& places, int current) {
    QList<QTextEdit::ExtraSelection> marks;
    marks.reserve(places.size());
    for (qsizetype at = 0; at < places.size(); ++at) {
        QTextEdit::ExtraSelection mark;
        mark.cursor = places[at];
        mark.format.setForeground(color(Token::Text));
        mark.format.setBackground(color(at == current ? Token::Selected : Token::Mark));
        // A colour alone would not say it to everybody.
        mark.format.setFontUnderline(at == current);
        marks.append(mark);
    }
    return marks;
}

}  // namespace weir::ui
