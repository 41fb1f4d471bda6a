// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/help/topics.hpp"

#include <QFile>

namespace weir::ui {

namespace {

QString read(const QString& topic, const QString& language) {
    QFile file(QStringLiteral(":/help/%1/%2.md").arg(language, topic));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

}  // namespace

QStringList helpTopics() {
    return {QStringLiteral("start"),   QStringLiteral("overview"),     QStringLiteral("traffic"),
            QStringLiteral("filter"),  QStringLiteral("spend"),        QStringLiteral("teams"),
            QStringLiteral("prices"),  QStringLiteral("providers"),    QStringLiteral("playground"),
            QStringLiteral("routing"), QStringLiteral("money"),        QStringLiteral("limits"),
            QStringLiteral("errors"),  QStringLiteral("privacy"),      QStringLiteral("alerts"),
            QStringLiteral("audit"),   QStringLiteral("destinations"), QStringLiteral("settings"),
            QStringLiteral("remote"),  QStringLiteral("command-line"), QStringLiteral("keyboard")};
}

QString helpText(const QString& topic, const QString& language) {
    const QString text = read(topic, language);
    return text.isEmpty() ? read(topic, QStringLiteral("en")) : text;
}

QString helpTitle(const QString& text) {
    const QString line = text.section(u'\n', 0, 0);
    return line.startsWith(QStringLiteral("# ")) ? line.mid(2) : line;
}

}  // namespace weir::ui
