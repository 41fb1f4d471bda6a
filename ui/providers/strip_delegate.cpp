// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/providers/strip_delegate.hpp"

#include <QPainter>
#include <algorithm>
#include <iterator>

#include "ui/providers/provider_model.hpp"
#include "ui/theme/fonts.hpp"
#include "ui/theme/metrics.hpp"

namespace weir::ui {

namespace {

// What a minute looks like. The worse it was the higher it stands, for whoever does not tell the
// colours apart; one without calls is a low mark, so that the time between two bars can be read.
struct Bar {
    Token token;
    int height;
};
constexpr Bar kBars[] = {{Token::Press, 3}, {Token::Ok, 8}, {Token::Warn, 11}, {Token::Error, 14}};

const Bar& barOf(char minute) {
    const bool known = minute >= 0 && minute < static_cast<char>(std::size(kBars));
    return kBars[known ? minute : 0];
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
    const int bottom = content.center().y() + metrics().px(kBars[3].height) / 2;
    int left = content.left();
    for (const char minute : minutes) {
        const Bar& bar = barOf(minute);
        const int tall = metrics().px(bar.height);
        painter.fillRect(QRect(left, bottom - tall, step - gap, tall),
                         color(enabled ? bar.token : Token::Disabled));
        left += step;
    }
}

}  // namespace weir::ui
