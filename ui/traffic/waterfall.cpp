// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/traffic/waterfall.hpp"

#include <QLocale>
#include <QPainter>
#include <algorithm>
#include <cmath>

#include "ui/theme/digits.hpp"
#include "ui/theme/fonts.hpp"
#include "ui/theme/metrics.hpp"
#include "ui/theme/tokens.hpp"
#include "ui/widgets/numbers.hpp"

namespace weir::ui {

namespace {

// Sizes of the look at 10 pt.
constexpr double kRow = 19;
constexpr double kBar = 10;
constexpr double kIndent = 10;
constexpr int kMostTicks = 6;

Token tokenOf(WaterfallRow::Kind kind) {
    switch (kind) {
        case WaterfallRow::Kind::Overhead:
            return Token::Control;
        case WaterfallRow::Kind::Failed:
            return Token::Error;
        case WaterfallRow::Kind::Waiting:
            return Token::Series2;
        case WaterfallRow::Kind::Streaming:
            return Token::Series1;
    }
    return Token::Control;
}

// A round step (1, 2 or 5 times a power of ten) that gives at most kMostTicks.
std::int64_t stepOf(std::int64_t end) {
    const double rough = std::max(static_cast<double>(end) / (kMostTicks - 1), 1.0);
    const double power = std::pow(10.0, std::floor(std::log10(rough)));
    for (const double factor : {1.0, 2.0, 5.0, 10.0}) {
        if (factor * power >= rough) {
            return static_cast<std::int64_t>(factor * power);
        }
    }
    return end;
}

QString tickText(std::int64_t us, std::int64_t step) {
    constexpr std::int64_t kSecond = 1'000'000;
    if (us == 0 || step % kSecond == 0) {
        return QStringLiteral("%1 s").arg(us / kSecond);
    }
    return step >= kSecond / 10 ? QStringLiteral("%1 s").arg(
                                      QLocale().toString(static_cast<double>(us) / kSecond, 'f', 1))
                                : durationText(us);
}

}  // namespace

Waterfall::Waterfall(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void Waterfall::setTiming(WaterfallData timing) {
    m_data = std::move(timing);
    QStringList lines;
    for (const WaterfallRow& row : m_data.rows) {
        lines.append(QStringLiteral("%1 %2").arg(row.label, row.value));
    }
    setAccessibleName(tr("Timing"));
    setAccessibleDescription(lines.join(QStringLiteral("; ")));
    setVisible(!m_data.rows.empty());
    updateGeometry();
    update();
}

int Waterfall::rowHeight() const {
    return std::max(metrics().px(kRow), QFontMetrics(ui::font(TextRole::Small)).height() + 2);
}

int Waterfall::labelWidth() const {
    const QFontMetrics sizes(ui::font(TextRole::Small));
    int widest = 0;
    for (const WaterfallRow& row : m_data.rows) {
        widest = std::max(widest, sizes.horizontalAdvance(row.label) +
                                      (row.indented ? metrics().px(kIndent) : 0));
    }
    // Advances are rounded; a pixel too few would elide a label that fits.
    return std::min(widest + metrics().px(3), width() * 2 / 5) + metrics().space(2);
}

int Waterfall::valueWidth() const {
    const QFont small = ui::font(TextRole::Small);
    int widest = 0;
    for (const WaterfallRow& row : m_data.rows) {
        widest = std::max(widest, figuresWidth(small, row.value));
    }
    return widest + metrics().space(2);
}

QSize Waterfall::sizeHint() const {
    return {metrics().px(420), rowHeight() * (static_cast<int>(m_data.rows.size()) + 1)};
}

QSize Waterfall::minimumSizeHint() const {
    return {metrics().px(240), sizeHint().height()};
}

int Waterfall::xOf(const QRect& plot, std::int64_t us) const {
    const double share =
        static_cast<double>(us) / static_cast<double>(std::max<std::int64_t>(m_data.endUs, 1));
    return plot.left() + static_cast<int>(std::lround(share * plot.width()));
}

void Waterfall::paintEvent(QPaintEvent*) {
    if (m_data.rows.empty()) {
        return;
    }
    QPainter painter(this);
    painter.setFont(ui::font(TextRole::Small));
    const int labels = labelWidth();
    const QRect plot(labels, rowHeight(), std::max(width() - labels - valueWidth(), 1),
                     height() - rowHeight());
    paintAxis(painter, plot);
    for (int at = 0; at < static_cast<int>(m_data.rows.size()); ++at) {
        paintRow(painter, plot, at);
    }
    if (m_data.firstTokenUs >= 0) {
        const int x = xOf(plot, m_data.firstTokenUs);
        painter.setPen(QPen(color(Token::Text), 1, Qt::DotLine));
        painter.drawLine(x, plot.top(), x, plot.bottom());
    }
}

void Waterfall::paintAxis(QPainter& painter, const QRect& plot) const {
    const std::int64_t step = stepOf(m_data.endUs);
    int free = 0;
    for (std::int64_t tick = 0; tick <= m_data.endUs; tick += step) {
        const int x = xOf(plot, tick);
        painter.setPen(color(Token::Border2));
        painter.drawLine(x, plot.top(), x, plot.bottom());
        const QString words = tickText(tick, step);
        const int half = figuresWidth(painter.font(), words) / 2 + 1;
        // In a narrow pane some ticks stay without a word rather than one over another.
        if (x - half < free || x + half > width()) {
            continue;
        }
        painter.setPen(color(Token::Muted));
        drawFigures(painter, QRect(x - half, 0, 2 * half, rowHeight()), Qt::AlignCenter, words);
        free = x + half + metrics().space(2);
    }
}

void Waterfall::paintRow(QPainter& painter, const QRect& plot, int at) const {
    const WaterfallRow& row = m_data.rows[static_cast<std::size_t>(at)];
    const QRect line(0, plot.top() + at * rowHeight(), width(), rowHeight());
    const int indent = row.indented ? metrics().px(kIndent) : 0;
    const QRect label(indent, line.top(), plot.left() - metrics().space(2) - indent, line.height());
    painter.setPen(color(Token::Text2));
    painter.drawText(label, Qt::AlignVCenter | Qt::AlignLeft,
                     painter.fontMetrics().elidedText(row.label, Qt::ElideMiddle, label.width()));

    const int bar = metrics().px(kBar);
    constexpr int kLeast = 2;
    const int left = xOf(plot, row.fromUs);
    const int right = std::max(xOf(plot, row.toUs), left + kLeast);
    painter.fillRect(QRect(left, line.top() + (line.height() - bar) / 2, right - left, bar),
                     color(tokenOf(row.kind)));

    painter.setPen(color(Token::Text));
    drawFigures(painter, QRect(plot.right(), line.top(), width() - plot.right(), line.height()),
                Qt::AlignRight | Qt::AlignVCenter, row.value);
}

}  // namespace weir::ui
