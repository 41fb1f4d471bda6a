// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/pseudo_locale.hpp"

namespace weir::ui {

namespace {

const QString kPlain = QStringLiteral("aceghilnorstuyACEGHILNORSTUY");
constexpr qsizetype kLongWord = 12;
const QString kAccented = QStringLiteral("äçéğħïłñöŕşţüÿÄÇÉĞĦÏŁÑÖŔŞŢÜŸ");

}  // namespace

QString PseudoLocale::translate(const char*, const char* source, const char*, int) const {
    return of(QString::fromUtf8(source));
}

QString PseudoLocale::of(const QString& text) {
    QString accented;
    bool placeholder = false;
    for (const QChar letter : text) {
        const qsizetype at = kPlain.indexOf(letter);
        accented += at >= 0 && !placeholder ? kAccented.at(at) : letter;
        placeholder = letter == u'%' || (placeholder && letter == u'L');  // "%1", "%n", "%Ln"
    }
    const auto more = static_cast<qsizetype>((static_cast<double>(text.size()) * 0.4) + 0.5);
    QString tail;
    for (qsizetype at = 1; at <= more - 2; ++at) {
        tail +=
            at % kLongWord == 0 ? u' ' : u'~';  // a longer text has more words, not one long one
    }
    return u'[' + accented + tail + u']';
}

}  // namespace weir::ui
