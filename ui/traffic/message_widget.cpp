// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/traffic/message_widget.hpp"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include "ui/theme/metrics.hpp"
#include "ui/traffic/json_indent.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/elided_label.hpp"
#include "ui/widgets/icon_label.hpp"
#include "ui/widgets/markdown.hpp"
#include "ui/widgets/numbers.hpp"
#include "ui/widgets/text.hpp"

namespace weir::ui {

namespace {

// A text is laid out at once, so a long one begins short.
constexpr qsizetype kShownAtFirst = 4'000;

struct RoleLook {
    QString icon;
    QString word;
};

RoleLook roleLookOf(Message::Role role) {
    switch (role) {
        case Message::Role::System:
            return {QStringLiteral("sliders"), MessageWidget::tr("System")};
        case Message::Role::User:
            return {QStringLiteral("user"), MessageWidget::tr("User")};
        case Message::Role::Assistant:
            return {QStringLiteral("bot"), MessageWidget::tr("Assistant")};
        case Message::Role::Tool:
            return {QStringLiteral("wrench"), MessageWidget::tr("Tool")};
        case Message::Role::Error:
            return {QStringLiteral("circle-x"), MessageWidget::tr("Error")};
    }
    return {};
}

QLabel* selectable(QLabel* label) {
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return label;
}

QString indented(const QString& json) {
    const auto lines = indentJson(json.toUtf8());
    return lines ? QString::fromUtf8(*lines) : json;
}

}  // namespace

QString wordOf(Message::Role role) {
    return roleLookOf(role).word;
}

QString titleOf(const MessagePart& part) {
    switch (part.kind) {
        case MessagePart::Kind::Text:
            break;
        case MessagePart::Kind::Reasoning:
            return MessageWidget::tr("Reasoning");
        case MessagePart::Kind::ToolCall:
            return part.name.isEmpty() ? MessageWidget::tr("Tool call") : part.name;
        case MessagePart::Kind::ToolResult:
            return MessageWidget::tr("Result");
        case MessagePart::Kind::Image:
            return part.name.isEmpty() ? MessageWidget::tr("Image")
                                       : MessageWidget::tr("Image, %1").arg(part.name);
        case MessagePart::Kind::Other:
            return MessageWidget::tr("Part of type %1").arg(part.name);
    }
    return {};
}

MessageWidget::MessageWidget(const Message& message, WordsAs words, QWidget* parent)
    : QWidget(parent), m_wordsAs(words) {
    const RoleLook look = roleLookOf(message.role);
    setAccessibleName(look.word);
    const bool error = message.role == Message::Role::Error;
    auto* icon = new IconLabel(metrics().iconRow, this);
    icon->setIcon(look.icon, error ? Token::Error : Token::Muted);
    QLabel* who = makeLabel(TextRole::Head, error ? Tone::Error : Tone::Text, this);
    who->setText(look.word);

    auto* column = new QVBoxLayout;
    column->setSpacing(metrics().space(1));
    column->addWidget(who);
    for (const MessagePart& part : message.parts) {
        addPart(column, part);
    }
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics().space(2));
    layout->addWidget(icon, 0, Qt::AlignTop);
    layout->addLayout(column, 1);
}

void MessageWidget::addPart(QVBoxLayout* column, const MessagePart& part) {
    switch (part.kind) {
        case MessagePart::Kind::Text:
            addWords(column, part.text);
            break;
        case MessagePart::Kind::Reasoning:
            addFolded(column, QStringLiteral("message"), titleOf(part), part.text);
            break;
        case MessagePart::Kind::ToolCall:
            addFolded(column, QStringLiteral("wrench"), titleOf(part), indented(part.text));
            break;
        case MessagePart::Kind::ToolResult:
            addFolded(column, QStringLiteral("corner-down-right"), titleOf(part),
                      indented(part.text));
            break;
        case MessagePart::Kind::Image:
            addFolded(column, QStringLiteral("image"), titleOf(part), {});
            break;
        case MessagePart::Kind::Other:
            addFolded(column, QStringLiteral("code"), titleOf(part), {});
            break;
    }
}

QWidget* MessageWidget::makeWords(const QString& words) {
    if (m_wordsAs == WordsAs::Markdown) {
        auto* view = new MarkdownView(this);
        view->setWords(words);
        return view;
    }
    QLabel* label = selectable(makeParagraph(TextRole::Body, Tone::Text, this));
    setReadingText(label, words);
    return label;
}

void MessageWidget::addWords(QVBoxLayout* column, const QString& words) {
    QWidget* shown = makeWords(words.left(kShownAtFirst));
    column->addWidget(shown);
    if (words.size() <= kShownAtFirst) {
        return;
    }
    auto* more = new Button(ButtonKind::Link, this);
    more->setText(tr("Show all %1 characters").arg(countText(static_cast<quint64>(words.size()))));
    connect(more, &QPushButton::clicked, this, [this, column, shown, more, words] {
        delete column->replaceWidget(shown, makeWords(words));
        shown->deleteLater();
        more->hide();
    });
    column->addWidget(more, 0, Qt::AlignLeft);
}

void MessageWidget::addFolded(QVBoxLayout* column, const QString& iconName, const QString& title,
                              const QString& body) {
    auto* box = new QFrame(this);
    box->setProperty("part", QStringLiteral("box"));
    auto* icon = new IconLabel(metrics().iconInline, box);
    icon->setIcon(iconName, Token::Muted);
    auto* name = new ElidedLabel(Qt::ElideRight, box);
    setTextRole(name, TextRole::Mono);
    // The whole title is in the tooltip; a line of arguments is only a taste of them.
    constexpr qsizetype kTaste = 200;
    const QString taste = body.left(2 * kTaste).simplified().left(kTaste);
    const QString closed = taste.isEmpty() ? title : QStringLiteral("%1  %2").arg(title, taste);
    name->setText(closed);
    auto* line = new QHBoxLayout;
    line->setSpacing(metrics().iconGap);
    auto* content = new QVBoxLayout(box);
    content->setContentsMargins(metrics().space(2), metrics().space(1), metrics().space(2),
                                metrics().space(1));
    content->addLayout(line);
    if (!body.isEmpty()) {
        QLabel* whole = selectable(makeParagraph(TextRole::Mono, Tone::Text, box));
        whole->hide();
        content->addWidget(whole);
        auto* fold = new IconButton(QStringLiteral("chevron-right"), box);
        fold->setCheckable(true);
        fold->setName(tr("Unfold %1").arg(title));
        connect(fold, &QToolButton::toggled, whole, [=](bool on) {
            fold->setIconName(on ? QStringLiteral("chevron-down")
                                 : QStringLiteral("chevron-right"));
            fold->setName(on ? tr("Fold %1").arg(title) : tr("Unfold %1").arg(title));
            whole->setText(body);
            whole->setVisible(on);
            name->setText(on ? title : closed);
        });
        line->addWidget(fold);
    }
    line->addWidget(icon);
    line->addWidget(name, 1);
    column->addWidget(box);
}

}  // namespace weir::ui
