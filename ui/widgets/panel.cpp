// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/panel.hpp"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include "ui/theme/metrics.hpp"
#include "ui/widgets/text.hpp"

namespace weir::ui {

Panel::Panel(QWidget* parent)
    : QFrame(parent),
      m_title(makeLabel(TextRole::Head, Tone::Text, this)),
      m_fact(makeLabel(TextRole::Body, Tone::Muted, this)),
      m_content(new QVBoxLayout) {
    setProperty("part", QStringLiteral("panel"));
    auto* header = new QWidget(this);
    header->setMinimumHeight(metrics().tabs);
    auto* line = new QHBoxLayout(header);
    line->setContentsMargins(metrics().gap, metrics().space(1), metrics().gap, metrics().space(1));
    line->setSpacing(metrics().space(2));
    line->addWidget(m_title);
    line->addWidget(m_fact);
    line->addStretch(1);

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
    m_fact->setVisible(!fact.isEmpty());
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
