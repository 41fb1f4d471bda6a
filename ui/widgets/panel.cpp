// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/panel.hpp"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include "ui/theme/metrics.hpp"
#include "ui/widgets/elided_label.hpp"
#include "ui/widgets/text.hpp"

namespace weir::ui {

Panel::Panel(QWidget* parent)
    : QFrame(parent),
      m_title(makeLabel(TextRole::Head, Tone::Text, this)),
      m_fact(new ElidedLabel(Qt::ElideRight, this)),
      m_header(new QHBoxLayout),
      m_content(new QVBoxLayout) {
    setProperty("part", QStringLiteral("panel"));
    setTone(m_fact, Tone::Muted);
    auto* header = new QWidget(this);
    header->setMinimumHeight(metrics().tabs);
    header->setLayout(m_header);
    m_header->setContentsMargins(metrics().gap, metrics().space(1), metrics().gap,
                                 metrics().space(1));
    m_header->setSpacing(metrics().space(2));
    m_header->addWidget(m_title);
    m_header->addWidget(m_fact, 1);

    m_content->setContentsMargins(metrics().gap, metrics().gap, metrics().gap, metrics().gap);
    m_content->setSpacing(metrics().space(2));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(1, 1, 1, 1);  // the border
    layout->setSpacing(0);
    layout->addWidget(header);
    layout->addWidget(makeDivider(Qt::Horizontal, this));
    layout->addLayout(m_content);
}

void Panel::setTitle(const QString& title, const QString& fact) {
    m_title->setText(title);
    m_fact->setText(fact);
}

QFrame* makeDivider(Qt::Orientation orientation, QWidget* parent) {
    auto* line = new QFrame(parent);
    line->setProperty("part", QStringLiteral("divider"));
    if (orientation == Qt::Horizontal) {
        line->setFixedHeight(1);
    } else {
        line->setFixedWidth(1);
    }
    return line;
}

}  // namespace weir::ui
