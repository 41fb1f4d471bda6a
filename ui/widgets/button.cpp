// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/button.hpp"

#include <QHelpEvent>
#include <QLayout>
#include <QPainter>
#include <QStyleOptionButton>
#include <QToolTip>
#include <algorithm>

#include "ui/theme/fonts.hpp"
#include "ui/theme/icons.hpp"
#include "ui/theme/metrics.hpp"
#include "ui/widgets/text.hpp"

namespace weir::ui {

namespace {

QString nameOf(ButtonKind kind) {
    switch (kind) {
        case ButtonKind::Normal:
            return QStringLiteral("normal");
        case ButtonKind::Primary:
            return QStringLiteral("primary");
        case ButtonKind::Danger:
            return QStringLiteral("danger");
        case ButtonKind::Quiet:
            return QStringLiteral("quiet");
        case ButtonKind::Link:
            return QStringLiteral("link");
    }
    return {};
}

Token inkOf(ButtonKind kind) {
    switch (kind) {
        case ButtonKind::Primary:
            return Token::OnAccent;
        case ButtonKind::Danger:
            return Token::Error;
        case ButtonKind::Quiet:
            return Token::Text2;
        case ButtonKind::Link:
            return Token::Link;
        case ButtonKind::Normal:
            break;
    }
    return Token::Text;
}

}  // namespace

Button::Button(ButtonKind kind, QWidget* parent) : QPushButton(parent), m_kind(kind) {
    setProperty("kind", nameOf(kind));
    setAutoDefault(false);
    setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Fixed);
}

void Button::setKind(ButtonKind kind) {
    m_kind = kind;
    setStyleProperty(this, "kind", nameOf(kind));
    setIconName(m_iconName);
}

void Button::setButtonSize(ButtonSize size) {
    setStyleProperty(this, "extent",
                     size == ButtonSize::Small   ? QStringLiteral("small")
                     : size == ButtonSize::Large ? QStringLiteral("large")
                                                 : QString());
}

void Button::setIconName(const QString& name) {
    m_iconName = name;
    setIcon(ui::icon(name, inkOf(m_kind)));
}

void Button::setKeyHint(const QKeySequence& keys) {
    m_keyHint = keys.toString(QKeySequence::NativeText).replace(QLatin1Char('+'), QLatin1Char(' '));
    updateGeometry();
    update();
}

int Button::keyHintWidth() const {
    if (m_keyHint.isEmpty()) {
        return 0;
    }
    const QFontMetrics sizes(ui::font(TextRole::Small));
    return sizes.horizontalAdvance(m_keyHint) + metrics().px(10);
}

void Button::setMenuMark() {
    m_menuMark = true;
    updateGeometry();
    update();
}

// Of what stands behind the word.
int Button::markWidth() const {
    return m_menuMark ? metrics().iconChip : keyHintWidth();
}

// Every style of Qt puts the same gap between icon and word, the look a wider one: an icon that has
// some room at its side makes up for it.
int Button::moreIconGap() const {
    constexpr int kGapOfQt = 4;
    return m_iconName.isEmpty() || text().isEmpty() ? 0 : metrics().iconGap - kGapOfQt;
}

void Button::setFolded(bool folded) {
    if (m_folded != folded) {
        m_folded = folded;
        updateGeometry();
        update();
    }
}

QSize Button::foldedSize() const {
    const int height = QPushButton::sizeHint().height();
    return {std::max(height, iconSize().width() + metrics().space(4)), height};
}

int Button::savedByFolding() const {
    return wholeSize().width() - foldedSize().width();
}

QSize Button::sizeHint() const {
    return m_folded ? foldedSize() : wholeSize();
}

bool Button::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip && m_folded && isEnabled()) {
        const QString more = toolTip().isEmpty() ? QString() : QStringLiteral(": ") + toolTip();
        QToolTip::showText(static_cast<QHelpEvent*>(event)->globalPos(), text() + more, this);
        return true;
    }
    return QPushButton::event(event);
}

QSize Button::wholeSize() const {
    QSize size = QPushButton::sizeHint();
    size.rwidth() += moreIconGap();
    if (markWidth() > 0) {
        size.rwidth() += markWidth() + metrics().iconGap;
    }
    return size;
}

