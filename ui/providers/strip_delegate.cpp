// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/providers/strip_delegate.hpp"

#include <QPainter>
#include <algorithm>

#include "ui/providers/provider_model.hpp"
#include "ui/theme/fonts.hpp"
#include "ui/theme/metrics.hpp"

namespace weir::ui {

namespace {

Token tokenOf(char minute) {
    switch (minute) {
        case 1:
            return Token::Ok;
        case 2:
            return Token::Warn;
        case 3:
            return Token::Error;
        default:
            return Token::Press;
    }
}

}  // namespace

void StripDelegate::paintContent(QPainter& painter, const QRect& content,
                                 const QStyleOptionViewItem& option,
                                 const QModelIndex& index) const {
    const QByteArray minutes = index.data(ProviderModel::kMinutesRole).toByteArray();
    const bool any = std::ranges::any_of(minutes, [](char each) { return each > 0; });
    if (!any) {
        painter.setFont(ui::font(TextRole::Body));
        painter.setPen(color(Token::Muted));
        painter.drawText(content, Qt::AlignVCenter | Qt::AlignLeft,
                         index.data(Qt::DisplayRole).toString());
        return;
    }
    const bool enabled = option.state & QStyle::State_Enabled;
    const int gap = 1;
    // It ends where the page does, which is further in than a cell.
    const int width = content.width() - (metrics().edgeRight - metrics().cellPadding);
    const int step = std::max(2, width / static_cast<int>(minutes.size()));
    const int height = metrics().px(12);
    int left = content.left();
    for (const char minute : minutes) {
        // A minute without calls is a low mark, so that the time between two bars can be read.
        const int tall = minute == 0 ? metrics().px(3) : height;
        painter.fillRect(QRect(left, content.center().y() + height / 2 - tall, step - gap, tall),
                         color(enabled ? tokenOf(minute) : Token::Disabled));
        left += step;
    }
}

}  // namespace weir::ui
