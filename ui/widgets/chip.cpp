// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/chip.hpp"

#include <QPainter>
#include <algorithm>

#include "ui/theme/icons.hpp"
#include "ui/theme/metrics.hpp"
#include "ui/widgets/state_look.hpp"

namespace weir::ui {

namespace {

struct ChipSizes {
    QFontMetrics font{ui::font(TextRole::Small)};
    int padding = metrics().px(6);
    int gap = metrics().iconGap;
    int height = font.height() + metrics().px(3);
};

}  // namespace

QSize chipSize(const Chip& chip) {
    const ChipSizes sizes;
    const int icon = chip.icon.isEmpty() ? 0 : metrics().iconChip + sizes.gap;
    return {sizes.font.horizontalAdvance(chip.text) + icon + 2 * sizes.padding, sizes.height};
}

QRect paintChip(QPainter& painter, const QRect& rect, const Chip& chip) {
    const ChipSizes sizes;
    QRect box(QPoint(), chipSize(chip));
    box.setWidth(std::min(box.width(), rect.width()));
    box.moveTopLeft({rect.left(), rect.top() + (rect.height() - box.height()) / 2});

    const bool tinted =
        chip.tone != Tone::Text && chip.tone != Tone::Text2 && chip.tone != Tone::Muted;
    const QColor ink = color(tokenOf(chip.tone));
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(tinted ? QPen(Qt::NoPen) : QPen(color(Token::Border)));
    painter.setBrush(tinted ? QBrush(color(tintOf(chip.tone))) : QBrush(color(Token::Surface)));
    const double half = tinted ? 0 : 0.5;
    painter.drawRoundedRect(QRectF(box).adjusted(half, half, -half, -half), metrics().radiusChip,
                            metrics().radiusChip);
    QRect inner = box.adjusted(sizes.padding, 0, -sizes.padding, 0);
    if (!chip.icon.isEmpty()) {
        const int size = metrics().iconChip;
        paintIcon(painter, QRect(inner.left(), inner.top(), size, inner.height()), chip.icon, ink);
        inner.setLeft(inner.left() + size + sizes.gap);
    }
    painter.setFont(ui::font(TextRole::Small));
    painter.setPen(tinted ? ink : color(Token::Text2));
    painter.drawText(inner, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
                     sizes.font.elidedText(chip.text, Qt::ElideRight, inner.width() + 1));
    painter.restore();
    return box;
}

ChipLabel::ChipLabel(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void ChipLabel::setChip(const Chip& chip) {
    m_chip = chip;
    setAccessibleName(chip.text);
    updateGeometry();
    update();
}

QSize ChipLabel::sizeHint() const {
    return chipSize(m_chip);
}

void ChipLabel::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    paintChip(painter, rect(), m_chip);
}

}  // namespace weir::ui
