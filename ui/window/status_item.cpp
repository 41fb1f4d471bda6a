// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/status_item.hpp"

#include <QPainter>

#include "ui/theme/digits.hpp"
#include "ui/theme/icons.hpp"
#include "ui/theme/metrics.hpp"
#include "ui/widgets/sparkline.hpp"
#include "ui/widgets/state_look.hpp"

namespace weir::ui {

namespace {

QFont fontOf(const StatusItem::Word& word) {
    QFont used = ui::font(TextRole::Small);
    if (word.strong) {
        used.setWeight(QFont::DemiBold);
    }
    return used;
}

int gapBetweenWords() {
    return metrics().px(5);
}

}  // namespace

StatusItem::StatusItem(QWidget* parent) : QAbstractButton(parent) {
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
    setLeadsSomewhere(false);
}

void StatusItem::setWords(std::vector<Word> words) {
    const int before = sizeHint().width();
    m_words = std::move(words);
    QString text;
    for (const Word& word : m_words) {
        text += (text.isEmpty() ? QString() : QStringLiteral(" ")) + word.text;
    }
    setAccessibleName(text);
    if (sizeHint().width() != before) {
        updateGeometry();
    }
    update();
}

void StatusItem::setIconName(const QString& name, Tone tone) {
    m_icon = name;
    m_tone = tone;
    update();
}

void StatusItem::setValues(std::vector<double> values) {
    m_values = std::move(values);
    update();
}

void StatusItem::setFilled(bool filled) {
    m_filled = filled;
    update();
}

void StatusItem::setLeadsSomewhere(bool leads) {
    m_leads = leads;
    setFocusPolicy(leads ? Qt::TabFocus : Qt::NoFocus);
}

void StatusItem::setMeaning(const QString& meaning) {
    setToolTip(meaning);
    setAccessibleDescription(meaning);
}

int StatusItem::signWidth() const {
    if (!m_values.empty()) {
        return metrics().px(64) + metrics().iconGap;
    }
    return m_icon.isEmpty() ? 0 : metrics().iconInline + metrics().iconGap;
}

QSize StatusItem::sizeHint() const {
    int width = signWidth();
    for (const Word& word : m_words) {
        width += figuresWidth(fontOf(word), word.text) + gapBetweenWords();
    }
    return {width - gapBetweenWords() + 2 * metrics().space(2),
            QFontMetrics(ui::font(TextRole::Small)).height()};
}

void StatusItem::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    if (m_filled) {
        painter.fillRect(rect(), color(Token::InfoTint));
    }
    if (m_leads && (underMouse() || isDown())) {
        painter.fillRect(rect(), color(isDown() ? Token::Press : Token::Hover));
    }
    QRect rest = rect().adjusted(metrics().space(2), 0, 0, 0);
    if (!m_values.empty()) {
        const QRectF area(rest.left(), (height() - metrics().px(14)) / 2.0, metrics().px(64),
                          metrics().px(14));
        paintSparkline(painter, area, m_values, color(Token::Accent));
    } else if (!m_icon.isEmpty()) {
        paintIcon(painter, QRect(rest.left(), 0, metrics().iconInline, height()), m_icon,
                  color(tokenOf(m_tone)));
    }
    rest.setLeft(rest.left() + signWidth());
    for (const Word& word : m_words) {
        painter.setFont(fontOf(word));
        painter.setPen(color(word.strong ? Token::Text : Token::Text2));
        drawFigures(painter, rest, Qt::AlignLeft | Qt::AlignVCenter, word.text);
        rest.setLeft(rest.left() + figuresWidth(painter.font(), word.text) + gapBetweenWords());
    }
    if (hasFocus()) {
        const double half = metrics().focusRing / 2.0;
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(color(Token::Focus), metrics().focusRing));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(rect()).adjusted(half, half, -half, -half),
                                metrics().radiusCheck, metrics().radiusCheck);
    }
}

}  // namespace weir::ui
