// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTranslator>

namespace weir::ui {

// A language that shows what a real one would break: every text 40 % longer, with accents above
// and below, in brackets that show where a text ends. Placeholders and mnemonics survive.
class PseudoLocale : public QTranslator {
public:
    QString translate(const char* context, const char* source, const char* disambiguation,
                      int count) const override;
    bool isEmpty() const override { return false; }

    static QString of(const QString& text);
};

}  // namespace weir::ui
