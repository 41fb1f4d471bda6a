// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/text_marks.hpp"

#include <QTextDocument>

#include "ui/theme/tokens.hpp"

namespace weir::ui {

QList<QTextCursor> placesOf(const QTextDocument& document, const QString& needle) {
    QList<QTextCursor> places;
    if (needle.isEmpty()) {
        return places;
    }
    for (QTextCursor place = document.find(needle); !place.isNull() && places.size() < kMostMarks;
         place = document.find(needle, place)) {
        places.append(place);
    }
    return places;
}

int countPlaces(const QString& text, const QString& needle) {
    int count = 0;
    if (needle.isEmpty()) {
        return count;
    }
    for (qsizetype at = text.indexOf(needle, 0, Qt::CaseInsensitive); at >= 0 && count < kMostMarks;
         at = text.indexOf(needle, at + needle.size(), Qt::CaseInsensitive)) {
        ++count;
    }
    return count;
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
