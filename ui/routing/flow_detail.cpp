// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/routing/flow_detail.hpp"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <algorithm>
#include <array>
#include <utility>

#include "ui/theme/icons.hpp"
#include "ui/theme/metrics.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/elided_label.hpp"
#include "ui/widgets/text.hpp"

namespace weir::ui {

namespace {

constexpr std::array kDeeds{FlowDeed::ShowCalls, FlowDeed::ShowRule, FlowDeed::Pause,
                            FlowDeed::Resume};

QString wordOf(FlowDeed deed) {
    switch (deed) {
        case FlowDeed::ShowCalls:
            return FlowDetail::tr("Show its calls");
        case FlowDeed::ShowRule:
            return FlowDetail::tr("Show the rule");
        case FlowDeed::Pause:
            return FlowDetail::tr("Pause…");
        case FlowDeed::Resume:
            break;
    }
    return FlowDetail::tr("Resume");
}

QString hintOf(FlowDeed deed) {
    switch (deed) {
        case FlowDeed::ShowCalls:
            return FlowDetail::tr("Those of this time, in the traffic.");
        case FlowDeed::ShowRule:
            return FlowDetail::tr("In the list of the rules.");
        case FlowDeed::Pause:
            return FlowDetail::tr("New calls pass it over; those under way end.");
        case FlowDeed::Resume:
            break;
    }
    return FlowDetail::tr("Calls go there again.");
}

QString iconOf(FlowDeed deed) {
    switch (deed) {
        case FlowDeed::ShowCalls:
            return QStringLiteral("traffic");
        case FlowDeed::ShowRule:
            return QStringLiteral("routing");
        case FlowDeed::Pause:
            return QStringLiteral("pause");
        case FlowDeed::Resume:
            break;
    }
    return QStringLiteral("play");
}

}  // namespace

FlowDetail::FlowDetail(QWidget* parent)
    : QFrame(parent),
      m_title(makeLabel(TextRole::Value, Tone::Text, this)),
      m_facts(new ElidedLabel(Qt::ElideRight, this)) {
    setProperty("part", QStringLiteral("footer"));
    setFixedHeight(metrics().toolBar);
    setTone(m_facts, Tone::Muted);
    auto* line = new QHBoxLayout(this);
    line->setContentsMargins(metrics().edgeLeft, 0, metrics().edgeRight, 0);
    line->setSpacing(metrics().space(2));
    line->addWidget(m_title);
    line->addWidget(m_facts, 1);
    for (const FlowDeed deed : kDeeds) {
        auto* button = new Button(ButtonKind::Normal, this);
        button->setIconName(iconOf(deed));
        connect(button, &QPushButton::clicked, this, [this, deed] { emit asked(deed); });
        line->addWidget(button);
        m_buttons.push_back(button);
    }
    showState();
}

void FlowDetail::setState(FlowDetailState state) {
    m_state = std::move(state);
    showState();
}

bool FlowDetail::offers(FlowDeed deed) const {
    return std::ranges::find(m_state.deeds, deed) != m_state.deeds.end();
}

QString FlowDetail::whyNot(FlowDeed deed) const {
    return deed == FlowDeed::Pause || deed == FlowDeed::Resume ? m_state.noPause : QString();
}

void FlowDetail::showState() {
    m_title->setText(m_state.title);
    m_title->setVisible(!m_state.title.isEmpty());
    m_facts->setText(m_state.title.isEmpty()
                         ? tr("Choose a caller, a rule or a target to see what can be done with "
                              "it.")
                         : m_state.facts);
    for (std::size_t at = 0; at < kDeeds.size(); ++at) {
        Button* button = m_buttons[at];
        const QString why = whyNot(kDeeds[at]);
        button->setText(wordOf(kDeeds[at]));
        button->setToolTip(why.isEmpty() ? hintOf(kDeeds[at]) : why);
        button->setEnabled(why.isEmpty());
        button->setVisible(offers(kDeeds[at]));
    }
}

void FlowDetail::fillMenu(QMenu& menu) {
    for (const FlowDeed deed : m_state.deeds) {
        QAction* action = menu.addAction(icon(iconOf(deed)), wordOf(deed), this,
                                         [this, deed] { emit asked(deed); });
        action->setEnabled(whyNot(deed).isEmpty());
        action->setToolTip(whyNot(deed));
    }
}

void FlowDetail::changeEvent(QEvent* event) {
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        showState();
    }
}

}  // namespace weir::ui
