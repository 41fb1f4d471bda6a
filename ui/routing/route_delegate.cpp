// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/routing/route_delegate.hpp"

#include <QApplication>
#include <QLineEdit>
#include <QMouseEvent>
#include <QPainter>
#include <QStyle>
#include <algorithm>

#include "ui/routing/route_model.hpp"
#include "ui/theme/digits.hpp"
#include "ui/theme/fonts.hpp"
#include "ui/theme/icons.hpp"
#include "ui/theme/metrics.hpp"
#include "ui/widgets/chip.hpp"

namespace weir::ui {

namespace {

constexpr int kDotsAcross = 2;
constexpr int kDotsDown = 3;

// The upper and the lower line of a row, close to each other.
std::pair<QRect, QRect> linesOf(const QRect& content) {
    const int upper = QFontMetrics(font(TextRole::Name)).height();
    const int lower = QFontMetrics(font(TextRole::Small)).height();
    const int top = content.top() + (content.height() - upper - lower - metrics().px(3)) / 2;
    return {QRect(content.left(), top, content.width(), upper),
            QRect(content.left(), top + upper + metrics().px(3), content.width(), lower)};
}

void paintLine(QPainter& painter, const QRect& rect, TextRole role, Token token,
               const QString& text) {
    painter.setFont(ui::font(role));
    painter.setPen(color(token));
    painter.drawText(rect, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
                     painter.fontMetrics().elidedText(text, Qt::ElideRight, rect.width()));
}

void paintRuns(QPainter& painter, QRect rect, Token token, const TextRuns& runs) {
    painter.setPen(color(token));
    for (const TextRun& run : runs) {
        painter.setFont(ui::font(run.strong ? TextRole::Value : TextRole::Body));
        const QFontMetrics letters = painter.fontMetrics();
        const int width = letters.horizontalAdvance(run.text);
        painter.drawText(rect, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
                         letters.elidedText(run.text, Qt::ElideRight, rect.width()));
        if (width > rect.width()) {
            return;
        }
        rect.setLeft(rect.left() + width);
    }
}

void paintHandle(QPainter& painter, const QRect& rect) {
    const double dot = metrics().px(2);
    const double step = metrics().px(4);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color(Token::Muted));
    const double top = rect.center().y() - step * (kDotsDown - 1) / 2;
    for (int across = 0; across < kDotsAcross; ++across) {
        for (int down = 0; down < kDotsDown; ++down) {
            painter.drawEllipse(QRectF(rect.left() + across * step, top + down * step, dot, dot));
        }
    }
}

void paintNumber(QPainter& painter, const QRect& cell, const QStyleOptionViewItem& option,
                 const QModelIndex& index, Token token) {
    paintHandle(painter, cell);
    const QRect check = RouteDelegate::checkRect(option.rect);
    painter.setFont(ui::font(TextRole::Body));
    painter.setPen(color(token));
    const QRect number(cell.left(), cell.top(), check.left() - metrics().px(5) - cell.left(),
                       cell.height());
    drawFigures(painter, number, Qt::AlignRight | Qt::AlignVCenter, index.data().toString());
    QStyleOptionButton box;
    box.rect = check;
    box.palette = option.palette;
    box.state = QStyle::State_Enabled;
    box.state |= index.data(Qt::CheckStateRole).toInt() == Qt::Checked ? QStyle::State_On
                                                                       : QStyle::State_Off;
    QApplication::style()->drawPrimitive(QStyle::PE_IndicatorCheckBox, &box, &painter,
                                         option.widget);
}

void paintRule(QPainter& painter, const QRect& content, const RouteItem& item, const QString& age,
               Token token) {
    const auto [upper, lower] = linesOf(content);
    paintLine(painter, upper, TextRole::Value, token, QString::fromStdString(item.settings.name));
    QRect rest = lower;
    const auto add = [&](const NoteLook& look) {
        const QRect chip = paintChip(painter, rest, {look.word, look.icon, look.tone});
        rest.setLeft(chip.right() + metrics().px(7));
    };
    if (const admin::RouteNote* note = worstNote(item.notes)) {
        add(lookOf(note->kind));
    }
    if (const auto look = lookOf(item.mark)) {
        add(*look);
    }
    paintLine(painter, rest, TextRole::Small, Token::Muted, age);
}

void paintWhen(QPainter& painter, const QRect& content, const RouteItem& item, Token token) {
    const auto [upper, lower] = linesOf(content);
    paintRuns(painter, upper, token, whenRuns(item.settings.when));
    QRect rest = lower;
    if (const auto look = notReadyLook(item)) {
        const QRect chip = paintChip(painter, rest, {look->word, look->icon, look->tone});
        rest.setLeft(chip.right() + metrics().px(7));
    }
    paintLine(painter, rest, TextRole::Small, Token::Muted,
              QStringLiteral("→ ") + targetsLine(item.settings));
}

// How the calls of the day were spread over the targets.
void paintShares(QPainter& painter, const QRect& rect, const RouteItem& item) {
    std::uint64_t sum = 0;
    for (const admin::TargetShare& share : item.shares) {
        sum += share.calls;
    }
    if (sum == 0) {
        return;
    }
    const int height = metrics().px(6);
    double left = rect.left();
    const double width = std::min(rect.width(), metrics().px(84));
    painter.setPen(Qt::NoPen);
    int series = static_cast<int>(Token::Series1);
    for (const admin::TargetShare& share : item.shares) {
        const double part = width * static_cast<double>(share.calls) / static_cast<double>(sum);
        const auto token =
            series > static_cast<int>(Token::Series8) ? Token::Control : static_cast<Token>(series);
        ++series;
        painter.fillRect(
            QRectF(left, rect.center().y() - height / 2.0, std::max(part - 1, 0.0), height),
            color(token));
        left += part;
    }
}

void paintStrategy(QPainter& painter, const QRect& content, const RouteItem& item, Token token) {
    const QString text = strategyLine(item.settings);
    if (item.shares.size() < 2) {
        paintLine(painter, content, TextRole::Body, token, text);
        return;
    }
    const auto [upper, lower] = linesOf(content);
    paintLine(painter, upper, TextRole::Body, token, text);
    paintShares(painter, lower, item);
}

}  // namespace

