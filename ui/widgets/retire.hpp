// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QLayout;
class QWidget;

namespace weir::ui {

// The one way to take a widget away: out of sight at once, deleted by the event loop. While Qt
// tells of a new palette, style sheet, font or language it walks over lists of widgets, so none may
// die before it is done; and whoever fills a part anew may be called from there.
void retire(QWidget* widget);

// Every widget of the layout, which is empty afterwards.
void retireAll(QLayout& layout);

}  // namespace weir::ui
