// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <functional>

namespace weir::rules {

// The text of a file by its path from the root; null: there is none.
using ReadFile = std::function<QString(const QString& path)>;

// Of a source: it and all files of the tree that its program may be made of. Those that it
// includes, what is behind each header, the .cpp of the same name, and so on.
QStringList reachedFrom(const QString& source, const ReadFile& read);

// The file can start a thread: it names std::thread or std::jthread for more than its constants.
bool startsThreads(const QString& text);

}  // namespace weir::rules
