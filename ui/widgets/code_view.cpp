// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/code_view.hpp"

#include <QEvent>
#include <QScrollBar>
#include <algorithm>
#include <utility>

#include "ui/widgets/text.hpp"
#include "ui/widgets/text_marks.hpp"

namespace weir::ui {

namespace {

// A text with its long lines broken, and before which characters of it.
struct Folded {
    QString text;
    QList<qsizetype> breaks;
};

Folded folded(const QString& code) {
    constexpr qsizetype kLongest = 4'096;
    Folded result;
    result.text.reserve(code.size() + code.size() / kLongest + 1);
    qsizetype column = 0;
    for (qsizetype at = 0; at < code.size(); ++at) {
        const QChar each = code[at];
        column = each == QLatin1Char('\n') ? 0 : column + 1;
        if (column > kLongest && !each.isLowSurrogate()) {
            result.text.append(QLatin1Char('\n'));
            result.breaks.append(at);
            column = 1;
        }
        result.text.append(each);
    }
    return result;
}

// As a document takes it: each end of a line is one character.
QString withPlainEnds(QString code) {
    return code.contains(QLatin1Char('\r'))
               ? code.replace(QLatin1String("\r\n"), QLatin1String("\n"))
                     .replace(QLatin1Char('\r'), QLatin1Char('\n'))
               : code;
}

}  // namespace

CodeView::CodeView(QWidget* parent) : QPlainTextEdit(parent) {
    setReadOnly(true);
    setTabChangesFocus(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    setProperty("part", QStringLiteral("code"));
    setTextRole(this, TextRole::Mono);
}

void CodeView::setCode(const QString& code) {
    if (m_code == code) {
        return;
    }
    m_code = code;
    const int place = verticalScrollBar()->value();
    Folded shown = folded(withPlainEnds(code));
    m_breaks = std::move(shown.breaks);
    setPlainText(shown.text);
    verticalScrollBar()->setValue(place);
    if (!m_needle.isEmpty()) {
        mark(m_needle);
        emit marksChanged();
    }
}

void CodeView::mark(const QString& needle) {
    if (m_needle.isEmpty() && needle.isEmpty()) {
        return;
    }
    m_needle = needle;
    m_places.clear();
    // In the text as it was given: what a fold cuts is found as well.
    const auto positionOf = [this](qsizetype offset) {
        return offset + (std::ranges::upper_bound(m_breaks, offset) - m_breaks.begin());
    };
    for (const qsizetype at : offsetsOf(withPlainEnds(m_code), m_needle)) {
        const qsizetype last = at + m_needle.size() - 1;
        m_places.append(placeAt(*document(), positionOf(at), positionOf(last) + 1));
    }
    m_current = -1;
    setExtraSelections(marksOf(m_places, m_current));
}

int CodeView::markInView() const {
    const int from = cursorForPosition({0, 0}).position();
    const auto place = std::ranges::lower_bound(
        m_places, from, {}, [](const QTextCursor& cursor) { return cursor.selectionStart(); });
    if (place != m_places.end()) {
        return static_cast<int>(place - m_places.begin());
    }
    return m_places.isEmpty() ? -1 : 0;
}

void CodeView::goToMark(int number) {
    m_current = number;
    setExtraSelections(marksOf(m_places, m_current));
    if (number >= 0) {
        QTextCursor place = m_places[number];
        place.clearSelection();
        setTextCursor(place);
        ensureCursorVisible();
    }
}

void CodeView::changeEvent(QEvent* event) {
    QPlainTextEdit::changeEvent(event);
    // The colours of the marks stand in the text.
    if (event->type() == QEvent::PaletteChange) {
        setExtraSelections(marksOf(m_places, m_current));
    }
}

}  // namespace weir::ui
