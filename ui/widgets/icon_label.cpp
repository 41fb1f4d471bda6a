// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/icon_label.hpp"

#include <QEvent>

#include "ui/theme/icons.hpp"

namespace weir::ui {

IconLabel::IconLabel(int size, QWidget* parent) : QLabel(parent), m_size(size) {}

void IconLabel::setIcon(const QString& name, Token token) {
    m_name = name;
    m_token = token;
    draw();
}

void IconLabel::changeEvent(QEvent* event) {
    QLabel::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange) {
        draw();
    }
}

void IconLabel::draw() {
    setPixmap(m_name.isEmpty() ? QPixmap()
                               : iconPixmap(m_name, m_size, color(m_token), devicePixelRatioF()));
}

}  // namespace weir::ui
