// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/prices/price_pane.hpp"

#include <QEvent>
#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

#include "ui/prices/price_text.hpp"
#include "ui/theme/metrics.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/fact_list.hpp"
#include "ui/widgets/panel.hpp"
#include "ui/widgets/text.hpp"

namespace weir::ui {

PricePane::PricePane(QWidget* parent)
    : QFrame(parent),
      m_name(makeParagraph(TextRole::Dialog, Tone::Text)),
      m_provider(makeLabel(TextRole::Body, Tone::Muted)),
      m_set(new Button),
      m_change(new Button),
      m_remove(new Button),
      m_unit(makeLabel(TextRole::Small, Tone::Muted)),
      m_facts(new FactList),
      m_historyTitle(makeLabel(TextRole::Head)),
      m_history(new FactList) {
    setProperty("part", QStringLiteral("pane"));
    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(metrics().edgeRight, metrics().gap, metrics().edgeRight,
                               metrics().gap);
    column->setSpacing(metrics().gap);
    auto* title = new QVBoxLayout;
    title->setSpacing(0);
    title->addWidget(m_name);
    title->addWidget(m_provider);
    column->addLayout(title);
    auto* orders = new QVBoxLayout;
    orders->setSpacing(metrics().space(2));
    m_set->setIconName(QStringLiteral("plus"));
    m_change->setIconName(QStringLiteral("pencil"));
    m_remove->setIconName(QStringLiteral("trash"));
    for (Button* button : {m_set, m_change, m_remove}) {
        button->setButtonSize(ButtonSize::Small);
        orders->addWidget(button, 0, Qt::AlignLeft);
    }
    column->addLayout(orders);
    column->addWidget(m_unit);
    column->addWidget(m_facts);
    column->addWidget(makeDivider(Qt::Horizontal));
    column->addWidget(m_historyTitle);
    column->addWidget(m_history);
    column->addStretch();
    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(content);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(scroll);
    connect(m_set, &QPushButton::clicked, this, &PricePane::setAsked);
    connect(m_change, &QPushButton::clicked, this, &PricePane::changeAsked);
    connect(m_remove, &QPushButton::clicked, this, &PricePane::removeAsked);
    clear();
}

void PricePane::setPrice(const admin::ModelPrice& row, const QString& whyNot) {
    if (m_row && *m_row == row && m_whyNot == whyNot) {
        return;
    }
    m_row = row;
    m_whyNot = whyNot;
    showPrice();
    show();
}

void PricePane::clear() {
    m_row.reset();
    hide();
}

void PricePane::showPrice() {
    if (!m_row) {
        return;
    }
    const admin::PriceLine* line = currentLine(*m_row);
    const bool own = line != nullptr && !line->by.own.empty();
    const bool isPrice = own && line->by.entry.empty();
    m_name->setText(QString::fromStdString(m_row->model));
    m_provider->setText(tr("at %1").arg(QString::fromStdString(m_row->provider)));
    m_set->setText(tr("Set price…"));
    m_change->setText(isPrice ? tr("Change price…") : tr("Change factor…"));
    m_remove->setText(isPrice ? tr("Remove your price") : tr("Remove your factor"));
    m_set->setVisible(!isPrice);
    m_change->setVisible(own);
    m_remove->setVisible(own);
    for (Button* button : {m_set, m_change, m_remove}) {
        button->setEnabled(m_whyNot.isEmpty());
        button->setToolTip(m_whyNot);
    }
    m_unit->setText(tr("Dollars a million tokens"));
    m_facts->setFacts(priceFacts(*m_row));
    m_historyTitle->setText(tr("History"));
    m_historyTitle->setVisible(!m_row->lines.empty());
    m_history->setFacts(historyFacts(*m_row));
}

void PricePane::changeEvent(QEvent* event) {
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        showPrice();
    }
}

}  // namespace weir::ui
