// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/traffic/filter/filter_words.hpp"

#include <QCoreApplication>

namespace weir::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Filter)
};

}  // namespace

QString wordsOf(const admin::FilterError& error, const QString& filter) {
    using Kind = admin::FilterError::Kind;
    const QString subject = QString::fromStdString(error.subject);
    const QString suggestion = QString::fromStdString(error.suggestion);
    const QString place = QString::fromUtf8(filter.toUtf8().mid(
        static_cast<qsizetype>(error.from), static_cast<qsizetype>(error.length)));
    const QString meant =
        suggestion.isEmpty() ? QString() : u' ' + Words::tr("Did you mean \"%1\"?").arg(suggestion);
    switch (error.kind) {
        case Kind::UnknownField:
            return Words::tr("\"%1\" is not a field.").arg(subject) + meant;
        case Kind::NumberExpected:
            return Words::tr("\"%1\": a number is expected after \"%2\".").arg(place, subject);
        case Kind::TimeExpected:
            return Words::tr(
                       "\"%1\": a time is expected after \"%2\": 2h, yesterday, 14:00, "
                       "2026-11-20 or 2026-11-20T14:00.")
                       .arg(place, subject) +
                   meant;
        case Kind::TimeCompared:
            return Words::tr("\"%1\" does not go with a time: since:1h, until:1h.").arg(subject);
        case Kind::ValueExpected:
            return Words::tr("A value is expected after \"%1\".").arg(subject);
        case Kind::UnknownWord:
            return Words::tr("\"%1\" is not a word that this field knows.").arg(subject) + meant;
        case Kind::TextOnly:
            return Words::tr("\"%1\" compares numbers, and this field holds text.").arg(subject);
        case Kind::BracketOpen:
            return Words::tr("A bracket is not closed.");
        case Kind::BracketClosed:
            return Words::tr("A bracket is closed that was not opened.");
        case Kind::QuoteOpen:
            return Words::tr("A quotation mark is not closed.");
        case Kind::NothingThere:
            return Words::tr("A condition is missing after \"%1\".").arg(subject);
        case Kind::TooLong:
            return Words::tr("The filter is too long.");
        case Kind::TooDeep:
            return Words::tr("The brackets stand too deep.");
    }
    return {};
}

}  // namespace weir::ui
