// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/style.hpp"

#include <QComboBox>
#include <QPainter>
#include <QStyleFactory>
#include <QStyleOption>
#include <algorithm>

#include "ui/theme/icons.hpp"
#include "ui/theme/metrics.hpp"
#include "ui/theme/tokens.hpp"

namespace weir::ui {

namespace {

struct Edge {
    QColor line;
    int width;
    QColor fill;
};

// The states of a check, radio or combo, as in LOOK's table of controls.
Edge edgeOf(const QStyleOption& option, bool chosen) {
    const bool enabled = option.state & QStyle::State_Enabled;
    const bool focused = enabled && (option.state & QStyle::State_HasFocus);
    if (!enabled) {
        return {color(Token::Border), 1, Qt::transparent};
    }
    Edge edge{color(Token::Control), 1, color(Token::Surface)};
    if (option.state & QStyle::State_Sunken) {
        edge.fill = color(Token::Press);
    } else if (option.state & QStyle::State_MouseOver) {
        edge.line = color(Token::Text2);
    }
    if (chosen) {
        edge.fill = color(Token::Accent);
        edge.line = edge.fill;
    }
    if (focused) {
        edge.line = color(Token::Focus);
        edge.width = metrics().focusRing;
    }
    return edge;
}

QRectF insetBy(const QRect& rect, double half) {
    return QRectF(rect).adjusted(half, half, -half, -half);
}

void drawBox(QPainter& painter, const QRect& rect, const Edge& edge, double radius) {
    painter.setPen(QPen(edge.line, edge.width));
    painter.setBrush(edge.fill);
    painter.drawRoundedRect(insetBy(rect, edge.width / 2.0), radius, radius);
}

void drawCheck(QPainter& painter, const QStyleOption& option) {
    const bool chosen = option.state & (QStyle::State_On | QStyle::State_NoChange);
    drawBox(painter, option.rect, edgeOf(option, chosen), metrics().radiusCheck);
    if (!chosen) {
        return;
    }
    const bool enabled = option.state & QStyle::State_Enabled;
    const bool partly = option.state & QStyle::State_NoChange;
    const int inset = metrics().px(2);
    paintIcon(painter, option.rect.adjusted(inset, inset, -inset, -inset),
              partly ? QStringLiteral("minus") : QStringLiteral("check"),
              color(enabled ? Token::OnAccent : Token::Disabled));
}

void drawRadio(QPainter& painter, const QStyleOption& option) {
    const bool chosen = option.state & QStyle::State_On;
    const Edge edge = edgeOf(option, chosen);
    drawBox(painter, option.rect, edge, option.rect.height() / 2.0);
    if (chosen) {
        const double inset = option.rect.width() * 0.3;
        const bool enabled = option.state & QStyle::State_Enabled;
        painter.setPen(Qt::NoPen);
        painter.setBrush(color(enabled ? Token::Surface : Token::Disabled));
        painter.drawEllipse(insetBy(option.rect, inset));
    }
}

void drawCombo(QPainter& painter, const QStyleOptionComboBox& option) {
    QStyleOption state = option;
    // An open popup holds the arrow down; the field itself is not pressed then.
    state.state &= ~QStyle::State_Sunken;
    drawBox(painter, option.rect, edgeOf(state, false), metrics().radiusButton);
    const int size = metrics().iconRow;
    const bool enabled = option.state & QStyle::State_Enabled;
    const QRect arrow = QStyle::visualRect(
        option.direction, option.rect,
        QRect(option.rect.right() - size - metrics().px(6),
              option.rect.top() + (option.rect.height() - size) / 2, size, size));
    paintIcon(painter, arrow, QStringLiteral("chevron-down"),
              color(enabled ? Token::Text2 : Token::Disabled));
}

// Saves and restores what the primitives change.
class Painting {
public:
    explicit Painting(QPainter& painter) : m_painter(painter) {
        m_painter.save();
        m_painter.setRenderHint(QPainter::Antialiasing);
    }
    ~Painting() { m_painter.restore(); }
    Painting(const Painting&) = delete;
    Painting& operator=(const Painting&) = delete;

private:
    QPainter& m_painter;
};

}  // namespace

Style::Style() : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion"))) {}

void Style::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                          const QWidget* widget) const {
    const Painting painting(*painter);
    switch (element) {
        case PE_IndicatorCheckBox:
        case PE_IndicatorItemViewItemCheck:
            return drawCheck(*painter, *option);
        case PE_IndicatorRadioButton:
            return drawRadio(*painter, *option);
        case PE_FrameFocusRect:
            return;  // every control shows its focus by its edge
        case PE_IndicatorHeaderArrow: {
            const auto* header = qstyleoption_cast<const QStyleOptionHeader*>(option);
            const bool up =
                header != nullptr && header->sortIndicator == QStyleOptionHeader::SortUp;
            return paintIcon(*painter, option->rect,
                             up ? QStringLiteral("chevron-up") : QStringLiteral("chevron-down"),
                             color(Token::Text));
        }
        default:
            QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void Style::drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                        const QWidget* widget) const {
    const auto* combo = qstyleoption_cast<const QStyleOptionComboBox*>(option);
    if (element != CE_ComboBoxLabel || combo == nullptr) {
        QProxyStyle::drawControl(element, option, painter, widget);
        return;
    }
    const QRect rect = subControlRect(CC_ComboBox, combo, SC_ComboBoxEditField, widget);
    const QString text =
        option->fontMetrics.elidedText(combo->currentText, Qt::ElideRight, rect.width());
    drawItemText(painter, rect, static_cast<int>(Qt::AlignVCenter | Qt::AlignLeft), combo->palette,
                 combo->state & State_Enabled, text, QPalette::Text);
}

void Style::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option,
                               QPainter* painter, const QWidget* widget) const {
    const auto* combo = qstyleoption_cast<const QStyleOptionComboBox*>(option);
    if (control == CC_ComboBox && combo != nullptr) {
        const Painting painting(*painter);
        drawCombo(*painter, *combo);
        return;
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

QRect Style::subControlRect(ComplexControl control, const QStyleOptionComplex* option,
                            SubControl subControl, const QWidget* widget) const {
    if (control == CC_ComboBox && subControl == SC_ComboBoxEditField) {
        const int left = metrics().cellPadding;
        const int right = metrics().iconRow + metrics().px(8);
        return visualRect(option->direction, option->rect,
                          option->rect.adjusted(left, 0, -right, 0));
    }
    return QProxyStyle::subControlRect(control, option, subControl, widget);
}

QSize Style::sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& contents,
                              const QWidget* widget) const {
    if (type == CT_ComboBox) {
        return {contents.width() + metrics().cellPadding + metrics().iconRow + metrics().px(12),
                metrics().button};
    }
    QSize size = QProxyStyle::sizeFromContents(type, option, contents, widget);
    if (type == CT_CheckBox || type == CT_RadioButton) {
        size.setHeight(std::max(size.height(), metrics().buttonSmall));
    }
    return size;
}

int Style::pixelMetric(PixelMetric metric, const QStyleOption* option,
                       const QWidget* widget) const {
    switch (metric) {
        case PM_IndicatorWidth:
        case PM_IndicatorHeight:
        case PM_ExclusiveIndicatorWidth:
        case PM_ExclusiveIndicatorHeight:
            return metrics().px(15);
        case PM_CheckBoxLabelSpacing:
        case PM_RadioButtonLabelSpacing:
            return metrics().px(8);
        case PM_ButtonIconSize:
        case PM_SmallIconSize:
        case PM_ToolBarIconSize:
        case PM_TabBarIconSize:
            return metrics().iconRow;
        case PM_SplitterWidth:
            return 1;
        case PM_LayoutHorizontalSpacing:
        case PM_LayoutVerticalSpacing:
            return metrics().space(2);
        case PM_HeaderMarkSize:
            return metrics().iconChip;
        default:
            return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int Style::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                     QStyleHintReturn* returnData) const {
    switch (hint) {
        case SH_ToolTip_WakeUpDelay:
            return 500;
        case SH_ComboBox_Popup:
            return 0;  // a list under the field, not a menu over it
        case SH_EtchDisabledText:
        case SH_UnderlineShortcut:
            return 0;
        case SH_ItemView_ShowDecorationSelected:
            return 1;
        default:
            return QProxyStyle::styleHint(hint, option, widget, returnData);
    }
}

}  // namespace weir::ui
