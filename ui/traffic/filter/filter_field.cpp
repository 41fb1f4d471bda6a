// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/traffic/filter/filter_field.hpp"

#include <QAbstractItemView>
#include <QAction>
#include <QCompleter>
#include <QCoreApplication>
#include <QEvent>
#include <QInputMethodEvent>
#include <QKeyEvent>
#include <QStringListModel>
#include <QTextCharFormat>
#include <chrono>

#include "ui/theme/icons.hpp"
#include "ui/theme/tokens.hpp"
#include "ui/traffic/filter/filter_words.hpp"
#include "ui/widgets/text.hpp"
#include "ui/widgets/visible_timer.hpp"

namespace weir::ui {

namespace {

using namespace std::chrono_literals;

constexpr auto kAfterTheLastKey = 150ms;
// How often "since:15m" is another quarter of an hour.
constexpr auto kTimePace = 20s;

// Where a place in the bytes of a text is in its characters.
int characterAt(const QByteArray& bytes, std::size_t byte) {
    return static_cast<int>(QString::fromUtf8(bytes.left(static_cast<qsizetype>(byte))).size());
}

}  // namespace

FilterField::FilterField(QWidget* parent)
    : QLineEdit(parent),
      m_list(nullptr),
      m_completer(new QCompleter(this)),
      m_words(new QStringListModel(this)) {
    setClearButtonEnabled(true);
    addAction(icon(QStringLiteral("filter"), Token::Muted), QLineEdit::LeadingPosition);
    m_list =
        addAction(icon(QStringLiteral("chevron-down"), Token::Muted), QLineEdit::TrailingPosition);
    connect(m_list, &QAction::triggered, this, &FilterField::listAsked);
    m_completer->setModel(m_words);
    m_completer->setCaseSensitivity(Qt::CaseInsensitive);
    m_completer->setWidget(this);
    connect(m_completer, QOverload<const QString&>::of(&QCompleter::activated), this,
            &FilterField::takeOffered);
    m_pause.setSingleShot(true);
    connect(&m_pause, &QTimer::timeout, this, &FilterField::comeIntoForce);
    auto* time = new VisibleTimer(this, kTimePace);
    connect(time, &VisibleTimer::tick, this, &FilterField::readAgain);
    connect(this, &QLineEdit::textChanged, this, &FilterField::check);
    connect(this, &QLineEdit::textEdited, this, &FilterField::offerWords);
    retranslate();
}

void FilterField::setFilter(const QString& text) {
    setText(text);
    comeIntoForce();
}

void FilterField::addCondition(const QString& condition) {
    const QString before = text().trimmed();
    // An "or" would take the new condition to its right side only.
    const bool joins = before.contains(QStringLiteral(" or "), Qt::CaseInsensitive);
    setFilter(before.isEmpty() ? condition
                               : (joins ? u'(' + before + u')' : before) + u' ' + condition);
}

void FilterField::setTimeRange(const TimeRange& range) {
    comeIntoForce();  // what was just typed counts
    setText(withoutTimeRange(m_inForce, m_filter));
    if (range.isAll()) {
        comeIntoForce();
    } else {
        addCondition(range.conditions());
    }
}

void FilterField::setKnownValues(const QString& field, const QStringList& values) {
    m_known.insert(field, values);
}

void FilterField::check() {
    const auto parsed = admin::Filter::parse(text().toStdString(), m_clock());
    const auto* error = std::get_if<admin::FilterError>(&parsed);
    m_error = error != nullptr ? std::optional(*error) : std::nullopt;
    const QString problem = error != nullptr ? wordsOf(*error, text()) : QString();
    setStyleProperty(this, "invalid", !problem.isEmpty());
    underline(error);
    if (problem != m_problem) {
        m_problem = problem;
        setToolTip(problem);
        emit problemChanged();
    }
    if (error == nullptr) {
        m_pause.start(kAfterTheLastKey);
    } else {
        m_pause.stop();  // the last good one stays in force
    }
}

// A line edit has no rich text of its own; the formats of an input method are drawn by it all the
// same.
void FilterField::underline(const admin::FilterError* error) {
    QList<QInputMethodEvent::Attribute> attributes;
    if (error != nullptr) {
        const QByteArray bytes = text().toUtf8();
        const int from = characterAt(bytes, error->from);
        const int length = characterAt(bytes, error->from + error->length) - from;
        QTextCharFormat wrong;
        wrong.setUnderlineStyle(QTextCharFormat::WaveUnderline);
        wrong.setUnderlineColor(color(Token::Error));
        wrong.setForeground(color(Token::Error));
        attributes << QInputMethodEvent::Attribute(QInputMethodEvent::TextFormat,
                                                   from - cursorPosition(), qMax(length, 1), wrong);
    }
    QInputMethodEvent formats(QString(), attributes);
    QCoreApplication::sendEvent(this, &formats);
}

void FilterField::comeIntoForce() {
    m_pause.stop();
    if (m_error || text() == m_inForce) {
        return;
    }
    const auto parsed = admin::Filter::parse(text().toStdString(), m_clock());
    m_filter = std::get<admin::Filter>(parsed);
    m_inForce = text();
    emit filterChanged();
}

void FilterField::readAgain() {
    if (!m_filter.movesOn()) {
        return;
    }
    const auto parsed = admin::Filter::parse(m_inForce.toStdString(), m_clock());
    if (const auto* filter = std::get_if<admin::Filter>(&parsed)) {
        m_filter = *filter;
        emit timeMoved();
    }
}

void FilterField::keyPressEvent(QKeyEvent* event) {
    if (m_completer->popup()->isVisible()) {
        switch (event->key()) {
            case Qt::Key_Return:
            case Qt::Key_Enter:
            case Qt::Key_Tab:
            case Qt::Key_Escape:
                event->ignore();  // the list of words takes them
                return;
            default:
                break;
        }
    }
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        comeIntoForce();
    }
    if (event->key() == Qt::Key_Down && event->modifiers() == Qt::AltModifier) {
        emit listAsked();
        return;
    }
    if (event->key() == Qt::Key_Escape) {
        emit leaveAsked();
        return;
    }
    QLineEdit::keyPressEvent(event);
}

