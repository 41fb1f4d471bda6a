// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/style_sheet.hpp"

#include <QHash>
#include <QRegularExpression>

#include "ui/theme/fonts.hpp"

namespace weir::ui {

namespace {

QString ruleFor(TextRole role) {
    const QFont shape = font(role);
    const QString size = shape.pointSizeF() > 0
                             ? QString::number(shape.pointSizeF()) + QStringLiteral("pt")
                             : QString::number(shape.pixelSize()) + QStringLiteral("px");
    const QString family = role == TextRole::Mono
                               ? QStringLiteral(" font-family: \"%1\";").arg(shape.family())
                               : QString();
    return QStringLiteral("*[typeRole=\"%1\"] { font-size: %2; font-weight: %3;%4 }\n")
        .arg(nameOf(role))
        .arg(size)
        .arg(static_cast<int>(shape.weight()))
        .arg(family);
}

// One pass over the template: tokens and sizes.
QString fillIn(const QString& source, const ColorSet& colors, const Metrics& sizes) {
    QHash<QString, QString> values;
    for (const NamedToken& named : namedTokens()) {
        values.insert(named.name.toString(), colors[named.token].name());
    }
    static const QRegularExpression pattern(QStringLiteral(R"(@(\w+)|(\d+(?:\.\d+)?)px)"));
    QString filled;
    qsizetype done = 0;
    for (auto matches = pattern.globalMatch(source); matches.hasNext();) {
        const auto match = matches.next();
        filled += QStringView(source).mid(done, match.capturedStart() - done);
        if (match.hasCaptured(1)) {
            const QString name = match.captured(1);
            if (!values.contains(name)) {
                qWarning("the style sheet names no token: @%s", qPrintable(name));
            }
            filled += values.value(name);
        } else {
            filled +=
                QString::number(sizes.px(match.captured(2).toDouble())) + QStringLiteral("px");
        }
        done = match.capturedEnd();
    }
    filled += QStringView(source).mid(done);
    return filled;
}

}  // namespace

QString makeStyleSheet(const QString& source, const ColorSet& colors, const Metrics& sizes) {
    QString sheet;
    for (const TextRole role : kTextRoles) {
        sheet += ruleFor(role);
    }
    return sheet + fillIn(source, colors, sizes);
}

}  // namespace weir::ui
