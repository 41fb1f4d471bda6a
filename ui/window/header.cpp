// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/header.hpp"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>

#include "ui/theme/metrics.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/elided_label.hpp"
#include "ui/widgets/text.hpp"
#include "ui/window/page.hpp"
#include "ui/window/page_slot.hpp"

namespace weir::ui {

Header::Header(QWidget* parent)
    : QFrame(parent),
      m_title(makeLabel(TextRole::Title, Tone::Text, this)),
      m_fact(new ElidedLabel(Qt::ElideRight, this)),
      m_layout(new QHBoxLayout(this)) {
    setProperty("part", QStringLiteral("header"));
    setTone(m_fact, Tone::Muted);
    setFixedHeight(metrics().header);
    m_layout->setContentsMargins(metrics().edgeLeft, 0, metrics().edgeRight, 0);
    m_layout->setSpacing(metrics().px(10));
    m_layout->addWidget(m_title);
    m_layout->addWidget(m_fact, 1);
}

void Header::add(PageSlot* slot) {
    connect(slot, &PageSlot::describedChanged, this, [this, slot] {
        if (slot == m_slot) {
            refresh();
        }
    });
}

void Header::addAtEnd(Button* button) {
    m_end = button;
    m_layout->addWidget(button);
}

void Header::takeControls(PageSlot* slot) {
    if (QWidget* controls = slot->page()->headerControls()) {
        m_controls.insert(slot, controls);
        // Before what stands at the end of every page.
        m_layout->insertWidget(m_layout->count() - (m_end == nullptr ? 0 : 1), controls);
        controls->hide();
    }
}

void Header::setPage(PageSlot* slot) {
    m_slot = slot;
    for (auto each = m_controls.cbegin(); each != m_controls.cend(); ++each) {
        each.value()->setVisible(each.key() == slot);
    }
    refresh();
}

bool Header::event(QEvent* event) {
    const bool handled = QFrame::event(event);
    const bool changes = event->type() == QEvent::LayoutRequest || event->type() == QEvent::Resize;
    if (changes && m_end != nullptr) {
        foldToFit(*this, {m_end});
    }
    return handled;
}

void Header::changeEvent(QEvent* event) {
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        refresh();
    }
}

void Header::refresh() {
    if (m_slot != nullptr) {
        m_title->setText(m_slot->title());
        m_fact->setText(m_slot->fact());
    }
}

}  // namespace weir::ui
