// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/traffic/message_widget.hpp"

#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include "ui/theme/metrics.hpp"
#include "ui/traffic/json_indent.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/elided_label.hpp"
#include "ui/widgets/icon_label.hpp"
#include "ui/widgets/numbers.hpp"
#include "ui/widgets/text.hpp"
#include "ui/widgets/words_view.hpp"

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

QString indented(const QString& json) {
    const auto lines = indentJson(json.toUtf8());
    return lines ? QString::fromUtf8(*lines) : json;
}

WordsView::Form formOf(WordsAs words) {
    return words == WordsAs::Markdown ? WordsView::Form::Markdown : WordsView::Form::Plain;
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

QString shownText(const MessagePart& part, WordsAs words) {
    switch (part.kind) {
        case MessagePart::Kind::Text:
            return WordsView::shownText(part.text, formOf(words));
        case MessagePart::Kind::Reasoning:
            return part.text;
        case MessagePart::Kind::ToolCall:
        case MessagePart::Kind::ToolResult:
            return indented(part.text);
        case MessagePart::Kind::Image:
        case MessagePart::Kind::Other:
            break;
    }
    return {};
}

MessageWidget::MessageWidget(const Message& message, WordsAs words, QWidget* parent)
    : QWidget(parent), m_wordsAs(words) {
    const RoleLook look = roleLookOf(message.role);
    m_who = look.word;
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
    const auto folded = [&](const char* iconName) {
        return addFolded(column, QLatin1String(iconName), titleOf(part),
                         shownText(part, m_wordsAs));
    };
    switch (part.kind) {
        case MessagePart::Kind::Text:
            m_parts.push_back(addWords(column, part.text));
            break;
        case MessagePart::Kind::Reasoning:
            m_parts.push_back(folded("message"));
            break;
        case MessagePart::Kind::ToolCall:
            m_parts.push_back(folded("wrench"));
            break;
        case MessagePart::Kind::ToolResult:
            m_parts.push_back(folded("corner-down-right"));
            break;
        case MessagePart::Kind::Image:
            m_parts.push_back(folded("image"));
            break;
        case MessagePart::Kind::Other:
            m_parts.push_back(folded("code"));
            break;
    }
}

WordsView* MessageWidget::makeView(QWidget* parent) {
    auto* view = new WordsView(parent);
    view->setAccessibleName(m_who);
    return view;
}

MessageWidget::Shown MessageWidget::addWords(QVBoxLayout* column, const QString& words) {
    WordsView* view = makeView(this);
    view->setWords(words.left(kShownAtFirst), formOf(m_wordsAs));
    column->addWidget(view);
    if (words.size() <= kShownAtFirst) {
        return {nullptr, view, nullptr};
    }
    auto* more = new Button(ButtonKind::Link, this);
    more->setText(tr("Show all %1 characters").arg(countText(static_cast<quint64>(words.size()))));
    connect(more, &QPushButton::clicked, this, [this, view, more, words] {
        view->setWords(words, formOf(m_wordsAs));
        more->hide();
    });
    column->addWidget(more, 0, Qt::AlignLeft);
    return {nullptr, view, more};
}

MessageWidget::Shown MessageWidget::addFolded(QVBoxLayout* column, const QString& iconName,
                                              const QString& title, const QString& body) {
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
    Shown shown;
    shown.box = box;
    if (!body.isEmpty()) {
        WordsView* whole = makeView(box);
        whole->hide();
        content->addWidget(whole);
        auto* fold = new IconButton(QStringLiteral("chevron-right"), box);
        fold->setCheckable(true);
        fold->setName(tr("Unfold %1").arg(title));
        connect(fold, &QToolButton::toggled, whole, [=](bool on) {
            fold->setIconName(on ? QStringLiteral("chevron-down")
                                 : QStringLiteral("chevron-right"));
            fold->setName(on ? tr("Fold %1").arg(title) : tr("Unfold %1").arg(title));
            whole->setWords(body, WordsView::Form::Code);
            whole->setVisible(on);
            name->setText(on ? title : closed);
        });
        line->addWidget(fold);
        shown.view = whole;
        shown.more = fold;
    }
    line->addWidget(icon);
    line->addWidget(name, 1);
    column->addWidget(box);
    return shown;
}

void MessageWidget::mark(const QString& needle) {
    for (const Shown& part : m_parts) {
        if (part.view != nullptr) {
            part.view->mark(needle);
        }
        if (part.box != nullptr) {
            setStyleProperty(part.box, "found", false);
        }
    }
    m_mark = -1;
}

void MessageWidget::goToMark(std::size_t part, int number) {
    const Shown& shown = m_parts[part];
    m_markedPart = part;
    m_mark = number;
    if (number < 0) {
        setStyleProperty(shown.box, "found", true);
        return;
    }
    if (shown.more != nullptr && !shown.more->isHidden() && !shown.more->isChecked()) {
        shown.more->click();
    }
    shown.view->goToMark(number);
}

QRect MessageWidget::markPlace() const {
    const Shown& shown = m_parts[m_markedPart];
    if (m_mark < 0) {
        return shown.box->geometry();
    }
    const QRect place = shown.view->markPlace();
    return {shown.view->mapTo(this, place.topLeft()), place.size()};
}

}  // namespace weir::ui
