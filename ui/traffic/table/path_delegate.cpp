// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/traffic/table/path_delegate.hpp"

#include <QPainter>

#include "ui/theme/digits.hpp"
#include "ui/theme/fonts.hpp"
#include "ui/traffic/sign_paint.hpp"
#include "ui/traffic/table/traffic_model.hpp"

namespace weir::ui {

namespace {

QFont numberFont() {
    return ui::font(TextRole::Small);
}

QString numberText(std::size_t count) {
    return QStringLiteral("+%1").arg(count);
}

int widthOf(const ShownPath& shown) {
    int width = static_cast<int>(shown.first.size()) * signStep() - (signStep() - signSize());
    if (shown.last) {
        width += figuresWidth(numberFont(), numberText(shown.leftOut)) + signStep() +
                 (signStep() - signSize());
    }
    return width;
}

// As many signs as there is room for; a number may need more of it than a sign.
ShownPath pathIn(const std::vector<PathSign>& path, int width) {
    std::size_t most = path.size();
    ShownPath shown = shownPath(path, most);
    while (widthOf(shown) > width && most > 1) {
        shown = shownPath(path, --most);
    }
    return shown;
}

// Paints what stands one after another, with a line from sign to sign.
class PathPainter {
public:
    PathPainter(QPainter& painter, const QRect& content)
        : m_painter(painter), m_content(content), m_left(content.left()) {}

    void sign(PathSign sign) {
        leaveGap(m_afterSign);
        m_afterSign = true;
        paintSign(m_painter, QRectF(m_left, m_content.top(), signSize(), m_content.height()), sign);
        m_left += signSize();
    }

    void number(std::size_t count) {
        leaveGap(false);
        m_afterSign = false;
        const QString words = numberText(count);
        m_painter.setFont(numberFont());
        m_painter.setPen(color(Token::Text2));
        const int width = figuresWidth(m_painter.font(), words);
        drawFigures(m_painter, QRect(m_left, m_content.top(), width, m_content.height()),
                    Qt::AlignLeft | Qt::AlignVCenter, words);
        m_left += width;
    }

private:
    void leaveGap(bool withLine) {
        if (m_left == m_content.left()) {
            return;
        }
        const int gap = signStep() - signSize();
        if (withLine) {
            const double middle = QRectF(m_content).center().y();
            m_painter.setPen(QPen(color(Token::Muted), 1));
            m_painter.drawLine(QPointF(m_left + 1, middle), QPointF(m_left + gap - 1, middle));
        }
        m_left += gap;
    }

    QPainter& m_painter;
    QRect m_content;
    int m_left;
    bool m_afterSign = false;
};

}  // namespace

void PathDelegate::paintContent(QPainter& painter, const QRect& content,
                                const QStyleOptionViewItem& option,
                                const QModelIndex& index) const {
    if (!(option.state & QStyle::State_Enabled)) {
        return;
    }
    std::vector<PathSign> path;
    for (const char sign : index.data(TrafficModel::kPathRole).toByteArray()) {
        path.push_back(static_cast<PathSign>(sign));
    }
    const ShownPath shown = pathIn(path, content.width());
    PathPainter painting(painter, content);
    for (const PathSign sign : shown.first) {
        painting.sign(sign);
    }
    if (shown.last) {
        painting.number(shown.leftOut);
        painting.sign(*shown.last);
    }
}

}  // namespace weir::ui