QRect RouteDelegate::checkRect(const QRect& cell) {
    const int size = QApplication::style()->pixelMetric(QStyle::PM_IndicatorWidth);
    return {cell.right() - metrics().px(2) - size, cell.top() + (cell.height() - size) / 2, size,
            size};
}

bool RouteDelegate::editorEvent(QEvent* event, QAbstractItemModel* model,
                                const QStyleOptionViewItem& option, const QModelIndex& index) {
    if (event->type() != QEvent::MouseButtonRelease || index.column() != RouteModel::Number) {
        return false;
    }
    const auto* mouse = static_cast<QMouseEvent*>(event);
    if (mouse->button() != Qt::LeftButton ||
        !checkRect(option.rect).contains(mouse->position().toPoint())) {
        return false;
    }
    const bool on = index.data(Qt::CheckStateRole).toInt() == Qt::Checked;
    return model->setData(index, on ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
}

QWidget* RouteDelegate::createEditor(QWidget* parent, const QStyleOptionViewItem& /*option*/,
                                     const QModelIndex& index) const {
    auto* name = new QLineEdit(index.data(Qt::EditRole).toString(), parent);
    name->setAccessibleName(RouteModel::tr("Name of the rule"));
    return name;
}

// The list is told anew while somebody types, and what is typed stays.
void RouteDelegate::setEditorData(QWidget* /*editor*/, const QModelIndex& /*index*/) const {}

void RouteDelegate::updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option,
                                         const QModelIndex& /*index*/) const {
    const int gap = metrics().px(2);
    editor->setGeometry(option.rect.adjusted(gap, gap, -gap, -gap));
}

void RouteDelegate::paintContent(QPainter& painter, const QRect& content,
                                 const QStyleOptionViewItem& option,
                                 const QModelIndex& index) const {
    const auto* model = qobject_cast<const RouteModel*>(index.model());
    const RouteItem* item = model == nullptr ? nullptr : model->at(index.row());
    if (item == nullptr) {
        return;
    }
    const Token token = item->settings.enabled ? Token::Text : Token::Muted;
    switch (index.column()) {
        case RouteModel::Number:
            paintNumber(painter, content, option, index, token);
            break;
        case RouteModel::Rule:
            paintRule(painter, content, *item, model->ageText(*item), token);
            break;
        case RouteModel::When:
            paintWhen(painter, content, *item, token);
            break;
        case RouteModel::Strategy:
            paintStrategy(painter, content, *item, token);
            break;
        default:
            painter.setFont(ui::font(TextRole::Body));
            painter.setPen(color(token));
            drawFigures(painter, content, Qt::AlignRight | Qt::AlignVCenter,
                        index.data().toString());
    }
}

}  // namespace weir::ui
