// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/text.hpp"

#include <QStyle>
#include <QVariant>

namespace weir::ui {

QString nameOf(Tone tone) {
    switch (tone) {
        case Tone::Text:
            return QStringLiteral("text");
        case Tone::Text2:
            return QStringLiteral("text2");
        case Tone::Muted:
            return QStringLiteral("muted");
        case Tone::Accent:
            return QStringLiteral("accent");
        case Tone::Ok:
            return QStringLiteral("ok");
        case Tone::Warn:
            return QStringLiteral("warn");
        case Tone::Error:
            return QStringLiteral("error");
        case Tone::Info:
            return QStringLiteral("info");
    }
    return {};
}

void setStyleProperty(QWidget* widget, const char* name, const QVariant& value) {
    if (widget->property(name) == value) {
        return;
    }
    widget->setProperty(name, value);
    // A style sheet reads properties only when it polishes.
    widget->style()->unpolish(widget);
    widget->style()->polish(widget);
    widget->update();
}

void setTextRole(QWidget* widget, TextRole role) {
    setStyleProperty(widget, "typeRole", nameOf(role).toString());
}

void setTone(QWidget* widget, Tone tone) {
    setStyleProperty(widget, "tone", nameOf(tone));
}

QLabel* makeLabel(TextRole role, Tone tone, QWidget* parent) {
    auto* label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    setTextRole(label, role);
    setTone(label, tone);
    return label;
}

QLabel* makeParagraph(TextRole role, Tone tone, QWidget* parent) {
    QLabel* label = makeLabel(role, tone, parent);
    label->setWordWrap(true);
    return label;
}

}  // namespace weir::ui
