// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

// The help that comes with the program: one Markdown file a topic and language, in the binary, so
// that it is there without a network and says what this version does.
namespace weir::ui {

// In the order in which they are read. The topic of a page has the page's id.
QStringList helpTopics();

// The text of a topic in a language, or in English where Weir has none in it. A line that holds
// nothing but {shortcuts} stands for the table of keys.
QString helpText(const QString& topic, const QString& language);

// What its first line says.
QString helpTitle(const QString& text);

}  // namespace weir::ui