void FilterField::focusInEvent(QFocusEvent* event) {
    QLineEdit::focusInEvent(event);
    emit entered();
}

QString FilterField::wordAtCursor() const {
    const QString before = text().left(cursorPosition());
    qsizetype from = before.size();
    while (from > 0 && !before[from - 1].isSpace() && before[from - 1] != u'(') {
        --from;
    }
    const QString word = before.mid(from);
    return word.startsWith(u'-') ? word.mid(1) : word;
}

void FilterField::offerWords() {
    const QString word = wordAtCursor();
    const qsizetype colon = word.indexOf(u':');
    QStringList words;
    if (colon < 0) {
        for (const std::string_view name : admin::Filter::fieldNames()) {
            words << QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size())) + u':';
        }
    } else {
        const QString field = word.left(colon).toLower();
        QStringList values = m_known.value(field);
        for (const std::string& each : admin::Filter::wordsOfField(field.toStdString())) {
            values << QString::fromStdString(each);
        }
        for (const QString& value : values) {
            words << word.left(colon + 1) + filterValue(value);
        }
    }
    m_words->setStringList(words);
    m_completer->setCompletionPrefix(word);
    const bool useful = !word.isEmpty() && m_completer->completionCount() > 0 &&
                        m_completer->currentCompletion() != word;
    if (useful) {
        m_completer->complete();
    } else {
        m_completer->popup()->hide();
    }
}

void FilterField::takeOffered(const QString& word) {
    const auto typed = wordAtCursor().size();
    const int from = cursorPosition() - static_cast<int>(typed);
    setSelection(from, static_cast<int>(typed));
    insert(word.endsWith(u':') ? word : word + u' ');
    offerWords();
}

void FilterField::changeEvent(QEvent* event) {
    QLineEdit::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

void FilterField::retranslate() {
    setAccessibleName(tr("Filter"));
    m_list->setText(tr("Saved and recent filters (Alt+Down)"));
    m_list->setToolTip(m_list->text());
    setPlaceholderText(tr("Filter: words, or provider: model: key: status>=400 cost>0.01 -cached"));
    if (m_error) {
        m_problem = wordsOf(*m_error, text());
        setToolTip(m_problem);
        emit problemChanged();
    }
}

QString filterValue(const QString& text) {
    const bool plain = !text.isEmpty() && std::none_of(text.begin(), text.end(), [](QChar c) {
        return c.isSpace() || c == u'(' || c == u')' || c == u',' || c == u'"';
    });
    QString quotable = text;
    return plain ? text : u'"' + quotable.remove(u'"') + u'"';
}

}  // namespace weir::ui
