// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/routing/condition_group.hpp"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/theme/metrics.hpp"
#include "ui/theme/tokens.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/text.hpp"

namespace weir::ui {

namespace {

constexpr ConditionKind kKinds[] = {ConditionKind::All, ConditionKind::Any, ConditionKind::Not};
// What a pane of usual width has room for. Deeper ones are shown all the same.
constexpr int kDeepest = 3;

RouteCondition newTest() {
    RouteCondition test;
    test.kind = ConditionKind::Test;
    return test;
}

}  // namespace

ConditionGroup::ConditionGroup(KnownValues known, int depth, QWidget* parent)
    : QFrame(parent),
      m_known(std::move(known)),
      m_depth(depth),
      m_kind(new QComboBox(this)),
      m_always(makeParagraph(TextRole::Small, Tone::Muted, this)),
      m_remove(new IconButton(QStringLiteral("x"), this)),
      m_list(new QVBoxLayout),
      m_addCondition(new Button(ButtonKind::Quiet, this)),
      m_addGroup(new Button(ButtonKind::Quiet, this)) {
    const int edge = depth > 0 ? metrics().px(10) : 0;
    const int end = depth > 0 ? metrics().px(6) : 0;
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(edge, end, end, end);
    layout->setSpacing(metrics().px(6));
    if (depth > 0) {
        setProperty("part", QStringLiteral("box"));
    }
    for (int kind = 0; kind < 3; ++kind) {
        m_kind->addItem(QString());
    }
    auto* head = new QHBoxLayout;
    head->addWidget(m_kind);
    head->addStretch();
    head->addWidget(m_remove);
    m_remove->setVisible(depth > 0);
    layout->addLayout(head);
    layout->addWidget(m_always);
    m_list->setContentsMargins({});
    m_list->setSpacing(metrics().px(6));
    layout->addLayout(m_list);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(metrics().px(6));
    for (Button* button : {m_addCondition, m_addGroup}) {
        button->setButtonSize(ButtonSize::Small);
        button->setIconName(QStringLiteral("plus"));
        buttons->addWidget(button);
    }
    buttons->addStretch();
    layout->addLayout(buttons);
    m_addGroup->setVisible(depth + 1 < kDeepest);
    connect(m_kind, qOverload<int>(&QComboBox::activated), this, [this] { emit changed({}); });
    connect(m_remove, &QToolButton::clicked, this, &ConditionGroup::removeAsked);
    connect(m_addCondition, &QPushButton::clicked, this, [this] {
        addPart(newTest(), true);
        emit changed({});
    });
    connect(m_addGroup, &QPushButton::clicked, this, [this] {
        RouteCondition group;
        group.kind = m_kind->currentIndex() == 1 ? ConditionKind::All : ConditionKind::Any;
        group.of = {newTest()};
        addPart(group, true);
        emit changed({});
    });
    retranslate();
}

void ConditionGroup::setCondition(const RouteCondition& condition) {
    for (QWidget* part : m_parts) {
        // Not at once: one of them may be what asks for it.
        m_list->removeWidget(part);
        part->hide();
        part->deleteLater();
    }
    m_parts.clear();
    const bool group = condition.kind != ConditionKind::Test && !ConditionRow::canShow(condition);
    m_kind->setCurrentIndex(
        group ? static_cast<int>(std::ranges::find(kKinds, condition.kind) - std::begin(kKinds))
              : 0);
    if (group) {
        for (const RouteCondition& each : condition.of) {
            addPart(each, false);
        }
    } else {
        addPart(condition, false);
    }
    showParts();
}

RouteCondition ConditionGroup::condition() const {
    RouteCondition whole;
    whole.kind = kKinds[m_kind->currentIndex()];
    for (QWidget* part : m_parts) {
        if (const auto* row = qobject_cast<ConditionRow*>(part)) {
            whole.of.push_back(row->condition());
        } else if (const auto* group = qobject_cast<ConditionGroup*>(part)) {
            whole.of.push_back(group->condition());
        }
    }
    // Any of nothing would never hold.
    if (whole.of.empty()) {
        whole.kind = ConditionKind::All;
    }
    return whole;
}

void ConditionGroup::addPart(const RouteCondition& condition, bool focus) {
    QWidget* part = nullptr;
    if (ConditionRow::canShow(condition)) {
        auto* row = new ConditionRow(condition, m_known, this);
        connect(row, &ConditionRow::changed, this, &ConditionGroup::changed);
        connect(row, &ConditionRow::removeAsked, this, [this, row] { remove(row); });
        part = row;
        if (focus) {
            row->show();
            row->focusTarget()->setFocus(Qt::TabFocusReason);
        }
    } else {
        auto* group = new ConditionGroup(m_known, m_depth + 1, this);
        group->setCondition(condition);
        connect(group, &ConditionGroup::changed, this, &ConditionGroup::changed);
        connect(group, &ConditionGroup::removeAsked, this, [this, group] { remove(group); });
        part = group;
        if (focus) {
            group->show();
            group->m_kind->setFocus(Qt::TabFocusReason);
        }
    }
    m_parts.push_back(part);
    m_list->addWidget(part);
    showParts();
}

void ConditionGroup::remove(QWidget* part) {
    // Nothing in a group would hold always, which is not what taking a condition away means.
    if (m_depth > 0 && m_parts.size() == 1) {
        emit removeAsked();
        return;
    }
    const auto place = std::ranges::find(m_parts, part);
    const auto index = place - m_parts.begin();
    m_parts.erase(place);
    m_list->removeWidget(part);
    part->hide();
    part->deleteLater();
    // The focus stays near: on what took its place, or on what adds another.
    QWidget* next = m_addCondition;
    if (!m_parts.empty()) {
        QWidget* near = m_parts[static_cast<std::size_t>(
            std::min<std::ptrdiff_t>(index, std::ssize(m_parts) - 1))];
        const auto* row = qobject_cast<ConditionRow*>(near);
        next = row != nullptr ? row->focusTarget() : m_addCondition;
    }
    next->setFocus(Qt::TabFocusReason);
    showParts();
    emit changed({});
}

void ConditionGroup::showParts() {
    m_always->setVisible(m_parts.empty() && m_depth == 0);
    m_kind->setVisible(m_depth > 0 || m_parts.size() > 1 || m_kind->currentIndex() != 0);
}

void ConditionGroup::paintEvent(QPaintEvent* event) {
    QFrame::paintEvent(event);
    if (m_depth > 0) {
        QPainter painter(this);
        painter.fillRect(QRect(0, 0, metrics().accentBar, height()), color(Token::Series3));
    }
}

void ConditionGroup::retranslate() {
    const QString texts[] = {tr("all of"), tr("any of"), tr("not all of")};
    for (int kind = 0; kind < 3; ++kind) {
        m_kind->setItemText(kind, texts[kind]);
    }
    m_kind->setAccessibleName(tr("How many conditions have to hold"));
    m_remove->setName(tr("Remove the group"));
    m_always->setText(tr("Takes every call that comes to it."));
    m_addCondition->setText(tr("Condition"));
    m_addCondition->setAccessibleName(tr("Add a condition"));
    m_addGroup->setText(tr("Group"));
    m_addGroup->setAccessibleName(tr("Add a group"));
}

void ConditionGroup::changeEvent(QEvent* event) {
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

}  // namespace weir::ui
