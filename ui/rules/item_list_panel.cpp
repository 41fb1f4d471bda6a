// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rules/item_list_panel.hpp"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

#include "ui/widgets/button.hpp"
#include "ui/widgets/numbers.hpp"
#include "ui/widgets/text.hpp"
#include "ui/window/gateway_model.hpp"

namespace weir::ui {

ItemListPanel::ItemListPanel(GatewayModel& gateway, QWidget* parent)
    : Panel(parent),
      m_gateway(gateway),
      m_add(new Button(ButtonKind::Quiet)),
      m_none(makeParagraph(TextRole::Body, Tone::Muted)),
      m_scroll(new QScrollArea),
      m_list(nullptr),
      m_failure(makeParagraph(TextRole::Small, Tone::Error)) {
    m_add->setButtonSize(ButtonSize::Small);
    m_add->setIconName(QStringLiteral("plus"));
    headerLayout()->addWidget(m_add);
    auto* list = new QWidget;
    m_list = new QVBoxLayout(list);
    m_list->setContentsMargins({});
    m_list->setSpacing(0);
    m_list->addStretch(1);
    m_scroll->setWidget(list);
    m_scroll->setWidgetResizable(true);
    list->setAutoFillBackground(false);
    m_scroll->viewport()->setAutoFillBackground(false);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    contentLayout()->addWidget(m_failure);
    contentLayout()->addWidget(m_none);
    contentLayout()->addWidget(m_scroll, 1);
    contentLayout()->addStretch();
    connect(m_add, &QPushButton::clicked, this, &ItemListPanel::add);
    connect(&gateway, &GatewayModel::changed, this, &ItemListPanel::showItems);
}

// The items stay as long as there are as many, so that focus and place are kept.
void ItemListPanel::showItems() {
    while (m_items.size() > count()) {
        m_items.back()->hide();
        m_items.back()->deleteLater();  // what takes it away may come from itself
        m_items.pop_back();
    }
    while (m_items.size() < count()) {
        QWidget* item = makeItem();
        m_list->insertWidget(static_cast<int>(m_items.size()), item);
        m_items.push_back(item);
    }
    const QString locked = whyLocked();
    for (std::size_t i = 0; i < m_items.size(); ++i) {
        showItem(*m_items[i], i, locked);
    }
    m_add->setEnabled(locked.isEmpty());
    m_add->setToolTip(locked);
    m_none->setVisible(m_known && m_items.empty());
    m_scroll->setVisible(!m_items.empty());
    m_failure->setText(m_problem);
    m_failure->setVisible(!m_problem.isEmpty());
    setTitle(words().title,
             m_items.empty() ? QString() : countText(static_cast<std::uint64_t>(m_items.size())));
}

QString ItemListPanel::whyLocked() const {
    if (const QString role = m_gateway.whyNot(admin::Role::Admin); !role.isEmpty()) {
        return role;
    }
    const admin::GatewayStatus& gateway = m_gateway.status();
    return gateway.policyReadOnly ? tr("Managed by %1: change it there.")
                                        .arg(QString::fromStdString(gateway.policyFile))
                                  : QString();
}

void ItemListPanel::fail(const QString& problem) {
    m_problem = problem;
    showItems();
}

void ItemListPanel::retranslate() {
    m_add->setText(words().add);
    m_none->setText(words().none);
    m_scroll->setAccessibleName(words().title);
    showItems();
}

void ItemListPanel::changeEvent(QEvent* event) {
    Panel::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

}  // namespace weir::ui
