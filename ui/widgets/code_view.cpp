// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/code_view.hpp"

#include <QEvent>
#include <QScrollBar>
#include <algorithm>

#include "ui/widgets/text.hpp"
#include "ui/widgets/text_marks.hpp"

namespace weir::ui {

namespace {

QString folded(const QString& code) {
    constexpr qsizetype kLongest = 4'096;
    if (code.size() <= kLongest) {
        return code;
    }
    QString result;
    result.reserve(code.size() + code.size() / kLongest + 1);
    qsizetype column = 0;
    for (const QChar each : code) {
        column = each == QLatin1Char('\n') ? 0 : column + 1;
        if (column > kLongest && !each.isLowSurrogate()) {
            result.append(QLatin1Char('\n'));
            column = 1;
        }
        result.append(each);
    }
    return result;
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
    setPlainText(folded(code));
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
    m_places = placesOf(*document(), m_needle);
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
