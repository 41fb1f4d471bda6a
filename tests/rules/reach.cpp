// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/rules/reach.hpp"

#include <QRegularExpression>
#include <QSet>

namespace weir::rules {

QStringList reachedFrom(const QString& source, const ReadFile& read) {
    static const QRegularExpression include(QStringLiteral("^\\s*#\\s*include\\s+\"([^\"]+)\""),
                                            QRegularExpression::MultilineOption);
    QStringList reached{source};
    QSet<QString> known{source};
    for (qsizetype next = 0; next < reached.size(); ++next) {
        QStringList more;
        auto found = include.globalMatch(read(reached[next]));
        while (found.hasNext()) {
            const QString header = found.next().captured(1);
            more << header << header.chopped(4) + QStringLiteral(".cpp");
        }
        for (const QString& path : more) {
            if (!known.contains(path) && !read(path).isNull()) {
                known.insert(path);
                reached << path;
            }
        }
    }
    return reached;
}

bool startsThreads(const QString& text) {
    static const QRegularExpression thread(QStringLiteral("\\bstd::j?thread\\b(?!::)"));
    return thread.match(text).hasMatch();
}

}  // namespace weir::rules
