// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/words_view.hpp"

#include <QEvent>
#include <QRegularExpression>
#include <QTextDocument>
#include <QWheelEvent>
#include <cmath>

#include "ui/theme/metrics.hpp"
#include "ui/widgets/markdown.hpp"
#include "ui/widgets/text_marks.hpp"

namespace weir::ui {

WordsView::WordsView(QWidget* parent) : QTextBrowser(parent) {
    setProperty("part", QStringLiteral("words"));
    setFrameShape(NoFrame);
    setOpenLinks(false);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    setTabChangesFocus(true);
    viewport()->setAutoFillBackground(false);
    document()->setDocumentMargin(0);
}

void WordsView::setWords(const QString& words, Form form) {
    m_words = words;
    m_form = form;
    layOut();
}

QString WordsView::shownText(const QString& words, Form form) {
    // To lay it out costs more than to see that there is nothing to lay out.
    static const QRegularExpression kSigns(
        QStringLiteral(R"([*_`#\[\]\\&|~<>+\-\n\d@]|www\.|\s\s|^\s|\s$)"));
    if (form != Form::Markdown || !words.contains(kSigns)) {
        return words;
    }
    QTextDocument document;
    layOutMarkdown(document, words);
    return document.toPlainText();
}

void WordsView::layOut() {
    document()->setDefaultFont(ui::font(m_form == Form::Code ? TextRole::Mono : TextRole::Body));
    if (m_form == Form::Markdown) {
        layOutMarkdown(*document(), m_words);
    } else {
        document()->setPlainText(m_words);
        giveReadingLook(*document());
    }
    m_places = placesOf(*document(), m_needle);
    goToMark(m_current);
    takeHeight();
}

void WordsView::mark(const QString& needle) {
    if (m_needle.isEmpty() && needle.isEmpty()) {
        return;
    }
    m_needle = needle;
    m_places = placesOf(*document(), m_needle);
    goToMark(-1);
}

void WordsView::goToMark(int number) {
    m_current = number < marked() ? number : -1;
    setExtraSelections(marksOf(m_places, m_current));
}

QRect WordsView::markPlace() const {
    return m_current < 0 ? QRect() : cursorRect(m_places[m_current]).translated(viewport()->pos());
}

QVariant WordsView::loadResource(int, const QUrl&) {
    return {};
}

QSize WordsView::sizeHint() const {
    return {metrics().px(200), m_high};
}

QSize WordsView::minimumSizeHint() const {
    return {metrics().px(80), m_high};
}

void WordsView::takeHeight() {
    const int high = static_cast<int>(std::ceil(document()->size().height()));
    if (high != m_high) {
        m_high = high;
        updateGeometry();
    }
}

void WordsView::resizeEvent(QResizeEvent* event) {
    QTextBrowser::resizeEvent(event);
    takeHeight();
}

void WordsView::changeEvent(QEvent* event) {
    QTextBrowser::changeEvent(event);
    // Colours and fonts stand in the text, not in the palette.
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
        layOut();
    }
}

// It has nothing to scroll; what it stands in has.
void WordsView::wheelEvent(QWheelEvent* event) {
    event->ignore();
}

}  // namespace weir::ui
