// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/diff/diff_look.hpp"

#include <QCoreApplication>

namespace weir::ui {

namespace {

using Kind = DiffLine::Kind;

constexpr QChar kMinus(0x2212);

struct DiffWords {
    Q_DECLARE_TR_FUNCTIONS(weir::ui::DiffView)
};

}  // namespace

QString signOf(Kind kind) {
    switch (kind) {
        case Kind::Removed:
            return kMinus;
        case Kind::Added:
            return QStringLiteral("+");
        case Kind::Same:
        case Kind::Folded:
            break;
    }
    return {};
}

Token groundOf(Kind kind) {
    switch (kind) {
        case Kind::Removed:
            return Token::ErrorTint;
        case Kind::Added:
            return Token::OkTint;
        case Kind::Folded:
            return Token::Hover;
        case Kind::Same:
            break;
    }
    return Token::Surface;
}

QString wordsOf(const DiffLine& line) {
    return line.kind == Kind::Folded ? DiffWords::tr("%Ln lines are the same", nullptr, line.folded)
                                     : line.text;
}

}  // namespace weir::ui
