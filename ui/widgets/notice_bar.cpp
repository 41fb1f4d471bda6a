// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/notice_bar.hpp"

#include <QHBoxLayout>
#include <QLabel>

#include "ui/theme/metrics.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/elided_label.hpp"
#include "ui/widgets/icon_label.hpp"
#include "ui/widgets/state_look.hpp"

namespace weir::ui {

NoticeBar::NoticeBar(QWidget* parent)
    : QFrame(parent),
      m_icon(new IconLabel(metrics().iconRow, this)),
      m_lead(makeLabel(TextRole::Value, Tone::Text, this)),
      m_text(new ElidedLabel(Qt::ElideRight, this)) {
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(metrics().edgeLeft, metrics().space(2), metrics().edgeRight,
                               metrics().space(2));
    layout->setSpacing(metrics().space(2));
    layout->addWidget(m_icon);
    layout->addWidget(m_lead);
    layout->addWidget(m_text, 1);
    for (std::size_t index = 0; index < m_buttons.size(); ++index) {
        Button*& button = m_buttons[index];
        button = new Button(ButtonKind::Normal, this);
        layout->addWidget(button);
        connect(button, &QPushButton::clicked, this, [this, index] {
            // The action may replace the notice it belongs to.
            const auto run = m_notice.actions.at(static_cast<qsizetype>(index)).run;
            run();
        });
    }
    setMinimumHeight(metrics().toolBar);
    hide();
}

void NoticeBar::setNotice(const Notice& notice) {
    m_notice = notice;
    setStyleProperty(this, "notice", nameOf(notice.tone));
    m_lead->setText(notice.lead);
    m_lead->setVisible(!notice.lead.isEmpty());
    m_text->setText(notice.text);
    for (std::size_t index = 0; index < m_buttons.size(); ++index) {
        const auto at = static_cast<qsizetype>(index);
        const bool used = at < notice.actions.size();
        m_buttons[index]->setVisible(used);
        if (used) {
            const NoticeAction& action = notice.actions.at(at);
            m_buttons[index]->setText(action.text);
            m_buttons[index]->setEnabled(action.whyNot.isEmpty());
            m_buttons[index]->setToolTip(action.whyNot);
        }
    }
    m_icon->setIcon(notice.icon, tokenOf(notice.tone));
    setAccessibleName(notice.text.isEmpty() ? notice.lead : notice.lead + u' ' + notice.text);
    show();
}

void NoticeBar::clear() {
    m_notice = {};
    hide();
}

}  // namespace weir::ui
