// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/overview/spend_panel.hpp"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QScrollBar>
#include <QStackedWidget>
#include <array>

#include "ui/overview/spend_model.hpp"
#include "ui/theme/metrics.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/numbers.hpp"
#include "ui/widgets/row_delegate.hpp"
#include "ui/widgets/table_view.hpp"
#include "ui/widgets/text.hpp"

namespace weir::ui {

namespace {

constexpr std::array kModelWidths{ColumnWidth{SpendModel::Model, 130},
                                  ColumnWidth{SpendModel::Requests, 76},
                                  ColumnWidth{SpendModel::Spent, 84}};

}  // namespace

SpendPanel::SpendPanel(QWidget* parent)
    : Panel(parent),
      m_model(new SpendModel(this)),
      m_table(new TableView),
      m_nothing(makeParagraph(TextRole::Body, Tone::Muted)),
      m_footer(new QFrame),
      m_all(makeLabel(TextRole::Head)),
      m_total(makeLabel(TextRole::Head)),
      m_stack(new QStackedWidget),
      m_more(new Button(ButtonKind::Quiet, this)) {
    m_table->setProperty("place", QStringLiteral("panel"));
    m_table->setModel(m_model);
    auto* delegate = new RowDelegate(m_table);
    delegate->setEdge(metrics().gap);
    m_table->setItemDelegate(delegate);
    m_table->setColumns({kModelWidths, SpendModel::Model, {}});
    m_nothing->setContentsMargins(metrics().gap, metrics().gap, metrics().gap, metrics().gap);
    m_nothing->setAlignment(Qt::AlignTop);
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_nothing);
    m_footer->setProperty("part", QStringLiteral("footer"));
    m_footer->setFixedHeight(metrics().columnHeader);
    auto* footer = new QHBoxLayout(m_footer);
    m_footer->setProperty("place", QStringLiteral("panel"));
    footer->addWidget(m_all);
    footer->addStretch(1);
    footer->addWidget(m_total);
    contentLayout()->setContentsMargins(0, 0, 0, 0);
    contentLayout()->setSpacing(0);
    m_table->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Ignored);
    connect(m_table->verticalScrollBar(), &QScrollBar::rangeChanged, this, &SpendPanel::alignTotal);
    alignTotal();
    m_more->setButtonSize(ButtonSize::Small);
    m_more->setIconName(QStringLiteral("spend"));
    headerLayout()->addWidget(m_more);
    headerLayout()->parentWidget()->installEventFilter(this);
    connect(m_more, &QPushButton::clicked, this, &SpendPanel::opened);
    contentLayout()->addWidget(m_stack);
    contentLayout()->addWidget(m_footer);
    retranslate();
    setModels({}, {});
}

void SpendPanel::setModels(const std::vector<admin::ModelSpend>& models, Money today) {
    m_model->setModels(models, today);
    const bool any = !models.empty();
    m_stack->setCurrentWidget(any ? static_cast<QWidget*>(m_table) : m_nothing);
    m_footer->setVisible(any);
    m_total->setText(dollarsText(today));
}

// The title is read before the way out of it has a word.
bool SpendPanel::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::Resize || event->type() == QEvent::LayoutRequest) {
        foldToFit(*headerLayout()->parentWidget(), {m_more});
    }
    return Panel::eventFilter(watched, event);
}

// Under the amounts, with the scroll bar beside them or without.
void SpendPanel::alignTotal() {
    const QScrollBar* bar = m_table->verticalScrollBar();
    const int beside = bar->maximum() > bar->minimum() ? bar->sizeHint().width() : 0;
    m_footer->layout()->setContentsMargins(metrics().gap, 0, metrics().cellPadding + beside, 0);
}

void SpendPanel::retranslate() {
    setTitle(tr("Spend by model"), tr("today"));
    m_nothing->setText(tr("Nothing spent today."));
    m_more->setText(tr("Open"));
    m_more->setAccessibleName(tr("Open spend"));
    m_all->setText(tr("All models"));
    m_table->setAccessibleName(tr("Spend by model"));
    m_model->retranslate();
}

}  // namespace weir::ui
