// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/spend/spend_table_panel.hpp"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QMenu>
#include <QVBoxLayout>
#include <utility>

#include "ui/spend/spend_rows.hpp"
#include "ui/spend/spend_table.hpp"
#include "ui/spend/spend_text.hpp"
#include "ui/theme/metrics.hpp"
#include "ui/widgets/button.hpp"

namespace weir::ui {

SpendTablePanel::SpendTablePanel(QWidget* parent)
    : Panel(parent),
      m_rows(new SpendRows(this)),
      m_shown(new ShownSpend(*m_rows, this)),
      m_table(new SpendTable(*m_shown)),
      m_totals(new SpendTotals(*m_table, *m_shown)),
      m_filter(new QLineEdit(this)),
      m_calls(new Button(ButtonKind::Normal, this)),
      m_copy(new Button(ButtonKind::Normal, this)) {
    m_calls->setIconName(QStringLiteral("traffic"));
    m_copy->setIconName(QStringLiteral("copy"));
    m_filter->setObjectName(QStringLiteral("filter"));
    m_filter->setClearButtonEnabled(true);
    m_filter->setFixedWidth(metrics().px(190));
    headerLayout()->setContentsMargins(metrics().gap, metrics().space(1), metrics().space(1),
                                       metrics().space(1));
    headerLayout()->addWidget(m_filter);
    headerLayout()->addWidget(m_calls);
    headerLayout()->addWidget(m_copy);
    for (Button* button : {m_calls, m_copy}) {
        button->setButtonSize(ButtonSize::Small);
    }
    // Its buttons fold instead.
    m_filter->parentWidget()->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    contentLayout()->setContentsMargins(0, 0, 0, 0);
    contentLayout()->setSpacing(0);
    contentLayout()->addWidget(m_table, 1);
    contentLayout()->addWidget(m_totals);
    m_table->setMinimumHeight(metrics().columnHeader + 4 * metrics().row);

    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString& text) {
        m_shown->setFilterFixedString(text.trimmed());
        m_totals->refresh();
        showState();
    });
    connect(m_calls, &QPushButton::clicked, this, &SpendTablePanel::showCalls);
    connect(m_copy, &QPushButton::clicked, this, &SpendTablePanel::copy);
    connect(m_table, &SpendTable::opened, this, &SpendTablePanel::open);
    connect(m_table, &SpendTable::copyAsked, this, &SpendTablePanel::copy);
    connect(m_table, &SpendTable::menuOpening, this, &SpendTablePanel::fillMenu);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &SpendTablePanel::showState);
    retranslate();
}

void SpendTablePanel::setAnswer(const SpendAnswer& answer, std::vector<admin::SpendRow> rows,
                                std::vector<Token> colours) {
    const admin::SpendRow* before = selected();
    const std::string kept = before == nullptr ? std::string() : before->name;
    const bool keeps = before != nullptr && m_rows->by() == answer.choice.by;
    if (m_rows->by() != answer.choice.by) {
        m_filter->clear();  // names of something else
    }
    m_canNarrow = nextDimension(answer.choice).has_value();
    m_rows->setAnswer(answer, std::move(rows), std::move(colours));
    if (const int row = keeps ? m_rows->rowOf(kept) : -1; row >= 0) {
        m_table->setCurrentIndex(m_shown->mapFromSource(m_rows->index(row, 0)));
    }
    if (m_table->hasFocus()) {
        m_table->selectSomething();
    }
    m_totals->refresh();
    setTitle(titleText(answer.choice.measure, answer.choice.by), daysText(answer.days));
    m_table->setAccessibleName(titleText(answer.choice.measure, answer.choice.by));
    showState();
}

const admin::SpendRow* SpendTablePanel::selected() const {
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    return rows.isEmpty() ? nullptr : m_shown->at(rows.first().row());
}

void SpendTablePanel::open() {
    if (const admin::SpendRow* row = selected()) {
        const std::string name = row->name;  // the row may go with what this sets off
        if (m_canNarrow) {
            emit narrowAsked(name);
        } else {
            emit callsAsked(name);
        }
    }
}

void SpendTablePanel::showCalls() {
    if (const admin::SpendRow* row = selected()) {
        const std::string name = row->name;
        emit callsAsked(name);
    } else {
        emit allCallsAsked();
    }
}

void SpendTablePanel::copy() {
    QApplication::clipboard()->setText(m_rows->csv(m_shown->shown()));
    emit copied();
}

void SpendTablePanel::fillMenu(QMenu& menu) {
    const admin::SpendRow* row = selected();
    if (row == nullptr) {
        return;
    }
    const QString name = nameText(m_rows->by(), row->name);
    if (m_canNarrow) {
        menu.addAction(tr("Only %1").arg(name), this, &SpendTablePanel::open);
    }
    QAction* calls = menu.addAction(tr("Show the calls"), this, &SpendTablePanel::showCalls);
    calls->setShortcut(m_callsKeys);
    menu.addSeparator();
    menu.addAction(tr("Copy as CSV"), this, &SpendTablePanel::copy);
}

void SpendTablePanel::showState() {
    const admin::SpendRow* row = selected();
    m_calls->setToolTip(withKeys(row == nullptr
                                     ? tr("All calls that are added up here")
                                     : tr("The calls of %1").arg(nameText(m_rows->by(), row->name)),
                                 m_callsKeys));
}

void SpendTablePanel::resizeEvent(QResizeEvent* event) {
    Panel::resizeEvent(event);
    foldToFit(*m_filter->parentWidget(), {m_copy, m_calls});
}

void SpendTablePanel::setKeys(const QKeySequence& showCalls) {
    m_callsKeys = showCalls;
    showState();
}

void SpendTablePanel::retranslate() {
    m_filter->setPlaceholderText(tr("Filter by name"));
    m_filter->setAccessibleName(tr("Filter by name"));
    m_calls->setText(tr("Show the calls"));
    m_copy->setText(tr("Copy as CSV"));
    m_copy->setToolTip(tr("The rows of the table, with all figures"));
    m_rows->retranslate();
    m_totals->refresh();
    showState();
}

}  // namespace weir::ui