// The ring of the focus is as good as the colour it would stand on, so a line stands between.
void Button::paintGapOfFocus(QPainter& painter) const {
    const double ring = metrics().focusRing;
    const double inset = ring + 0.5;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(color(Token::OnAccent), 1));
    painter.setBrush(Qt::NoBrush);
    const double radius = std::max(metrics().radiusButton - ring, 1.0);
    painter.drawRoundedRect(QRectF(rect()).adjusted(inset, inset, -inset, -inset), radius, radius);
    painter.restore();
}

void Button::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    QStyleOptionButton option;
    initStyleOption(&option);
    style()->drawControl(QStyle::CE_PushButtonBevel, &option, &painter, this);
    if (m_kind == ButtonKind::Primary && hasFocus()) {
        paintGapOfFocus(painter);
    }
    if (m_folded) {
        const int size = option.iconSize.width();
        const QRect place(0, 0, size, size);
        paintIcon(painter, place.translated(rect().center() - place.center()), m_iconName,
                  color(isEnabled() ? inkOf(m_kind) : Token::Disabled));
        return;
    }
    const int hint = markWidth();
    if (hint > 0) {
        option.rect.setWidth(option.rect.width() - hint - metrics().iconGap);
    }
    if (const int more = moreIconGap(); more > 0) {
        const QRect icon(QPoint(), option.iconSize);
        const QRect room = icon.adjusted(0, 0, more, 0);
        QPixmap pixmap(room.size() * devicePixelRatioF());
        pixmap.setDevicePixelRatio(devicePixelRatioF());
        pixmap.fill(Qt::transparent);
        QPainter iconPainter(&pixmap);
        paintIcon(iconPainter, QStyle::visualRect(option.direction, room, icon), m_iconName,
                  color(isEnabled() ? inkOf(m_kind) : Token::Disabled));
        iconPainter.end();
        option.iconSize = room.size();
        option.icon = {};
        for (const QIcon::Mode mode : {QIcon::Normal, QIcon::Disabled, QIcon::Active}) {
            option.icon.addPixmap(pixmap, mode);
        }
    }
    style()->drawControl(QStyle::CE_PushButtonLabel, &option, &painter, this);
    if (hint == 0) {
        return;
    }
    if (m_menuMark) {
        const QRect mark(width() - hint - metrics().px(10), 0, hint, this->height());
        paintIcon(painter, QStyle::visualRect(layoutDirection(), rect(), mark),
                  QStringLiteral("chevron-down"),
                  color(isEnabled() ? Token::Muted : Token::Disabled));
        return;
    }
    const int height = metrics().px(18);
    const QRect cap(width() - hint - metrics().px(8), (this->height() - height) / 2, hint, height);
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor ink = color(isEnabled() ? inkOf(m_kind) : Token::Disabled);
    painter.setPen(m_kind == ButtonKind::Primary ? ink : color(Token::Border));
    painter.drawRoundedRect(QRectF(cap).adjusted(0.5, 0.5, -0.5, -0.5), metrics().radiusCheck,
                            metrics().radiusCheck);
    painter.setFont(ui::font(TextRole::Small));
    painter.setPen(m_kind == ButtonKind::Primary ? ink : color(Token::Muted));
    painter.drawText(cap, Qt::AlignCenter, m_keyHint);
}

void foldToFit(const QWidget& row, std::initializer_list<Button*> buttons, int wished) {
    int wanted = row.layout()->minimumSize().width() + wished;
    for (const Button* each : buttons) {
        wanted += each->isFolded() ? each->savedByFolding() : 0;
    }
    for (Button* each : buttons) {
        const bool tooWide = wanted > row.width();
        wanted -= tooWide ? each->savedByFolding() : 0;
        each->setFolded(tooWide);
    }
}

IconButton::IconButton(const QString& iconName, QWidget* parent) : QToolButton(parent) {
    setIconName(iconName);
    setFocusPolicy(Qt::StrongFocus);
}

void IconButton::setIconName(const QString& name, Token token) {
    setIcon(ui::icon(name, token));
}

void IconButton::setName(const QString& name, const QKeySequence& shortcut) {
    setAccessibleName(name);
    setToolTip(shortcut.isEmpty() ? name
                                  : QStringLiteral("%1 (%2)").arg(
                                        name, shortcut.toString(QKeySequence::NativeText)));
}

QString withKeys(const QString& sentence, const QKeySequence& keys) {
    return keys.isEmpty()
               ? sentence + u'.'
               : QStringLiteral("%1 (%2).").arg(sentence, keys.toString(QKeySequence::NativeText));
}

}  // namespace weir::ui
