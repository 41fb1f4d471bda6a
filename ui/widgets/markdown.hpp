// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QString;
class QTextDocument;

namespace weir::ui {

// The look's height of line, its tables and its code; Markdown says nothing of them.
void giveReadingLook(QTextDocument& document);

// Words from outside, read as Markdown. They stay words: HTML is shown as it was written, a picture
// is the text that describes it, and a link says where it leads.
void layOutMarkdown(QTextDocument& document, const QString& words);

}  // namespace weir::ui
