// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rules/rule_item.hpp"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include "ui/theme/metrics.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/elided_label.hpp"
#include "ui/widgets/icon_label.hpp"
#include "ui/widgets/text.hpp"

namespace weir::ui {

namespace {

QHBoxLayout* makeLine() {
    auto* line = new QHBoxLayout;
    line->setContentsMargins({});
    line->setSpacing(metrics().iconGap);
    return line;
}

}  // namespace

RuleItem::RuleItem(QWidget* parent)
    : QFrame(parent),
      m_name(new ElidedLabel),
      m_about(new ElidedLabel),
      m_edit(new IconButton(QStringLiteral("pencil"))),
      m_remove(new IconButton(QStringLiteral("trash"))),
      m_state(new IconLabel(metrics().iconInline)),
      m_notes(new ElidedLabel),
      m_head(makeLine()),
      m_notesLine(makeLine()),
      m_lines(new QVBoxLayout(this)) {
    setTextRole(m_name, TextRole::Head);
    setTextRole(m_about, TextRole::Small);
    setTone(m_about, Tone::Muted);
    setTextRole(m_notes, TextRole::Small);
    m_head->addWidget(m_name, 1);
    m_head->addWidget(m_edit);
    m_head->addWidget(m_remove);
    m_notesLine->addWidget(m_state);
    m_notesLine->addWidget(m_notes, 1);
    m_lines->setContentsMargins(0, metrics().space(2), 0, metrics().space(2));
    m_lines->setSpacing(metrics().space(1));
    m_lines->addLayout(m_head);
    m_lines->addWidget(m_about);
    m_lines->addLayout(m_notesLine);
    connect(m_edit, &QToolButton::clicked, this, &RuleItem::editAsked);
    connect(m_remove, &QToolButton::clicked, this, &RuleItem::removeAsked);
}

void RuleItem::addOrder(QWidget* button) {
    m_head->insertWidget(m_head->indexOf(m_edit), button);
}

void RuleItem::addOverNotes(QWidget* widget) {
    m_lines->insertWidget(m_lines->indexOf(m_notesLine), widget);
}

void RuleItem::addToNotes(QWidget* widget) {
    m_notesLine->addWidget(widget);
}

void RuleItem::addUnderNotes(QWidget* widget) {
    m_lines->addWidget(widget);
}

void RuleItem::setHead(const QString& name, const QString& about) {
    m_name->setText(name);
    m_about->setText(about);
}

void RuleItem::setOrders(const QString& edit, const QString& remove) {
    for (IconButton* button : {m_edit, m_remove}) {
        button->setEnabled(m_locked.isEmpty());
    }
    m_edit->setName(m_locked.isEmpty() ? edit : m_locked);
    m_remove->setName(m_locked.isEmpty() ? remove : m_locked);
}

void RuleItem::setLocked(const QString& why) {
    m_locked = why;
    showRule();
}

void RuleItem::changeEvent(QEvent* event) {
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        showRule();
    }
}

}  // namespace weir::ui
