// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/rules/reach.hpp"

#include <QRegularExpression>
#include <QSet>

namespace weir::rules {

namespace {

QStringList includesOf(const QString& text) {
    static const QRegularExpression include(QStringLiteral("^\\s*#\\s*include\\s+\"([^\"]+)\""),
                                            QRegularExpression::MultilineOption);
    QStringList included;
    auto found = include.globalMatch(text);
    while (found.hasNext()) {
        included << found.next().captured(1);
    }
    return included;
}

}  // namespace

Reach::Reach(const QHash<QString, QString>& files) {
    for (auto file = files.cbegin(); file != files.cend(); ++file) {
        const QString& path = file.key();
        m_next[path] += includesOf(*file);
        const QString own = path.chopped(4) + QStringLiteral(".hpp");
        if (path.endsWith(QLatin1String(".cpp")) && files.contains(own)) {
            m_next[own] << path;
        }
    }
}

QStringList Reach::from(const QString& source) const {
    QStringList reached{source};
    QSet<QString> known{source};
    for (qsizetype next = 0; next < reached.size(); ++next) {
        for (const QString& path : m_next.value(reached[next])) {
            if (!known.contains(path)) {
                known.insert(path);
                reached << path;
            }
        }
    }
    return reached;
}

bool startsThreads(const QString& text) {
    static const QRegularExpression thread(
        QStringLiteral("\\bstd::j?thread\\b(?!::)|\\bstd::async\\b|\\bpthread_create\\b"));
    return thread.match(text).hasMatch();
}

}  // namespace weir::rules
