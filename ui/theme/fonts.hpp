// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QStringView>

namespace weir::ui {

// The named sizes of type. Everything on screen uses one of them.
enum class TextRole {
    Figure,        // headline numbers
    FigureMedium,  // those of a page that has more to show
    FigureSmall,   // numbers of a result panel
    Title,         // page title
    Question,      // the question of the first start
    Dialog,        // dialog and card title
    Head,          // panel and section titles, totals
    Body,
    Name,   // body, a name
    Value,  // body, a value that matters
    Small,
    SmallStrong,  // column headers
    Mono,         // addresses, ids, hashes, code
};
inline constexpr TextRole kTextRoles[] = {
    TextRole::Figure,   TextRole::FigureMedium, TextRole::FigureSmall, TextRole::Title,
    TextRole::Question, TextRole::Dialog,       TextRole::Head,        TextRole::Body,
    TextRole::Name,     TextRole::Value,        TextRole::Small,       TextRole::SmallStrong,
    TextRole::Mono,
};

// For painting. A label takes its role by setTextRole() (ui/widgets/text.hpp) instead, so that it
// follows a change of the system's font.
QFont font(TextRole role);

// The value of the dynamic property `typeRole` that style sheets match.
QStringView nameOf(TextRole role);

}  // namespace weir::ui
