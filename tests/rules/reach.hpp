// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QString>
#include <QStringList>

namespace weir::rules {

// Which files of the tree a program may be made of, as far as their includes tell.
class Reach {
public:
    // By their paths from the root, with their texts.
    explicit Reach(const QHash<QString, QString>& files);

    // The source and all that it reaches: what it includes, and what is behind each header: the
    // .cpp of the same name, and those of its folder that include it and have no header of their
    // own.
    QStringList from(const QString& source) const;

private:
    QHash<QString, QStringList> m_next;
};

// The file can start a thread.
bool startsThreads(const QString& text);

}  // namespace weir::rules
